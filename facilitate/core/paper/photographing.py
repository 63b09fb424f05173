"""Host and recorder keep the photos: adding one, other words or consent, another place, and withdrawing it for good."""

from __future__ import annotations

import hashlib

import msgspec

from facilitate.core.act import Run, refuse
from facilitate.core.paper.photos import (
    Consent,
    Photo,
    PhotoAdded,
    PhotoChanged,
    PhotoMoved,
    PhotoWithdrawn,
)
from facilitate.core.person.lengths import within
from facilitate.core.person.names import clean_text

CAPTION_CHARS = 200
MOST_PHOTOS = 60
JPEG = b"\xff\xd8\xff"


class AddArgs(msgspec.Struct):
    """`jpeg` is the picture as the house made it ready; it goes into the store beside the log."""

    jpeg: bytes
    consent: Consent
    caption: str = ""
    minors: bool = False
    sheet: bool = False


def add_photo(run: Run) -> None:
    """One picture, kept with the entry of the log in the same commit; each picture once."""
    args, kept = run.read(AddArgs), run.m.photos.kept()
    if not args.jpeg.startswith(JPEG):
        refuse("photo_unread", why={"zh": "它不是照片", "en": "it is not a photo"})
    caption = _caption(args.caption)
    digest = hashlib.sha256(args.jpeg).hexdigest()
    if any(photo.sha256 == digest for photo in kept):
        refuse("photo_there")
    if len(kept) >= MOST_PHOTOS:
        refuse("too_many", max=MOST_PHOTOS)
    run.emit(PhotoAdded(run.new_id(), digest, args.consent, caption, args.minors, args.sheet))
    run.pictures[digest] = args.jpeg


class ChangeArgs(msgspec.Struct):
    id: str
    consent: Consent
    caption: str = ""
    minors: bool = False
    sheet: bool = False


def change_photo(run: Run) -> None:
    """Other words below it, or another consent: what was not asked may be asked afterwards."""
    args = run.read(ChangeArgs)
    photo = _kept(run, args.id)
    run.emit(PhotoChanged(photo.id, args.consent, _caption(args.caption), args.minors, args.sheet))


class MoveArgs(msgspec.Struct):
    id: str
    before: str = ""


def move_photo(run: Run) -> None:
    """It is printed before another one ("" : as the last)."""
    args = run.read(MoveArgs)
    photo = _kept(run, args.id)
    before = _kept(run, args.before).id if args.before else ""
    if before == photo.id:
        refuse("no_such_thing")
    run.emit(PhotoMoved(photo.id, before))


class WithdrawArgs(msgspec.Struct):
    id: str


def withdraw_photo(run: Run) -> None:
    """The picture is erased with the commit; there is no way back."""
    photo = _kept(run, run.read(WithdrawArgs).id)
    run.emit(PhotoWithdrawn(photo.id))
    run.pictures[photo.sha256] = None


def _kept(run: Run, id: str) -> Photo:
    photo = run.m.photos.all.get(id)
    return photo if photo is not None and not photo.withdrawn else refuse("no_such_thing")


def _caption(text: str) -> str:
    """The cleaned words; may be empty. Raises Refused(too_long)."""
    return within(clean_text(text), CAPTION_CHARS)
