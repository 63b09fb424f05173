"""Being known again, or not: what a neighbour says from her own phone, and what the organiser notes for one who agreed by word.

Written inside a deed, and beside its way of writing: a history would keep the name of whoever wants to be forgotten. What is said
here is therefore not undone; the opposite can be said at any time.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import RowMapping, delete, insert, select, update

from facilitate.register.book import Book, Deed
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.doer import meeting as reader
from facilitate.register.people.neighbours import HAND
from facilitate.register.rights import may
from facilitate.store.people_tables import attendances, neighbours

LENGTHS = {"name": 40, "home": 60}
"""Characters."""
BLANK = {"name": "", "home": "", "consent": False, "state": "forgotten"}
Came = Sequence[tuple[str, str]]
"""(code of a meeting, id of a person there)."""


def agree(book: Book, doer: Doer, community: int, name: str, home: str, came: Came) -> None:
    """She is known by this phone from now on, and from the meetings that it has joined. Raises Declined: not_your_door,
    no_phone, nothing_written, too_long."""
    may(doer, "be_known")
    mark, values = _mark(doer), _checked(name, home) | {"consent": True, "state": "open"}

    def agreeing(deed: Deed) -> None:
        row = _of(deed, mark)
        if row is None:
            id = _make(deed, community, mark, values)
        else:
            id = row["id"]
            deed.connection.execute(update(neighbours).where(neighbours.c.id == id).values(**values))
        _join(deed, id, came)

    book.deed(doer, "be_known", community, agreeing)


def refuse(book: Book, doer: Doer, community: int) -> None:
    """She would rather not: only that is kept, so that this phone is not asked again. Raises Declined: not_your_door, no_phone."""
    may(doer, "be_known")
    mark = _mark(doer)

    def refusing(deed: Deed) -> None:
        if _of(deed, mark) is None:
            _make(deed, community, mark, BLANK)

    book.deed(doer, "be_known", community, refusing)


def come(book: Book, doer: Doer, community: int, meeting: str, person: str) -> None:
    """A phone that is known has joined another meeting; the first who joins with it there is she."""
    may(doer, "be_known")
    mark = _mark(doer)

    def coming(deed: Deed) -> None:
        row = _of(deed, mark)
        if row is not None and row["consent"]:
            _join(deed, row["id"], [(meeting, person)])

    book.deed(doer, "be_known", community, coming)


def forget(book: Book, doer: Doer, community: int) -> None:
    """Her name, her building and every meeting are taken away; that this phone said so stays, so that it is not asked again."""
    may(doer, "be_known")
    mark = _mark(doer)

    def forgetting(deed: Deed) -> None:
        row = _of(deed, mark)
        if row is not None:
            _forget(deed, row)

    book.deed(doer, "be_known", community, forgetting)


def united(book: Book, community: int, meeting: str, doubles: Mapping[str, str]) -> None:
    """Whoever joined twice was made one person at the desk: she is known as that one. `doubles`: the id that is gone -> that of
    whom she is now."""

    def uniting(deed: Deed) -> None:
        for gone, now in doubles.items():
            if _there(deed, meeting, gone) is not None:
                at = (attendances.c.meeting == meeting, attendances.c.person == gone)
                taken = _there(deed, meeting, now) is not None
                change = delete(attendances) if taken else update(attendances).values(person=now)
                deed.connection.execute(change.where(*at))

    book.deed(reader(meeting, community), "be_known", community, uniting)


def same(book: Book, doer: Doer, community: int, name: str, came: Came, consent: bool) -> None:
    """These people of different meetings are one, and she has agreed by word. Raises Declined: not_your_door, no_consent,
    nothing_chosen, known_already, nothing_written, too_long."""
    may(doer, "same_person")
    values = _checked(name, "")
    if not consent:
        raise Declined("no_consent")
    if not came:
        raise Declined("nothing_chosen")

    def joining(deed: Deed) -> None:
        if any(_there(deed, meeting, person) is not None for meeting, person in came):
            raise Declined("known_already")
        mark = f"{HAND}{came[0][0]}/{came[0][1]}"
        _join(deed, _make(deed, community, mark, values | {"consent": True, "state": "open"}), came)

    book.deed(doer, "same_person", community, joining)


def forget_for(book: Book, doer: Doer, community: int, id: int) -> None:
    """A neighbour has asked the organiser to be forgotten. Raises Declined: not_your_door, no_such_row."""
    may(doer, "same_person")

    def forgetting(deed: Deed) -> None:
        row = deed.row("neighbours", id)
        if row["community"] != community:
            raise Declined("no_such_row")
        _forget(deed, row)

    book.deed(doer, "same_person", community, forgetting)


def _checked(name: str, home: str) -> dict[str, Any]:
    values = {"name": name.strip(), "home": home.strip()}
    if not values["name"]:
        raise Declined("nothing_written")
    for field, most in LENGTHS.items():
        if len(values[field]) > most:
            raise Declined("too_long", most=most)
    return values


def _mark(doer: Doer) -> str:
    """The hash of her phone's cookie. Raises Declined(no_phone) where the browser keeps none."""
    mark = doer.name.removeprefix("slip:")
    if not mark:
        raise Declined("no_phone")
    return mark


def _of(deed: Deed, mark: str) -> RowMapping | None:
    return deed.connection.execute(select(neighbours).where(neighbours.c.mark == mark)).mappings().one_or_none()


def _make(deed: Deed, community: int, mark: str, values: dict[str, Any]) -> int:
    row = insert(neighbours).values(community=community, mark=mark, at=deed.now, **values)
    made = deed.connection.execute(row).inserted_primary_key
    assert made is not None
    id: int = made[0]
    return id


def _there(deed: Deed, meeting: str, person: str) -> int | None:
    query = select(attendances.c.neighbour).where(attendances.c.meeting == meeting, attendances.c.person == person)
    found: int | None = deed.connection.execute(query).scalar_one_or_none()
    return found


def _join(deed: Deed, id: int, came: Came) -> None:
    """Once in each meeting, and nobody in another's place."""
    query = select(attendances.c.meeting).where(attendances.c.neighbour == id)
    known = set(deed.connection.execute(query).scalars())
    for meeting, person in came:
        if meeting not in known and _there(deed, meeting, person) is None:
            known.add(meeting)
            deed.connection.execute(insert(attendances).values(neighbour=id, meeting=meeting, person=person))


def _forget(deed: Deed, row: Any) -> None:
    """One whom the organiser put together goes wholly: there is no phone that could be asked again."""
    id = row["id"]
    deed.connection.execute(delete(attendances).where(attendances.c.neighbour == id))
    if row["mark"].startswith(HAND):
        deed.connection.execute(delete(neighbours).where(neighbours.c.id == id))
    else:
        deed.connection.execute(update(neighbours).where(neighbours.c.id == id).values(**BLANK))
