"""Who is here: counts for everybody, the roster for the desk alone, and each person's own view."""

from __future__ import annotations

from collections import Counter
from typing import Any

from facilitate.core import floor as floors
from facilitate.core.language.rules import every
from facilitate.core.meeting import Meeting
from facilitate.core.person import guests
from facilitate.core.person.people import Person
from facilitate.core.space.spaces import of
from facilitate.web.views.look import Look

SMALLEST_GROUP = 3


def people(look: Look) -> dict[str, Any]:
    """Counted once for a step of the log: while a thousand come in, each is told how many there are."""
    return look.until_changed(f"people {look.desk}", lambda: _counted(look)) | {"online": len(look.online)}


def _counted(look: Look) -> dict[str, Any]:
    m = look.m
    here = m.people.present()
    counts = Counter(p.group for p in here)
    shown = {code: n for code, n in counts.items() if look.desk or n >= SMALLEST_GROUP}
    needed = m.rule.groups.needed if m.rule.groups else ()
    roles = Counter(p.role for p in here)
    return {
        "present": len(here), "phones": sum(p.phone != "none" for p in here),
        "paper": sum(p.phone == "none" for p in here),
        "groups": [{"code": code, "n": n} for code, n in shown.items()],
        "missing": [code for code in m.facts.groups if not counts[code]],
        "needed_missing": [code for code in needed if not counts[code]],
        "roles_missing": [
            name for name, role in m.rule.roles.items() if role.seats and roles[name] < (role.seats.min or 0)
        ],
        "unheard": sum(_unheard(look, p) for p in here), "seats": list(m.people.seats) if look.desk else [],
        "guests": _asked(m) if look.desk else [],
    }  # fmt: skip


def _asked(m: Meeting) -> list[dict[str, Any]]:
    """Whom the organiser asked to come, for the desk: what they answered, and whether anybody came for them."""
    return [
        {"id": one.id, "name": one.name, "needed": one.needed, "reply": one.reply, "instead": one.instead,
         "here": bool(guests.came(m, one))}
        for one in m.guests.all.values()
    ]  # fmt: skip


def person(look: Look, id: str) -> dict[str, Any] | None:
    m, one = look.m, look.m.people.all.get(id)
    if one is None or one.same_as:  # her phone may be heard of before her coming is
        return None
    return {
        "id": id, "name": one.name, "group": one.group, "role": one.role, "present": one.present, "phone": one.phone,
        "online": id in look.online, "checked_in": one.checked_in, "joined_at": one.joined_at, "turns": floors.turns_in_all(m, id),
        "seconds": floors.seconds_of(m, id), "wrote": _wrote(m, id),
        "signed": id in m.closing.signed(), "unheard": _unheard(look, one),
        "warnings": len(m.conduct.standing(id)), "quiet": _quiet(look, id),
        "seat": m.people.seats.index(id) + 1 if id in m.people.seats else None, "twins": _twins(look, one),
        "space": of(m, id) or None, "removed": m.admission.removed[id].reason if id in m.admission.removed else None,
        "household": one.household if _weighed(look) else None, "area": one.area if _weighed(look) else None,
    }  # fmt: skip


def _quiet(look: Look, id: str) -> dict[str, Any] | None:
    """Until when her phone is quiet, and why; also past that instant, until something else happens to her."""
    found = look.m.conduct.quiet.get(id)
    return {"until": found.until, "reason": found.reason} if found else None


def _wrote(m: Meeting, person: str) -> dict[str, int]:
    """How many texts of each kind she has given and not withdrawn."""
    return dict(Counter(one.kind for one in m.items.of(person) if not one.made and one.state != "withdrawn"))


def _weighed(look: Look) -> bool:
    """Whether votes or the quorum count households or floor area here."""
    return bool(look.once("weighed", lambda: any(bar.weigh in ("household", "area") for bar in _all_bars(look))))


def _all_bars(look: Look) -> list[Any]:
    rule = look.m.rule
    asked = [bar for stage in every(rule) if stage.ballot for bar in stage.ballot.pass_]
    return [*asked, *(rule.quorum.bars if rule.quorum else ())]


def _unheard(look: Look, one: Person) -> bool:
    """Present, not neutral, and has not had the floor yet."""
    m = look.m
    return one.present and not m.rule.roles[one.role].neutral and not floors.heard(m, one.id, on_topic=False)


def _twins(look: Look, one: Person) -> list[str]:
    """Others of the same group whose name differs only by the number that the program added: joined twice?"""
    others = (p for p in look.m.people.named_like(one) if p.present and not p.same_as)
    return [p.id for p in others if p.id != one.id and p.group == one.group]
