"""What the log itself says of an evening with breaks, and whether all workers and all phones show the same in the end."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from facilitate.bench.found import Figures
from facilitate.bench.gathering import Gathering
from facilitate.bench.seats import Accepted, Seat
from facilitate.bench.view import differing
from facilitate.core.ballot.ballot_events import BallotClosed, VoteCast
from facilitate.core.writing.talk import Commented
from facilitate.store.box_keys import BoxKeys
from facilitate.store.database import open_database
from facilitate.store.log import Kept, Log

Voter = tuple[str, str]
"""(ballot, person)."""


def read(db: str, folder: Path, code: str) -> Kept:
    """The whole meeting, with what lies in its open boxes; `folder` holds the secret that opens them."""
    engine = open_database(db)
    try:
        kept = Log(engine, bytes.fromhex((folder / "secret").read_text()), BoxKeys(folder)).read(code)
    finally:
        engine.dispose()
    assert kept is not None
    return kept


def faults_of_the_log(kept: Kept, told: Sequence[Accepted]) -> Figures:
    """Gaps, and accepted acts that the log has not, has twice or has elsewhere than their senders were told."""
    seqs = {entry.seq for entry in kept.entries}
    gaps = {"missing numbers in the log": len(set(range(1, kept.head + 1)) ^ seqs)}
    return {"events in the log": len(kept.entries)} | gaps | _of_comments(kept, told) | _of_votes(kept, told)


def _of_comments(kept: Kept, told: Sequence[Accepted]) -> Figures:
    there = [(entry.event.text, entry.seq) for entry in kept.entries if isinstance(entry.event, Commented)]
    accepted = {(act.args["text"], act.seq) for act in told if act.verb == "comment"}
    times = Counter(text for text, _ in there)
    return {
        "missing comments": sum(times[text] == 0 for text, _ in accepted),
        "doubled comments": sum(n - 1 for n in times.values()),
        "misplaced comments": len(accepted - set(there)),
    }


def _of_votes(kept: Kept, told: Sequence[Accepted]) -> Figures:
    """Each accepted vote is one entry, of who cast it and of no other vote; each voter's last choice lies in the open box, or
    was counted at the close."""
    cast = {
        entry.seq: (entry.event.ballot, entry.person) for entry in kept.entries if isinstance(entry.event, VoteCast)
    }
    votes = [act for act in told if act.verb == "vote"]
    theirs = [act for act in votes if cast.get(act.seq) == (act.args["ballot"], act.person)]
    closed = {entry.event.id: entry.event for entry in kept.entries if isinstance(entry.event, BallotClosed)}
    last = {cast[act.seq]: act.args["choice"] for act in sorted(theirs, key=lambda act: act.seq)}
    box = {(one.ballot, one.person): one.choice for one in kept.choices}
    voters = {one for one in cast.values() if one[0] not in closed}
    return {
        "missing votes": len(votes) - len({act.seq for act in theirs}),
        "doubled votes": len(cast.keys() - {act.seq for act in votes}),
        "missing choices": len(voters - box.keys()),
        "misplaced choices": sum(one not in voters or last.get(one) != choice for one, choice in box.items()),
        "missing at the count": sum(len(_uncounted(event, cast, last)) for event in closed.values()),
    }


def _uncounted(closed: BallotClosed, cast: dict[int, Voter], last: dict[Voter, Any]) -> list[str]:
    """Who voted on a ballot and is not among its voters, or the other way round; and items whose sum is not what was given."""
    voters = {person for ballot, person in cast.values() if ballot == closed.id}
    given: Counter[str] = Counter()
    for (ballot, _), choice in last.items():
        given.update(choice if ballot == closed.id else {})
    wrong = [item for item in closed.counts | given if closed.counts.get(item, 0) != given[item]]
    return [*sorted(voters.symmetric_difference(closed.voters)), *wrong]


async def unequal(gathering: Gathering, ports: Sequence[int], seats: Sequence[Seat], patience: float) -> Figures:
    """How many workers show another state than the first, and how many phones, when everything under way has arrived:
    at the latest after so many seconds."""
    end = asyncio.get_running_loop().time() + patience
    while True:
        doors = [Gathering(port, gathering.code, gathering.host) for port in ports]
        shown = [await door.state(gathering.tokens[0]) for door in doors]
        workers = sum(bool(differing(state, shown[0])) for state in shown)
        phones = sum(bool(differing(seat.view.entities, shown[0])) for seat in seats)
        if not workers + phones or asyncio.get_running_loop().time() > end:
            return {"unequal workers": workers, "unequal phones": phones}
        await asyncio.sleep(0.5)
