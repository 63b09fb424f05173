"""Who helped is forgotten once a group is closed: names, contacts and phones, also in the history; how many came stays.

Written inside a deed, and beside its way of writing: a history would keep what is to be forgotten. It is not undone.
"""

from sqlalchemy import select, update

from facilitate.register.book import Book, Deed
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.rights import may
from facilitate.store.register_tables import REGISTERS, changes

BLANK = {"name": "", "contact": "", "skills": "", "who": ""}
squads, shifts, sign_ups = (REGISTERS[name] for name in ("squads", "shifts", "sign_ups"))


def forget(book: Book, doer: Doer, community: int, group: int) -> None:
    """Raises Declined: not_your_door, no_such_row, group_open."""
    may(doer, "keep_groups")

    def forgetting(deed: Deed) -> None:
        row = deed.row("groups", group)
        if row["community"] != community:
            raise Declined("no_such_row")
        if row["state"] == "open":
            raise Declined("group_open")
        query = (
            select(sign_ups.c.id)
            .join(shifts, shifts.c.id == sign_ups.c.shift)
            .join(squads, squads.c.id == shifts.c.squad)
        )
        ids = list(deed.connection.execute(query.where(squads.c.group == group)).scalars())
        deed.connection.execute(update(sign_ups).where(sign_ups.c.id.in_(ids)).values(BLANK))
        _in_history(deed, ids)

    book.deed(doer, "keep_groups", community, forgetting)


def _in_history(deed: Deed, ids: list[int]) -> None:
    told = select(changes).where(changes.c.table == "sign_ups", changes.c.row.in_(ids))
    for each in deed.connection.execute(told).all():
        bare = {side: _bare(getattr(each, side)) for side in ("before", "after")}
        deed.connection.execute(update(changes).where(changes.c.id == each.id).values(bare))


def _bare(row: dict[str, object] | None) -> dict[str, object] | None:
    return row and {name: BLANK.get(name, value) for name, value in row.items()}
