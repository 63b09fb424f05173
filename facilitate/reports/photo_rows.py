"""The row of the record for a photo, and what becomes of the photos on paper."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from facilitate.reports.heads import Row


class Photo(Row, frozen=True, kw_only=True):
    """`digest`: SHA-256 of the JPEG, which is no part of the record. `consent`: given by everybody in it, nobody (can be
    recognised), unasked; `minors`: somebody in it can be recognised as under eighteen. `state` shown: papers print it; kept:
    for the file alone; sheet: a picture of a paper, for the file alone; withdrawn: nothing is left of it but that it was there."""

    id: str
    at: int
    by: str | None = None
    caption: str = ""
    consent: str = ""
    minors: bool = False
    digest: str = ""
    state: str = "shown"


class LeftOut(msgspec.Struct, frozen=True):
    """How many photos papers do not show, and why; each is counted once, with children in it first."""

    minors: int = 0
    unasked: int = 0
    withdrawn: int = 0


def printed(photos: Iterable[Photo]) -> tuple[Photo, ...]:
    """Those that papers show, in their order."""
    return tuple(photo for photo in photos if photo.state == "shown")


def sheets(photos: Iterable[Photo]) -> tuple[Photo, ...]:
    """Pictures of papers (the sign-in sheet, flip charts), in their order."""
    return tuple(photo for photo in photos if photo.state == "sheet")


def left_out(photos: Iterable[Photo]) -> LeftOut:
    kept = [photo for photo in photos if photo.state == "kept"]
    minors = sum(photo.minors for photo in kept)
    return LeftOut(minors, len(kept) - minors, sum(photo.state == "withdrawn" for photo in photos))
