"""The directory of units: written down, found, known by several names, merged with all that hangs on it, handed over."""

from typing import Any

import pytest

from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER, Doer
from facilitate.register.freshness import Stale, version
from facilitate.register.gathering.gather import gather
from facilitate.register.history import of_unit
from facilitate.register.history_words import names, told
from facilitate.register.needs.owners_deeds import take
from facilitate.register.undo import undo
from facilitate.register.units.directory import Ask, Sheet, choices, listed, one, unclaimed
from facilitate.register.units.twins import alike, twins
from facilitate.register.units.units import known
from facilitate.register.units.units_deeds import also, edit, hand_over, make, merge
from tests.papers.sample import courtyard
from tests.register.test_needs import need, promise
from tests.register.world import Kept


def unit(house: Kept, name: str = "城建局", **values: Any) -> int:
    return make(house.book, ORGANISER, house.community, name=name, **values).answer


def sheet(house: Kept, id: int) -> Sheet:
    return house.book.read(lambda c: one(c, house.community, id))


def found(house: Kept, **asked: Any) -> list[str]:
    return [line.name for line in house.book.read(lambda c: listed(c, house.community, Ask(**asked))).lines]


def speaks_for(house: Kept, name: str) -> int | None:
    return house.book.read(lambda c: known(c, house.community)).of(name)


def test_units_are_listed_by_name_and_found_by_words_and_kind(house: Kept) -> None:
    unit(house, "槐荫物业", kind="property", place="东门")
    unit(house, "区城建局", kind="agency")

    assert found(house) == ["区城建局", "槐荫物业"]
    assert found(house, words="城建") == ["区城建局"]
    assert found(house, kind="property") == ["槐荫物业"]
    assert found(house, words="没有的") == []


def test_the_list_counts_needs_open_promises_and_offers_that_stand(house: Kept) -> None:
    id = unit(house)
    lamp, road = need(house, "路灯"), need(house, "路面")
    promise(house, lamp, unit=id)
    promise(house, lamp, unit=id, state="confirmed")
    take(house.book, ORGANISER, house.community, road, id, route="direct")
    for state in ("published", "withdrawn"):
        house.make(
            "offers", community=house.community, unit=id, resource="place", text="会议室", state=state, said={}, at=0
        )

    [line] = house.book.read(lambda c: listed(c, house.community, Ask())).lines

    assert (line.needs, line.promises, line.offers) == (2, 1, 1)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"name": " "}, "nothing_written"),
        ({"name": "（）"}, "nothing_written"),
        ({"name": "长" * 81}, "too_long"),
        ({"name": "某局", "kind": "moon"}, "no_such_group"),
        ({"name": "城建（局）"}, "unit_is_there"),
    ],
)
def test_what_does_not_fit_is_declined(house: Kept, values: dict[str, str], reason: str) -> None:
    unit(house, "城建局")

    with pytest.raises(Declined, match=reason):
        make(house.book, ORGANISER, house.community, **values)

    assert found(house) == ["城建局"]


def test_only_the_organiser_keeps_the_directory(house: Kept) -> None:
    clerk = Doer("unit", "account:1", house.community, unit(house))

    with pytest.raises(Declined, match="not_your_door"):
        make(house.book, clerk, house.community, name="物业")


def test_what_was_answered_before_a_unit_was_written_down_becomes_its_own(house: Kept) -> None:
    gather(house.book, house.community, courtyard())
    before = house.book.read(lambda c: unclaimed(c, house.community))
    name = before[0]

    done = make(house.book, ORGANISER, house.community, name=name)

    assert {each["person"] for each in sheet(house, done.answer).promises} == {name}
    assert name not in house.book.read(lambda c: unclaimed(c, house.community))
    undo(house.book, ORGANISER, done.id)
    assert house.book.read(lambda c: unclaimed(c, house.community)) == before


def test_a_name_that_it_had_before_and_one_that_people_use_still_lead_to_it(house: Kept) -> None:
    id = unit(house, "城建局")
    edit(house.book, ORGANISER, house.community, id, {"name": "住房和城乡建设局"})
    also(house.book, ORGANISER, house.community, id, "住建局")

    assert [speaks_for(house, name) for name in ("城建局技术员", "住建局李工", "住房和城乡建设局")] == [id, id, id]
    assert found(house, words="城建局") == ["住房和城乡建设局"]
    assert sorted(row["name"] for row in sheet(house, id).also) == ["住建局", "城建局"]
    with pytest.raises(Declined, match="unit_is_there"):
        unit(house, "城建局")


def test_two_spellings_become_one_unit_with_all_that_hangs_on_them_and_two_again(house: Kept) -> None:
    lead, part = unit(house, "城建局"), unit(house, "区城建局")
    also(house.book, ORGANISER, house.community, part, "城建")
    id = need(house)
    promise(house, id, unit=part)
    take(house.book, ORGANISER, house.community, id, part, route="direct")
    house.make(
        "offers",
        community=house.community,
        unit=part,
        resource="place",
        text="会议室",
        state="published",
        said={},
        at=0,
    )
    house.make(
        "accounts", community=house.community, unit=part, door="unit", login="li", person="李工", state="open", at=0
    )

    deed = merge(house.book, ORGANISER, house.community, lead, [part])

    whole = sheet(house, lead)
    assert [len(rows) for rows in (whole.promises, whole.owned, whole.offers)] == [1, 1, 1]
    assert "李工" in whole.people
    assert sheet(house, part).row["id"] == lead
    assert [speaks_for(house, name) for name in ("区城建局王工", "城建张工")] == [lead, lead]
    undo(house.book, ORGANISER, deed)
    assert (len(sheet(house, part).promises), speaks_for(house, "区城建局王工")) == (1, part)


def test_one_alone_is_not_merged(house: Kept) -> None:
    id = unit(house)

    with pytest.raises(Declined, match="nothing_to_merge"):
        merge(house.book, ORGANISER, house.community, id, [id])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("区城建局", "城建局", True),
        ("海淀区城建局", "城建局", True),
        ("槐荫社区居委会", "槐荫社区居民委员会", True),
        ("city works", "city work", True),
        ("第一小学", "第二小学", False),
        ("朝阳区第一实验小学", "朝阳区第二实验小学", False),
        ("城建局", "民政局", False),
        ("东门物业", "西门物业", False),
    ],
)
def test_names_that_may_be_the_same_unit_are_told_from_those_that_are_two(one: str, other: str, same: bool) -> None:
    assert bool(alike(one, other)) is same
    assert alike(one, other) == alike(other, one)


def test_pairs_are_suggested_the_most_alike_first_until_they_are_merged(house: Kept) -> None:
    short, long = unit(house, "城建局"), unit(house, "区城建局")
    for name in ("槐荫社区居委会", "槐荫社区居民委员会", "物业"):
        unit(house, name)

    pairs = house.book.read(lambda c: twins(c, house.community))

    assert [(pair.one_name, pair.other_name) for pair in pairs] == [
        ("城建局", "区城建局"),
        ("槐荫社区居委会", "槐荫社区居民委员会"),
    ]
    merge(house.book, ORGANISER, house.community, short, [long])
    assert len(house.book.read(lambda c: twins(c, house.community))) == 1


def test_somebody_else_in_the_office_takes_over_what_is_open_and_the_change_is_kept(house: Kept) -> None:
    id = unit(house, person="赵科长")
    lamp = need(house)
    open_, done = promise(house, lamp, unit=id), promise(house, lamp, unit=id, state="confirmed")
    take(house.book, ORGANISER, house.community, lamp, id, "赵科长", "direct")

    deed = hand_over(house.book, ORGANISER, house.community, id, "赵科长", "李科长")

    persons = {row["id"]: row["person"] for row in house.rows("promises")}
    assert (persons[open_], persons[done]) == ("李科长", "赵科长")
    assert sheet(house, id).people == {"李科长": 1}

    def read(c):  # type: ignore[no-untyped-def]
        steps = of_unit(c, id)
        return [told(step, "zh", names(c, steps)) for step in steps if step.verb == "hand_over"]

    [lines] = house.book.read(read)
    assert "经办人：赵科长 → 李科长" in lines
    undo(house.book, ORGANISER, deed)
    assert sheet(house, id).people == {"赵科长": 1}


def test_two_people_who_change_a_unit_at_once_are_told(house: Kept) -> None:
    id = unit(house, place="东门")
    saw = house.book.read(lambda c: version(c, "units", id))
    edit(house.book, ORGANISER, house.community, id, {"name": "城建局", "place": "西门"}, saw)

    with pytest.raises(Stale) as fault:
        edit(house.book, ORGANISER, house.community, id, {"name": "城建局", "place": "南门"}, saw)

    assert fault.value.clashes == {"place": "西门"}


def test_choices_leave_out_what_is_part_of_another(house: Kept) -> None:
    lead, part = unit(house, "城建局"), unit(house, "区城建局")
    merge(house.book, ORGANISER, house.community, lead, [part])

    assert house.book.read(lambda c: choices(c, house.community)) == {lead: "城建局"}


def test_community_social_organisations_and_social_workers_are_kinds_apart(house: Kept) -> None:
    kinds = ("committee", "social_org", "social_work")
    for kind in kinds:
        unit(house, f"单位{kind}", kind=kind)

    assert [found(house, kind=kind) for kind in kinds] == [[f"单位{kind}"] for kind in kinds]
