"""The statement of a hearing: points that were written down as agreed or open and not put to the vote, with their grades."""

from __future__ import annotations

from collections.abc import Iterator

from facilitate.reports.axes import SAID
from facilitate.reports.lines import Line, keyed, line, own
from facilitate.reports.numbers import Numbers
from facilitate.reports.outcomes import ENDS
from facilitate.reports.record import Record
from facilitate.reports.rows import Item
from facilitate.reports.scales import grade
from facilitate.reports.sections import Section


def statement(record: Record, numbers: Numbers) -> tuple[Section, ...]:
    """Motions on which nothing was decided, in the order of writing; motions of procedure are left out."""
    voted = {id for ballot in record.ballots if ballot.outcome in ENDS for id in ballot.items}
    points = (item for item in record.items if item.kind == "motion" and item.state == "shown")
    return tuple(
        _point(record, item, numbers)
        for item in points
        if item.id not in voted and not item.merged_into and not item.fields.get("motion_type")
    )


def _point(record: Record, item: Item, numbers: Numbers) -> Section:
    key = f"statement/{item.id}"
    refs = numbers.refs("card", [item.id]) if item.id in numbers.of["card"] else ()
    agreed = str(item.fields.get("agreed_by") or "")
    by = (keyed(f"{key}/agreed", line("同意的：{who}。", who=agreed)),) if agreed else ()
    return Section(key=key, title=keyed(key, own(item.text, refs)), lines=(*by, *_grades(record, item, key, numbers)))


def _grades(record: Record, item: Item, key: str, numbers: Numbers) -> Iterator[Line]:
    for ballot in record.ballots:
        axes, refs = ballot.counts.get(item.id), (numbers.ref("ballot", ballot.id),)
        if isinstance(axes, int) and ballot.type == "dots":
            yield keyed(f"{key}/dots/{ballot.id}", line("得点{n}。", refs, n=axes))
        for axis, counts in axes.items() if isinstance(axes, dict) else ():
            found = grade(counts, ballot.scale[0] if ballot.scale else 1)
            if found:
                text = "{n}人打“{axis}”的分，中位数{median}。"
                said = line(text, refs, n=found.n, axis=SAID.get(str(axis), str(axis)), median=found.median)
                yield keyed(f"{key}/grade/{ballot.id}/{axis}", said)
