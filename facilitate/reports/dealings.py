"""Which groups dealt with which: replies, turns addressed to somebody and joint tasks, counted between groups."""

from __future__ import annotations

from collections import Counter

from facilitate.reports.record import Record
from facilitate.reports.ties import arrows


def dealings(record: Record) -> dict[tuple[str, str], int]:
    """(from group, to group) -> how often, the most frequent first; neutral roles left out. No person is named."""
    group = {person.id: person.group for person in record.people if not person.neutral}
    found = Counter(
        (group[a], group[b]) for a, b in arrows(record) if a in group and b in group and a != b and group[a] != group[b]
    )
    return dict(found.most_common())
