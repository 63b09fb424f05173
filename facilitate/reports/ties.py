"""Who dealt with whom: replies, turns addressed to somebody and joint tasks as a network of people."""

from __future__ import annotations

import msgspec

from facilitate.reports.record import Record


class Network(msgspec.Struct, frozen=True):
    """Density and reciprocity are shares 0..1; E-I runs from -1 (within groups only) to +1 (across only)."""

    density: float | None
    reciprocity: float | None
    isolates: list[str]
    e_i: float | None


def ties(record: Record) -> Network:
    """The network of one meeting, neutral roles left out.

    Density: directed ties / n(n-1). Reciprocity: share of directed ties that are answered.
    E-I (Krackhardt and Stern 1988): (across - inside) / all, each pair of people counted once.
    """
    group = {person.id: person.group for person in record.people if not person.neutral}
    directed = {(a, b) for a, b in arrows(record) if a in group and b in group and a != b}
    pairs = {frozenset(arrow) for arrow in directed}
    across = sum(len({group[person] for person in pair}) == 2 for pair in pairs)
    touched = {person for arrow in directed for person in arrow}
    n = len(group)
    return Network(
        density=len(directed) / (n * (n - 1)) if n > 1 else None,
        reciprocity=sum((b, a) in directed for a, b in directed) / len(directed) if directed else None,
        isolates=[person for person in group if person not in touched],
        e_i=(2 * across - len(pairs)) / len(pairs) if pairs else None,
    )


def arrows(record: Record) -> list[tuple[str, str]]:
    """Who turned to whom, once for each time: (from, to) by id."""
    author = {row.id: row.by for row in record.items} | {row.id: row.by for row in record.comments}
    replies = [(row.by, author.get(row.reply_to)) for row in record.comments if row.reply_to]
    addressed = [(turn.person, turn.to) for turn in record.turns]
    tasks = [(act.who, helper) for act in record.actions for helper in act.with_]
    return [(a, b) for a, b in (*replies, *addressed, *tasks) if a and b]
