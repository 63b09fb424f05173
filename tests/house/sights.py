"""What the views give along one meeting in which everything happens once: the fields of each kind of entity."""

from functools import cache
from typing import Any

from facilitate.web.views import Look, entity, every_key
from facilitate.web.views.me import me
from tests.cast import Cast, at
from tests.core.ballot_world import SIDES, answers, hall
from tests.core.space_world import held

URL = "http://192.0.2.1:8000"


@cache
def fields() -> dict[str, set[str]]:
    """Kind of entity (and `me`) -> every field that desk, room or one person was sent."""
    found: dict[str, set[str]] = {}
    for cast in (_sorting(), _talking(), _graded(), _reading(), _at_tables(), _in_secret()):
        for audience in ("desk", "room"):
            look = Look(cast.m, audience, cast.clock.now(), "ab" * 32, URL)
            for key in every_key(cast.m):
                _keep(found, key if key.startswith("notice/") else key.partition("/")[0], entity(look, key))
        _keep(
            found,
            "me",
            me(Look(cast.m, "room", cast.clock.now(), "ab" * 32, URL), cast.ids.get("wang", cast.ids["host"])),
        )
    return found


def _keep(found: dict[str, set[str]], kind: str, one: dict[str, Any] | None) -> None:
    if one is not None:
        found.setdefault(kind, set()).update(one)


def _sorting() -> Cast:
    """Two cards that say nearly the same, so that merging them is suggested."""
    cast = at("gather")
    cast.need("wang", "三单元门口的路灯不亮了")
    cast.need("li", "三单元门口路灯不亮")
    cast.go("sort")
    return cast


def _talking() -> Cast:
    """Somebody speaks, somebody waits, somebody did not follow; an answer, an offer, a comment."""
    cast = at("discuss")
    about = cast.m.agenda.at.item
    cast.do("host", "set", name="message", value="茶在门口")
    cast.do("wang", "hand")
    cast.do("host", "grant", person=cast.ids["wang"])
    cast.do("li", "hand")
    cast.do("li", "react", signal="unclear")
    cast.do("bureau", "answer", about=about, kind="now", text="今天就办")
    cast.do("chen", "offer", about=about, resource="volunteer", text="出两个人")
    cast.do("chen", "comment", about=about, text="我家也是")
    cast.do("recorder", "record", about=about, text="记一笔")
    return cast


def _graded() -> Cast:
    cast = at("grade")
    items = cast.m.ballots.all[list(cast.m.ballots.all)[-1]].items
    cast.do("wang", "vote", choice={id: {"importance": 4, "satisfaction": 2, "feasibility": 3} for id in items})
    cast.go("commit")
    cast.do("wang", "action", what="装护栏", due="2026-11-24")
    return cast


def _reading() -> Cast:
    cast = at("close")
    cast.do("host", "set", name="read_back", value=0)
    cast.do("wang", "correct", key="answer/3", text="是四盏")
    return cast


def _at_tables() -> Cast:
    cast = held("teahouse", people=4, table_host=1)
    cast.next()
    return cast


def _in_secret() -> Cast:
    """A secret vote with receipts has closed."""
    cast = hall(SIDES | {"secrecy": "secret"})
    answers(cast, "for", "against")
    return cast
