"""What the log is asked after an evening with breaks: each kind of loss is told, and a sound log tells of none."""

from dataclasses import replace

import pytest

from facilitate.bench.reading import faults_of_the_log
from facilitate.bench.seats import Accepted
from facilitate.core.act import Choice, Entry
from facilitate.core.ballot.ballot_events import BallotClosed, VoteCast
from facilitate.core.writing.talk import Commented
from facilitate.store.log import Kept

CLOSED = BallotClosed("b1", {"n1": 2}, {}, ("anna", "bo"), (), 2, 2)
EVENTS = (
    ("anna", Commented("c1", "n1", "~b000000~")),
    ("anna", VoteCast("b1")),
    ("bo", VoteCast("b1")),
    ("", CLOSED),
    ("anna", VoteCast("b2")),
    ("anna", VoteCast("b2")),
)
TOLD = [
    Accepted("anna", 1, "comment", {"about": "n1", "text": "~b000000~"}),
    Accepted("anna", 2, "vote", {"ballot": "b1", "choice": {"n1": 1}}),
    Accepted("bo", 3, "vote", {"ballot": "b1", "choice": {"n1": 1}}),
    Accepted("anna", 5, "vote", {"ballot": "b2", "choice": {"n1": 1}}),
    Accepted("anna", 6, "vote", {"ballot": "b2", "choice": {}}),
]
ENTRIES = tuple(Entry(seq, 0, person, "", event) for seq, (person, event) in enumerate(EVENTS, 1))
SOUND = Kept(1, "CODE", 6, "", ENTRIES, (), (Choice("b2", "anna", {}),))


def faults(kept: Kept, told: list[Accepted] = TOLD) -> dict[str, float]:
    return {name: n for name, n in faults_of_the_log(kept, told).items() if n and name != "events in the log"}


def without(seq: int) -> tuple[Entry, ...]:
    return tuple(entry for entry in ENTRIES if entry.seq != seq)


def test_a_sound_log_has_no_faults() -> None:
    assert faults(SOUND) == {}


@pytest.mark.parametrize(
    ("kept", "found"),
    [
        (replace(SOUND, entries=without(1)), {"missing numbers in the log": 1, "missing comments": 1, "misplaced comments": 1}),
        (replace(SOUND, entries=without(5)), {"missing numbers in the log": 1, "missing votes": 1}),
        (replace(SOUND, choices=()), {"missing choices": 1}),
        (replace(SOUND, choices=(Choice("b2", "anna", {"n1": 1}),)), {"misplaced choices": 1}),
        (replace(SOUND, choices=(*SOUND.choices, Choice("b2", "bo", {}))), {"misplaced choices": 1}),
    ],
)  # fmt: skip
def test_each_loss_is_told(kept: Kept, found: dict[str, float]) -> None:
    assert faults(kept) == found


@pytest.mark.parametrize(
    ("closed", "wrong"),
    [
        (BallotClosed("b1", {"n1": 1}, {}, ("anna", "bo"), (), 2, 2), 1),
        (BallotClosed("b1", {"n1": 1}, {}, ("anna",), (), 2, 2), 2),
        (BallotClosed("b1", {}, {}, ("anna", "bo"), (), 2, 2), 1),
    ],
)
def test_a_count_that_leaves_somebody_out_is_told(closed: BallotClosed, wrong: int) -> None:
    entries = (*ENTRIES[:3], Entry(4, 0, "", "", closed), *ENTRIES[4:])

    assert faults(replace(SOUND, entries=entries)) == {"missing at the count": wrong}


def test_a_vote_in_the_log_that_nobody_was_told_of_is_one_too_many() -> None:
    assert faults(SOUND, TOLD[:4])["doubled votes"] == 1


@pytest.mark.parametrize("person", ["anna", "bo"])
def test_a_lost_vote_whose_number_another_vote_got_is_missing(person: str) -> None:
    lost = Accepted(person, 3, "vote", {"ballot": "b1", "choice": {"n1": 1}})

    assert faults(SOUND, [*TOLD[:2], lost, *TOLD[2:]]) == {"missing votes": 1}


def test_a_vote_that_stands_under_another_name_is_missing() -> None:
    swapped = replace(TOLD[3], person="bo")

    assert faults(SOUND, [*TOLD[:3], swapped, TOLD[4]])["missing votes"] == 1


def test_a_comment_that_stands_twice_or_elsewhere_is_told() -> None:
    twice = (*ENTRIES, Entry(7, 0, "anna", "", ENTRIES[0].event))
    elsewhere = [replace(TOLD[0], seq=4), *TOLD[1:]]

    assert faults(replace(SOUND, head=7, entries=twice)) == {"doubled comments": 1}
    assert faults(SOUND, elsewhere) == {"misplaced comments": 1}
