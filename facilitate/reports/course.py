"""What happened, stage by stage, in sentences: what was written, who spoke, groups, ballots, dialogue, reading back."""

from __future__ import annotations

from collections.abc import Iterator

from facilitate.reports import outcomes
from facilitate.reports.cast import Cast
from facilitate.reports.lines import Line, Moment, keyed, line, moment
from facilitate.reports.numbers import Numbers, Ref, cards, stage_key, stretches
from facilitate.reports.record import Record
from facilitate.reports.rows import Item, Stage, Words

WRITTEN = {
    "need": "{at}，{stage}，收到需求卡{n}张。",
    "topic": "{at}，{stage}，提出议题{n}个。",
    "motion": "{at}，{stage}，提出{n}条。",
    "idea": "{at}，{stage}，收到点子{n}条。",
    "note": "{at}，{stage}，写下{n}条。",
    "report": "{at}，{stage}，交来报告{n}份。",
    "group_report": "{at}，{stage}，交来小组记录{n}份。",
}
GROUPS = {
    "table": "{at}，分{n}桌，{people}人入座。",
    "pair": "{at}，两人一组，共{n}组。",
    "group": "{at}，分{n}个小组，{people}人参加。",
    "cell": "{at}，开了{n}场分组讨论，{people}人参加。",
    "ring": "{at}，里圈先后坐过{people}人。",
}
LAST = 10**9
Told = tuple[int, list[Line]]


def course(record: Record, numbers: Numbers, cast: Cast) -> tuple[Line, ...]:
    """One sentence for each thing that the record holds, in the order of time; the closing comes last."""
    parts = [
        *_written(record, numbers),
        *_rounds(record, numbers, cast),
        *_merged(record, numbers),
        *_groups(record),
        *((b.from_, list(outcomes.told(record, b, numbers, _title(record, b.stage)))) for b in record.ballots),
        *_dialogue(record, numbers),
        (LAST, list(_closing(record))),
    ]
    return tuple(sentence for _, part in sorted(parts, key=lambda part: part[0]) for sentence in part)


def _written(record: Record, numbers: Numbers) -> Iterator[Told]:
    """How much of each kind was written in each stage, and how much of it by a scribe."""
    kept = [card for card in cards(record) if card.kind in WRITTEN and card.state != "withdrawn"]
    for kind, stage in dict.fromkeys((_kind(card), card.stage) for card in kept):
        rows = [card for card in kept if (_kind(card), card.stage) == (kind, stage)]
        row, at, refs = _stage(record, numbers, stage)
        key = f"course/written/{kind}/{stage}"
        said = [keyed(key, line(WRITTEN[kind], refs, at=at, stage=row.title, n=len(rows)))]
        helped = [card.id for card in rows if card.proxy]
        if helped:
            text = "其中{n}张由工作人员代填，本人认可。" if kind == "need" else "其中{n}条由工作人员代填，本人认可。"
            said.append(keyed(f"{key}/helped", line(text, numbers.refs("card", helped), n=len(helped))))
        yield row.from_ or 0, said


def _kind(card: Item) -> str:
    """A report that was written at a table or in a group is the group's."""
    return "group_report" if card.kind == "report" and card.space else card.kind


def _rounds(record: Record, numbers: Numbers, cast: Cast) -> Iterator[Told]:
    """Who spoke in the stages that are not about one item after another."""
    once = {stage.id for stage in record.stages if not stage.item}
    for id in dict.fromkeys(turn.stage for turn in record.turns if turn.stage in once):
        voices = {turn.person for turn in record.turns if turn.stage == id}
        row, at, refs = _stage(record, numbers, id)
        if voices >= {person.id for person in cast.voices()}:
            told = line("{at}，{stage}，{n}人全部发言。", refs, at=at, stage=row.title, n=len(voices))
        else:
            told = line("{at}，{stage}，{n}人发言。", refs, at=at, stage=row.title, n=len(voices))
        yield row.from_ or 0, [keyed(f"course/spoke/{id}", told)]


def _merged(record: Record, numbers: Numbers) -> Iterator[Told]:
    heads = [item for item in record.items if item.originals]
    if heads:
        row, at, refs = _stage(record, numbers, heads[0].stage)
        text = "{at}，{stage}，归并为{n}件需求，卡片原文保留。"
        if heads[0].kind != "need":
            text = "{at}，{stage}，内容相近的归并为{n}件，原文保留。"
        yield row.from_ or 0, [keyed("course/merged", line(text, refs, at=at, stage=row.title, n=len(heads)))]


def _groups(record: Record) -> Iterator[Told]:
    """How many groups of a kind there were and how many different people were in them."""
    for kind, text in GROUPS.items():
        held = [space for space in record.spaces if space.kind == kind and space.people]
        if held:
            begun = min(stay["from"] for space in held for stay in space.people)
            people = {stay["person"] for space in held for stay in space.people}
            told = line(text, at=moment(record, begun), n=len(held), people=len(people))
            yield begun, [keyed(f"course/groups/{kind}", told)]


def _dialogue(record: Record, numbers: Numbers) -> Iterator[Told]:
    each = {stage.id for stage in record.stages if stage.item}
    turns = [turn for turn in record.turns if turn.stage in each]
    if turns:
        ends = stretches([numbers.ref("turn", turn.id) for turn in turns])
        at, items = moment(record, turns[0].from_), len({turn.item for turn in turns})
        told = line("{at}，逐件对话，{items}件事发言{n}次。", ends, at=at, items=items, n=len(turns))
        yield turns[0].from_, [keyed("course/dialogue", told)]


def _closing(record: Record) -> Iterator[Line]:
    confirmed = {done.person for done in record.confirmations if not done.text}
    objected = [done.person for done in record.confirmations if done.text]
    objected += [asked.by for asked in record.paper.corrections if not asked.late]
    if confirmed:
        yield keyed("course/confirmed", line("最后宣读要点，{n}人确认。", n=len(confirmed)))
    if objected:
        yield keyed("course/objected", line("{n}人提出更正意见。", n=len(objected)))


def _stage(record: Record, numbers: Numbers, key: str) -> tuple[Stage, Moment, tuple[Ref, ...]]:
    row = next((stage for stage in record.stages if stage.id == key), Stage(id=key, title=Words(zh=key, en=key)))
    place = stage_key(row)
    refs = (numbers.ref("stage", place),) if place in numbers.of["stage"] else ()
    return row, moment(record, row.from_), refs


def _title(record: Record, key: str) -> Words:
    return next((stage.title for stage in record.stages if stage.id == key), Words(zh=key, en=key))
