"""What was done with whose meeting it is, read from the house's log of deeds: for its owner, the admin, and whoever it concerns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from facilitate.register.people.holdings import ADMIN, SEAT, held
from facilitate.store.register_tables import changes, deeds


@dataclass(frozen=True)
class Line:
    """What one deed did with one meeting: `at` server ms; `what` made, handed, shared, taken, opened, or admin of the house itself (no
    meeting, ""); `doer` as kept with the deed; accounts by number, None the house: `before` and `after` its owner or the admin, `whom`
    with whom it was shared, whose it was when it was opened, or who is the admin now."""

    at: int
    doer: str
    what: str
    meeting: str
    before: int | None = None
    after: int | None = None
    whom: int | None = None

    def concerns(self, account: int) -> bool:
        """Whether she is to be told of what somebody else did."""
        return account in (self.before, self.after, self.whom) and self.doer != f"account:{account}"


def lines(connection: Connection, community: int, since: int = 0, code: str = "") -> tuple[Line, ...]:
    """All of them since then (server ms), the newest first; of one meeting where its code is given."""
    asked = select(changes.c.deed, changes.c.before, changes.c.after, deeds.c.at, deeds.c.doer, deeds.c.verb).join(
        deeds
    )
    part = func.coalesce(changes.c.after["part"].as_string(), "")
    which = (
        changes.c.table == "holdings", deeds.c.community == community, deeds.c.at >= since, ~part.startswith(SEAT),
    )  # fmt: skip
    if code:
        made = select(changes.c.row).where(
            changes.c.table == "holdings", changes.c.after["meeting"].as_string() == code
        )
        asked = asked.where(changes.c.row.in_(made))
    found: dict[tuple[int, str], list[Any]] = {}
    for row in connection.execute(asked.where(*which).order_by(changes.c.id.desc())):
        found.setdefault((row.deed, (row.after or row.before)["meeting"]), []).append(row)
    owners = {meeting: holding.owner for meeting, holding in held(connection, {code for _deed, code in found}).items()}
    said = []
    for (_deed, meeting), some in found.items():  # from now backwards: each tells whose it was before
        line = _line(some, owners.get(meeting))
        if line.what in ("made", "handed"):
            owners[meeting] = line.before
        said.append(line)
    return tuple(said)


def _line(some: list[Any], owner: int | None) -> Line:
    """`owner`: whose it was once this was done."""
    came = {row.after["part"]: row.after for row in some if row.after}
    went = {row.before["part"]: row.before for row in some if row.before}
    what = "made" if some[0].verb == "claim_meeting" else _what(came, went)
    meeting = (some[0].after or some[0].before)["meeting"]
    after, before = came.get("owner", {}).get("account"), went.get("owner", {}).get("account")
    whom = (came.get("shared") or went.get("shared") or {}).get("account") if what in ("shared", "taken") else None
    if what == "opened":
        whom = owner
    elif what == "admin":
        before, whom = went.get(ADMIN, {}).get("account"), came.get(ADMIN, {}).get("account")
    return Line(some[0].at, some[0].doer, what, meeting, before, after, whom)


def _what(came: Mapping[str, Any], went: Mapping[str, Any]) -> str:
    if ADMIN in came or ADMIN in went:
        return "admin"
    elif "owner" in came or "owner" in went:
        return "handed"
    elif "opened" in came:
        return "opened"
    return "shared" if "shared" in came else "taken"
