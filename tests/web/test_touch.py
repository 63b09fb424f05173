"""An event makes only those views new that it concerns: a comment costs the same in a room of ten and of a thousand."""

from facilitate.core.act import Entry
from facilitate.core.person.people import PersonLeft
from facilitate.core.writing.items import StateSet
from facilitate.web import touch
from tests.cast import Cast, Core, at
from tests.core.space_world import held
from tests.screens import Screens


def open_space() -> Cast:
    """Three topics are talked about in the first slot."""
    fair = held("open_space", people=9)
    fair.go("propose")
    for n in (1, 2, 3):
        fair.do(f"p{n}", "write", kind="topic", text=f"议题{n}", fields={"convener": "我"})
    fair.go("marketplace")
    for n in (1, 2, 3):
        fair.do(f"p{n}", "schedule", item=str(n), slot=1, place=n)
    fair.go("session")
    return fair


def touched(hall: Cast) -> set[str]:
    """Whose own views the last act touched."""
    place = hall.place
    assert isinstance(place, Core)
    assert place.last is not None
    return {person for entry in place.last.entries for person in touch.people_touched(hall.m, entry)}


def test_a_comment_touches_nobodys_own_view() -> None:
    hall = at("sort")

    hall.do("li", "comment", about="1", text="我家也是")

    assert touched(hall) == set()


def test_a_sign_touches_the_own_view_of_whoever_gives_it_alone() -> None:
    hall = at("discuss")

    hall.do("li", "react", signal="same", item="1")

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


def test_stages_that_are_entered_together_are_all_drawn_anew() -> None:
    hall, screens = at("gather"), Screens(still=True)
    screens.compare_all(hall)

    hall.next()
    hall.next()

    screens.compare_all(hall)


def test_whoever_went_on_at_once_is_gone_from_all_places_where_she_was() -> None:
    fair, screens = open_space(), Screens(still=False)
    fair.do("p7", "move", item="1")
    screens.compare_all(fair)

    for topic in ("2", "3"):
        fair.do("p7", "move", item=topic)

    screens.compare_all(fair)


def test_a_topic_that_is_hidden_touches_whoever_has_taken_it_over() -> None:
    fair = open_space()
    fair.m.spaces.conveners["1"] = fair.ids["p5"]

    hidden = Entry(99, fair.clock.now(), fair.ids["host"], "", StateSet("1", "hidden"))

    assert {fair.ids["p1"], fair.ids["p5"]} <= touch.people_touched(fair.m, hidden)


def test_who_leaves_while_somebody_waits_to_vote_last_touches_everybody() -> None:
    hall = held("nantang", people=4)
    hall.go("motions")
    hall.do("p1", "write", kind="motion", text="车棚加顶")
    hall.do("p2", "second", item="1")
    while hall.m.agenda.at.stage != "vote":
        hall.next()
    hall.do("host", "open_ballot")

    left = Entry(99, hall.clock.now(), hall.ids["p4"], "", PersonLeft(hall.ids["p4"]))

    assert touch.people_touched(hall.m, left) == {touch.EVERYBODY}
