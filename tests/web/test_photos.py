"""The photos' page by HTTP: who may, what is taken in and what is refused in words, consent, order and withdrawal."""

from __future__ import annotations

import itertools
import re
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from facilitate.papers.darkroom import MOST_BYTES
from facilitate.web.papers import record_of
from tests.papers.test_darkroom import left_red, told_by_the_camera, written
from tests.web.evening import Evening, play
from tests.web.pages_app import House, make_house, token_in

NAMES = {"host": "主持人", "resident": "二单元楼门长", "unit": "施工方项目经理"}
_numbers = itertools.count(1)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return make_house(tmp_path_factory.mktemp("house"))


@pytest.fixture
def evening(house: House) -> Evening:
    return play(house, "gather")


class Hand:
    """Somebody's browser at the photos of a meeting."""

    def __init__(self, house: House, evening: Evening, who: str = "host") -> None:
        self.house, self.code = house, evening.code
        cookies = {f"facilitate_{evening.code}": evening.tokens[NAMES[who]]} if who in NAMES else {}
        self.browser = house.browser(**cookies)
        self.page = f"/m/{evening.code}/photos"

    def look(self) -> str:
        return str(self.browser.get(self.page).text)

    def send(self, verb: str, file: bytes | None = None, name: str = "a.jpg", /, **form: str) -> Any:
        if not hasattr(self, "token"):
            self.token = token_in(self.look())
        data: dict[str, Any] = {"csrf_token": self.token, "op": f"o{next(_numbers)}", "verb": verb, **form}
        if file is not None:
            data["photo"] = FileStorage(BytesIO(file), name)
        boundary, body = encode_multipart(data)
        return self.browser.post(self.page, data=body, content_type=f"multipart/form-data; boundary={boundary}")

    def add(self, file: bytes, /, **form: str) -> Any:
        return self.send("add_photo", file, **{"consent": "given", **form})

    def kept(self) -> list[Any]:
        with self.house.services.door.reading(self.code) as m:
            return m.photos.kept()


def photo(wide: int = 400, high: int = 300) -> bytes:
    """A picture unlike every other of these tests."""
    return written(left_red(wide + next(_numbers), high))


@pytest.mark.parametrize(("who", "page", "picture", "sent"), [
    ("host", 200, 200, 303), ("resident", 303, 403, 403), ("unit", 303, 403, 403), ("nobody", 303, 401, 401),
])  # fmt: skip
def test_only_host_and_recorder_see_photos_or_add_them(
    house: House, evening: Evening, who: str, page: int, picture: int, sent: int
) -> None:
    host, hand = Hand(house, evening), Hand(house, evening, who)
    host.add(photo())
    [kept] = host.kept()
    if who != "host":
        hand.token = "none is given to her"

    assert hand.browser.get(hand.page).status_code == page
    assert hand.browser.get(f"{hand.page}/{kept.id}.jpg").status_code == picture
    assert hand.add(photo()).status_code == sent
    assert len(host.kept()) == (2 if who == "host" else 1)


def test_the_wall_and_the_organisers_key_alone_open_no_photo(house: House, evening: Evening) -> None:
    host = Hand(house, evening)
    host.add(photo())
    [kept] = host.kept()
    board = {f"facilitate_board_{evening.code}": house.services.access.keys(evening.code)["board"]}

    for cookies in (board, {"organiser": house.key}):
        assert house.browser(**cookies).get(f"{host.page}/{kept.id}.jpg").status_code == 401
    for audience in ("board", "room"):
        things, _me = house.services.sight(evening.code, audience, "")
        assert kept.sha256 not in str(things)


def test_a_form_that_is_not_ours_adds_nothing(house: House, evening: Evening) -> None:
    host = Hand(house, evening)
    host.token = "forged"

    assert host.add(photo()).status_code == 400
    assert host.kept() == []


def test_a_photo_is_kept_upright_and_bare_and_served_as_it_is_kept(house: House, evening: Evening) -> None:
    host = Hand(house, evening)
    assert host.add(written(left_red(2400, 1800), exif=told_by_the_camera()), caption=" 路灯 ").status_code == 303
    [kept] = host.kept()
    served = host.browser.get(f"{host.page}/{kept.id}.jpg")

    assert (kept.caption, kept.consent, kept.minors) == ("路灯", "given", False)
    assert (served.mimetype, served.headers["Cache-Control"]) == ("image/jpeg", "no-store")
    assert b"SECRET" not in served.data
    assert Image.open(BytesIO(served.data)).size == (1200, 1600)
    assert host.browser.get(f"{host.page}/99.jpg").status_code == 404


def test_the_same_form_sent_again_adds_nothing(house: House, evening: Evening) -> None:
    host, file = Hand(house, evening), photo()
    for _ in range(2):
        assert host.send("add_photo", file, consent="given", op="the same").status_code == 303

    assert len(host.kept()) == 1
    again = host.add(file)
    assert (again.status_code, "这张照片已经在了" in again.text) == (409, True)


@pytest.mark.parametrize(("file", "words"), [
    (b"GIF89a" + bytes(60), "只收 JPEG、PNG、WebP 的照片"),
    (b"<html><script>alert(1)</script></html>", "只收 JPEG、PNG、WebP 的照片"),
    (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "HEIC"),
    (written(Image.effect_noise((900, 900), 60))[:20_000], "文件坏了或者没有传完"),
    (written(Image.new("1", (9_000, 9_000)), "PNG"), "万像素"),
    (b"", "请先选一张照片，或者拍一张。"),
], ids=["gif", "html renamed", "heic", "cut short", "bomb", "empty"])  # fmt: skip
def test_what_is_no_photo_is_refused_in_words_and_what_was_typed_is_still_there(
    house: House, evening: Evening, file: bytes, words: str
) -> None:
    host = Hand(house, evening)
    answer = host.send("add_photo", file, "photo.jpg" if file else "", consent="nobody", caption="留着的说明")

    assert answer.status_code in (400, 422)
    assert words in answer.text
    assert 'value="留着的说明"' in answer.text
    assert re.search(r'value="nobody" required checked', answer.text)
    assert host.kept() == []


def test_a_file_that_is_no_photo_is_no_fault_of_the_house(
    house: House, evening: Evening, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Hand(house, evening).add(b"GIF89a" + bytes(60)).status_code == 422

    assert "Traceback" not in capsys.readouterr().err


def test_twelve_megabytes_are_refused_in_words(house: House, evening: Evening) -> None:
    host = Hand(house, evening)
    answer = host.add(b"\xff\xd8\xff" + bytes(12 * 1024 * 1024))

    assert (answer.status_code, f"文件超过 {MOST_BYTES // 1024 // 1024} MB" in answer.text) == (413, True)
    assert host.kept() == []


def test_consent_must_be_said_and_a_caption_may_be_left_out_or_be_long_but_not_too_long(
    house: House, evening: Evening
) -> None:
    host = Hand(house, evening)
    silent = host.add(photo(), consent="")
    assert (silent.status_code, "请点一下，画面里的人同意了没有。" in silent.text) == (400, True)

    assert host.add(photo(), caption="").status_code == 303
    assert host.add(photo(), caption="字" * 200).status_code == 303
    long = host.add(photo(), caption="字" * 201)
    assert (long.status_code, "写了 201 个字" in long.text) == (400, True)


def test_words_of_people_are_words_on_the_page(house: House, evening: Evening) -> None:
    host = Hand(house, evening)
    host.add(photo(), caption='<img src=x onerror="alert(1)">')

    page = host.look()
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=" in page


def test_what_was_not_asked_and_children_are_not_printed_until_it_is_set_right(house: House, evening: Evening) -> None:
    host = Hand(house, evening)
    host.add(photo(), consent="unasked", caption="没问")
    host.add(photo(), minors="y", caption="孩子")
    first, second = host.kept()
    page = host.look()
    assert "没有问过画面里的人" in page
    assert "有认得出的未成年人" in page
    assert "papers/photos.pdf" not in page

    host.send("change_photo", id=first.id, consent="given", caption="问过了")
    host.send("change_photo", id=second.id, consent="given", caption="其实是大人")
    page = host.look()
    assert [(one.caption, one.printed) for one in host.kept()] == [("问过了", True), ("其实是大人", True)]
    assert "<b>照片2</b>" in page
    assert "papers/photos.pdf" in page


def test_photos_change_places_and_whoever_withdraws_hers_erases_it(house: House, evening: Evening) -> None:
    host = Hand(house, evening)
    for caption in ("一", "二", "三"):
        host.add(photo(), caption=caption)
    first, second, third = host.kept()
    host.send("move_photo", id=third.id, before=first.id)
    host.send("move_photo", id=first.id, before="")
    assert [one.caption for one in host.kept()] == ["三", "二", "一"]

    gone = host.send("withdraw_photo", id=second.id)
    assert "撤下了，图已经抹掉。" in host.browser.get(gone.location).text
    assert host.browser.get(f"{host.page}/{second.id}.jpg").status_code == 404
    assert house.services.store.pictures(evening.code, [second.sha256]) == {}
    assert host.send("withdraw_photo", id=second.id).status_code == 404
    assert "二" not in [row.caption for row in record_of(house.services, evening.code).photos]


@pytest.mark.parametrize("verb", ["", "advance", "seal", "hide"])
def test_the_page_does_nothing_but_keep_photos(house: House, evening: Evening, verb: str) -> None:
    assert Hand(house, evening).send(verb, id="1").status_code == 400
