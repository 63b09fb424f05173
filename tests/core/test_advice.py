"""What is right but unwise gets advice, and nothing else does."""

import pytest
from msgspec.structs import replace

from facilitate.core.language.advice import advice
from facilitate.core.language.rule_sense import flaws
from facilitate.core.language.rules import Article, Ballot, Bar, Conduct, Floor, Range, Role, Rule, Stage, Text, Write

HERE = Text(zh="这里", en="here")
TALK = Stage(id="talk", title=HERE, minutes=20, allow={"speak": ("member",)}, floor=Floor(mode="queue"), ends=("host",))
VOTE = Stage(
    id="vote", title=HERE, minutes=5, allow={"vote": ("three",)}, ends=("host",),
    ballot=Ballot(of="need", type="yesno", voters=("three",), secrecy="named"),
)  # fmt: skip
RULE = Rule(
    id="small", version=1, title=HERE, purpose=HERE, outputs=("minutes",), stages=(TALK, VOTE),
    articles=(Article(zh="说短些", en="Be brief", kept_by="people"),), size=Range(min=5, max=40),
    roles={
        "host": Role(title=HERE, neutral=True, may=("advance", "grant", "record", "hide", "proxy", "check_in")),
        "member": Role(title=HERE, default=True),
        "three": Role(title=HERE, seats=Range(max=3)),
    },
)  # fmt: skip


def with_talk(**changes: object) -> Rule:
    return replace(RULE, stages=(replace(TALK, **changes), VOTE))


def with_roles(**changes: Role) -> Rule:
    return replace(RULE, roles=RULE.roles | changes)


ROUND = Floor(mode="round", turn=120)
SECRET = Ballot(of="need", type="yesno", voters=("three",), secrecy="secret")
LATE = Stage(
    id="doors", title=HERE, place_in_life="after", days=3, allow={"vote": ("member",)}, ends=("date",)
)  # fmt: skip
UNWISE = {
    "a day of talk": (with_talk(minutes=300), "hold two meetings"),
    "no break": (with_talk(minutes=130), "without a break"),
    "a secret of three": (replace(RULE, stages=(replace(VOTE, ballot=SECRET),)), "easily guessed"),
    "one turn and a side first": (with_talk(floor=Floor(mode="queue", turns=1, stance="required")), "turns: 2"),
    "a round that does not fit": (with_talk(minutes=5, floor=ROUND), "takes 10 minutes"),
    "a book on a card": (with_talk(write=(Write(kind="need", roles=("member",), chars=2000),)), "nobody reads"),
    "no articles": (replace(RULE, articles=()), "poster"),
    "minutes by nobody": (with_roles(host=Role(title=HERE, neutral=True, may=("advance", "hide"))), "take notes"),
    "everybody leads": (with_roles(member=Role(title=HERE, default=True, may=("advance",))), "whoever joins"),
    "everybody reports": (with_talk(minutes=5, floor=Floor(mode="report", turn=120)), "report: [note_taker]"),
    "a vote on nothing": (replace(RULE, stages=(TALK, replace(VOTE, ballot=None))), "on what?"),
    "a secret vote at the doors": (
        replace(RULE, stages=(
            replace(VOTE, allow={"vote": ("member",)}, ballot=Ballot(
                of="need", type="yesno", voters=("member",), secrecy="secret", pass_=(Bar(side="for", over="1/2"),)
            )),
            replace(VOTE, id="named"), LATE,
        )),
        "put its ballot into the stage afterwards",
    ),
    "an appeal that is not heard": (
        replace(with_talk(floor=Floor(mode="queue", interrupts=("appeal",))), conduct=Conduct(appeal="none")),
        "conduct allows none",
    ),
}  # fmt: skip


def test_a_wise_rule_gets_no_advice() -> None:
    assert advice(RULE) == ()


@pytest.mark.parametrize("name", UNWISE)
def test_what_is_unwise_gets_advice_in_both_languages_and_is_no_flaw(name: str) -> None:
    rule, says = UNWISE[name]

    found = [one for one in advice(rule) if says in one.en]

    assert len(found) == 1
    assert found[0].zh
    assert flaws(rule) == ()


def test_a_pause_breaks_a_long_meeting() -> None:
    pause = Stage(id="pause", title=HERE, minutes=10, ends=("host",))
    long = replace(TALK, minutes=100)
    rule = replace(RULE, stages=(long, pause, replace(long, id="more")))

    assert [one.en for one in advice(rule) if "break" in one.en] == []


def test_only_those_who_may_report_come_up_where_the_stage_names_them() -> None:
    floor = Floor(mode="report", turn=120)
    rule = with_talk(minutes=5, floor=floor, allow={"report": ("note_taker",), "speak": ("member",)})

    assert advice(rule) == ()


def test_whoever_leads_calls_the_speakers_where_nobody_else_may() -> None:
    rule = with_roles(host=Role(title=HERE, neutral=True, may=("advance", "record", "hide", "proxy", "check_in")))
    called = replace(rule, stages=(replace(TALK, floor=Floor(mode="queue", grant="host")), VOTE))

    assert advice(called) == ()
