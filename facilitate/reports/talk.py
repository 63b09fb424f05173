"""What was said about a need, in the order in which it was said, and what was feared or left apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from facilitate.reports.cast import Cast
from facilitate.reports.lines import Line, Quotes, keyed, line
from facilitate.reports.needs import Need, NeedsReport
from facilitate.reports.numbers import Numbers, Ref
from facilitate.reports.record import Record
from facilitate.reports.rows import Comment, Item

LOW_AGREEMENT = 0.5


def spoken(need: Need, numbers: Numbers, cast: Cast) -> tuple[Line, ...]:
    """Residents' cards, units' cards, then the gists of the turns as they followed one another, keyed by the matter."""
    return (*_written(need, numbers, cast), *_said(need, numbers, cast))


def worries(record: Record, report: NeedsReport, numbers: Numbers, cast: Cast) -> tuple[Line, ...]:
    """Unsigned comments with what was replied, grades that lie far apart, and objections to what was read back."""
    return (*_unsigned(record, numbers, cast), *_apart(report), *_objections(record, cast))


def _written(need: Need, numbers: Numbers, cast: Cast) -> Iterator[Line]:
    """What the cards say; one that stands alone is its own heading."""
    shown = [card for card in need.cards if card.state == "shown" and card.text != need.head.text]
    residents = [card for card in shown if not cast.unit(card.by)]
    if residents:
        words = Quotes.of(card.text for card in residents)
        wrote = "居民反映：{words}。" if cast.units_came() else "与会人员反映：{words}。"
        yield keyed(f"matter/{need.id}/written", line(wrote, _cards(residents, numbers), words=words))
    for card in shown:
        if cast.unit(card.by):
            words, refs = Quotes.of([card.text]), _cards([card], numbers)
            told = line("{who}提出：{words}。", refs, who=cast.name(card.by), words=words)
            yield keyed(f"matter/{need.id}/written/{card.id}", told)


def _said(need: Need, numbers: Numbers, cast: Cast) -> Iterator[Line]:
    """Residents who followed one another share a sentence, which goes by the first of their turns."""
    turns = [turn for turn in need.turns if turn.gist]
    for speaker, some in groupby(turns, key=lambda turn: turn.person if cast.unit(turn.person) else ""):
        told = list(some)
        refs = numbers.refs("turn", (turn.id for turn in told))
        words = Quotes.of(turn.gist for turn in told)
        yield keyed(f"matter/{need.id}/said/{told[0].id}", _voice(speaker, told[0].kind, words, refs, cast))


def _voice(speaker: str, kind: str, words: Quotes, refs: tuple[Ref, ...], cast: Cast) -> Line:
    if not speaker:
        said = "居民提出：{words}。" if cast.units_came() else "与会人员提出：{words}。"
        return line(said, refs, words=words)
    elif kind == "answer":
        return line("{who}答复：{words}。", refs, who=cast.name(speaker), words=words)
    else:
        return line("{who}说明：{words}。", refs, who=cast.name(speaker), words=words)


def _unsigned(record: Record, numbers: Numbers, cast: Cast) -> Iterator[Line]:
    shown = [comment for comment in record.comments if comment.state == "shown"]
    for comment in shown:
        if comment.by is None:
            refs = numbers.refs("comment", [comment.id])
            words = Quotes.of([comment.text])
            yield keyed(f"worry/{comment.id}", line("未署名意见：{words}。", refs, words=words))
            yield from (_reply(reply, numbers, cast) for reply in shown if reply.reply_to == comment.id)


def _reply(reply: Comment, numbers: Numbers, cast: Cast) -> Line:
    refs, words = numbers.refs("comment", [reply.id]), Quotes.of([reply.text])
    told = line("另有留言：{words}。", refs, words=words)
    if cast.unit(reply.by):
        told = line("{who}答复：{words}。", refs, who=cast.name(reply.by), words=words)
    return keyed(f"worry/{reply.id}", told)


def _apart(report: NeedsReport) -> Iterator[Line]:
    for need in report.priority:
        importance = need.grades.get("importance")
        if importance and importance.agreement < LOW_AGREEMENT:
            told = line("对“{need}”有多要紧，看法不一，宜再议。", (need.ref,), need=need.head.text)
            yield keyed(f"worry/apart/{need.id}", told)


def _objections(record: Record, cast: Cast) -> Iterator[Line]:
    for done in record.confirmations:
        if done.text:
            words = Quotes.of([done.text])
            told = line("{who}对宣读的要点提出：{words}。", who=cast.name(done.person), words=words)
            yield keyed(f"worry/read/{done.person}/{done.at}", told)
    for asked in record.paper.corrections:
        if asked.state != "accepted" and not asked.late:
            told = line("{who}对宣读的要点提出：{words}。", who=cast.name(asked.by), words=Quotes.of([asked.text]))
            yield keyed(f"worry/correction/{asked.id}", told)


def _cards(cards: list[Item], numbers: Numbers) -> tuple[Ref, ...]:
    return numbers.refs("card", (card.id for card in cards))
