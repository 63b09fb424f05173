"""Limits are in Chinese characters: somebody who writes in letters has room for two and a half times as many."""

import pytest

from facilitate.core.person.lengths import fifths, letters, too_long
from facilitate.core.refusals.refusal import Refused
from tests.cast import Cast, at

ORDINARY = "Who does what by when: the lamp at the north door is mended by the property office before 5 December, cost 800 yuan"


@pytest.fixture
def hall() -> Cast:
    return at("gather")


@pytest.mark.parametrize(
    ("text", "length"),
    [("", 0), ("路灯", 10), ("lamp", 8), ("路灯 lamp", 20), ("ｌ", 5), ("é", 2), ("🙂", 5), ("。，", 10)],
)
def test_a_letter_takes_two_fifths_of_a_character(text: str, length: int) -> None:
    assert fifths(text) == length


@pytest.mark.parametrize(("sign", "most"), [("字", 60), ("x", 150)])
def test_a_card_of_sixty_characters_takes_a_hundred_and_fifty_letters(hall: Cast, sign: str, most: int) -> None:
    assert letters(60) == 150
    assert hall.m.stages["gather"].write[0].chars == 60
    assert (
        hall.refused("wang", "write", kind="need", text=sign * (most + 1), fields={"category": "safety"}) == "too_long"
    )

    assert hall.refused("wang", "write", kind="need", text=sign * most, fields={"category": "safety"}) == ""


def test_an_ordinary_english_sentence_has_room_and_is_counted_in_letters_where_it_has_not(hall: Cast) -> None:
    assert len(ORDINARY) > 80
    assert too_long(ORDINARY, 60) is None

    told = too_long(ORDINARY * 2, 60) or {}

    assert told == {"n": 92, "max": 60, "letters": 230, "most_letters": 150}
    words = Refused("too_long", **told).wire()
    assert words["zh"].startswith("写了 92 个字，最多 60 个字")
    assert words["en"].startswith("This has 230 letters; at most 150")
