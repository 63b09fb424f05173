"""Photos: what the log holds of them, who may keep them, their order, and that what is withdrawn is gone."""

import hashlib

import msgspec
import pytest

from facilitate.core.meeting import fold
from facilitate.core.paper.photographing import CAPTION_CHARS, MOST_PHOTOS
from tests.cast import Cast, Core, at

JPEG = b"\xff\xd8\xff the lamp"


@pytest.fixture
def hall() -> Cast:
    return at("discuss")


def added(hall: Cast, name: str = "the lamp", **more: object) -> str:
    return hall.do("recorder", "add_photo", jpeg=b"\xff\xd8\xff " + name.encode(), **{"consent": "given", **more})


def order(hall: Cast) -> list[str]:
    return [photo.id for photo in hall.m.photos.kept()]


def pictures(hall: Cast) -> dict[str, bytes | None]:
    """What the last act gave to the store."""
    assert isinstance(hall.place, Core)
    assert hall.place.last is not None
    return hall.place.last.pictures


def test_a_photo_is_kept_with_its_digest_and_the_log_holds_no_picture(hall: Cast) -> None:
    id = added(hall, caption="二单元门口的路灯")

    photo, digest = hall.m.photos.all[id], hashlib.sha256(JPEG).hexdigest()
    assert (photo.sha256, photo.caption, photo.consent) == (digest, "二单元门口的路灯", "given")
    assert (photo.by, photo.at) == (hall.ids["recorder"], hall.clock.at)
    assert pictures(hall) == {digest: JPEG}
    assert b"the lamp" not in msgspec.json.encode(hall.place.entries)


@pytest.mark.parametrize("who", ["wang", "bureau", "guest", "timer"])
@pytest.mark.parametrize("verb", ["add_photo", "change_photo", "move_photo", "withdraw_photo"])
def test_only_host_and_recorder_keep_photos(hall: Cast, who: str, verb: str) -> None:
    assert hall.refused(who, verb, jpeg=JPEG, consent="given") == "not_yours"


def test_nobody_borrows_the_power_through_a_volunteer(hall: Cast) -> None:
    act = {"verb": "add_photo", "args": {"jpeg": JPEG, "consent": "given"}}

    assert hall.refused("scribe", "proxy", person=hall.ids["wang"], act=act) == "not_yours"


@pytest.mark.parametrize(("consent", "minors", "printed"), [
    ("given", False, True), ("nobody", False, True), ("unasked", False, False), ("given", True, False), ("nobody", True, False),
])  # fmt: skip
def test_only_what_was_agreed_to_and_shows_no_child_is_printed(
    hall: Cast, consent: str, minors: bool, printed: bool
) -> None:
    id = added(hall, consent=consent, minors=minors)

    assert hall.m.photos.all[id].printed is printed


def test_consent_and_caption_may_change_and_a_wrong_consent_is_no_consent(hall: Cast) -> None:
    id = added(hall, consent="unasked")
    hall.do("host", "change_photo", id=id, consent="given", caption="问过了")

    assert (hall.m.photos.all[id].caption, hall.m.photos.all[id].printed) == ("问过了", True)
    assert hall.refused("host", "change_photo", id=id, consent="maybe") == "bad_shape"
    assert hall.refused("host", "change_photo", id="99", consent="given") == "no_such_thing"


def test_a_withdrawn_photo_leaves_only_that_it_was_there(hall: Cast) -> None:
    id = added(hall, caption="王阿姨在门口")
    digest = hall.m.photos.all[id].sha256
    hall.do("host", "withdraw_photo", id=id)

    photo = hall.m.photos.all[id]
    assert (photo.withdrawn, photo.sha256, photo.caption, photo.printed) == (True, "", "", False)
    assert pictures(hall) == {digest: None}
    assert hall.refused("host", "withdraw_photo", id=id) == "no_such_thing"
    assert hall.refused("host", "change_photo", id=id, consent="given") == "no_such_thing"
    assert added(hall) != id, "the same picture may come again"


def test_the_same_picture_is_there_once(hall: Cast) -> None:
    added(hall)

    assert hall.refused("host", "add_photo", jpeg=JPEG, consent="given") == "photo_there"


def test_photos_stand_in_the_order_they_are_put_in(hall: Cast) -> None:
    first, second, third = (added(hall, name) for name in ("a", "b", "c"))
    hall.do("host", "move_photo", id=third, before=first)
    assert order(hall) == [third, first, second]

    hall.do("host", "move_photo", id=third)
    assert order(hall) == [first, second, third]
    assert hall.refused("host", "move_photo", id=first, before=first) == "no_such_thing"
    assert hall.refused("host", "move_photo", id=first, before="99") == "no_such_thing"


def test_a_caption_may_be_empty_or_long_but_not_too_long(hall: Cast) -> None:
    empty, long = added(hall, "a", caption="  "), added(hall, "b", caption="字" * CAPTION_CHARS)

    assert hall.m.photos.all[empty].caption == ""
    assert hall.m.photos.all[long].caption == "字" * CAPTION_CHARS
    assert hall.refused("host", "change_photo", id=long, consent="given", caption="字" * 201) == "too_long"


def test_a_meeting_keeps_so_many_and_no_more(hall: Cast) -> None:
    for n in range(MOST_PHOTOS):
        added(hall, str(n))

    assert hall.refused("host", "add_photo", jpeg=JPEG, consent="given") == "too_many"


@pytest.mark.parametrize("jpeg", [b"", b"GIF89a", b"<html>", 7, "%%%"])
def test_what_is_no_picture_is_refused(hall: Cast, jpeg: object) -> None:
    assert hall.refused("host", "add_photo", jpeg=jpeg, consent="given") in ("photo_unread", "bad_shape")


def test_the_log_folds_to_the_same_photos() -> None:
    hall = at("discuss")
    first, second = added(hall, "a"), added(hall, "b", caption="台阶")
    hall.do("host", "move_photo", id=second, before=first)
    hall.do("host", "withdraw_photo", id=first)

    assert isinstance(hall.place, Core)
    again = fold(hall.place.entries)
    assert list(again.photos.all.values()) == list(hall.m.photos.all.values())
