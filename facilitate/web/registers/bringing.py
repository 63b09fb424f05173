"""Cards left at any hour come into a meeting: as soon as it is in a stage in which cards are written, by the hand of whoever leads."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from facilitate.core.act import Act, Entry
from facilitate.core.course.agenda import StageEntered
from facilitate.core.language.rules import Write
from facilitate.core.may import may
from facilitate.core.meeting import Meeting
from facilitate.core.writing.cards import entry_for
from facilitate.core.writing.fields import DEFAULT_CHARS, SHORT
from facilitate.register.gathering.standing import brought
from facilitate.register.needs.blotting import blotted
from facilitate.register.rooms.cards import Card, likely, prepared
from facilitate.service.lists import lists
from facilitate.web.services import Services

log = logging.getLogger(__name__)
KINDS = ("need", "idea", "topic")
TOLD = ("place", "since", "affected", "asked")
MEDIA = "hall"
SOON = 0.5
"""Seconds after a stage has begun: the desk's own answer goes first."""
LATE = 5.0
"""Seconds after which every process looks whether it was done, one after the other: whoever accepted the act may have died, or
have been told that it failed though it stands in the log."""
STOPS = "。！？；，、,.;!?"


class Bringing:
    """Listens to the meetings of this house; one for which nothing was chosen costs a look at a small table when a stage begins."""

    def __init__(self, services: Services) -> None:
        self._services = services
        services.door.listen_own(partial(self._committed, SOON))
        services.door.listen(partial(self._committed, LATE * (1 + services.config.worker)))

    def _committed(self, after: float, code: str, m: Meeting, _chain: str, entries: Sequence[Entry]) -> None:
        begun = any(isinstance(entry.event, StageEntered) for entry in entries)
        if begun and kind_now(m) and not m.facts.trial:
            self._services.later(after, partial(self._bring, code))

    def _bring(self, code: str) -> None:
        bring_in(self._services, code)


def bring_in(services: Services, code: str) -> int:
    """Write what was chosen for this meeting as cards of it, if cards are written there now; how many came in. Each comes once,
    however often this is called."""
    cards = services.book.read(lambda connection: prepared(connection, code))
    with services.door.reading(code) as m:
        kind, leader = kind_now(m), _leader(m)
        wishes = [_wish(m, kind, card) for card in cards] if kind and leader else []
    came = 0
    for card, wish in zip(cards, wishes, strict=False):
        act = Act("proxy", {"person": "", "act": {"verb": "write", "args": wish}}, f"standing-{card.id}", person=leader)
        answer = services.door.act(code, act)
        if answer.refusal is None:
            brought(services.book, card.community, code, card.id, answer.made)
            came += 1
        else:
            log.warning("%s: a card from outside was not taken: %s", code, answer.refusal.rule)
    return came


def kind_now(m: Meeting) -> str:
    """What kind of card nobody in particular may write there now; "" for none."""
    return next((kind for kind in KINDS if may(m, "", "write", kind) is None), "")


def _leader(m: Meeting) -> str:
    """Somebody present who may write for others."""
    return next((one.id for one in m.people.present() if may(m, one.id, "proxy") is None), "")


def _wish(m: Meeting, kind: str, card: Card) -> Mapping[str, Any]:
    rule = entry_for(m, kind)
    text = shortened(blotted(card.text), rule.chars or DEFAULT_CHARS)
    return {"kind": kind, "text": text, "fields": _fields(m, rule, card), "named": False}


def _fields(m: Meeting, rule: Write, card: Card) -> dict[str, str]:
    """What she told, as far as the rule asks for it; and that the card was left beforehand."""
    told = {
        name: shortened(blotted(getattr(card, name)), SHORT)
        for name in TOLD
        if name in rule.fields and getattr(card, name)
    }
    if "category" in rule.fields:
        found = likely(card, lists())
        told["category"] = found if found in m.facts.lists.categories else "other"
    return told | {"media": MEDIA}


def shortened(text: str, most: int) -> str:
    """The beginning of a text, up to a stop where there is one; all her words stand in the register."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    stop = max(cut.rfind(sign) for sign in STOPS)
    return (cut[:stop] if stop > most // 2 else cut) + "…"
