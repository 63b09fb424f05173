"""Coming in, no faster than a crowd comes: newcomers and wrong keys are counted for each meeting, never for an address."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from flask import request, session

from facilitate.core.ballot.voters import asked_afterwards
from facilitate.core.refusals.refusal import Refused
from facilitate.service.access import Identity, Joined
from facilitate.service.lists import lists
from facilitate.service.turned_away import turned
from facilitate.web import cookies
from facilitate.web.limits import limits
from facilitate.web.sight import context

WRONG = {
    "needs_key": "wrong_key", "key_wrong": "wrong_key", "needs_seat": "wrong_key", "invitation_old": "wrong_key",
    "door_closed": "door_closed",
}  # fmt: skip
"""What of that the desk hears."""
ATTEMPT = "coming_in"
SHORT = 20
"""Signs; whoever brings more has followed a link, which nobody guesses."""


def join(code: str, asked: Mapping[str, Any], nonce: str) -> Joined:
    """Somebody comes in with what she has told: `name`, `group`, and the `role`, `key`, `seat` or `invitation` that she was given;
    `nonce`: by which she is the same person again if the answer is lost. Raises Refused; `too_fast` where more come, or more keys
    are tried, than a crowd would."""
    if not limits().join(code):
        raise Refused("too_fast")
    told = {name: asked.get(name) or "" for name in ("key", "seat", "invitation")}
    guess = 0 < max(map(len, told.values())) <= SHORT
    if guess and not limits().guess(code):
        turned(code, "", "wrong_key")
        raise Refused("keys_too_fast")
    try:
        joined: Joined = context().access.join(
            code, asked.get("name") or "", asked.get("group") or "", asked.get("role") or None, told["key"] or None,
            seat=told["seat"], invitation=told["invitation"], nonce=nonce,
        )  # fmt: skip
    except Refused as refused:
        _noted(code, refused, guess)
        raise
    if guess:
        limits().no_guess(code)
    return joined


def _noted(code: str, refused: Refused, guess: bool) -> None:
    """A wrong key takes one of those that a meeting may try. Raises Refused(too_fast)."""
    wrong = WRONG.get(refused.rule)
    if wrong:
        turned(code, "", wrong)
    if guess and wrong != "wrong_key":
        limits().no_guess(code)
    if refused.rule == "needs_key" and not limits().wrong_key(code):
        raise Refused("too_fast") from refused


def attempt() -> str:
    """By which this browser comes in next. It stands in the session, and not in the page: whoever heard nothing may ask for the page
    anew, or scan again, and is still the same."""
    found: str = session.setdefault(ATTEMPT, secrets.token_urlsafe(16))
    return found


def arrived() -> None:
    """Along with the answer: whoever comes in by this browser next is somebody else."""
    session.pop(ATTEMPT, None)


def known_here(code: str) -> list[tuple[str, Identity]]:
    """(token, identity) of everybody this phone has been in this meeting, the last one first."""
    found = ((token, context().access.whose(code, token)) for token in _held(code))
    return [(token, who) for token, who in found if who is not None and who.person]


def sent_out(code: str) -> Refused | None:
    """Why nobody new comes in by this phone: somebody it has been was sent out. The others it has been go on."""
    for token in _held(code):
        told: Refused | None = None if context().access.whose(code, token) else context().access.why_not(code, token)
        if told is not None and told.rule == "removed":
            return told
    return None


def too_late(code: str) -> bool:
    """The meeting is over, and no vote at the doors asks newcomers."""
    with context().door.reading(code) as m:
        return bool(m.agenda.ended) and not asked_afterwards(m, m.default_role)


def _held(code: str) -> list[str]:
    return [token for token in (cookies.token(request, code), *cookies.others(request, code)) if token]


def groups(meeting: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The groups to choose from: those expected or present, otherwise all; and a last one for whoever is in none."""
    found = list(meeting["groups"]) or [{"code": each.code, "zh": each.zh, "en": each.en} for each in lists().groups]
    return [each for each in found if each["code"] != "other"] + [
        {"code": "other", "zh": "以上都不是", "en": "None of these"}
    ]
