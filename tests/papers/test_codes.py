"""Every code on every paper, read from its pages at 100 dpi, is the address it stands for; the other papers have none."""

from __future__ import annotations

from collections import Counter

import pypdfium2
import pytest
import zxingcpp

from facilitate.papers import NAMES, offered
from tests.papers.printed import printed
from tests.papers.sample import courtyard
from tests.papers.world import JOIN, LINKS

DPI = 100
DOOR = JOIN.upper()
NETWORK = "WIFI:T:WPA;S:YISHITING;P:huanying123;;"
DRAWN = {
    "poster": {DOOR: 1, NETWORK: 1},
    "poster_a3": {DOOR: 1, NETWORK: 1},
    "cards": {f"{DOOR}/{number}": 1 for number in range(1, LINKS.cards + 1)},
    "notice": {DOOR: 1},
    "public_notice": {DOOR: 1},
    "bulletin": {DOOR: 1},
    "long_picture": {DOOR: 1},
    "handover": {DOOR: 5},  # one for each unit
    "tents": {DOOR: 16},  # both sides of one for each group
}
PAPERS = [name for name, kind in NAMES.items() if "pdf" in kind.exts and offered(name, courtyard())]


def read(name: str, lang: str) -> Counter[str]:
    pdf = pypdfium2.PdfDocument(printed(name, lang))
    pages = (page.render(scale=DPI / 72).to_pil() for page in pdf)
    return Counter(code.text for page in pages for code in zxingcpp.read_barcodes(page))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAPERS)
def test_every_code_reads_as_its_address_at_100_dpi(name, lang):
    assert read(name, lang) == DRAWN.get(name, {})


def test_a_code_of_another_address_is_seen():
    assert read("notice", "zh") != {JOIN.upper().replace("K7", "K8"): 1}
