"""The wall poster of a rule: one sheet of the size asked for, with every article and the course."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from facilitate.service.rulefiles import shipped
from facilitate.web.rule_poster import wall_poster

MM = 72 / 25.4


@pytest.mark.parametrize(("rule", "lang", "paper", "width"), [
    ("nantang", "zh", "A3", 297), ("hearing", "zh", "A3", 297), ("ronr", "en", "A4", 210), ("teahouse", "en", "A3", 297),
])  # fmt: skip
def test_a_rule_fills_one_sheet_with_its_articles_and_its_course(rule: str, lang: str, paper: str, width: int) -> None:
    found = shipped(rule)

    sheet = PdfReader(BytesIO(wall_poster(found, lang, paper)))

    assert len(sheet.pages) == 1
    assert round(float(sheet.pages[0].mediabox.width) / MM) == width
    text = "".join(sheet.pages[0].extract_text().split())
    assert found.sha256[:8] in text
    assert all("".join(getattr(one.title, lang).split()) in text for one in found.rule.stages if not one.stages)
