"""What goes to offices: handover slips with receipts, the sheet of commitments."""

from __future__ import annotations

from facilitate.papers import make, offered
from facilitate.papers.handover import slips
from tests.papers.sample import courtyard
from tests.papers.world import LINKS, empty


def test_each_unit_that_promised_something_gets_one_slip_and_no_resident_does():
    made = slips(courtyard())
    promised = [due.row.key for dues in made.values() for due in dues]
    residents = {person.id for person in courtyard().people if person.role == "resident"}

    assert list(made) == ["agency", "contractor", "committee", "social_org", "federation"]
    assert len(promised) == len(set(promised))
    assert not residents & {due.by for dues in made.values() for due in dues}


def test_a_slip_says_what_residents_raised_and_has_a_receipt_for_every_row():
    page = make("handover", "md", courtyard(), "zh", LINKS).data.decode()

    assert page.count("回执\n") == len(slips(courtyard()))
    assert page.count("☐ 已办结") == sum(len(dues) for dues in slips(courtyard()).values())
    assert "96户 · 卡片7张 · 得点11" in page
    assert LINKS.join in page


def test_every_promise_has_a_line_to_sign():
    page = make("commitments", "md", courtyard(), "zh", LINKS).data.decode()

    assert page.count("〔答") + page.count("〔任") == len(courtyard().answers) + len(courtyard().actions)


def test_where_nobody_promised_anything_there_are_no_slips():
    assert not offered("handover", empty())
    assert not offered("commitments", empty())
