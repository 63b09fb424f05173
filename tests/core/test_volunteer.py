"""A volunteer enters acts for others; she never acts against them."""

from tests.cast import at


def test_a_volunteer_changes_no_vote_that_somebody_cast_herself() -> None:
    hall = at("dots")
    card, other = next(iter(hall.m.ballots.all.values())).items[:2]
    hall.do("wang", "vote", choice={card: 1})
    hall.scribed("elder", "vote", choice={card: 1})

    instead = {"verb": "vote", "args": {"choice": {other: 1}}}
    assert hall.refused("scribe", "proxy", person=hall.ids["wang"], act=instead) == "voted_herself"
    assert hall.refused("scribe", "proxy", person=hall.ids["elder"], act=instead) == "", "what she entered she may mend"
    hall.do("wang", "vote", choice={card: 1, other: 1})


def test_her_double_has_voted_herself_too() -> None:
    hall = at("dots")
    hall.join("wang again", "王阿姨", "residents")
    card, other = next(iter(hall.m.ballots.all.values())).items[:2]
    hall.do("wang again", "vote", choice={card: 1})
    hall.do("recorder", "set_role", person=hall.ids["wang again"], same_as=hall.ids["wang"])

    instead = {"verb": "vote", "args": {"choice": {other: 1}}}
    assert hall.refused("scribe", "proxy", person=hall.ids["wang"], act=instead) == "voted_herself"
