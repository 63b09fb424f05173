"""A new meeting with all that is offered by itself is on time: the run of show reckons with the same number of items as its length."""

import pytest

from facilitate.core.course.passes import source
from facilitate.core.language.rule_plan import planned_minutes
from facilitate.core.language.rules import Rule, every
from facilitate.core.meeting import opening
from facilitate.web.methods import minutes
from facilitate.web.views import Look, entity
from tests.cast import START, facts, rules


def timetable(rule: Rule) -> float:
    """The minutes in the hall that the desk shows as the meeting begins."""
    m, _ = opening(facts(rule.id), START)
    shown = entity(Look(m, "desk", START, "c" * 64, "http://192.0.2.1"), "agenda") or {}
    return sum(row["minutes"] for row in shown["entries"] if row["place_in_life"] == "during")


@pytest.mark.parametrize("id", sorted(rules()))
def test_the_timetable_of_a_new_meeting_is_as_long_as_the_meeting(id: str) -> None:
    rule = rules()[id]
    one_after_another = any(source(stage) for stage in every(rule))

    assert timetable(rule) <= minutes(rule)
    assert one_after_another or timetable(rule) == planned_minutes(rule)
