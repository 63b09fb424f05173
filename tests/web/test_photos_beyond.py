"""What goes on from the photos' page: papers get the pictures that may be printed, scripts send theirs in base64."""

from __future__ import annotations

import base64
from io import BytesIO

import pytest
from PIL import Image

from facilitate.reports.fold import record
from facilitate.web.papers import links_of, record_of, with_photos
from tests.papers.test_darkroom import left_red, told_by_the_camera, written
from tests.web.evening import Evening, play
from tests.web.pages_app import House, make_house
from tests.web.test_photos import Hand, photo


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return make_house(tmp_path_factory.mktemp("house"))


@pytest.fixture
def evening(house: House) -> Evening:
    return play(house, "gather")


def test_papers_are_given_the_pictures_that_may_be_printed_and_no_others(house: House, evening: Evening) -> None:
    host = Hand(house, evening)
    for consent, more in (("given", {}), ("unasked", {}), ("nobody", {}), ("given", {"minors": "y"})):
        host.add(photo(), consent=consent, **more)
    made = record_of(house.services, evening.code)
    given = with_photos(house.services, made, links_of(house.services, evening.code)).photos

    assert set(given) == {row.digest for row in made.photos if row.state == "shown"}
    assert [row.state for row in made.photos] == ["shown", "kept", "shown", "kept"]
    assert len(given) == 2


def test_a_script_sends_a_photo_in_base64_and_it_is_made_ready_all_the_same(house: House, evening: Evening) -> None:
    data = base64.b64encode(written(left_red(2400, 1800), exif=told_by_the_camera())).decode()
    id = house.act(evening.code, evening.people["主持人"], "add_photo", jpeg=data, consent="nobody")
    [kept] = Hand(house, evening).kept()
    found = house.services.store.pictures(evening.code, [kept.sha256])[kept.sha256]

    assert kept.id == id
    assert b"SECRET" not in found
    assert Image.open(BytesIO(found)).size == (1200, 1600)


@pytest.mark.parametrize("jpeg", ["%%%", 7, None, "R0lGODlh"])
def test_a_script_that_sends_something_else_is_refused(house: House, evening: Evening, jpeg: object) -> None:
    wish = {"verb": "add_photo", "op": f"s-{jpeg}", "args": {"jpeg": jpeg, "consent": "given"}}
    answer = house.app.extensions["acts"].carry_out(evening.code, evening.people["主持人"], wish)

    assert answer.refusal.rule in ("photo_unread", "bad_shape")


def test_the_record_of_the_log_is_the_record_of_the_house(house: House, evening: Evening) -> None:
    host = Hand(house, evening)
    host.add(photo(), caption="路灯")
    kept = house.services.store.read(evening.code)
    with house.services.door.reading(evening.code) as m:
        assert record(m, kept.entries).photos == record_of(house.services, evening.code).photos
