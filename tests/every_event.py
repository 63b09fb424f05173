"""What chance brings about too seldom, put into a log by hand: whoever may do it, this is what it leaves to be told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from facilitate.core.act import Act, Run
from facilitate.core.meeting import Meeting
from tests.cast import Cast, Core, at

Look = Callable[[Cast], None]
Told = tuple[str, dict[str, Any]]


def at_the_end(m: Meeting) -> Iterator[Told]:
    """Of tasks, guests, photos, rulings, seats and keys, where the tasks are given out."""
    task, person = next(iter(m.outcomes.actions)), "p4"
    yield from [
        ("ActionCompleted", {"id": task, "due": "2026-12-24", "check_by": person}), ("ActionJoined", {"id": task}),
        ("ActionConfirmed", {"id": task}), ("GuestPut", {"id": "900", "name": "区政府", "group": "street"}),
        ("GuestReplied", {"id": "900", "reply": "coming"}), ("GuestSeated", {"id": "900", "person": person}),
        ("GuestDropped", {"id": "900"}), *(("PhotoAdded", {"id": id, "sha256": id * 8, "consent": "given"}) for id in ("901", "902")),
        ("PhotoMoved", {"id": "902", "before": "901"}), ("RollPut", {"names": [{"id": "3-201", "name": "孙奶奶"}]}),
        ("RollCalled", {"entry": "3-201", "person": person}), ("RollStruck", {"entry": "3-201"}), ("SeatTaken", {"seat": "7", "person": person}),
        ("KeyRenewed", {"role": "recorder"}),
        ("InvitationRenewed", {"word": "甲"}), ("HallEndSet", {"at": 1_795_250_000_000}), ("Paused", {}), ("Resumed", {}),
        ("CorrectionsOpened", {"until": "2026-12-01"}), ("CorrectionsClosed", {}),
    ]  # fmt: skip
    for lifted in (False, True):
        yield "Warned", {"person": person, "offence": "rude", "step": "remind"}
        yield ("RulingLifted" if lifted else "Appealed", {"ruling": m.seq})


def in_the_dots(m: Meeting) -> Iterator[Told]:
    """Of a ballot and the cards in it."""
    ballot, items = next(iter(m.ballots.all)), list(m.items.all)
    yield from [
        ("LastCalled", {"ballot": ballot}), ("DangerCalled", {"id": items[0], "who": "物业值班"}),
        ("StateSet", {"id": items[1], "state": "hidden", "reason": "换个说法"}), ("StateSet", {"id": items[1], "state": "shown"}),
        ("OrderSet", {"of": "need", "items": items[:3][::-1]}), ("Checked", {"stage": "dots", "groups": ["street"]}),
        ("BallotCancelled", {"id": ballot}),
    ]  # fmt: skip


def after_the_dots(m: Meeting) -> Iterator[Told]:
    """Of a ballot that is closed."""
    ballot = next(iter(m.ballots.all.values()))
    yield "TieDecided", {"id": ballot.id, "items": list(ballot.items)}
    yield "BallotReopened", {"id": ballot.id, "stage": m.agenda.at.stage}


def in_the_round(m: Meeting) -> Iterator[Told]:
    """Of a turn that was ended and goes on."""
    turn = m.floor.speaker
    assert turn is not None
    yield "TurnEnded", {"id": turn.id, "seconds": 5}
    yield "TurnWentOn", {"id": turn.id}


def put(stage: str, told: Callable[[Meeting], Iterator[Told]]) -> Callable[[Look], None]:
    """In the roundtable's `stage` one event after the other, looked at after each."""

    def play(look: Look) -> None:
        cast = at(stage)
        if stage == "commit":
            cast.do("wang", "action", what="装护栏", due="2026-11-24")
        look(cast)
        assert isinstance(cast.place, Core)
        for kind, fields in told(cast.m):
            cast.wait(1)
            run = Run(cast.m, Act("by_hand", person=cast.ids["host"]), cast.clock.at)
            run.emit(cast.m.revive({"type": kind, **fields}))
            cast.place.entries += run.entries
            look(cast)

    return play


FURTHER: tuple[Callable[[Look], None], ...] = (
    put("commit", at_the_end), put("dots", in_the_dots), put("shortlist", after_the_dots), put("say", in_the_round),
)  # fmt: skip
