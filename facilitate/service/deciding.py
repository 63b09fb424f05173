"""Everything that waits at a meeting, decided in order of arrival: what one commit will make durable."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from facilitate.core.act import Act, Entry, Run
from facilitate.core.course import steps
from facilitate.core.decide import handle
from facilitate.core.meeting import Meeting
from facilitate.core.refusals.refusal import Refused
from facilitate.service.clock import Clock
from facilitate.service.mailbox import Answer, Key, Mailbox, Waiting, busy
from facilitate.store.log import Answered, Batch

log = logging.getLogger(__name__)


@dataclass
class Decided:
    """`runs` were accepted, `again` are further copies of one of them; `broken`: a fault has left the state unusable."""

    runs: list[tuple[Waiting, Run]] = field(default_factory=list)
    again: list[Waiting] = field(default_factory=list)
    broken: bool = False

    @property
    def waiting(self) -> list[Waiting]:
        """Whom it concerns, those with the same op after the first of them."""
        return [waiting for waiting, _ in self.runs] + self.again

    @property
    def entries(self) -> list[Entry]:
        return [entry for _, run in self.runs for entry in run.entries]

    def answered(self, head: int) -> list[Answered]:
        """In the same order; an act that emitted nothing stands at the number before it."""
        found, seq = [], head
        for waiting, run in self.runs:
            seq = run.entries[-1].seq if run.entries else seq
            found.append(Answered(*waiting.key, seq, run.made, waiting.token_hash, waiting.token_before))
        return found


def decide(box: Mailbox, m: Meeting, clock: Clock, decided: Decided) -> None:
    """Empty the mailbox. Refusals and answers given before are given at once; a fault ends it early."""
    fresh = set[Key]()
    while box.mail and not decided.broken:
        waiting = box.mail.popleft()
        if waiting.key in fresh:
            decided.again.append(waiting)
        elif waiting.key in box.answered:
            waiting.answer = box.answered[waiting.key]
        else:
            _one(m, waiting, decided, clock)
            if waiting.answer is None:
                fresh.add(waiting.key)


def _one(m: Meeting, waiting: Waiting, decided: Decided, clock: Clock) -> None:
    try:
        _on_time(m, decided, clock)
        decided.runs.append((waiting, handle(m, waiting.act, clock.now(), waiting.chance)))
    except Refused as refusal:
        waiting.answer = Answer(refusal=refusal)
    except Exception:
        log.exception("%s: an act failed: %s", m.facts.code, waiting.act.verb)
        waiting.answer, decided.broken = busy(), True


def _on_time(m: Meeting, decided: Decided, clock: Clock) -> None:
    """A stage between meetings that is over by its date is over before anybody acts in it again."""
    due = steps.date_over(m)
    if due is not None and due <= clock.now():
        over = Waiting(Act("time_up", op=f"time-up-{due}"))
        with suppress(Refused):
            decided.runs.append((over, handle(m, over.act, clock.now())))


def batch(box: Mailbox, decided: Decided, salt: Callable[[], str]) -> Batch:
    """What is to be made durable."""
    runs, entries = [run for _, run in decided.runs], decided.entries
    wiped = {ballot for run in runs for ballot in run.wiped}
    return Batch(
        box.head, box.chain, entries, [salt() for _ in entries], decided.answered(box.head),
        [choice for run in runs for choice in run.choices if choice.ballot not in wiped], list(wiped),
        {digest: data for run in runs for digest, data in run.pictures.items()},
    )  # fmt: skip
