"""The meeting itself: its facts, its rule in words, how to join it, and notices for everybody."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

import msgspec

from facilitate.core.meeting import Meeting
from facilitate.core.order import easing
from facilitate.core.person.lists import Group
from facilitate.papers.qr import qr, wifi
from facilitate.service.lists import lists
from facilitate.web.views.agreed import filled_in, standing_quorum
from facilitate.web.views.look import Look

plain = msgspec.to_builtins


def meeting(look: Look) -> dict[str, Any]:
    m, facts, settings = look.m, look.m.facts, look.m.settings
    return {
        "code": facts.code, "title": plain(facts.title), "place": plain(facts.place), "starts": facts.starts,
        "minutes": facts.minutes, "language": facts.language, "organiser": facts.organiser, "phones": facts.phones,
        "state": "ended" if m.agenda.ended else "open",
        "rule": {"id": m.rule.id, "version": m.rule.version, "title": plain(m.rule.title), "sha": facts.rule_sha256[:8]},
        "articles": [plain(article) for article in m.rule.articles],
        "roles": {
            name: {"title": plain(role.title), "neutral": role.neutral, "default": role.default}
            for name, role in m.rule.roles.items()
        },
        "groups": look.until_changed("groups", lambda: _groups(look)), "expected": list(facts.groups),
        "signals": [
            {"id": s.id, "icon": s.icon, "title": plain(s.title), "effect": s.effect} for s in m.rule.signals
        ],
        "conduct": list(m.rule.conduct.offences) if m.rule.conduct else [],
        "ladder": {"steps": list(m.rule.conduct.ladder), "appeal": m.rule.conduct.appeal or "none"} if m.rule.conduct else None,
        "join": joining(look.m, look.url), "screening": settings.screening, "door": settings.door, "joining": settings.joining,
        "head": look.chain[:SHOWN].upper(), "board": settings.board or None,
        "supporter": settings.supporter.partition("\n")[0] if settings.supporter.endswith("\nshown") else "",
        "call": settings.call,
        "settings": {"bell": settings.bell, "extra_for_all": settings.extra_for_all, **filled_in(look)},
        "quorum": standing_quorum(look), "secrecy": _secrecy(m), "motions": [
            {**plain(kind), "asks": list(easing.ASKED.get(kind.id, ()))} for kind in m.rule.motions
        ],
    }  # fmt: skip


def _secrecy(m: Meeting) -> list[str]:
    """How secret the votes of this method are: every way that one of its ballots has."""
    held = [stage.ballot for stage in m.stages.values() if stage.ballot is not None and stage.ballot.voters]
    return sorted({ballot.secrecy or "open" for ballot in held})


SHOWN = 16
"""Characters of the chain on the wall: of eight, 32 bits, another chain with the same could be made in minutes."""
MARKS = ("residents", "contractor", "committee", "agency", "street", "social_org", "federation", "property")


def _groups(look: Look) -> list[dict[str, Any]]:
    """Those expected or present. The eight commonest have a mark of their own; others take what is free, then repeat."""
    present = [p.group for p in look.m.people.all.values()]
    needed = look.m.rule.groups.needed if look.m.rule.groups else ()
    codes = list(dict.fromkeys((*look.m.facts.groups, *needed, *present)))
    names = {group.code: group for group in lists().groups}
    free = [n for n, code in enumerate(MARKS, 1) if code not in codes] or list(range(1, len(MARKS) + 1))
    others = [code for code in codes if code not in MARKS]
    marks = {code: n for n, code in enumerate(MARKS, 1)} | {code: free[n % len(free)] for n, code in enumerate(others)}
    return [{"code": code, **_name(code, names.get(code)), "mark": marks[code]} for code in codes]


def _name(code: str, group: Group | None) -> dict[str, str]:
    """A party of the rule's own is called as the rule calls it."""
    if group is None:
        return {"zh": "其他", "en": "Others"} if code == "other" else {"zh": code, "en": code}
    return {"zh": group.zh, "en": group.en}


def joining(m: Meeting, url: str) -> dict[str, Any]:
    """How phones join: the address the desk chose or `url`, the code, and the QR of both."""
    address = (m.settings.address or url).rstrip("/")
    word = m.admission.invitation
    url = f"{address}/J/{m.facts.code}" + (f"?i={word}" if word else "")
    code = qr(url.upper())
    name, _, password = m.settings.wifi.partition("\n")
    network = {"name": name, "password": password, "qr": wifi(name, password)._asdict()} if name else None
    return {
        "url": url, "address": address.partition("://")[2], "code": m.facts.code, "word": word,
        "wifi": network, "qr": {"size": code.size, "d": code.d},
    }  # fmt: skip


def message(look: Look) -> dict[str, Any] | None:
    text = look.m.settings.message
    return {"id": "message", "kind": "message", "text": text} if text else None


def unclear(look: Look) -> dict[str, Any] | None:
    """Who did not follow since the last turn began: for the desk alone."""
    if not look.desk:
        return None
    last = next(reversed(look.m.floor.turns.values()), None)
    since = max(look.m.agenda.entered_at, last.from_ if last else 0)
    asked = [*takewhile(lambda call: call[0] >= since, reversed(look.m.talk.calls))][::-1]
    if not asked:
        return None
    people = dict.fromkeys(person for _, person in asked)
    return {
        "id": "unclear",
        "kind": "unclear",
        "who": [look.who(id) for id in people],
        "n": len(people),
        "at": asked[-1][0],
    }
