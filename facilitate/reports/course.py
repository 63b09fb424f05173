"""What happened, stage by stage, in sentences: cards written, voices heard, dots given, grades, tasks, reading back."""

from __future__ import annotations

from collections.abc import Iterator

from facilitate.reports.cast import Cast
from facilitate.reports.lines import Line, Moment, line, moment
from facilitate.reports.numbers import Numbers, Ref, cards, stage_key
from facilitate.reports.record import Record
from facilitate.reports.rows import Ballot, Stage, Words


def course(record: Record, numbers: Numbers, cast: Cast) -> tuple[Line, ...]:
    """One sentence for each thing that the record holds, in the order of the stages."""
    parts = [
        _cards(record, numbers),
        _round(record, numbers, cast),
        _merged(record, numbers),
        *(_ballot(record, ballot, numbers) for ballot in record.ballots),
        _dialogue(record, numbers),
        _closing(record),
    ]
    told = sorted((list(part) for part in parts), key=_when)
    return tuple(sentence for part in told for sentence in part)


def _when(sentences: list[Line]) -> str:
    """The time of day of the first sentence; the closing comes last."""
    at = sentences[0].holes.get("at") if sentences else None
    return at.clock if isinstance(at, Moment) else "~"


def _cards(record: Record, numbers: Numbers) -> Iterator[Line]:
    rows = [card for card in cards(record) if card.kind in ("need", "idea") and card.state != "withdrawn"]
    if not rows:
        return
    stage, at, refs = _stage(record, numbers, rows[0].stage)
    yield line("{at}，{stage}，收到需求卡{n}张。", refs, at=at, stage=stage, n=len(rows))
    helped = sum(card.proxy for card in rows)
    if helped:
        yield line(
            "其中{n}张由工作人员代填，本人认可。", numbers.refs("card", (c.id for c in rows if c.proxy)), n=helped
        )


def _round(record: Record, numbers: Numbers, cast: Cast) -> Iterator[Line]:
    stages = [stage for stage in record.stages if not stage.item and any(t.stage == stage.id for t in record.turns)]
    for row in stages:
        voices = {turn.person for turn in record.turns if turn.stage == row.id}
        stage, at, refs = _stage(record, numbers, row.id)
        if voices >= {person.id for person in cast.voices()}:
            yield line("{at}，{stage}，{n}人全部发言。", refs, at=at, stage=stage, n=len(voices))
        else:
            yield line("{at}，{stage}，{n}人发言。", refs, at=at, stage=stage, n=len(voices))


def _merged(record: Record, numbers: Numbers) -> Iterator[Line]:
    heads = [item for item in record.items if item.originals]
    if heads:
        stage, at, refs = _stage(record, numbers, heads[0].stage)
        yield line("{at}，{stage}，归并为{n}件需求，卡片原文保留。", refs, at=at, stage=stage, n=len(heads))


def _ballot(record: Record, ballot: Ballot, numbers: Numbers) -> Iterator[Line]:
    ref = (numbers.ref("ballot", ballot.id),)
    _, at, _ = _stage(record, numbers, ballot.stage)
    match ballot.type:
        case "dots":
            dots = sum(int(count) for count in ballot.counts.values())
            yield line("{at}，居民不记名贴点，{n}人共贴{dots}点。", ref, at=at, n=ballot.cast, dots=dots)
            if ballot.apart and ballot.apart.cast:
                yield line("单位代表{n}人的点另列，不计入排序。", ref, n=ballot.apart.cast)
            yield from _chosen(record, ref)
        case "score":
            yield line("{at}，{n}人为{items}件事不记名打分。", ref, at=at, n=ballot.cast, items=len(ballot.items))
        case _ if "for" in ballot.counts:
            sides = {side: int(ballot.counts.get(side, 0)) for side in ("for", "against", "abstain")}
            yield line("{at}，表决：赞成{yes}，反对{no}，弃权{none}。", ref, at=at,
                       yes=sides["for"], no=sides["against"], none=sides["abstain"])  # fmt: skip
        case _:
            yield line("{at}，投票，{n}人投票。", ref, at=at, n=ballot.cast)


def _chosen(record: Record, ref: tuple[Ref, ...]) -> Iterator[Line]:
    for chosen in record.selections:
        if chosen.tie:
            yield line("得点相同的一并列入，定出重点{n}件。", ref, n=len(chosen.items))
        else:
            yield line("定出重点{n}件。", ref, n=len(chosen.items))


def _dialogue(record: Record, numbers: Numbers) -> Iterator[Line]:
    each = {stage.id for stage in record.stages if stage.item}
    turns = [turn for turn in record.turns if turn.stage in each]
    if turns:
        items = len({turn.item for turn in turns})
        ends = numbers.ref("turn", turns[0].id), numbers.ref("turn", turns[-1].id)
        at = moment(record, turns[0].from_)
        yield line("{at}，逐件对话，{items}件事发言{n}次。", ends, at=at, items=items, n=len(turns))


def _closing(record: Record) -> Iterator[Line]:
    confirmed = {done.person for done in record.confirmations if not done.text}
    objected = [done for done in record.confirmations if done.text]
    if confirmed:
        yield line("最后宣读要点，{n}人确认。", n=len(confirmed))
    if objected:
        yield line("{n}人提出更正意见。", n=len(objected))


def _stage(record: Record, numbers: Numbers, key: str) -> tuple[Words, Moment, tuple[Ref, ...]]:
    row = next((stage for stage in record.stages if stage.id == key), Stage(id=key, title=Words(zh=key, en=key)))
    place = stage_key(row)
    refs = (numbers.ref("stage", place),) if place in numbers.of["stage"] else ()
    return row.title, moment(record, row.from_), refs
