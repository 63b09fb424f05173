"""R38 a host who has never used it starts in three taps with one printed page in hand; R87 a how-to for each rule."""

from html import unescape
from io import BytesIO

import pypdfium2
import pytest

from facilitate.core.language.rule_plan import timeline
from facilitate.service.guidance import guidance
from facilitate.service.rulefiles import library
from tests.practices.world import opened, opened_by_form, restarted
from tests.web.pages_app import House


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return opened(tmp_path_factory.mktemp("house"))


def test_a_host_who_has_never_used_it_is_at_her_desk_after_three_taps_and_still_there_after_a_restart(
    house: House,
) -> None:
    first = house.organiser().get("/").text
    browser, code = opened_by_form(house)
    cookie = browser.get_cookie(f"facilitate_{code}")
    again = restarted(house)
    assert cookie

    assert 'href="/meetings/new?rule=roundtable_needs"' in first
    assert browser.get(f"/m/{code}/desk").status_code == 200
    assert again.browser(**{f"facilitate_{code}": cookie.value}).get(f"/m/{code}/desk").status_code == 200
    assert "/rules/roundtable_needs/help.pdf" in browser.get(f"/meetings/{code}").text


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("rule", [kept.rule.id for kept in library()])
def test_the_help_of_every_method_fits_one_page(house: House, rule: str, lang: str) -> None:
    answer = house.browser().get(f"/rules/{rule}/help.pdf?lang={lang}")
    pdf = pypdfium2.PdfDocument(BytesIO(answer.data))

    assert answer.content_type == "application/pdf"
    assert len(pdf) == 1
    assert ("点三下" if lang == "zh" else "Three taps") in pdf[0].get_textpage().get_text_range()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("rule", [kept.rule.id for kept in library()])
def test_the_how_to_of_every_method_says_what_to_say_in_each_stage(house: House, rule: str, lang: str) -> None:
    page = unescape(house.browser().get(f"/rules/{rule}/howto.html?lang={lang}").text)
    kept = next(one.rule for one in library() if one.rule.id == rule)
    led = [slot for slot in timeline(kept) if guidance(rule, slot.stage).say]

    assert (kept.title.zh if lang == "zh" else kept.title.en) in page
    assert page.count("说：" if lang == "zh" else "Say: ") >= len(led) > 0
    assert ("当心：" if lang == "zh" else "Look out: ") in page


def test_the_how_to_can_be_changed_in_an_office_program_and_an_unknown_rule_has_none(house: House) -> None:
    browser = house.browser()

    assert browser.get("/rules/nantang/howto.docx").data.startswith(b"PK")
    assert browser.get("/rules/nothing/howto.html").status_code == 404
    assert "/rules/nantang/howto.html" in house.organiser().get("/rules").text
    assert "/rules/nantang/help.pdf" in house.organiser().get("/rules/nantang").text
