"""The photos of a meeting: what the log holds of each (never the picture itself), its caption, and what those in it agreed to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from facilitate.core.act import Entry, Event

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

Consent = Literal["given", "nobody", "unasked"]
"""Everybody in the picture was asked and agrees; nobody can be recognised; nobody was asked: kept for the file alone."""


class PhotoAdded(Event, frozen=True):
    """`sha256` of the picture as it is kept, "" once whoever added it was erased; `minors`: somebody in it can be recognised as under eighteen;
    `sheet`: it shows a paper (the sign-in sheet, cards, a flip chart), for the file alone."""

    id: str
    sha256: str
    consent: Consent
    caption: str = ""
    minors: bool = False
    sheet: bool = False


class PhotoChanged(Event, frozen=True):
    id: str
    consent: Consent
    caption: str = ""
    minors: bool = False
    sheet: bool = False


class PhotoMoved(Event, frozen=True):
    """It stands before that one from now on; "" : at the end."""

    id: str
    before: str = ""


class PhotoWithdrawn(Event, frozen=True):
    """Somebody in it wants it no more: the picture is erased."""

    id: str


PhotosEvent = PhotoAdded | PhotoChanged | PhotoMoved | PhotoWithdrawn


class Photo(msgspec.Struct, frozen=True):
    """`by` who added it, `at` server ms. Of one withdrawn nothing is left but that it was there."""

    id: str
    sha256: str
    consent: Consent
    caption: str
    minors: bool
    by: str
    at: int
    withdrawn: bool = False
    sheet: bool = False

    @property
    def printed(self) -> bool:
        """Whether papers show it: with the consent of all in it, and never with children who can be recognised."""
        return not (self.withdrawn or self.minors or self.sheet or self.consent == "unasked")


@dataclass
class Photos:
    """`all` by id, in the order in which papers print them."""

    all: dict[str, Photo] = field(default_factory=dict)

    def kept(self) -> list[Photo]:
        """Those whose pictures are kept, in their order."""
        return [photo for photo in self.all.values() if not photo.withdrawn]


def evolve(m: Meeting, entry: Entry) -> None:
    photos, who = m.photos, entry.entered_by or entry.person
    match entry.event:
        case PhotoAdded() as e:
            photos.all[e.id] = Photo(
                e.id, e.sha256, e.consent, e.caption, e.minors, who, entry.at, withdrawn=not e.sha256, sheet=e.sheet
            )
        case PhotoChanged() as e:
            photos.all[e.id] = replace(
                photos.all[e.id], consent=e.consent, caption=e.caption, minors=e.minors, sheet=e.sheet
            )
        case PhotoMoved(id=id, before=before):
            photos.all = _moved(photos.all, id, before)
        case PhotoWithdrawn(id=id):
            photos.all[id] = replace(photos.all[id], sha256="", caption="", withdrawn=True)


def _moved(all: dict[str, Photo], id: str, before: str) -> dict[str, Photo]:
    ids = [one for one in all if one != id]
    ids.insert(ids.index(before) if before else len(ids), id)
    return {one: all[one] for one in ids}
