"""The photos of the record, in the order in which papers print them."""

from __future__ import annotations

from facilitate.core.meeting import Meeting
from facilitate.core.paper import photos as core
from facilitate.reports.fold.people import who
from facilitate.reports.fold.when import When
from facilitate.reports.photo_rows import Photo


def photos(m: Meeting, when: When) -> tuple[Photo, ...]:
    return tuple(_photo(m, one, when) for one in m.photos.all.values())


def _photo(m: Meeting, one: core.Photo, when: When) -> Photo:
    return Photo(
        id=one.id, at=when.seconds(one.at), by=who(m, one.by), caption=one.caption, consent=one.consent, minors=one.minors,
        digest=one.sha256, state="withdrawn" if one.withdrawn else "sheet" if one.sheet else "shown" if one.printed else "kept",
    )  # fmt: skip
