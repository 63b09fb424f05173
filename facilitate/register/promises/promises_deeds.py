"""What a unit and the organiser do with a promise: giving one, telling how it goes, asking for more time, changing its person."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from facilitate.register.book import Book, Deed, Done
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.promises.promises import GONE
from facilitate.register.promises.promises_days import ahead, day
from facilitate.register.promises.promises_figures import TO_DO
from facilitate.register.rights import may
from facilitate.register.units.units import folded
from facilitate.store.keeping_tables import confirmations
from facilitate.store.register_tables import promises

LENGTHS = {"text": 200, "person": 40, "checker": 40, "approver": 40}
MOST_WORDS = 300
"""Characters of a report or reason."""
REPORTS = {"going": "doing", "stuck": "doing", "waiting": "waiting", "done": "done"}
"""How it goes, and the state in which the promise is then."""
CLOSED = ("confirmed", "dropped", GONE)


@dataclass(frozen=True)
class Wish:
    """What is promised by whom, until when (ISO date), and who checks; `unit` or `person` or both."""

    text: str
    due: str
    checker: str
    unit: int | None = None
    person: str = ""
    need: int | None = None
    approver: str = ""
    route: str = ""
    weekly: bool = True


def give(book: Book, doer: Doer, community: int, wish: Wish) -> Done[int]:
    """A new promise; its id. Raises Declined: not_your_door, nothing_written, no_owner, no_checker, own_checker, too_long,
    date_unclear, date_passed, date_far, no_such_row."""
    may(doer, "give_promise")

    def giving(deed: Deed) -> int:
        told = _checked(deed, community, wish)
        row: dict[str, Any] = {name: getattr(told, name) for name in Wish.__dataclass_fields__}
        kind = "do_by" if told.unit else "task"
        return deed.make("promises", community=community, kind=kind, state="open", said={}, at=deed.now, **row)

    return book.deed(doer, "give_promise", community, giving)


def assign(book: Book, doer: Doer, community: int, id: int, wish: Wish) -> int:
    """Another owner or checker, the first date of one that had none, other words; a date that stands is put off with `more_time`
    alone. Raises Declined as `give`."""
    may(doer, "give_promise")

    def assigning(deed: Deed) -> None:
        row = _own(deed, doer, community, id)
        stands = row["due"] or ""
        told = _checked(deed, community, replace(wish, due=stands or wish.due), bool(stands))
        kind = {"kind": "task"} if told.unit is None and told.person != row["person"] else {}
        deed.put("promises", id, **kind, **{name: getattr(told, name) for name in Wish.__dataclass_fields__})

    return book.deed(doer, "assign_promise", community, assigning).id


def report(book: Book, doer: Doer, community: int, id: int, how: str, words: str = "", approver: str = "") -> int:
    """How it goes (one of REPORTS); that it is done begins a new round of residents' voices. Raises Declined: not_your_door,
    other_unit, closed_already, choose_one, nothing_written (stuck, without words), no_approver, too_long."""
    may(doer, "report_promise")
    said, whom = _short(words, MOST_WORDS), _short(approver, LENGTHS["approver"])
    if how not in REPORTS:
        raise Declined("choose_one")
    if how == "stuck" and not said:
        raise Declined("nothing_written")

    def reporting(deed: Deed) -> None:
        row = _to_do(deed, doer, community, id)
        if how == "waiting" and not (whom or row["approver"]):
            raise Declined("no_approver")
        deed.make("check_ins", promise=id, text=said, state=how, who=doer.name, at=deed.now)
        deed.put("promises", id, state=REPORTS[how], approver=whom or row["approver"])
        if how == "done":
            _new_round(deed, id)

    return book.deed(doer, "report_promise", community, reporting).id


def more_time(book: Book, doer: Doer, community: int, id: int, due: str, reason: str) -> int:
    """A later date, with the reason; the first one stays to be read. Raises Declined: not_your_door, other_unit, closed_already,
    nothing_written, not_later, date_unclear, date_passed, date_far, too_long."""
    may(doer, "report_promise")
    said = _short(reason, MOST_WORDS)
    if not said:
        raise Declined("nothing_written")

    def putting_off(deed: Deed) -> None:
        row = _to_do(deed, doer, community, id)
        later = ahead(due, day(deed.now))
        if row["due"] and later <= row["due"]:
            raise Declined("not_later")
        deed.make("check_ins", promise=id, text=said, state="later", who=doer.name, at=deed.now)
        deed.put("promises", id, due=later)

    return book.deed(doer, "more_time", community, putting_off).id


def hand_over(book: Book, doer: Doer, community: int, id: int, person: str, every: bool = False) -> int:
    """Somebody else holds the office: of this promise, or of `every` open one that the same person had in the same unit.
    Raises Declined: not_your_door, other_unit, closed_already, nothing_written, too_long."""
    may(doer, "report_promise")
    name = _short(person, LENGTHS["person"])
    if not name:
        raise Declined("nothing_written")

    def handing(deed: Deed) -> None:
        row = _to_do(deed, doer, community, id)
        ids = _held_with(deed, community, row) if every and row["unit"] is not None else [id]
        for one in ids:
            deed.put("promises", one, person=name)

    return book.deed(doer, "hand_over", community, handing).id


def ask_weekly(book: Book, doer: Doer, community: int, id: int, on: bool) -> int:
    """It is asked after each week, or no longer."""
    may(doer, "give_promise")

    def switching(deed: Deed) -> None:
        _own(deed, doer, community, id)
        deed.put("promises", id, weekly=on)

    return book.deed(doer, "ask_weekly", community, switching).id


def drop(book: Book, doer: Doer, community: int, id: int, reason: str) -> int:
    """It is given up, with the reason, which everybody may read. Raises Declined: not_your_door, nothing_written, closed_already."""
    may(doer, "give_promise")
    said = _short(reason, MOST_WORDS)
    if not said:
        raise Declined("nothing_written")

    def dropping(deed: Deed) -> None:
        _to_do(deed, doer, community, id)
        deed.make("check_ins", promise=id, text=said, state="dropped", who=doer.name, at=deed.now)
        deed.put("promises", id, state="dropped")

    return book.deed(doer, "drop_promise", community, dropping).id


def _own(deed: Deed, doer: Doer, community: int, id: int) -> dict[str, Any]:
    """The promise, where it is this community's and, of a unit's clerk, this unit's."""
    row = deed.row("promises", id)
    if row["community"] != community or row["state"] == GONE:
        raise Declined("no_such_row")
    if doer.door == "unit" and (doer.unit is None or row["unit"] != doer.unit):
        raise Declined("other_unit")
    return row


def _to_do(deed: Deed, doer: Doer, community: int, id: int) -> dict[str, Any]:
    row = _own(deed, doer, community, id)
    if row["state"] in CLOSED:
        raise Declined("closed_already")
    return row


def _new_round(deed: Deed, id: int) -> None:
    """Reported as done today: residents are asked anew, and what they said before stays in the history."""
    deed.put("promises", id, done=day(deed.now).isoformat())
    for voice in (
        deed.connection.execute(select(confirmations.c.id).where(confirmations.c.promise == id)).scalars().all()
    ):
        deed.cut("confirmations", voice)


def _held_with(deed: Deed, community: int, row: dict[str, Any]) -> list[int]:
    query = select(promises.c.id).where(
        promises.c.community == community, promises.c.unit == row["unit"], promises.c.person == row["person"],
        promises.c.state.in_([*TO_DO, "done"]),
    )  # fmt: skip
    return list(deed.connection.execute(query.order_by(promises.c.id)).scalars())


def _checked(deed: Deed, community: int, wish: Wish, stands: bool = False) -> Wish:
    short: dict[str, Any] = {name: _short(getattr(wish, name), most) for name, most in LENGTHS.items()}
    told = replace(wish, **short)
    if not told.text:
        raise Declined("nothing_written")
    if told.unit is None and not told.person:
        raise Declined("no_owner")
    if not told.checker:
        raise Declined("no_checker")
    unit = _here(deed, "units", community, told.unit)
    _here(deed, "needs", community, told.need)
    if folded(told.checker) in {folded(name) for name in (told.person, unit["name"] if unit else "") if name}:
        raise Declined("own_checker")
    return told if stands else replace(told, due=ahead(told.due, day(deed.now)))


def _here(deed: Deed, table: str, community: int, id: int | None) -> dict[str, Any] | None:
    """The row, where there is to be one. Raises Declined(no_such_row) for one of another community or one merged away."""
    if id is None:
        return None
    row = deed.row(table, id)
    if row["community"] != community or row["into"] is not None:
        raise Declined("no_such_row")
    return row


def _short(text: str, most: int) -> str:
    if len(text.strip()) > most:
        raise Declined("too_long", most=most)
    return text.strip()
