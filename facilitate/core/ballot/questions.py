"""Questions of procedure: put to the vote beside the business of the stage, and done at once if they are carried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from facilitate.core.act import Run
from facilitate.core.ballot.ballot_events import Question
from facilitate.core.ballot.ballot_open import open_one
from facilitate.core.ballot.purposes import LOST, PURPOSES
from facilitate.core.ballot.voters import deciders
from facilitate.core.language.rule_words import Secrecy
from facilitate.core.language.rules import Ballot as BallotRule
from facilitate.core.language.rules import Bar, Text

__all__ = ["LOST", "MAJORITY", "PURPOSES", "TWO_THIRDS", "UNANIMOUS", "ask", "deciders", "pending"]

if TYPE_CHECKING:
    from facilitate.core.ballot.ballots import Ballot
    from facilitate.core.meeting import Meeting

MAJORITY = Bar(side="for", over="1/2", of="cast")
TWO_THIRDS = Bar(side="for", least="2/3", of="cast")
UNANIMOUS = Bar(side="against", most=0)


def ask(
    run: Run,
    purpose: dict[str, Any],
    title: Text,
    bars: tuple[Bar, ...] = (MAJORITY,),
    voters: tuple[str, ...] = (),
    secrecy: Secrecy = "open",
) -> str:
    """Put `{verb, args}` to the vote of `voters` (default: whoever votes in this meeting); the id of the ballot."""
    rule = BallotRule(
        of="", type="yesno", asks=("for", "against"), voters=voters or deciders(run.m), pass_=bars,
        secrecy=secrecy, tie="fail", change="until_close", show="on_close",
    )  # fmt: skip
    return open_one(run, rule, (), Question(title, purpose["verb"], purpose.get("args", {})))


def pending(m: Meeting, verb: str) -> Ballot | None:
    """The open question about that verb, if there is one."""
    return next((b for b in m.ballots.all.values() if b.open and b.question and b.question.verb == verb), None)
