"""Where people were: every table, pair, group, cell and ring that stood, with who was there from when to when."""

from __future__ import annotations

from facilitate.core.meeting import Meeting
from facilitate.core.space.spaces import Stay
from facilitate.reports.fold.when import When
from facilitate.reports.rows import Space


def spaces(m: Meeting, when: When) -> tuple[Space, ...]:
    """One row for each place by its id; the empty cells of the timetable are left out."""
    by: dict[str, list[Stay]] = {id: [] for id in m.spaces.seen}
    for stay in m.spaces.stays:
        by[stay.space].append(stay)
    return tuple(
        Space(
            id=space.id,
            kind=space.kind,
            place=space.place,
            slot=str(space.slot or ""),
            item=space.item or None,
            people=tuple(_row(m, stay, when) for stay in by[space.id]),
        )
        for space in m.spaces.seen.values()
        if by[space.id] or space.item or space.kind != "cell"
    )


def _row(m: Meeting, stay: Stay, when: When) -> dict[str, str | int | None]:
    return {"person": stay.person, "from": when.since(stay.from_), "to": when.until(stay.to or m.agenda.ended_at)}
