"""What whoever stands alike in a meeting may do in the stage: asked once for all of them."""

from __future__ import annotations

from typing import NamedTuple

from facilitate.core import floor as floors
from facilitate.core.ballot.ballots import questions
from facilitate.core.course.agenda import here
from facilitate.core.may import ALLOWS, GUESTS, POWERS, WRITTEN, by_relation, may, stood_in
from facilitate.core.meeting import Meeting
from facilitate.core.order import doubt, easing
from facilitate.core.refusals.refusal import Refused
from facilitate.core.relations import standing
from facilitate.core.writing import talk
from facilitate.web.views.look import Look

ASKED = ("write", *ALLOWS, *(verb for verb in POWERS if verb not in GUESTS))
COME_WITH = ("schedule", "hand_over", "grant")
"""Powers that one has by what one stands for: one of each kind."""


class Moment(NamedTuple):
    """Of what everybody's rights hang on, what is the same for all: it changes only with the log."""

    stage: str
    ended: bool
    questions: tuple[str, ...]
    missing: frozenset[str]
    anybody_speaks: bool
    all_move: bool
    doubters: tuple[str, ...]


class Stand(NamedTuple):
    """All that the rights of one person hang on beside the moment: who stands alike may do the same."""

    role: str
    standing: frozenset[str]
    talks: bool
    by_relation: tuple[str, ...]


def granted(look: Look, id: str) -> dict[str, str]:
    """Verb -> "" if she may do it in this stage, else the code of the refusal."""
    moment = look.until_changed("moment", lambda: _moment(look.m))
    asked: dict[Stand, dict[str, str]] = look.as_long_as("granted", moment, dict)
    stand = _stand(look.m, id)
    if stand not in asked:
        asked[stand] = _ask(look.m, id)
    return asked[stand]


def _stand(m: Meeting, id: str) -> Stand:
    return Stand(
        role=m.people.get(id).role,
        standing=standing(m, id),
        talks=any(turn.person == id for floor in m.floors.values() for turn in floor.running),
        by_relation=tuple(verb for verb in COME_WITH if by_relation(m, id, verb)),
    )


def _moment(m: Meeting) -> Moment:
    doubted = doubt.taken(m)
    return Moment(
        stage=m.agenda.at.stage,
        ended=m.agenda.ended,
        questions=tuple(ballot.id for ballot in questions(m)),
        missing=frozenset(stood_in(m)),
        anybody_speaks=easing.anybody_speaks(m),
        all_move=bool(m.spaces.all),
        doubters=tuple(doubted.rule.voters) if doubted is not None else (),
    )


def _ask(m: Meeting, id: str) -> dict[str, str]:
    asked = {verb: may(m, id, verb) for verb in ASKED}
    kinds = [entry.kind for entry in here(m).write if entry.kind not in WRITTEN]
    asked |= {f"write/{kind}": may(m, id, "write", kind) for kind in kinds}
    asked |= {f"hand/{kind}": may(m, id, "hand", kind) for kind in floors.rule(m).interrupts}
    asked |= {f"react/{sign}": may(m, id, "react", sign) or _not_hers(m, id, sign) for sign in _signs(m)}
    return {name: refused.rule if refused else "" for name, refused in asked.items()}


def _signs(m: Meeting) -> list[str]:
    """The rule's signs, and the plain one where it has none with which people say "same here"."""
    own = [sign.id for sign in m.rule.signals]
    plain = all(sign.effect != "tally" for sign in m.rule.signals)
    return [*own, *((talk.SAME.id,) if plain and talk.SAME.id not in own else ())]


def _not_hers(m: Meeting, person: str, sign: str) -> Refused | None:
    roles = next((one.roles for one in m.rule.signals if one.id == sign), ())
    return Refused("bad_signal") if roles and m.role_name(person) not in roles else None
