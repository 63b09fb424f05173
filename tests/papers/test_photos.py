"""The photo page: pictures with captions in every form and language, what is left out counted, and nothing from elsewhere."""

from __future__ import annotations

import re
import zipfile
from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
import pypdfium2
import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from facilitate.papers import make, offered, pack
from facilitate.papers.catalogue import checked
from facilitate.papers.docx_pictures import fitted
from facilitate.papers.links import Links
from facilitate.papers.tongue import Choice
from facilitate.reports.public import public
from facilitate.reports.record import Record, from_json, to_json
from tests.papers.album import LONG, album, drawn
from tests.papers.sample import courtyard
from tests.papers.world import LINKS

LANGUAGES: tuple[Choice, ...] = ("zh", "en", "both")
LEFT_OUT = {
    "zh": "2张没有问过画面里的人，没有印。1张认得出未成年人，没有印。1张后来撤回，已经抹掉。",
    "en": "2 not printed: the people in them were not asked. 1 not printed: it shows somebody under eighteen who can be recognised. "
    "1 withdrawn afterwards and erased.",
}


def html(record: Record, links: Links, lang: Choice = "zh", name: str = "photos") -> str:
    return make(name, "html", record, lang, links).data.decode()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_holds_every_photo_that_may_be_printed_once_and_in_order(lang: Choice) -> None:
    record, links = album()
    shown = [
        b64decode(found) for found in re.findall(r'src="data:image/jpeg;base64,([^"]+)"', html(record, links, lang))
    ]

    assert shown == list(links.photos.values())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_left_out_is_counted_with_its_reason_and_not_named(lang: Choice) -> None:
    page = html(*album(), lang)

    assert LEFT_OUT[lang] in page
    assert not [words for words in ("没问过的人", "又一张没问过", "放学的孩子") if words in page]


def test_captions_are_words_and_no_markup() -> None:
    page = html(*album())

    assert "&lt;b&gt;台阶&lt;/b&gt; &amp; “扶手” {n}" in page
    assert "<b>台阶" not in page
    assert LONG in page
    assert 'alt="照片2"' in page, "one without a caption has at least its name"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pdf_shows_the_pictures_where_people_look(lang: Choice) -> None:
    """Seen as a picture: the red house of the first photo and the blue one of the second, side by side on the first page."""
    made = make("photos", "pdf", *((*album(2)[:1], lang, album(2)[1])))
    page = pypdfium2.PdfDocument(made.data)[0].render(scale=1).to_pil().convert("RGB")
    reds, blues = (
        [x for x in range(page.width) for y in range(0, page.height, 3) if near(page.getpixel((x, y)), colour)]
        for colour in ((0xA2, 0x4B, 0x30), (0x4B, 0x6E, 0xA1))
    )

    assert made.missing == ()
    assert len(reds) > 2000
    assert len(blues) > 500
    assert max(reds) < page.width / 2 < min(blues)


def near(pixel: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 24 for a, b in zip(pixel, colour, strict=True))


def test_seven_photos_stand_two_abreast_on_three_pages_and_have_words_for_the_blind() -> None:
    record, links = album()
    reader = PdfReader(BytesIO(make("photos", "pdf", record, "zh", links).data))
    found = [re.findall(r"照片(\d)", page.extract_text()) for page in reader.pages]

    assert found == [["1", "2"], ["3", "4", "5", "6"], ["7"]]
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert sorted(alternatives(reader.trailer["/Root"]["/StructTreeRoot"]))[:2] == [
        "照片1　二单元门口的路灯，坏了三个月",
        "照片2",
    ]


def alternatives(node: Any) -> Iterator[str]:
    """What the tags of a PDF say instead of pictures."""
    found = node.get_object()
    if isinstance(found, dict):
        if "/Alt" in found:
            yield str(found["/Alt"])
        found = found.get("/K", [])
    for each in found if isinstance(found, list) else [found]:
        if not isinstance(each, int):
            yield from alternatives(each)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_docx_opens_with_every_picture_in_its_shape(lang: Choice) -> None:
    record, links = album()
    file = docx.Document(BytesIO(make("photos", "docx", record, lang, links).data))

    assert len(file.inline_shapes) == 7
    tall = file.inline_shapes[1]
    assert tall.height / tall.width == pytest.approx(16 / 9, rel=0.01)
    assert {part.blob for part in file.part.package.iter_parts()} >= set(links.photos.values())


def test_a_picture_fills_its_box_and_keeps_its_shape() -> None:
    assert fitted(drawn(1600, 800, "#fff"), 70, 50) == pytest.approx((70, 35))
    assert fitted(drawn(800, 1600, "#fff"), 70, 50) == pytest.approx((25, 50))


@pytest.mark.parametrize("ext", ["pdf", "docx", "html"])
def test_without_the_pictures_the_captions_stand_alone(ext: str) -> None:
    record, _ = album()
    made = make("photos", ext, record, "zh", LINKS)

    assert len(made.data) > 5_000
    if ext == "html":
        assert made.data.decode().count("（这里没有图）") == 7


def test_a_meeting_without_photos_is_not_offered_the_page_and_asked_for_it_says_so() -> None:
    only_left_out = replace(album()[0], photos=album()[0].photos[-4:])

    assert not offered("photos", courtyard())
    assert not offered("photos", only_left_out)
    assert "这次会没有可以印的照片。" in html(courtyard(), LINKS)
    assert LEFT_OUT["zh"] in html(only_left_out, LINKS)


def test_the_page_is_for_the_organiser_alone_and_the_other_papers_only_count() -> None:
    record, links = album()

    assert checked("photos", "pdf").private
    assert "照片7张，另存，见《照片页》。" in html(record, links, "zh", "needs")
    assert f"照片7张，另存，见《照片页》。{LEFT_OUT['zh']}" in html(record, links, "zh", "record")
    assert "照片7张" not in html(courtyard(), links, "zh", "record")
    assert "data:image" not in html(record, links, "zh", "needs") + html(record, links, "zh", "record")


def test_the_pack_holds_the_page_with_its_pictures() -> None:
    record, links = album(3)
    bag = zipfile.ZipFile(BytesIO(pack(record, "zh", links, without=("pdf",)).data))
    [name] = [name for name in bag.namelist() if "照片页" in name and name.endswith(".html")]

    assert bag.read(name).count(b"data:image/jpeg;base64,") == 3


def test_only_papers_that_show_photos_are_given_them() -> None:
    _, links = album(1)

    assert links.for_paper("photos") == links
    assert links.for_paper("minutes").photos == {}


def test_the_record_tells_of_each_photo_and_holds_no_picture() -> None:
    record, _ = album(1)
    told = to_json(record)

    assert from_json(told).photos == record.photos
    assert b'"photos"' in told
    assert len(told) < len(to_json(courtyard())) + 3_000


def test_what_everybody_may_have_counts_photos_and_says_nothing_of_them() -> None:
    rows = public(album()[0]).photos

    assert [row.state for row in rows] == [row.state for row in album()[0].photos]
    assert {(row.caption, row.by, row.digest) for row in rows} == {("", None, "")}


def test_whoever_added_a_photo_is_named_on_no_page() -> None:
    record, links = album()
    adder = next(person.name for person in record.people if person.id == "r01")

    assert adder not in html(record, links)
