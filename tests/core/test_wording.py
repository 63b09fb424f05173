"""Where a name stands as a name, and where it is a part of another word."""

import pytest

from facilitate.core.person.wording import named, quoted


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("王阿姨说话", "***说话"), ("请王阿姨来", "请***来"), ("小王阿姨也来", "小王阿姨也来"), ("王阿姨", "***"),
        ("Ann came", "*** came"), ("the annual Annual Ann-ual", "the annual Annual ***-ual"), ("请Ann来", "请***来"), ("Anna", "Anna"),
        ("王府井", "王府井"), ("王", "***"), ("王：我来", "***：我来"), ("（王）", "（***）"), ("王府和王", "王府和王"),
    ],
)  # fmt: skip
def test_a_name_is_replaced_where_it_stands_as_one(text: str, told: str) -> None:
    assert named(text, {"王阿姨", "Ann", "王"}, {"小王阿姨", "王府"}, "***") == told


def test_in_a_paper_it_is_found_however_it_is_spaced() -> None:
    assert named("请 A 阿姨 来", {"A阿姨"}, (), "***") == "请 *** 来"
    assert named("A阿 B姨", {"A阿B姨"}, {"A阿B姨姨"}, "***") == "***"


def test_words_are_found_though_a_paper_made_their_marks_wide() -> None:
    said = "一楼漏水,用24V的灯(旧的)"

    assert quoted("他说“一楼漏水，用 24V 的灯（旧的）”", {said}, "·") == "他说“·”"
    assert quoted(" 短 ", {"短"}, "·") == "·"
    assert quoted("短的", {"短"}, "·") == "短的"
