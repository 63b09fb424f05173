"""What a record holds of people's answers in the open, and what record.json tells of it."""

from typing import Any

import msgspec

from facilitate.reports.opinion import answers, measure, opinion
from facilitate.reports.record import Record
from facilitate.reports.rows import Ballot, Hand, Head, Item, Person, Signal, Turn, Words
from tests.papers.sample import courtyard
from tests.reports.test_opinions import camps

SIDE = {1: "for", -1: "against", 0: "abstain"}


def voted(given: dict[str, dict[str, int]], **changed: Any) -> Record:
    """A meeting in which these people voted for and against in the open, one ballot for each statement."""
    statements = sorted({statement for told in given.values() for statement in told})
    ballots = tuple(
        Ballot(
            id=f"b{n}",
            type="yesno",
            items=(statement,),
            secrecy="open",
            choices={person: SIDE[told[statement]] for person, told in given.items() if statement in told},
        )
        for n, statement in enumerate(statements)
    )
    return Record(
        meeting=Head(code="ABCD2345", title=Words(zh="议事会", en="Assembly")),
        people=tuple(Person(id=person, name=person.upper(), group="residents", role="member") for person in given),
        items=tuple(Item(id=statement, kind="need", text=f"第{statement[1:]}件事") for statement in statements),
        ballots=ballots,
        **changed,
    )


def test_open_votes_of_a_meeting_are_its_answers() -> None:
    given = camps(40)

    assert answers(voted(given)) == given


def test_secret_votes_are_nobodys_answers() -> None:
    record = voted(camps(40))
    secret = tuple(msgspec.structs.replace(ballot, secrecy="secret", choices={}) for ballot in record.ballots)

    assert opinion(msgspec.structs.replace(record, ballots=secret)) is None


def test_a_vote_counts_before_a_sign_and_a_sign_before_a_side_taken() -> None:
    people = tuple(Person(id=id, name=id, group="residents", role="member") for id in "abc")
    record = Record(
        meeting=Head(code="ABCD2345", title=Words()),
        people=people,
        hands=tuple(Hand(person=id, from_=1, item="s", stance="for") for id in "abc"),
        turns=(Turn(id="t", person="c", reason="first_come", item="s", stance="against"),),
        signals=(Signal(at=2, signal="disagree", person="a", item="s"), Signal(at=3, signal="same", person="b", item="s")),
        ballots=(
            Ballot(
                id="b", type="consent", items=("s",), secrecy="named",
                choices={"a": {"level": "for", "why": ""}, "slip:1": "against"},
            ),
        ),
    )  # fmt: skip

    assert answers(record) == {"a": {"s": 1}, "b": {"s": 1}, "c": {"s": -1}}
    assert answers(msgspec.structs.replace(record, ballots=()))["a"] == {"s": -1}


def test_record_json_tells_groups_by_numbers_and_nobody_by_name() -> None:
    told = measure(voted(camps(60)))

    assert told is not None
    assert (told["people"], told["placed"], told["sizes"], told["caution"]) == (60, 60, [30, 30], "small")
    assert told["dividing"][0]["groups"][0]["answered"] <= 30
    assert not any(f'"p{n}"' in msgspec.json.encode(told).decode() for n in range(60))


def test_a_meeting_that_asked_nothing_in_the_open_has_no_opinion_groups() -> None:
    assert opinion(courtyard()) is None
    assert measure(courtyard()) is None
