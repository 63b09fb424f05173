"""Whatever people do with a ballot of any type: its log read again is the live state, patches are a fresh view, secrets stay."""

from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitate.core.act import Act
from facilitate.core.ballot.ballots import BallotClosed
from tests.cast import Cast, Core, refusal_of
from tests.core.ballot_world import hall, last
from tests.screens import Screens
from tests.test_wild_meetings import read_again

HALF = [
    {"side": "for", "over": "1/2", "of": "eligible"},
    {"side": "for", "least": "1/2", "of": "answered", "in_group": "every"},
]
LEVELS = [
    {"id": "yes", "title": {"zh": "好", "en": "Yes"}},
    {"id": "no", "title": {"zh": "不", "en": "No"}, "must_say_why": True},
]
BALLOTS: dict[str, dict[str, Any]] = {
    "yesno": {"type": "yesno", "pass": HALF, "secrecy": "open", "voters": ["member", "host"], "last": ["host"], "tie": "host"},
    "secret": {"type": "yesno", "pass": HALF, "secrecy": "secret", "tie": "repeat", "weigh": "household", "show": "live"},
    "levels": {"type": "grade", "levels": LEVELS, "secrecy": "named", "pass": [{"side": "no", "most": 0}], "show": "live", "change": "never"},
    "pick": {"type": "pick", "per_person": 2, "secrecy": "secret", "tie": "draw", "own": False},
    "dots": {"type": "dots", "per_person": 3, "per_item": 2, "secrecy": "open", "tie": "host", "show": "live"},
    "borda": {"type": "rank", "per_person": 2, "secrecy": "secret"},
    "irv": {"type": "rank", "count": "irv", "secrecy": "secret", "tie": "draw"},
    "schulze": {"type": "rank", "count": "schulze", "secrecy": "named"},
    "score": {"type": "score", "scale": {"from": 1, "to": 5}, "axes": ["a", "b"], "count": "mean", "secrecy": "secret"},
    "greedy": {"type": "budget", "count": "greedy", "secrecy": "secret", "tie": "draw"},
    "shares": {"type": "budget", "count": "equal_shares", "secrecy": "secret"},
}  # fmt: skip
CHOICES: list[Any] = [
    "for", "against", "yes", "no", {"level": "no", "why": "吵"}, {"1": "for"}, {"2": "against"}, ["1"], ["2", "3"], ["3", "1"], ["1", "2", "3"],
    {"1": 1}, {"2": 2, "3": 1}, {"1": {"a": 5, "b": 1}, "2": {"a": 2, "b": 2}}, {"3": {"a": 9}}, None, "", 7, [], {},
]  # fmt: skip
WHO = ("host", "p0", "p1", "p2", "p3")
SET = ({"eligible": 9}, {"budget": 900}, {"budget": 50}, {"eligible": None})
FEW = settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def act(cast: Cast, who: str, n: int, choice: Any) -> tuple[str, dict[str, Any]]:
    """One of the things that people do, meant for the last ballot."""
    ballot = last(cast).id if cast.m.ballots.all else "1"
    person = cast.ids[WHO[n % len(WHO)]]
    told = SET[n % len(SET)]
    return [
        ("vote", {"choice": choice}), ("vote", {"choice": choice, "ballot": ballot, "reason": "安静"}), ("vote", {"choice": choice, "ballot": ballot}),
        ("close_ballot", {"ballot": ballot}), ("close_ballot", {"ballot": ballot, "choose": ["1"]}), ("close_ballot", {}), ("open_ballot", {}),
        ("set", {"name": "last_call", "value": ballot}), ("set", {"name": next(iter(told)), "value": next(iter(told.values()))}),
        ("count", {"source": "hands", "counts": {"for": n % 3, "1": n % 2}, "people": 4, "witness": "钱", "ballot": ballot}),
        ("count", {"slips": [{"n": n % 4 + 1, "choice": choice}], "witness": "钱", "ballot": ballot}), ("leave", {}), ("join", {}),
        ("check_in", {"person": person, "household": f"户{n % 2}"}), ("set_role", {"person": person, "group": ("agency", "owners")[n % 2]}),
        ("proxy", {"person": person, "act": {"verb": "vote", "args": {"choice": choice, "ballot": ballot}}}),
        ("advance", {"override": "走"}), ("back", {}), ("undo", {}),
    ][n % 19]  # fmt: skip


acts = st.lists(st.tuples(st.sampled_from(WHO), st.integers(0, 400), st.sampled_from(CHOICES)), min_size=1, max_size=14)


@pytest.mark.parametrize("name", BALLOTS)
@FEW
@given(wanted=acts)
def test_whatever_people_do_with_a_ballot(name: str, wanted: list[tuple[str, int, Any]]) -> None:
    here = hall({"of": "idea", **BALLOTS[name]}, people=4, items=3, costs=("300", "600", "500"))
    screens = Screens(still=False)
    for n, (who, what, choice) in enumerate(wanted):
        verb, args = act(here, who, what, choice)
        here.wait(1)
        refusal_of(here.place, partial(here.place.carry, Act(verb, args, f"w{n}", None, here.ids[who])))
        screens.compare(here)

    assert isinstance(here.place, Core)
    assert read_again(here.place) == here.m
    _sound(here.place, BALLOTS[name]["secrecy"] == "secret")


def _sound(place: Core, secret: bool) -> None:
    """Boxes are empty after the close; a secret ballot leaves counts alone; nothing is spent that is not there."""
    for ballot in place.m.ballots.all.values():
        assert ballot.open or not ballot.box
        assert not ballot.result or not ballot.result.funded or float(ballot.result.spent) <= 900
    for entry in place.entries:
        if isinstance(entry.event, BallotClosed) and secret:
            assert not entry.event.choices
            assert all(not reason.who for reason in entry.event.reasons)
