"""Being known again from meeting to meeting: only with consent, and gone without a trace when it is taken back."""

import json

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER, Doer
from facilitate.register.gathering.gather import gather
from facilitate.register.people import neighbours_deeds as deeds
from facilitate.register.people.neighbours import asked, everybody, homes, links, mine
from facilitate.store.register_tables import changes
from tests.register.world import Kept
from tests.reports.series_world import FIVE


def phone(house: Kept, mark: str = "m1") -> Doer:
    return Doer("resident", f"slip:{mark}", house.community)


def known(house: Kept) -> dict[tuple[str, str], int]:
    return house.book.read(lambda c: links(c, house.community))


def test_a_phone_that_agreed_is_known_from_the_meetings_before_and_after(house: Kept) -> None:
    deeds.agree(house.book, phone(house), house.community, "王阿姨", "3号楼", [("M1", "p1A"), ("M2", "p2A")])
    deeds.come(house.book, phone(house), house.community, "M3", "p3A")

    [one] = house.book.read(lambda c: everybody(c, house.community))
    assert (one.name, dict(one.meetings)) == ("王阿姨", {"M1": "p1A", "M2": "p2A", "M3": "p3A"})
    assert {whose.building for whose in house.book.read(lambda c: homes(c, house.community)).values()} == {"3号楼"}


def test_a_phone_that_rather_not_is_asked_once_and_nothing_is_kept_of_it(house: Kept) -> None:
    assert not house.book.read(lambda c: asked(c, "m1"))

    deeds.refuse(house.book, phone(house), house.community)
    deeds.come(house.book, phone(house), house.community, "M1", "p1A")

    assert house.book.read(lambda c: asked(c, "m1"))
    assert known(house) == {}
    assert house.rows("neighbours")[0]["name"] == ""


def test_a_phone_that_was_never_asked_leaves_nothing(house: Kept) -> None:
    deeds.come(house.book, phone(house), house.community, "M1", "p1A")

    assert house.rows("neighbours") == house.rows("attendances") == []


def test_who_wants_to_be_forgotten_is_in_no_table_and_no_history(house: Kept) -> None:
    deeds.agree(house.book, phone(house), house.community, "王阿姨", "3号楼", [("M1", "p1A")])
    deeds.agree(house.book, phone(house), house.community, "王秀兰", "3号楼", [])

    deeds.forget(house.book, phone(house), house.community)

    history = house.book.read(lambda c: [(row.before, row.after) for row in c.execute(select(changes))])
    kept = json.dumps([house.rows("neighbours"), house.rows("attendances"), history], ensure_ascii=False)
    assert not [word for word in ("王阿姨", "王秀兰", "3号楼", "p1A") if word in kept]
    assert house.book.read(lambda c: asked(c, "m1"))
    assert house.book.read(lambda c: mine(c, house.community, "m1")) is None


def test_she_may_agree_anew(house: Kept) -> None:
    deeds.agree(house.book, phone(house), house.community, "王阿姨", "", [])
    deeds.forget(house.book, phone(house), house.community)
    deeds.agree(house.book, phone(house), house.community, "王阿姨", "", [("M1", "p1A")])

    assert len(known(house)) == 1


def test_nobody_takes_anothers_place_and_a_shared_phone_is_one_person(house: Kept) -> None:
    deeds.agree(house.book, phone(house), house.community, "王阿姨", "", [("M1", "p1A")])
    deeds.come(house.book, phone(house), house.community, "M1", "p1B")
    deeds.agree(house.book, phone(house, "m2"), house.community, "别人", "", [("M1", "p1A")])

    assert known(house) == {("M1", "p1A"): house.rows("neighbours")[0]["id"]}


def test_the_organiser_notes_who_is_the_same_and_forgets_her_on_request(house: Kept) -> None:
    came = [("M1", "p1A"), ("M2", "p2A")]
    deeds.same(house.book, ORGANISER, house.community, "王阿姨", came, consent=True)
    [one] = house.book.read(lambda c: everybody(c, house.community))
    assert one.by_hand
    assert set(known(house)) == set(came)

    deeds.forget_for(house.book, ORGANISER, house.community, one.id)

    assert house.rows("neighbours") == house.rows("attendances") == []
    deeds.same(house.book, ORGANISER, house.community, "王阿姨", came, consent=True)


def test_what_is_noted_by_hand_is_checked(house: Kept) -> None:
    def refused(doer: Doer, name: str, came: list[tuple[str, str]], consent: bool = True) -> str:
        with pytest.raises(Declined) as fault:
            deeds.same(house.book, doer, house.community, name, came, consent)
        return fault.value.reason

    deeds.agree(house.book, phone(house), house.community, "王阿姨", "", [("M1", "p1A")])
    assert refused(ORGANISER, "王", [("M1", "p1A")]) == "known_already"
    assert refused(ORGANISER, "王", [("M2", "p2A")], consent=False) == "no_consent"
    assert refused(ORGANISER, "", [("M2", "p2A")]) == "nothing_written"
    assert refused(ORGANISER, "王", []) == "nothing_chosen"
    assert refused(phone(house), "王", [("M2", "p2A")]) == "not_your_door"
    assert len(house.rows("neighbours")) == 1


def test_a_browser_that_keeps_no_mark_is_told_so(house: Kept) -> None:
    with pytest.raises(Declined, match="no_phone"):
        deeds.agree(house.book, phone(house, ""), house.community, "王阿姨", "", [])


def test_whoever_has_herself_removed_from_a_meeting_is_known_from_it_no_more(house: Kept) -> None:
    gather(house.book, house.community, FIVE[0])
    deeds.agree(house.book, phone(house), house.community, "王", "", [("M1", "p1A"), ("M1x", "p1A")])
    gone = replace(FIVE[0], people=tuple(person for person in FIVE[0].people if person.id != "p1A"))

    gather(house.book, house.community, gone)

    assert set(known(house)) == {("M1x", "p1A")}


def test_whoever_joined_twice_is_known_as_the_one_she_was_made(house: Kept) -> None:
    deeds.agree(house.book, phone(house), house.community, "王", "", [("M1", "p7")])
    deeds.agree(house.book, phone(house, "m2"), house.community, "李", "", [("M1", "p8")])
    deeds.agree(house.book, phone(house, "m3"), house.community, "赵", "", [("M1", "p9")])

    deeds.united(house.book, house.community, "M1", {"p7": "p3", "p9": "p8"})

    first, second, _ = (row["id"] for row in house.rows("neighbours"))
    assert known(house) == {("M1", "p3"): first, ("M1", "p8"): second}
