"""A small hall for ballots: people of two parties, ideas that they wrote, and one stage in which they are voted on."""

from typing import Any

import msgspec

from facilitate.core.ballot.ballots import Ballot
from facilitate.core.language.rules import Rule
from facilitate.core.meeting import MeetingOpened, opening
from facilitate.service.clock import ManualClock
from tests.cast import START, Cast, Core, facts

POWERS = ["advance", "open_ballot", "close_ballot", "check_in", "record", "proxy", "merge"]
SIDES = {"of": "idea", "type": "yesno", "secrecy": "open"}
APART = SIDES | {"secrecy": "secret", "voters": ["member", "juror"], "apart": ["juror"]}


def rule(ballot: dict[str, Any], **stage: Any) -> Rule:
    """Writing ideas, then the vote, then an end; only what matters is said."""

    def words(text: str) -> dict[str, str]:
        return {"zh": text, "en": text}

    roles = {
        "host": {"title": words("主持人"), "neutral": True, "may": POWERS},
        "member": {"title": words("居民"), "default": True},
        "juror": {"title": words("评委")},
    }
    write = [{"kind": "idea", "chars": 60, "reveal": "now", "name": "shown", "fields": ["guess_cost"]}]
    stages = [
        {"id": "write", "allow": {"write": ["member"]}, "write": write},
        {
            "id": "vote",
            "allow": {"vote": ["member", "juror", "host"]},
            "ballot": {"voters": ["member"], **ballot},
            **stage,
        },
        {"id": "end"},
    ]
    plain = {
        "id": "hall", "version": 1, "title": words("小会"), "purpose": words("投票"), "roles": roles, "outputs": ["record"],
        "stages": [{"title": words(one["id"]), "ends": ["host"], **one} for one in stages],
    }  # fmt: skip
    return msgspec.convert(plain, Rule)


def hall(ballot: dict[str, Any], people: int = 5, items: int = 1, costs: tuple[str, ...] = (), **stage: Any) -> Cast:
    """`p0`… are members, of residents and agency in turn, and `p0` wrote the ideas `1`…; the ballot is open."""
    kept: MeetingOpened = msgspec.structs.replace(facts(), rule=rule(ballot, **stage))
    clock = ManualClock(START)
    m, entries = opening(kept, clock.now())
    cast = Cast(Core(clock, m, list(entries)), clock)
    cast.join("host", "主持", "social_org", "host")
    for n in range(people):
        cast.join(f"p{n}", f"邻居{n}", ("residents", "agency")[n % 2])
    for n in range(items):
        fields = {"guess_cost": costs[n]} if n < len(costs) else {}
        cast.do("p0", "write", kind="idea", text=f"主意{n}", fields=fields)
    cast.next()
    return cast


def last(cast: Cast) -> Ballot:
    return list(cast.m.ballots.all.values())[-1]


def close(cast: Cast) -> Any:
    """The result of the last ballot, closed now."""
    cast.do("host", "close_ballot", ballot=last(cast).id)
    return last(cast).result


def answers(cast: Cast, *choices: Any) -> Any:
    """`p0`, `p1`… choose in turn (None: does not vote); the result."""
    for n, choice in enumerate(choices):
        if choice is not None:
            cast.do(f"p{n}", "vote", ballot=last(cast).id, choice=choice)
    return close(cast)


def vote_apart(here: Cast, *choices: Any) -> None:
    """Jurors `j0`, `j1`… come and choose."""
    for n, choice in enumerate(choices):
        here.join(f"j{n}", f"评委{n}", "agency", "juror")
        here.do(f"j{n}", "vote", ballot=last(here).id, choice=choice)
