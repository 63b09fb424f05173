"""The fields of a text in one order, whether it was just written or is read from the log again, which keeps none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitate.core.language.rules import every
from facilitate.core.meeting import Meeting

SEVERAL = 2


def in_order(m: Meeting, kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """As the rule lists them for that kind of writing; what it does not list follows by name."""
    if len(fields) < SEVERAL:
        return dict(fields)
    listed = dict.fromkeys(
        name for stage in every(m.rule) for one in stage.write if one.kind == kind for name in one.fields
    )
    places = {name: place for place, name in enumerate(listed)}
    return {name: fields[name] for name in sorted(fields, key=lambda name: (places.get(name, len(places)), name))}
