"""A pack in Chinese, in English, in both; two papers at a time come out in the same order as one."""

from __future__ import annotations

import io
import zipfile
from hashlib import sha256

import pytest

from facilitate.papers import Paper, PdfFailed, bilingual, pack
from facilitate.papers.catalogue import filename
from facilitate.papers.doing import Abandoned
from facilitate.papers.packs import papers_of
from tests.papers.sample import courtyard
from tests.papers.world import LINKS


def quick(name, ext, record, lang, links):
    return Paper(f"{name} {ext} {lang}".encode(), "x/x", filename(name, ext, record, lang))


def opened(paper: Paper) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(paper.data))


@pytest.mark.parametrize(
    ("lang", "name", "contents", "minutes"),
    [
        ("zh", "会议文件包 K7MQ4HXE.zip", "文件目录", "2026-11-21 会议纪要 K7MQ4HXE.pdf"),
        ("en", "Meeting papers K7MQ4HXE.zip", "Contents", "2026-11-21 Minutes K7MQ4HXE.pdf"),
        (
            "both",
            "会议文件包 Meeting papers K7MQ4HXE.zip",
            "文件目录 Contents",
            "2026-11-21 会议纪要 Minutes K7MQ4HXE.pdf",
        ),
    ],
)
def test_names_contents_and_checksums_are_in_the_language_of_the_pack(lang, name, contents, minutes):
    made = pack(courtyard(), lang, LINKS, maker=quick)
    bag = opened(made)
    sums = dict(reversed(line.split("  ", 1)) for line in bag.read("SHA256SUMS").decode().splitlines())

    assert made.filename == name
    assert contents in bag.read("index.html").decode()
    assert sums[minutes] == sha256(bag.read(minutes)).hexdigest()
    assert set(sums) == set(bag.namelist()) - {"index.html", "SHA256SUMS"}
    assert all(name in bag.read("index.html").decode() for name in sums)


def test_in_both_languages_a_paper_has_both_in_one_where_it_can_and_data_come_once():
    wanted = papers_of(courtyard(), "both", LINKS)
    found = {
        pair: [lang for name, ext, lang in wanted if (name, ext) == pair] for pair in {each[:2] for each in wanted}
    }

    assert found["minutes", "pdf"] == ["both"]
    assert found["record", "json"] == ["zh"]
    assert all((langs == ["both"]) == (ext in bilingual.forms(name)) for (name, ext), langs in found.items())


def test_the_print_pack_comes_in_english():
    names = opened(pack(courtyard(), "en", LINKS, "before", maker=quick)).namelist()

    assert any("Join poster (A3)" in name for name in names)
    assert not any("海报" in name for name in names)


def test_two_at_a_time_give_the_same_pack_as_one():
    assert pack(courtyard(), "zh", LINKS, maker=quick, hands=2) == pack(courtyard(), "zh", LINKS, maker=quick)


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", ["没有做成"]), ("en", ["not made"]), ("both", ["没有做成", "not made"])]
)
def test_a_paper_that_failed_is_named_with_its_reason_and_the_others_are_there(lang, words):
    def maker(name, ext, record, lang, links):
        if (name, ext) == ("minutes", "pdf"):
            raise PdfFailed("没有做成", "not made")
        return quick(name, ext, record, lang, links)

    bag = opened(pack(courtyard(), lang, LINKS, maker=maker, hands=2))

    assert all(each in bag.read("index.html").decode() for each in words)
    assert not any(name.endswith(".pdf") and name.startswith("2026-11-21 Minutes K7") for name in bag.namelist())
    assert sum(name.endswith(".docx") for name in bag.namelist()) > 5


def test_a_pack_nobody_waits_for_is_not_made_to_its_end():
    made = []

    def maker(name, ext, record, lang, links):
        if len(made) == 3:
            raise Abandoned
        made.append(name)
        return quick(name, ext, record, lang, links)

    with pytest.raises(Abandoned):
        pack(courtyard(), "zh", LINKS, maker=maker)

    assert len(made) == 3
