"""Whether a person was looking at things as they are: what would be wrong on stale sight is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitate.core.refusals.refusal import Refused
from facilitate.core.writing.assessing import changed_by_others

if TYPE_CHECKING:
    from facilitate.core.act import Act
    from facilitate.core.meeting import Meeting

AREA_OF = {
    "advance": "agenda", "back": "agenda", "grant": "floor", "close_ballot": "ballots", "merge": "items", "assess": "need_sheet",
}  # fmt: skip


def fresh(m: Meeting, verb: str, act: Act) -> None:
    """Refuse what would be wrong on stale sight: the thing it acts on has changed since the person looked."""
    if act.saw is None:
        return
    by = ""
    if verb in ("advance", "back", "grant"):
        changed = max(m.agenda.changed, m.floor.changed if verb == "grant" else 0)
    elif verb == "close_ballot":
        changed = max((b.changed for b in m.ballots.all.values()), default=0)
    elif verb == "merge":
        named = act.args.get("items")
        changed = max((m.items.changed.get(str(id), 0) for id in named), default=0) if isinstance(named, list) else 0
    elif verb == "assess":
        changed, by = changed_by_others(m, act)
    else:
        return
    if changed > act.saw:
        last, at = m.last_by.get(AREA_OF[verb], ("", 0))
        by = by or last
        name = m.people.all[by].name if by in m.people.all else ""
        who = {"zh": name or "有人", "en": name or "Somebody"}
        raise Refused("stale", who=who, at=at, changed=changed)
