"""An event makes only those views new that it concerns: a comment costs the same in a room of ten and of a thousand."""

from facilitate.web import touch
from tests.cast import Cast, Core, at


def touched(hall: Cast) -> set[str]:
    """Whose own views the last act touched."""
    place = hall.place
    assert isinstance(place, Core)
    assert place.last is not None
    return {person for entry in place.last.entries for person in touch.people_touched(hall.m, entry)}


def test_a_comment_touches_its_writers_own_view_alone() -> None:
    hall = at("sort")

    hall.do("li", "comment", about="1", text="我家也是")

    assert touched(hall) == {hall.ids["li"]}


def test_a_new_stage_touches_everybodys_own_view() -> None:
    hall = at("gather")

    hall.next()

    assert touch.EVERYBODY in touched(hall)


def test_whoever_joined_twice_hears_what_was_answered_to_her_first_self() -> None:
    hall = at("close")
    asked = hall.do("li", "correct", text="灯是四盏")
    hall.do("host", "set_role", person=hall.ids["li"], same_as=hall.ids["wang"])

    hall.do("recorder", "settle", id=asked, accept=True)

    assert {hall.ids["li"], hall.ids["wang"]} <= touched(hall)
