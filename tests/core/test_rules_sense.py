"""Rules that are well shaped and still make no sense are found out, in words, at the right path."""

import pytest
from msgspec.structs import replace

from facilitate.core.language.rule_sense import flaws
from facilitate.core.language.rules import (
    Assign,
    Ballot,
    Bar,
    Each,
    Extend,
    Floor,
    Level,
    Move,
    Part,
    Place,
    Quorum,
    Range,
    Role,
    Rule,
    Scale,
    Select,
    Setting,
    Signal,
    Space,
    Stage,
    Text,
    Write,
)

HERE = Text(zh="这里", en="here")
TALK = Stage(id="talk", title=HERE, minutes=5, allow={"speak": ("member",)}, floor=Floor(mode="queue"), ends=("host",))
DOTS = Ballot(of="need", type="dots", per_person=3)
VOTE = Stage(
    id="dots",
    title=HERE,
    allow={"vote": ("member",)},
    ballot=DOTS,
    ends=("host",),
)
PICK = Stage(id="pick", title=HERE, select=Select(from_="need", into="chosen", by="votes", top=3), ends=("all_done",))
EACH = Stage(id="each", title=HERE, each=Each(of="chosen"), stages=(TALK,))
RULE = Rule(
    id="small", version=1, title=HERE, purpose=HERE, outputs=("record",), stages=(VOTE, PICK, EACH),
    roles={"host": Role(title=HERE, neutral=True, may=("advance",)), "member": Role(title=HERE, default=True)},
)  # fmt: skip


def with_talk(**changes: object) -> Rule:
    return replace(RULE, stages=(replace(TALK, **changes),))


def with_ballot(**changes: object) -> Rule:
    return replace(RULE, stages=(replace(VOTE, ballot=replace(DOTS, **changes)),))


def test_a_rule_that_hangs_together_has_no_flaws() -> None:
    assert flaws(RULE) == ()


BROKEN = {
    "two default roles": (
        replace(RULE, roles={"a": Role(title=HERE, default=True), "member": Role(title=HERE, default=True)}),
        "default",
    ),
    "no default role": (replace(RULE, roles={"member": Role(title=HERE)}), "default"),
    "a neutral default role": (
        replace(RULE, roles={"member": Role(title=HERE, default=True, neutral=True)}),
        "neutral",
    ),
    "two stages of one name": (replace(RULE, stages=(TALK, TALK)), "taken"),
    "a size upside down": (replace(RULE, size=Range(min=9, max=2)), "min is more"),
    "a signal for nobody": (
        replace(RULE, signals=(Signal(id="a", icon="x", title=HERE, effect="none", roles=("x",)),)),
        "role",
    ),
    "a quorum of more than all": (replace(RULE, quorum=Quorum(bars=(Bar(least="3/2"),), fail="adjourn")), "everything"),
    "a quorum of nothing": (replace(RULE, quorum=Quorum(bars=(Bar(),), fail="adjourn")), "say one of"),
    "speech for an unknown role": (with_talk(allow={"speak": ("membre",)}), "no role"),
    "a floor without speakers": (with_talk(allow={}), "who may speak"),
    "a bell after the turn": (with_talk(floor=Floor(mode="queue", turn=60, warn_at=(60,))), "outside a turn"),
    "no end": (with_talk(ends=()), "ends is missing"),
    "a timer without minutes": (with_talk(minutes=None, ends=("timer",)), "needs minutes"),
    "a date without days": (with_talk(ends=("date",)), "needs days"),
    "a queue without a floor": (with_talk(floor=None, ends=("queue_empty",)), "needs floor"),
    "a closed ballot without one": (with_talk(ends=("ballot_closed",)), "needs ballot"),
    "a needed field nobody can fill": (
        with_talk(write=(Write(kind="need", roles=("member",), fields=("a",), needs=("b",)),)),
        "not among the fields",
    ),
    "writing nobody may do": (with_talk(write=(Write(kind="need"),)), "nobody may write"),
    "writing about nothing": (
        with_talk(write=(Write(kind="comment", roles=("member",), about="x"),)),
        "no earlier stage",
    ),
    "a repetition of nothing": (replace(RULE, stages=(EACH,)), "no earlier stage"),
    "a repetition without stages": (with_talk(each=Each(of="need")), "go together"),
    "a skip outside a repetition": (with_talk(skip=("first",)), "inside each"),
    "picking before voting": (replace(RULE, stages=(PICK, VOTE)), "no earlier ballot"),
    "a vote of nothing": (with_ballot(of="x"), "no earlier stage"),
    "a vote by an unknown role": (with_ballot(voters=("x",)), "no role"),
    "dots without a number": (with_ballot(per_person=None), "per_person"),
    "grades without a scale": (with_ballot(type="score"), "scale"),
    "a scale upside down": (with_ballot(type="score", scale=Scale(from_=5, to=1)), "lower first"),
    "parts that are not a whole": (with_ballot(parts=(Part(voters=("member",), share=50),)), "add up to 100"),
    "a side that is not there": (with_ballot(pass_=(Bar(side="fore", over="1/2"),)), "no side"),
    "a ballot whose voters may not vote": (with_ballot(voters=("host",)), "nobody can vote"),
    "a last voter who has no vote": (with_ballot(voters=("member",), last=("host",)), "not among the voters"),
    "a ballot that only counts apart": (with_ballot(voters=("member",), apart=("member",)), "nobody decides"),
    "more dots on one than there are": (with_ballot(per_item=4), "per_item is more"),
    "no dots at all": (with_ballot(per_person=0), "at least 1"),
    "a count that is not for dots": (with_ballot(count="irv"), "cannot be counted by irv"),
    "axes of dots": (with_ballot(axes=("a",)), "axes is for"),
    "levels of dots": (with_ballot(levels=(Level(id="a", title=HERE), Level(id="b", title=HERE))), "levels is for"),
    "a mixture of nothing": (with_ballot(type="score", scale=Scale(0, 5), count="mixed"), "go together"),
    "a bar on a side not asked": (
        with_ballot(type="yesno", asks=("for",), pass_=(Bar(side="against", most=0),)),
        "the ballot asks for",
    ),
    "a bar over everything": (with_ballot(pass_=(Bar(side="for", over="1/1"),)), "nothing is over"),
    "a turn longer than the stage": (with_talk(floor=Floor(mode="queue", turn=600)), "the whole stage has"),
    "a total below a turn": (with_talk(floor=Floor(mode="queue", turn=60, total=30)), "less than one turn"),
    "a group's total below a turn": (with_talk(floor=Floor(mode="queue", turn=60, group_total=30)), "less than one"),
    "sides that nobody states": (with_talk(floor=Floor(mode="queue", order=("alternate_stance",))), "needs stance"),
    "an order written twice": (with_talk(floor=Floor(mode="queue", order=("random", "random"))), "written twice"),
    "a second round of nobody": (with_talk(floor=Floor(mode="round", second_round=True)), "pass: true"),
    "passing in a queue": (with_talk(floor=Floor(mode="queue", pass_=True)), "mode: round only"),
    "a fishbowl without a ring": (with_talk(floor=Floor(mode="seats")), "seats needs space"),
    "more time without a limit": (with_talk(floor=Floor(mode="queue", extend=Extend(by="host"))), "no limit"),
    "used up without a limit": (with_talk(ends=("used_up",)), "needs floor.turns"),
    "a queue in a round": (with_talk(floor=Floor(mode="round"), ends=("queue_empty",)), "needs mode: queue"),
    "tables that were never set": (with_talk(assign=Assign(to="tables", by="random")), "tables need space"),
    "a cap below the size": (
        with_talk(space=Space(kind="tables", size=Range(min=4)), assign=Assign(to="tables", by="random", cap=3)),
        "a group needs 4",
    ),
    "a grid that is not there": (with_talk(place=Place(what="need", onto="grid")), "no grid yet"),
    "a ring that is not there": (with_talk(move=Move(policy="swap_ring")), "swap_ring needs"),
    "seats in a plenary": (with_talk(space=Space(kind="plenary", seats=3)), "for kind: ring"),
    "more open seats than seats": (with_talk(space=Space(kind="ring", seats=3, open_seats=4)), "more open seats"),
    "slots without places": (with_talk(space=Space(kind="grid", slots=3)), "go together"),
    "a table host nobody is": (with_talk(space=Space(kind="tables", host="x")), "no role"),
    "rounds without a number": (replace(RULE, stages=(replace(EACH, each=Each(of="rounds")),)), "how many rounds"),
    "slots that were never set": (replace(RULE, stages=(replace(EACH, each=Each(of="slots")),)), "no slots yet"),
    "a neutral host who writes": (
        with_talk(allow={"speak": ("member",), "comment": ("host",)}),
        "takes no part",
    ),
    "nobody who leads": (replace(RULE, roles={"member": Role(title=HERE, default=True)}), "may go on"),
    "a quorum of votes": (
        replace(RULE, quorum=Quorum(bars=(Bar(least="1/2", of="cast"),), fail="adjourn")),
        "not counted by votes",
    ),
    "before after during": (replace(RULE, stages=(TALK, replace(VOTE, place_in_life="before"))), "come first"),
    "a setting for nothing": (
        replace(RULE, settings=(Setting(id="q", title=HERE, kind="texts"),)),
        "go together",
    ),
    "a signal shown no times": (
        replace(RULE, signals=(Signal(id="a", icon="x", title=HERE, effect="none", per_person=0),)),
        "at least 1",
    ),
    "groups around nothing": (with_talk(assign=Assign(to="hott", by="sign_up")), "select … into: hott"),
    "late votes that nothing collects": (
        replace(
            RULE,
            stages=(
                VOTE,
                Stage(
                    id="doors", title=HERE, place_in_life="after", days=3, allow={"vote": ("member",)}, ends=("date",)
                ),
            ),
        ),
        "no vote goes on after the meeting",
    ),
    "a ballot nobody may cast": (replace(RULE, stages=(replace(VOTE, allow={}),)), "nobody may vote"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_makes_no_sense_is_said_once_in_both_languages(name: str) -> None:
    rule, says = BROKEN[name]

    found = [flaw for flaw in flaws(rule) if says in flaw.en]

    assert len(found) == 1
    assert found[0].zh


def test_a_flaw_in_a_nested_stage_names_its_whole_path() -> None:
    broken = replace(EACH, stages=(replace(TALK, allow={"speak": ("nobody",)}),))

    (flaw,) = flaws(replace(RULE, stages=(VOTE, PICK, broken)))

    assert flaw.path == ("stages", 2, "stages", 0, "allow", "speak", 0)


def test_votes_weighed_by_floor_area_cannot_be_secret() -> None:
    """Every home has an area of its own: the sums of the sides tell who is on which."""
    bars = (Bar(side="for", over="1/2", of="cast", weigh="area"),)
    found = flaws(with_ballot(type="yesno", per_person=None, pass_=bars, secrecy="secret"))

    assert any(one.path[-1] == "secrecy" for one in found)
    assert not any(
        one.path[-1] == "secrecy"
        for one in flaws(with_ballot(type="yesno", per_person=None, pass_=bars, secrecy="named"))
    )


@pytest.mark.parametrize(
    ("secrecy", "weigh", "refused"),
    [
        ("secret", None, True),
        ("secret", "one", True),
        ("secret", "household", False),
        ("named", None, False),
        ("open", None, False),
    ],
)
def test_homes_of_several_voters_cannot_be_counted_in_secret(secrecy: str, weigh: str | None, refused: bool) -> None:
    """Two of one home who differ are half a vote each: each of them then knows the other's."""
    bars = (Bar(side="for", over="1/2", of="cast", weigh="household"),)
    found = flaws(with_ballot(type="yesno", per_person=None, pass_=bars, secrecy=secrecy, weigh=weigh))

    assert any(one.path[-1] == "secrecy" for one in found) == refused
