"""Days and hours as people write them, and whether two meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitate.reports.openings import WHOLE, Opening, Span, meeting, openings
from facilitate.reports.weekdays import ALL, weekdays


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("周三下午2点到4点", "周三 14:00—16:00"),
        ("晚上7点以后", "19:00—24:00"),
        ("Sat 9–11", "周六 09:00—11:00"),
        ("每周二、四看作业", "周二、周四"),
        ("周一至周五 9:00-11:30，14:00-17:00", "周一至周五 09:00—11:30；周一至周五 14:00—17:00"),
        ("周二和周四 16:00—18:00，周六 9:00—11:00", "周二、周四 16:00—18:00；周六 09:00—11:00"),
        ("9点到11点（周六）", "周六 09:00—11:00"),
        ("禮拜六下午兩點到四點", "周六 14:00—16:00"),
        ("周二4点到6点", "周二 16:00—18:00"),
        ("周末全天", "周六、周日"),
        ("除周日外 9:00-17:00", "周一至周六 09:00—17:00"),
        ("周一闭馆", "周二至周日"),
        ("weekday evenings", "周一至周五 18:00—24:00"),
        ("Mon-Fri 9am-5pm; Sat 10-12", "周一至周五 09:00—17:00；周六 10:00—12:00"),
        ("Tuesdays and Thursdays 4–6pm", "周二、周四 16:00—18:00"),
        ("before 9am on weekdays", "周一至周五 00:00—09:00"),
        ("放学后", "15:00—19:00"),
        ("24小时", "随时"),
        ("六点以后", "18:00—24:00"),
        ("9:00—17:00（周一休）", "周二至周日 09:00—17:00"),
        ("周五晚上7点", "周五 19:00—21:00"),
        ("每周三次，每次2小时", ""),
        ("12户，3-4个人", ""),
    ],
)
def test_days_and_hours_are_read_from_what_people_write(text: str, told: str) -> None:
    assert "；".join(one.words()["zh"] for one in openings(text)) == told


def test_both_languages_say_the_same() -> None:
    [opening] = openings("周一至周三 上午9点到11点")

    assert opening.words() == {"zh": "周一至周三 09:00—11:00", "en": "Mon–Wed 09:00—11:00"}


def test_vague_parts_of_the_day_are_read_only_where_asked() -> None:
    assert openings("晚上太吵", vague=False) == ()
    assert openings("晚上太吵") == (Opening(ALL, Span(18 * 60, 24 * 60)),)


@pytest.mark.parametrize(
    ("wanted", "open_", "common"),
    [
        ("周六上午", "Sat 9–11", "周六 09:00—11:00"), ("周六下午", "Sat 9–11", None), ("周日上午", "周六9点到11点", None),
        ("晚上7点以后", "周三 18:00-20:00", "周三 19:00—20:00"), ("16:00-18:00", "18:00-20:00", None), ("周末", "每天 8:00-20:00", "周六、周日 08:00—20:00"),
    ],
)  # fmt: skip
def test_two_meet_where_they_share_a_day_and_minutes(wanted: str, open_: str, common: str | None) -> None:
    both = meeting(openings(wanted), openings(open_))

    assert (both.words()["zh"] if both else None) == common


DAYS = st.sets(st.integers(1, 7), min_size=1).map(frozenset)


@given(DAYS)
def test_days_are_read_back_from_their_own_words(days: frozenset[int]) -> None:
    told = Opening(days, WHOLE).words()

    assert weekdays(told["zh"]) == (days if days != ALL else frozenset())
    assert weekdays(told["en"]) == (days if days != ALL else frozenset())


@given(DAYS, st.integers(0, 22 * 60), st.integers(1, 60))
def test_hours_are_read_back_from_their_own_words(days: frozenset[int], from_: int, long: int) -> None:
    opening = Opening(days, Span(from_, from_ + long))

    assert openings(opening.words()["zh"]) == (opening,)
    assert openings(opening.words()["en"]) == (opening,)
    assert meeting((opening,), (opening,)) == opening


@given(st.text(alphabet="周一二三六日天至、到点时半上下午晚每后前0123456789:：—-. MonSatdyamp", max_size=40))
def test_whatever_is_written_gives_hours_within_a_day(text: str) -> None:
    for opening in openings(text):
        assert opening.days
        assert 0 <= opening.span.from_ < opening.span.to <= 24 * 60
