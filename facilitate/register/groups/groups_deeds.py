"""Making an action group with its three squads, giving a squad its lead, planning shifts, and closing the group."""

from datetime import datetime, timedelta
from typing import Any

from facilitate.register.book import Book, Deed, Done
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.groups.sign_ups_deeds import move_up
from facilitate.register.lengths import within
from facilitate.register.moments import instant
from facilitate.register.rights import may

LENGTHS = {"name": 80, "purpose": 300, "lead": 40, "place": 80, "skills": 120}
"""Characters."""
SQUADS = {"information": "信息统计", "logistics": "后勤保障", "distribution": "物资分发"}
"""The template: three squads and what they are called at first."""
KINDS = (*SQUADS, "other")
MOST_PLACES = 500
LONGEST = timedelta(hours=24)


def make(book: Book, doer: Doer, community: int, name: str, purpose: str = "", promise: int | None = None) -> Done[int]:
    """A group with its three squads; its id. `promise`: the task that it carries out.
    Raises Declined: not_your_door, nothing_written, too_long, no_such_row."""
    may(doer, "keep_groups")
    values = _checked({"name": name, "purpose": purpose})

    def making(deed: Deed) -> int:
        if promise is not None and deed.row("promises", promise)["community"] != community:
            raise Declined("no_such_row")
        id = deed.make("groups", community=community, promise=promise, state="open", at=deed.now, **values)
        for kind, called in SQUADS.items():
            deed.make("squads", group=id, kind=kind, name=called)
        return id

    return book.deed(doer, "keep_groups", community, making)


def edit(book: Book, doer: Doer, community: int, id: int, **values: str) -> int:
    """Another name, purpose or state (open, closed: nobody can sign up any more). Raises Declined like `make`."""
    may(doer, "keep_groups")
    new = _checked(values)

    def writing(deed: Deed) -> None:
        _group(deed, community, id)
        deed.put("groups", id, **new)

    return book.deed(doer, "keep_groups", community, writing).id


def add_squad(book: Book, doer: Doer, community: int, group: int, name: str, lead: str = "") -> Done[int]:
    """A squad beside the three; its id. Raises Declined like `make`."""
    may(doer, "keep_groups")
    values = _checked({"name": name, "lead": lead})

    def adding(deed: Deed) -> int:
        _group(deed, community, group)
        return deed.make("squads", group=group, kind="other", **values)

    return book.deed(doer, "keep_groups", community, adding)


def edit_squad(book: Book, doer: Doer, community: int, id: int, name: str, lead: str) -> int:
    """What the squad is called and who leads it. Raises Declined like `make`."""
    may(doer, "keep_groups")
    values = _checked({"name": name, "lead": lead})

    def writing(deed: Deed) -> None:
        _squad(deed, community, id)
        deed.put("squads", id, **values)

    return book.deed(doer, "keep_groups", community, writing).id


def add_shift(book: Book, doer: Doer, community: int, squad: int, **values: Any) -> Done[int]:
    """A shift with `place`, `starts` and `ends` (ISO 8601 with offset), `places` and `skills` wanted; its id.
    Raises Declined: not_your_door, too_long, out_of_range, ends_first, shift_past, no_such_row."""
    may(doer, "keep_groups")
    within(LENGTHS, values)
    _timed(values)

    def adding(deed: Deed) -> int:
        _squad(deed, community, squad)
        if values["ends"] <= instant(deed.now):
            raise Declined("shift_past")
        return deed.make("shifts", squad=squad, state="open", **values)

    return book.deed(doer, "keep_groups", community, adding)


def edit_shift(book: Book, doer: Doer, community: int, id: int, **values: Any) -> int:
    """Another place, time or number of places: who waits moves up where there is room; nobody who comes is sent away.
    Raises Declined like `add_shift`."""
    may(doer, "keep_groups")
    within(LENGTHS, values)
    _timed(values)

    def writing(deed: Deed) -> None:
        _shift(deed, community, id)
        deed.put("shifts", id, **values)
        move_up(deed, id)

    return book.deed(doer, "keep_groups", community, writing).id


def cancel_shift(book: Book, doer: Doer, community: int, id: int) -> int:
    """The shift is not held; who signed up stays on its list, so that they can be told. Raises Declined: not_your_door, no_such_row."""
    may(doer, "keep_groups")

    def cancelling(deed: Deed) -> None:
        _shift(deed, community, id)
        deed.put("shifts", id, state="cancelled")

    return book.deed(doer, "keep_groups", community, cancelling).id


def _checked(values: dict[str, str]) -> dict[str, str]:
    stripped = {name: value.strip() for name, value in values.items()}
    within(LENGTHS, stripped)
    if not stripped.get("name", "-"):
        raise Declined("nothing_written")
    return stripped


def _timed(values: dict[str, Any]) -> None:
    if not 1 <= values["places"] <= MOST_PLACES:
        raise Declined("out_of_range", least=1, most=MOST_PLACES)
    starts, ends = (datetime.fromisoformat(values[name]) for name in ("starts", "ends"))
    if not timedelta() < ends - starts <= LONGEST:
        raise Declined("ends_first")


def _group(deed: Deed, community: int, id: int) -> None:
    if deed.row("groups", id)["community"] != community:
        raise Declined("no_such_row")


def _squad(deed: Deed, community: int, id: int) -> None:
    _group(deed, community, deed.row("squads", id)["group"])


def _shift(deed: Deed, community: int, id: int) -> None:
    _squad(deed, community, deed.row("shifts", id)["squad"])
