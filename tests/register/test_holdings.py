"""Whose a meeting is: made, shared, taken back, handed over, opened by the admin, and what becomes of it when an account is closed."""

from functools import partial

import pytest

from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER, Doer
from facilitate.register.people import accounts, holdings, holdings_deeds, holdings_log
from facilitate.register.people.holdings import DAY_MS, Holder
from facilitate.register.undo import undo
from tests.register.holders import CODE, People
from tests.register.world import Kept


@pytest.fixture
def people(house: Kept) -> People:
    return People(house)


def test_a_meeting_is_its_makers_and_one_without_an_owner_is_every_organisers(people: People) -> None:
    assert people.who_may() == ["owner"]

    people.do(holdings_deeds.hand_over, people.owner, None)

    assert people.who_may() == ["key", "admin", "owner", "other"]


def test_it_is_shared_and_taken_back_and_given_back(people: People) -> None:
    people.do(holdings_deeds.share, people.owner, people.other)
    assert people.who_may() == ["owner", "other"]

    people.do(holdings_deeds.take_back, people.owner, people.other)
    assert people.who_may() == ["owner"]

    people.do(holdings_deeds.share, people.owner, people.other)
    people.do(holdings_deeds.take_back, people.other, people.other)
    assert people.who_may() == ["owner"]


def test_it_is_handed_over_and_back_by_whoever_has_it_then(people: People) -> None:
    people.do(holdings_deeds.share, people.owner, people.other)

    people.do(holdings_deeds.hand_over, people.owner, people.other)
    assert people.who_may() == ["other"]
    with pytest.raises(Declined, match="not_your_meeting"):
        people.do(holdings_deeds.hand_over, people.owner, people.owner)

    people.do(holdings_deeds.hand_over, people.other, people.owner)
    assert people.who_may() == ["owner"]


def test_the_admin_opens_it_for_a_day_and_that_is_written_down(people: People) -> None:
    people.do(holdings_deeds.open_it, people.admin)
    people.do(holdings_deeds.open_it, ORGANISER)
    assert people.who_may() == ["key", "admin", "owner"]
    assert people.log()[-2:] == [(f"account:{people.admin}", "opened"), ("organiser", "opened")]

    people.house.clock.at += DAY_MS
    assert people.who_may() == ["owner"]
    people.do(holdings_deeds.open_it, people.admin)
    assert people.who_may() == ["admin", "owner"]


def test_the_admin_hands_it_over_without_having_read_it(people: People) -> None:
    people.do(holdings_deeds.hand_over, people.admin, people.other)

    assert people.who_may() == ["other"]
    assert people.log()[-1] == (f"account:{people.admin}", "handed")
    [line, *_] = people.house.book.read(lambda c: holdings_log.lines(c, people.house.community))
    assert line.concerns(people.owner)
    assert line.concerns(people.other)
    assert not line.concerns(people.admin)


@pytest.mark.parametrize("who", ["admin", "other"])
def test_only_its_owner_shares_it(people: People, who: str) -> None:
    with pytest.raises(Declined, match="not_your_meeting"):
        people.do(holdings_deeds.share, getattr(people, who), people.other)
    with pytest.raises(Declined, match="not_your_meeting"):
        people.do(holdings_deeds.share, ORGANISER, people.other)


def test_a_colleague_with_whom_it_is_shared_neither_shares_nor_hands_it_on(people: People) -> None:
    people.do(holdings_deeds.share, people.owner, people.other)

    for deed in (holdings_deeds.share, holdings_deeds.hand_over, holdings_deeds.take_back):
        with pytest.raises(Declined, match="not_your_meeting"):
            people.do(deed, people.other, people.admin)


def test_who_is_not_the_admin_opens_nothing_and_shows_no_titles(people: People) -> None:
    with pytest.raises(Declined, match="admin_only"):
        people.do(holdings_deeds.open_it, people.other)
    with pytest.raises(Declined, match="admin_only"):
        holdings_deeds.show_titles(people.house.book, people.doer(people.other), people.house.community, True)


def test_a_clerk_of_a_unit_gets_no_meeting(people: People) -> None:
    house = people.house
    unit = house.make("units", community=house.community, name="区城建局", folded="区城建局")
    clerk = accounts.add(house.book, ORGANISER, house.community, "unit", "clerk", "王干事", unit)

    for deed in (holdings_deeds.share, holdings_deeds.hand_over):
        with pytest.raises(Declined, match="no_colleague"):
            people.do(deed, people.owner, clerk)
    doer = Doer("unit", f"account:{clerk}", house.community, unit)
    for work, more in (
        (holdings_deeds.share, clerk),
        (holdings_deeds.hand_over, clerk),
        (holdings_deeds.open_it, None),
    ):
        with pytest.raises(Declined, match="not_your_door"):
            people.do(work, doer, *([more] if more else []))


def test_the_meetings_of_a_closed_account_are_the_admins_and_come_back_by_undoing(people: People) -> None:
    book, here = people.house.book, people.house.community
    people.do(holdings_deeds.share, people.owner, people.other)

    deed = accounts.close(book, ORGANISER, here, people.owner)
    assert people.who_may() == ["admin", "other"]

    undo(book, people.doer(people.admin), deed)
    assert people.who_may() == ["owner", "other"]


def test_when_the_last_account_is_closed_its_meetings_are_the_houses(people: People) -> None:
    book, here = people.house.book, people.house.community

    accounts.close(book, ORGANISER, here, people.admin)
    accounts.close(book, ORGANISER, here, people.owner)
    assert people.who_may() == ["other"], "the oldest account that is left is the admin's"
    accounts.close(book, ORGANISER, here, people.other)

    assert people.may(ORGANISER)


def test_nobody_becomes_the_admin_by_closing_the_admins_account_or_by_a_new_link_for_it(people: People) -> None:
    book, here, other = people.house.book, people.house.community, people.doer(people.other)

    for deed in (accounts.close, accounts.invite_again):
        with pytest.raises(Declined, match="admin_only"):
            deed(book, other, here, people.admin)
        with pytest.raises(Declined, match="admin_only"):
            deed(book, other, here, people.owner)
    with pytest.raises(Declined, match="admin_only"):
        accounts.add(book, other, here, "organiser", "fourth", "fourth")


def test_what_says_whose_a_meeting_is_is_undone_by_the_admin_alone(people: People) -> None:
    book, here = people.house.book, people.house.community
    handed = people.do(holdings_deeds.hand_over, people.owner, people.other)
    closed = accounts.close(book, ORGANISER, here, people.owner)
    shown = holdings_deeds.show_titles(book, ORGANISER, here, True)

    for deed in (handed, closed, shown):
        with pytest.raises(Declined, match="admin_only"):
            undo(book, people.doer(people.other), deed)
    again = undo(book, people.doer(people.admin), closed)
    with pytest.raises(Declined, match="admin_only"):
        undo(book, people.doer(people.other), again)
    undo(book, people.doer(people.admin), handed)
    assert people.who_may() == ["owner"]


def test_whose_it_was_when_it_was_opened_is_told_whatever_became_of_it(people: People) -> None:
    people.do(holdings_deeds.open_it, people.admin)
    people.house.clock.at += 1000
    people.do(holdings_deeds.hand_over, people.owner, people.other)
    people.do(holdings_deeds.open_it, ORGANISER)
    people.do(holdings_deeds.hand_over, people.other, None)

    found = people.house.book.read(lambda c: holdings_log.lines(c, people.house.community))
    opened = [(line.doer, line.whom) for line in found if line.what == "opened"]

    assert opened == [("organiser", people.other), (f"account:{people.admin}", people.owner)]


def test_no_line_is_left_out_however_many_there_are(people: People) -> None:
    people.do(holdings_deeds.open_it, people.admin)
    for _ in range(120):
        people.do(holdings_deeds.share, people.owner, people.other)
        people.do(holdings_deeds.take_back, people.owner, people.other)

    assert len(people.log()) == 242
    assert people.log()[1] == (f"account:{people.admin}", "opened")


def test_a_list_leaves_out_what_one_question_would_refuse(people: People) -> None:
    book, now = people.house.book, people.house.clock.now()
    for number, doer in enumerate((people.owner, people.other)):
        people.claim(f"CODE000{number}", doer)
    codes = (CODE, "CODE0000", "CODE0001", "NOBODYS0")

    for who in (Holder(people.owner), Holder(people.other), Holder(people.admin, True), Holder(None, True)):
        shut = book.read(partial(holdings.shut, who=who, now=now))
        assert shut == {
            code for code in codes if not book.read(partial(holdings.may_open, code=code, who=who, now=now))
        }
