"""A hall in which people sit at tables, walk between groups and place their topics, by any rule and with any number of people."""

from typing import Any

import msgspec

from facilitate.core.language.rules import Rule
from facilitate.core.meeting import MeetingOpened, fold, opening
from facilitate.core.refusals.refusal import Refused
from facilitate.service.clock import ManualClock
from tests.cast import START, Cast, Core, core, facts, refusal_of

PARTIES = ("residents", "agency", "committee", "owners")
POWERS = ["advance", "check_in", "schedule", "merge", "proxy", "hand_over"]


def words(text: str) -> dict[str, str]:
    return {"zh": text, "en": text}


def rule(*stages: dict[str, Any]) -> Rule:
    """A rule of these stages, of which only what matters is said; one stage more to end in."""
    roles = {
        "host": {"title": words("主持人"), "neutral": True, "may": POWERS},
        "table_host": {"title": words("桌长")},
        "member": {"title": words("居民"), "default": True},
        "guest": {"title": words("嘉宾")},
    }
    named = [{"title": words(one.get("id", "s")), **one} for one in (*stages, {"id": "end"})]
    plain = {
        "id": "hall", "version": 1, "title": words("小会"), "purpose": words("分组"), "roles": roles, "stages": named,
        "outputs": ["record"],
    }  # fmt: skip
    return msgspec.convert(plain, Rule)


def hall(*stages: dict[str, Any], people: int = 6, hosts: int = 0) -> Cast:
    """`p1`… are members, of four parties in turn, `h1`… host tables; the meeting stands in the first stage."""
    kept: MeetingOpened = msgspec.structs.replace(facts(), rule=rule(*stages))
    clock = ManualClock(START)
    m, entries = opening(kept, clock.now())
    return _fill(Cast(Core(clock, m, list(entries)), clock), people, {"table_host": hosts})


def held(id: str, people: int = 12, **roles: int) -> Cast:
    """A shipped method with so many people of the default role and of others (`h1`…: the others, one role after the other)."""
    place = core(id)
    return _fill(Cast(place, place.clock), people, roles)


def _fill(cast: Cast, people: int, roles: dict[str, int]) -> Cast:
    cast.join("host", "主持", "social_org", "host")
    others = [role for role, n in roles.items() for _ in range(n)]
    for n, role in enumerate(others, 1):
        cast.join(f"h{n}", f"帮手{n}", PARTIES[n % len(PARTIES)], role)
    for n in range(1, people + 1):
        cast.join(f"p{n}", f"邻居{n}", PARTIES[n % len(PARTIES)])
    return cast


def where(cast: Cast, who: str) -> str:
    """The space where somebody is."""
    return cast.m.spaces.where.get(cast.ids[who], "")


def seats(cast: Cast) -> dict[str, list[str]]:
    """Everybody by space, under the names of this hall."""
    names = {id: who for who, id in cast.ids.items()}
    return {id: [names[one] for one in people] for id, people in cast.m.spaces.groups().items()}


def refusal(cast: Cast, who: str, verb: str, **args: Any) -> Refused:
    """Why it was refused; an accepted act fails the test."""
    told = refusal_of(cast.place, lambda: cast.do(who, verb, **args))
    assert told is not None, f"{verb} was accepted"
    return told


def read_again(cast: Cast) -> None:
    """The log is enough."""
    assert isinstance(cast.place, Core)
    assert fold(cast.place.entries, cast.place.choices) == cast.m
