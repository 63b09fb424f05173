"""How many an offer is for and where it is, as people write it."""

import pytest

from facilitate.register.matching.amounts import capacity, counted
from facilitate.register.matching.places import apart, common, place


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("能坐40人", "people", 40), ("三十多个孩子", "people", 30), ("seats 60", "people", 60), ("十二户", "households", 12),
        ("一户一签", "households", 0), ("长椅八把", "pieces", 0), ("盒饭五十份", "pieces", 50), ("座位二十个", "people", 20),
        ("3个月", "people", 0), ("第3名", "people", 0),
        ("两百份", "pieces", 200), ("up to 25", "people", 25),
    ],
)  # fmt: skip
def test_numbers_are_read_with_what_they_count(text: str, kind: str, number: int) -> None:
    found = counted(text, kind)

    assert (found.number if found else 0) == number


def test_those_who_help_are_not_counted_as_those_who_are_helped() -> None:
    assert capacity("志愿者探访老人", "5人", "volunteer") == ()
    assert [one.number for one in capacity("志愿者探访老人，每次可照顾12人", "", "volunteer")] == [12]


@pytest.mark.parametrize(
    ("wanted", "there", "both", "away"),
    [
        ("向阳里3号楼", "3栋一层", "3号楼", ""),
        ("向阳里3号楼", "向阳里5号楼", "", "other_building"),
        ("3号楼", "5号楼", "", "other_place"),
        ("3号楼", "2单元", "", ""),
        ("幸福社区", "和平社区活动室", "", "other_place"),
        ("幸福社区", "幸福社区居委会二楼", "幸福社区", ""),
        ("Sunny Court", "Sunny Court community room", "Sunny Court", ""),
        ("Sunny Court", "Peace Court hall", "", "other_place"),
        ("幸福社区", "和平社区，可上门", "", ""),
        ("院里", "活动室", "", ""),
        ("东区", "西区凉亭", "", "other_place"),
    ],
)
def test_places_are_compared_by_their_own_names(wanted: str, there: str, both: str, away: str) -> None:
    one, other = place(wanted), place(there)

    assert (common(one, other), apart(one, other)) == (both, away)
