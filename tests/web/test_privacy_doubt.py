"""What may as well be anybody's stays where nobody has said that it is hers: short words, names of one sign, her name inside others."""

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from facilitate.cli_erase import erase as command
from facilitate.core.person import tracing
from facilitate.core.person.wording import slight
from facilitate.register.communities import ours
from facilitate.register.doer import ORGANISER
from facilitate.web.privacy import erase as privacy
from tests.web.evening import Evening, play
from tests.web.pages_app import House, make_house, token_in
from tests.web.staff import unit
from tests.web.test_privacy_kept import put

WHO, OTHER = "退休管道工程师", "二单元楼门长"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def agreed(house: House, name: str = WHO) -> tuple[Evening, Path]:
    """An evening on which she and another both said 同意 and 好, with minutes that stay."""
    held = play(house)
    for who in (WHO, OTHER):
        for text in ("同意", "好", "请把井盖换成防滑的"):
            house.act(held.code, held.people[who], "feel", text=text)
    if name != WHO:
        house.act(held.code, held.people[WHO], "rename", name=name)
    return held, put(house, held.code, "minutes.md", f"同意\n\n好\n\n请把井盖换成防滑的\n\n{name} 说\n\n{name}\n")


def said(house: House, held: Evening) -> str:
    return "\n".join(row.body for row in house.services.store.rows(held.code))


@pytest.mark.parametrize(
    ("text", "slightly"),
    [("好", True), ("同意", True), ("同意！", True), ("没意见。", True), ("OK", True), ("I agree", True), ("", True),
     ("管线走向图", False), ("请把井盖换成防滑的", False), ("change the pipes", False)],
)  # fmt: skip
def test_a_short_text_says_nothing_of_whose_it_is(text: str, slightly: bool) -> None:
    assert slight(text) == slightly


def test_short_words_start_unticked_on_the_page_and_long_ones_ticked(house: House) -> None:
    held, _ = agreed(house)
    page = house.organiser().get(f"/m/{held.code}/privacy/erase?person={held.people[WHO]}&words=1").text

    ticks = {
        text.strip(): "checked" in box for box, text in re.findall(r"<input class=\"tick\"([^>]*)><span>([^<]*)", page)
    }
    assert {text: ticks[text] for text in ("同意", "好", "请把井盖换成防滑的", f"{WHO} 说")} == {
        "同意": False, "好": False, "请把井盖换成防滑的": True, f"{WHO} 说": True,
    }  # fmt: skip
    assert "不一定是她" in page


def pressed(house: House, held: Evening, tick: bool) -> None:
    """The form as the page has it, sent; with `tick` everything on it ticked."""
    organiser, look = house.organiser(), f"/m/{held.code}/privacy/erase?person={held.people[WHO]}&words=1"
    page = organiser.get(look).text
    form: dict[str, Any] = {}
    for tag in re.findall(r"<input [^>]*>", page):
        told = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if tick or " checked" in tag or told.get("type") == "hidden":
            form.setdefault(told["name"], []).append(told["value"])
    form["csrf_token"] = token_in(page)
    assert organiser.post(look.partition("?")[0], data=form, follow_redirects=True).status_code == 200


def test_pressed_as_it_stands_the_others_short_words_stay_everywhere(house: House) -> None:
    held, paper = agreed(house)

    pressed(house, held, tick=False)

    assert [word in paper.read_text() for word in ("同意", "好\n", "防滑", WHO)] == [True, True, False, False]
    assert said(house, held).count("同意") == said(house, held).count('"好"') == 1, "those of the other, hers are gone"
    assert "防滑" not in said(house, held)


def test_one_that_doubts_nothing_is_caught(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    held, paper = agreed(house, "王芳")
    unit(house, "王芳物业")
    put(house, held.code, "minutes.md", "同意\n\n王芳物业修的\n")
    monkeypatch.setattr(tracing, "slight", lambda _text: False)
    monkeypatch.setattr(privacy, "among", lambda trace, _known: trace)

    pressed(house, held, tick=False)

    assert "同意" not in paper.read_text()
    assert "王芳物业" not in paper.read_text()


def test_what_the_organiser_ticks_goes(house: House) -> None:
    held, paper = agreed(house)

    pressed(house, held, tick=True)

    assert [word in paper.read_text() for word in ("同意", "好\n", "防滑", WHO)] == [False] * 4
    assert "同意" not in said(house, held)


def run(house: House, monkeypatch: pytest.MonkeyPatch, *words: str) -> str:
    monkeypatch.setattr("facilitate.cli_erase.open_services", lambda _config: house.services)
    done = CliRunner().invoke(command, list(words), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_the_command_spares_short_words_unless_they_are_named(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    held, paper = agreed(house)

    told = run(house, monkeypatch, WHO, "--meeting", held.code, "--yes", "--also", "好")

    assert "--also 同意" in told
    assert "--also 好" not in told
    assert [word in paper.read_text() for word in ("同意", "好\n", "防滑", WHO)] == [True, False, False, False]
    assert (said(house, held).count("同意"), said(house, held).count('"好"')) == (1, 0)


def test_a_name_of_one_sign_is_spared_in_papers_and_others_words_unless_it_is_named(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, paper = agreed(house, "王")
    house.act(held.code, held.people[OTHER], "feel", text="王 来过")
    monkeypatch.setattr(privacy, "clean", lambda _services: [])

    told = run(house, monkeypatch, held.people[WHO], "--meeting", held.code, "--yes")
    assert "--also 王" in told
    assert "王 说\n\n王\n" in paper.read_text()
    assert "王 来过" in said(house, held)
    assert '"王"' not in said(house, held), "in the list of people the name is hers"


def test_a_name_of_one_sign_that_is_named_goes(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    held, paper = agreed(house, "王")
    house.act(held.code, held.people[OTHER], "feel", text="王 来过，王府也来过")

    run(house, monkeypatch, held.people[WHO], "--meeting", held.code, "--yes", "--also", "王")

    assert "王" not in paper.read_text()
    assert "王 来过" not in said(house, held)
    assert "王府也来过" in said(house, held)


def elsewhere(house: House) -> str:
    """Another meeting of the house, called after a place, to which somebody of a longer name came."""
    code = house.open("王芳花园业主会")
    house.join(code, "王芳芳", "residents")
    return code


NAMED = "王芳 来，王芳芳也来"
WORDS = ("王芳芳也来了", "王芳花园业主会的纪要", "王芳物业修的", NAMED)


def test_names_of_people_elsewhere_of_units_and_of_meetings_are_not_torn_anywhere(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, paper = agreed(house, "王芳")
    elsewhere(house)
    unit(house, "王芳物业")
    put(house, held.code, "minutes.md", "\n\n".join(WORDS) + "\n")
    for text in WORDS:
        house.act(held.code, held.people[OTHER], "feel", text=text)
    id = needed(house, "王芳物业修的")

    told = privacy.preview(house.services, held.code, held.people[WHO], words=True)
    run(house, monkeypatch, held.people[WHO], "--meeting", held.code, "--yes")

    assert {one.text: one.doubt for one in told.kept} == {
        "王芳芳也来了": "王芳芳", "王芳花园业主会的纪要": "王芳花园业主会", "王芳物业修的": "王芳物业", NAMED: "",
    }  # fmt: skip
    said_ = {one.text: one.doubt for one in told.said if "王芳" in one.text}
    assert said_ == {one.text: one.doubt for one in told.kept}
    assert [one.doubt for one in told.written if one.id == id] == ["王芳物业"]
    text = paper.read_text()
    assert [word in text for word in WORDS] == [True, True, True, False]
    assert "王芳芳也来" in text.splitlines()[-1], "and she herself is gone there"
    assert "王芳 来" not in text
    assert [word in said(house, held) for word in WORDS] == [True, True, True, False]
    assert "王芳物业修的" in house.organiser().get("/registers/needs").text


def test_where_it_is_she_whom_a_longer_name_names_it_goes_when_ticked(house: House) -> None:
    held, paper = agreed(house, "王芳")
    unit(house, "王芳物业")
    put(house, held.code, "minutes.md", "王芳物业修的\n")
    id = needed(house, "王芳物业修的")

    pressed(house, held, tick=True)

    assert "王芳" not in paper.read_text()
    assert "王芳物业修的" not in house.organiser().get("/registers/needs").text
    assert id


def needed(house: House, title: str) -> int:
    """The number of a need that nobody of the meeting brought."""
    book = house.services.book
    here = ours(book)
    row = {"kind": "need", "state": "open", "danger": False, "at": house.clock.now(), "community": here}
    return book.deed(ORGANISER, "make", here, lambda deed: deed.make("needs", title=title, **row)).answer
