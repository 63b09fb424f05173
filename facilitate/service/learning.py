"""How a meeting in memory comes from its log: whole, or by what other processes have written since."""

from __future__ import annotations

import logging

from facilitate.core.act import Entry
from facilitate.core.ballot.ballots import put
from facilitate.core.ballot.boxes import last_filled
from facilitate.core.ballot.receipts import lost
from facilitate.core.meeting import Meeting, fold
from facilitate.core.person.people import PeopleMerged
from facilitate.service.mailbox import Answer, Mailbox
from facilitate.store.kept import Kept

log = logging.getLogger(__name__)
UNREADABLE = (
    "%s：第 %s 号投票有 %s 票读不出来：数据文件夹里少了 boxes/%s-%s.key，或者它不是这个箱子的，或者有人动过箱子里的票。"
    "把这个文件放回去再启动；找不回来，就请这几位再投一次。"
    " | %s votes cannot be read: boxes/%s-%s.key is missing from the data folder, or is not this box's, or somebody has"
    " changed what lies in the box. Put it back and start again; if it is lost, these people are asked to vote once more."
)


def load(box: Mailbox, kept: Kept) -> Meeting:
    """The whole meeting; whatever nobody has been told of is to be told."""
    box.meeting = fold(kept.entries, kept.choices)
    box.id, box.head, box.chain = kept.id, kept.head, kept.chain
    box.answered = _answers(kept)
    box.untold = [entry for entry in kept.entries if entry.seq > box.told] if box.told else []
    box.told = min(box.told or kept.head, kept.head)
    _warn_of_lost(box.meeting)
    return box.meeting


def _warn_of_lost(m: Meeting) -> None:
    """Votes are never dropped in silence: whoever keeps the house is told which file to look for, the desk sees the same."""
    for ballot in m.ballots.all.values():
        if n := len(lost(ballot)):
            log.warning(UNREADABLE, m.facts.code, ballot.id, n, m.facts.code, ballot.id, n, m.facts.code, ballot.id)


def learn(box: Mailbox, news: Kept | None) -> None:
    """The meeting moves on by the news; where that cannot be it is to be read whole."""
    if news is None or box.meeting is None:
        return
    try:
        _follow(box, box.meeting, news)
    except Exception:
        log.exception("%s: what others wrote could not be followed", box.code)
        box.meeting = None


def _follow(box: Mailbox, m: Meeting, news: Kept) -> None:
    """Some of it may be known by now. Of doubles that became one the log alone tells whose choice counts; and a log that
    has become another one (a backup was brought back) is the truth."""
    entries = [entry for entry in news.entries if entry.seq > box.head]
    other = news.head < box.head or (news.head == box.head and news.chain != box.chain)
    if other or any(isinstance(entry.event, PeopleMerged) for entry in entries):
        box.meeting = None
        return
    for entry in entries:
        assert entry.seq == m.seq + 1
        m.evolve(entry)
    _drop_unread(m, entries, news)
    for choice in news.choices if entries else ():
        if m.ballots.all[choice.ballot].open:
            put(m, choice)
    box.answered |= _answers(news)
    if entries:
        box.untold += entries
        box.head, box.chain = news.head, news.chain


def _drop_unread(m: Meeting, entries: list[Entry], news: Kept) -> None:
    """Whoever has voted since and whose choice cannot be read: what she chose before does not count in its place."""
    read = {(choice.ballot, choice.person) for choice in news.choices}
    for ballot, voter in last_filled(entries).keys() - read:
        m.ballots.all[ballot].box.pop(voter, None)


def _answers(kept: Kept) -> dict[tuple[str, str], Answer]:
    return {(one.person, one.op): Answer(one.seq, one.made) for one in kept.answered}
