"""Coming in, no faster than a crowd comes: newcomers and wrong keys are counted for each meeting, never for an address."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

import gevent
from flask import request, session
from gevent.lock import BoundedSemaphore

from facilitate.core.ballot.voters import asked_afterwards
from facilitate.core.refusals.refusal import Refused
from facilitate.service.access import Identity, Joined
from facilitate.service.keyring import tidy_key
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
BROUGHT = ("key", "seat", "invitation")
SHORT = 20
"""Signs, without spaces and dashes; whoever brings more has followed a link, which nobody guesses."""
HOLD_SECONDS, MOST_HELD = 1.0, 200
"""So much later a wrong code is answered where there were too many, and to so many at a time."""
held_up = BoundedSemaphore(MOST_HELD)


def join(code: str, asked: Mapping[str, Any], nonce: str) -> Joined:
    """Somebody comes in with what she has told: `name`, `group`, and the `role`, `key`, `seat` or `invitation` that she was given;
    `nonce`: by which she is the same person again if the answer is lost. Raises Refused; `too_fast` where more come than a crowd
    would, or more keys were wrong: a right one passes, however many wrong ones were tried."""
    if not limits().join(code):
        raise Refused("too_fast")
    told, began = {name: asked.get(name) or "" for name in BROUGHT}, context().clock.now()
    try:
        joined: Joined = context().access.join(
            code, asked.get("name") or "", asked.get("group") or "", asked.get("role") or None, told["key"] or None,
            seat=told["seat"], invitation=told["invitation"], nonce=nonce,
        )  # fmt: skip
    except Refused as refused:
        limits().nobody_new(code)
        _noted(code, refused, told)
        raise
    if not _new(code, joined.participant, began):
        limits().nobody_new(code)
    return joined


def _new(code: str, person: str, began: int) -> bool:
    """Whether she has come for the first time, and not back to her seat, nor for an answer that was lost."""
    with context().door.reading(code) as m:
        return bool(m.people.get(person).joined_at >= began)


def _noted(code: str, refused: Refused, told: Mapping[str, str]) -> None:
    """A wrong key takes one of those that a meeting may try. Raises Refused: keys_too_fast, too_fast."""
    wrong = WRONG.get(refused.rule)
    if wrong:
        turned(code, "", wrong)
    if wrong == "wrong_key" and _guessed(code, told) and not limits().wrong_guess(code):
        _hold_up()
        raise Refused("keys_too_fast") from refused
    if refused.rule == "needs_key" and not limits().wrong_key(code):
        raise Refused("too_fast") from refused


def _guessed(code: str, told: Mapping[str, str]) -> bool:
    """Whether a short code was tried, however it was padded. What was the word on the wall before was read there, not guessed."""
    tried = {tidy_key(typed) for typed in told.values()}
    with context().door.reading(code) as m:
        return any(0 < len(key) <= SHORT for key in tried - m.admission.former)


def _hold_up() -> None:
    """Whoever guesses on hears it later; not so many at once that they would be in the way of others."""
    if held_up.acquire(blocking=False):
        try:
            gevent.sleep(HOLD_SECONDS)
        finally:
            held_up.release()


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
    return [(token, who) for token, who in _held(code) if isinstance(who, Identity)]


def sent_out(code: str) -> Refused | None:
    """Why nobody new comes in by this phone: somebody it has been was sent out. The others it has been go on."""
    return next((told for _token, told in _held(code) if isinstance(told, Refused)), None)


def too_late(code: str) -> bool:
    """The meeting is over, and no vote at the doors asks newcomers."""
    with context().door.reading(code) as m:
        return bool(m.agenda.ended) and not asked_afterwards(m, m.default_role)


def _held(code: str) -> list[tuple[str, Identity | Refused | None]]:
    """The tokens on this phone: whose each is, or why she was sent out."""
    tokens = (cookies.token(request, code), *cookies.others(request, code))
    return [(token, context().access.here(code, token)) for token in tokens if token]


def groups(meeting: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The groups to choose from: those expected or present, otherwise all; and a last one for whoever is in none."""
    found = list(meeting["groups"]) or [{"code": each.code, "zh": each.zh, "en": each.en} for each in lists().groups]
    return [each for each in found if each["code"] != "other"] + [
        {"code": "other", "zh": "以上都不是", "en": "None of these"}
    ]
