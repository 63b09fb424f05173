"""Names and texts are cleaned of what cannot be seen; look-alike names share a skeleton."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitate.core.person.names import clean_name, clean_text, skeleton
from facilitate.core.refusals.refusal import Refused

UNSEEN = "\u200b\u200e\u202e\u2066\u2069\ufeff\u00ad\u0007\x00\ue000\u3164"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  李　华 ", "李 华"),
        ("Ｌｉ\tＨｕａ", "Li Hua"),
        ("\u202e李\u200b华\u2066", "李华"),
        ("e\u0301lan", "élan"),
        ("妈\U0001f468\u200d\U0001f469\u200d\U0001f467", "妈\U0001f468\u200d\U0001f469\u200d\U0001f467"),
        ("a\u200db", "ab"),
        ("z" + "\u0335" * 40, "z" + "\u0335" * 3),
        ("\U00030edd\U00030ede面", "\U00030edd\U00030ede面"),
    ],
)
def test_a_name_is_shown_without_what_cannot_be_seen(typed: str, shown: str) -> None:
    assert clean_name(typed) == shown


@pytest.mark.parametrize("typed", ["", "   ", "\u3000", "\u200b\u200d", "\u3164", "\u2800", "\u0301"])
def test_a_name_of_nothing_to_see_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        clean_name(typed)

    assert refused.value.rule == "name_empty"


def test_a_name_of_two_hundred_characters_is_refused_and_one_of_24_is_not() -> None:
    assert clean_name("李" * 24) == "李" * 24
    with pytest.raises(Refused) as refused:
        clean_name("李" * 200)

    assert refused.value.wire()["zh"] == "称呼请在 24 个字以内。"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna", "Аnnа"),
        ("Iris", "lris"),
        ("Li Hua", "LiHua"),
        ("ＬＩ", "li"),
        ("Roy", "Rоу"),
        ("ΝΙΚΟΣ", "NIKOΣ"),
        ("Tom1", "Toml"),
        ("B0b", "Bob"),
    ],
)
def test_names_that_look_alike_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_names_that_look_different_keep_their_own() -> None:
    names = ["李华", "李桦", "王华", "李华 2", "Anna", "Anne", "二单元李阿姨", "三单元李阿姨"]

    assert len({skeleton(name) for name in names}) == len(names)


@given(st.text(max_size=60), st.sampled_from(UNSEEN))
def test_a_cleaned_name_is_clean_and_stays_as_it_is(typed: str, unseen: str) -> None:
    try:
        name = clean_name(typed[:30] + unseen + typed[30:])
    except Refused:
        return

    assert clean_name(name) == name
    assert 0 < len(name.replace("\u200d", "")) <= 24 * 4
    assert not set(name) & set("\u200b\u200e\u202e\u2066\u2069\ufeff\u00ad\x00\x07\ue000\n")


def test_a_text_is_one_line_unless_lines_are_asked_for() -> None:
    typed = "第一行 \r\n\r\n\r\n\u202e第二  行\r完"

    assert clean_text(typed) == "第一行 第二 行 完"
    assert clean_text(typed, lines=True) == "第一行\n\n第二 行\n完"


@pytest.mark.parametrize("typed", ["", " \n ", "\u200b", "\u202e\u3164"])
def test_a_text_of_nothing_to_see_is_empty(typed: str) -> None:
    assert clean_text(typed) == ""
    assert clean_text(typed, lines=True) == ""
