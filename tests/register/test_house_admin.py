"""Who is the admin of a house: whoever first chose a password there, until it is handed on."""

import pytest
from sqlalchemy import delete

from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER
from facilitate.register.people import accounts, holdings, holdings_deeds
from facilitate.register.undo import undo
from facilitate.store.people_tables import holdings as holdings_table
from tests.register.holders import People
from tests.register.world import Kept


@pytest.fixture
def people(house: Kept) -> People:
    return People(house)


def test_who_was_merely_invited_is_no_admin_and_the_first_who_can_sign_in_is(house: Kept) -> None:
    people = object.__new__(People)
    people.house = house
    early, late = people.invited("early"), people.invited("late")
    assert people.who_is_admin() is None

    people.accept(late)
    assert people.who_is_admin() == late
    people.accept(early)
    assert people.who_is_admin() == late, "nobody takes it from whoever has it by coming later"


def test_a_reopened_account_does_not_take_the_house_back(people: People) -> None:
    book, here = people.house.book, people.house.community

    accounts.close(book, ORGANISER, here, people.admin)
    assert people.who_is_admin() == people.owner
    accounts.invite_again(book, ORGANISER, here, people.admin)
    people.accept(people.admin)

    assert people.who_is_admin() == people.owner
    assert people.log_of_house()[0] == ("admin", people.admin, people.owner)


def test_a_new_link_for_the_admin_makes_nobody_else_the_admin(people: People) -> None:
    book, here = people.house.book, people.house.community

    accounts.invite_again(book, ORGANISER, here, people.admin)

    assert people.who_is_admin() == people.admin
    with pytest.raises(Declined, match="admin_only"):
        accounts.close(book, people.doer(people.owner), here, people.admin)


def test_in_a_house_from_before_whoever_is_the_admin_stays_it_once_anything_changes(people: People) -> None:
    book, here = people.house.book, people.house.community
    book.aside(lambda c: c.execute(delete(holdings_table).where(holdings_table.c.part == holdings.ADMIN)))
    assert people.who_is_admin() == people.admin

    accounts.invite_again(book, ORGANISER, here, people.admin)

    assert people.who_is_admin() == people.admin


def test_the_house_is_handed_over_by_its_admin_and_by_nobody_else(people: People) -> None:
    book, here = people.house.book, people.house.community
    early = people.invited("early")

    for doer in (people.owner, people.other):
        with pytest.raises(Declined, match="admin_only"):
            holdings_deeds.hand_house(book, people.doer(doer), here, doer)
    with pytest.raises(Declined, match="no_colleague"):
        holdings_deeds.hand_house(book, people.doer(people.admin), here, early)
    deed = holdings_deeds.hand_house(book, people.doer(people.admin), here, people.other)
    assert people.who_is_admin() == people.other
    assert people.log_of_house()[0] == ("admin", people.admin, people.other)
    with pytest.raises(Declined, match="admin_only"):
        undo(book, people.doer(people.admin), deed)

    undo(book, people.doer(people.other), deed)
    assert people.who_is_admin() == people.admin
