"""What was put to the vote: in the words voted on, with votes, bars, ties, earlier votes and the reasons of those against."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from facilitate.reports.bars import missed
from facilitate.reports.cast import Cast
from facilitate.reports.lines import Line, Quotes, keyed, line, moment, own
from facilitate.reports.numbers import Numbers, Ref
from facilitate.reports.outcomes import counts, ending, shares, sides, title
from facilitate.reports.record import Record
from facilitate.reports.rows import Ballot, Words


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """Something put to the vote: what it was about, how many were on which side, whether it carried (a code) and how that
    is said; `lines` say the same in sentences, the result first."""

    key: str
    what: Line
    counts: tuple[tuple[Words, int], ...]
    outcome: str
    end: Line
    refs: tuple[Ref, ...]
    lines: tuple[Line, ...]

    @property
    def carried(self) -> bool:
        return self.outcome == "carried"


def decisions(record: Record, numbers: Numbers, cast: Cast) -> tuple[Decision, ...]:
    """Every matter put to the vote, in the order of its first vote; the last one stands, those before it are told. Questions
    of procedure are part of the course."""
    matters: dict[tuple[str, ...], list[Ballot]] = {}
    for ballot in record.ballots:
        if ballot.outcome != "none" and not ballot.question:
            matters.setdefault(ballot.items, []).append(ballot)
    return tuple(_decision(record, votes, numbers, cast) for votes in matters.values())


def _decision(record: Record, votes: list[Ballot], numbers: Numbers, cast: Cast) -> Decision:
    *earlier, last = votes
    key, refs = f"decision/{last.id}", (numbers.ref("ballot", last.id),)
    lines = (
        keyed(f"{key}/result", _result(last, refs)),
        *_bars(last, key, cast),
        *_lot(last, key),
        *_reasons(last, key),
        *(said for n, vote in enumerate(earlier, 1) for said in _before(record, vote, last, n, numbers)),
    )
    return Decision(
        key=key,
        what=keyed(key, own(title(record, last), refs)),
        counts=counts(last),
        outcome=last.outcome,
        end=ending(last, alone=True),
        refs=refs,
        lines=lines,
    )


def _result(ballot: Ballot, refs: tuple[Ref, ...] = ()) -> Line:
    text = "应投{eligible}人，实投{cast}人：{sides}，{end}。"
    return line(text, refs, eligible=ballot.eligible, cast=ballot.cast, sides=shares(ballot), end=ending(ballot))


def _bars(ballot: Ballot, key: str, cast: Cast) -> Iterator[Line]:
    told = missed(ballot, cast)
    for n, said in enumerate(told):
        yield keyed(f"{key}/bar/{n}", line("{bar}。", bar=said))
    if ballot.outcome == "failed" and ballot.bars and not told and not ballot.settled:
        yield keyed(f"{key}/bar/quorum", line("到会人数不够，不作数。"))


def _lot(ballot: Ballot, key: str) -> Iterator[Line]:
    if ballot.settled == "lot":
        yield keyed(f"{key}/lot", line("抽签的签号{seed}，谁都可以照着再抽一遍。", seed=ballot.seed))


def _reasons(ballot: Ballot, key: str) -> Iterator[Line]:
    """What a minority said, in its own words, each once, by the side or level it took."""
    names = sides(ballot)
    for level in names:
        said = dict.fromkeys(
            str(row["text"]) for row in ballot.reasons if row.get("level") == level and row.get("text")
        )
        if said:
            text = line("少数意见（{level}）：{reasons}。", level=names[level], reasons=Quotes.of(said))
            yield keyed(f"{key}/against/{level}", text)


def _before(record: Record, vote: Ballot, last: Ballot, number: int, numbers: Numbers) -> Iterator[Line]:
    """A vote on the same matter before the one that stands, with the words it was about where they have changed since."""
    key, refs = f"decision/{last.id}/before/{vote.id}", (numbers.ref("ballot", vote.id),)
    at, words = moment(record, vote.from_), title(record, vote)
    holes = {"at": at, "n": number, "sides": shares(vote), "end": ending(vote)}
    if words == title(record, last):
        yield keyed(key, line("此前{at}第{n}次表决：{sides}，{end}。", refs, **holes))
    else:
        yield keyed(
            key, line("此前{at}第{n}次表决，当时的文字是“{words}”：{sides}，{end}。", refs, words=words, **holes)
        )
    yield from _reasons(vote, key)
