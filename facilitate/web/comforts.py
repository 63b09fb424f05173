"""What somebody needs to take part (a seat in front, large print, help with writing): told at joining, seen by the desk alone, kept
in memory while the house runs and written nowhere, for it tells of people's health (METHODS.md, privacy)."""

from __future__ import annotations

from collections.abc import Iterable

from flask import current_app

COMFORTS = {
    "front": "坐前面，听得清、看得清",
    "large": "大字的材料",
    "signs": "手语，或者写字交流",
    "wheels": "轮椅、拐杖能进出",
    "writing": "有人帮着写",
    "slowly": "说慢一点，或者说方言",
    "beside": "有人陪着",
}
"""Code to words."""


def ask(code: str, person: str, wanted: Iterable[str]) -> None:
    """Remember what she asked for; nothing asked is nothing kept."""
    known = tuple(one for one in COMFORTS if one in set(wanted))
    if known:
        _kept().setdefault(code, {})[person] = known


def asked(code: str) -> dict[str, tuple[str, ...]]:
    """Person -> what she asked for, in words."""
    return {person: tuple(COMFORTS[one] for one in wanted) for person, wanted in _kept().get(code, {}).items()}


def _kept() -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = current_app.extensions.setdefault("comforts", {})
    return found
