"""Coming in, no faster than a crowd comes: newcomers and wrong keys are counted for each meeting, never for an address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import request

from facilitate.core.refusals.refusal import Refused
from facilitate.service.access import Joined
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
SHORT = 20
"""Signs; whoever brings more has followed a link, which nobody guesses."""


def join(code: str, asked: Mapping[str, Any]) -> Joined:
    """Somebody comes in with what she has told: `name`, `group`, and the `role`, `key`, `seat` or `invitation` that she was given.
    Raises Refused; `too_fast` where more come, or more keys are tried, than a crowd would."""
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
            seat=told["seat"], invitation=told["invitation"],
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


def sent_out(code: str) -> Refused | None:
    """Whoever was sent out is told why at the door, by the phone that she had."""
    token = cookies.token(request, code)
    told = context().access.why_not(code, token) if token and context().access.who(code, token) is None else None
    return told if told is not None and told.rule == "removed" else None


def groups(meeting: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The groups to choose from: those expected or present, otherwise all; and a last one for whoever is in none."""
    found = list(meeting["groups"]) or [{"code": each.code, "zh": each.zh, "en": each.en} for each in lists().groups]
    return [each for each in found if each["code"] != "other"] + [
        {"code": "other", "zh": "以上都不是", "en": "None of these"}
    ]
