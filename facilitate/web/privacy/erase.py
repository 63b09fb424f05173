"""Erasing one person of a meeting everywhere this house keeps anything: log, tables, pictures, files, copies, memory."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from facilitate.core.act import Entry
from facilitate.core.meeting import Meeting, fold
from facilitate.core.paper.photos import PhotoAdded
from facilitate.core.person import erasing
from facilitate.core.person.erasing import Mention
from facilitate.core.person.tracing import Trace, about, among, sure
from facilitate.register.people import erasing as register
from facilitate.store import asking
from facilitate.store import erasing as rows
from facilitate.store.erasing import Found as Written
from facilitate.web.privacy import files
from facilitate.web.privacy.changing import Found, in_papers, in_rows, lined, told_of
from facilitate.web.privacy.cleaning import clean
from facilitate.web.privacy.memory import forget
from facilitate.web.privacy.together import changing, together
from facilitate.web.services import Services


class StillOpen(Exception):
    """The meeting has not ended: nobody is erased in the middle of it."""


@dataclass(frozen=True)
class Preview:
    """What erasing would do: `name` as it stands now; the entries and rows that would change; where others wrote her name or her
    words, in the meeting and in the register; and where kept papers have them. What is doubtful among it stays unless it is chosen."""

    person: str
    name: str
    entries: int
    rows: int
    said: tuple[Mention, ...]
    written: tuple[Written, ...]
    kept: tuple[files.Place, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether any of it may as well not be about her."""
        return any(one.doubt for each in (self.said, self.written, self.kept) for one in each)


@dataclass(frozen=True)
class Erased:
    """What was done: entries and rows rewritten, files changed, what could not be done (`left`, by name), and in how many places
    others' words still name her."""

    person: str
    entries: int
    rows: int
    files: tuple[str, ...]
    left: tuple[str, ...]
    still: int


def find(services: Services, code: str, whom: str) -> list[tuple[str, str]]:
    """(number, name) of everybody of that number or exactly that name. Raises KeyError if there is no such meeting."""
    with services.door.reading(code) as m:
        people = [one for one in m.people.all.values() if not one.same_as]
    return [(one.id, one.name) for one in people if whom in (one.id, one.name)]


def preview(services: Services, code: str, person: str, words: bool, name: str = "", wide: bool = True) -> Preview:
    """What `erase` would do; nothing is changed. `name` instead of `person`, a name or a sentence, where the log knows nobody any
    more. `wide`: whoever asks may see the whole house; else rows that are not hers or of this meeting, and papers of other meetings,
    are neither looked at nor changed. Raises KeyError, StillOpen, Refused(no_such_person), OSError."""
    data = services.config.data

    def looking(connection: Connection) -> Preview:
        found = _found(connection, code, person, name, wide)
        fresh, trace = erasing.erased(found.log, found.trace, words), lined(found.trace)
        told = told_of(connection, found, words)
        written = tuple(one for one in told if one.doubt or not one.own)
        return Preview(
            found.trace.person, name or found.m.people.get(person).name, len(fresh), len(told) - len(written),
            tuple(erasing.mentions(found.log, found.trace, words)), written,
            files.places(data, _codes(found, code), in_papers(found, words), lambda text: about(text, trace, words)),
        )  # fmt: skip

    told: Preview = in_writer(services, looking)
    return told


def erase(
    services: Services, code: str, person: str, words: bool, blot: Collection[int] | None = None,
    spare: Collection[str] | None = None, name: str = "", wide: bool = True, also: Collection[str] = (),
    in_register: bool = True, cleaned: bool = True,
) -> Erased:  # fmt: skip
    """Do it, all or nothing. `words`: all she wrote goes too. `blot`: the entries of others in which her name is blotted out, None
    for all that are not doubtful; `in_register`: in others' rows of the register too. `spare`: keys of places in kept papers that stay, None for the
    doubtful ones. `also`: words that go although they are doubtful. `cleaned`: only once that
    is tried too this returns. `name`, `wide`: as for `preview`.
    Raises KeyError, StillOpen, Refused(no_such_person), and OSError where a paper cannot be read or written."""
    data = services.config.data

    def erasing_(connection: Connection) -> tuple[Erased, Found]:
        found = _found(connection, code, person, name, wide)
        change = in_papers(found, words, also if spare is None else None)
        fresh = files.changed(data, _codes(found, code), change, spare or ())
        with together(fresh, code, asking.times(connection, code)):
            done = _rewrite(services, connection, found, code, words, blot, also, in_register)
        return replace(done, files=tuple(str(path.relative_to(data)) for path in fresh)), found

    done: Erased
    with changing(services):
        done, found = in_writer(services, erasing_)
    for each in (code, *_others(found, code)):
        forget(services, each)
    return replace(done, left=tuple(clean(services))) if cleaned else done


def _rewrite(
    services: Services, connection: Connection, found: Found, code: str, words: bool, blot: Collection[int] | None,
    also: Collection[str], in_register: bool,
) -> Erased:  # fmt: skip
    others, surely = erasing.mentions(found.log, found.trace, words), sure(found.trace, also)
    chosen = {one.seq for one in others if not one.doubt or one.doubt in also} if blot is None else set(blot)
    fresh = erasing.erased(found.log, found.trace, words, chosen)
    rows.replace_entries(connection, found.id, fresh)
    rows.take_away(connection, found.id, found.trace.ids, _pictures(found) if words else ())
    register.forget(connection, found.held, words, erasing.WORDS)
    touched = rows.rewrite(connection, found.own, in_rows(found, words, in_register, surely))
    register.found_again(connection, touched)
    _elsewhere(connection, found, code, words, surely)
    for each in (code, *_others(found, code)):
        asking.done(connection, each, found.trace.person if each == code else "", words, services.clock.now())
    still = [one for one in told_of(connection, found, words) if not one.doubt and not one.own]
    left_named = len({one.seq for one in others if not one.doubt} - chosen) + len(still)
    return Erased(found.trace.person, len(fresh), sum(map(len, touched.values())), (), (), left_named)


def _codes(found: Found, code: str) -> set[str]:
    """The meetings that she was in, or to which a card of hers was taken: in their papers she may stand."""
    return {code, *found.held.meetings, *_others(found, code)} if found.wide else {code}


def _others(found: Found, code: str) -> set[str]:
    return {meeting for meeting, _ in found.held.items if meeting != code}


def _found(connection: Connection, code: str, person: str, name: str, wide: bool) -> Found:
    id, log = rows.held(connection, code)
    m = fold(log)
    if not m.agenda.ended:
        raise StillOpen(code)
    trace, held = (erasing.by_name(log, name), register.NOBODY) if name else _hers(connection, code, m, log, person)
    trace = among(trace, rows.called(connection) | register.called(connection))

    def own(table: str, row: Mapping[str, Any]) -> rows.Whose:
        return register.whose(code, id, held, trace.items, row, table)

    return Found(id, m, log, trace, held, own, wide)


def _hers(connection: Connection, code: str, m: Meeting, log: list[Entry], person: str) -> tuple[Trace, register.Held]:
    first = erasing.trace(m, log, person)
    held = register.held(connection, code, first.ids, first.items)
    trace = erasing.trace(m, log, person, [item for meeting, item in held.items if meeting == code])
    trace = replace(trace, names=trace.names | (held.names - trace.others), texts=trace.texts | held.texts)
    return trace, held


def _elsewhere(connection: Connection, found: Found, code: str, words: bool, surely: Trace) -> None:
    """Cards that she left in the hall were taken to other meetings: there they stand under nobody's name."""
    for other in _others(found, code) if words else ():
        id, log = rows.held(connection, other)
        items = frozenset(item for meeting, item in found.held.items if meeting == other)
        hers = replace(surely, ids=frozenset(), turns=frozenset(), items=items)
        rows.replace_entries(connection, id, erasing.erased(log, hers, True))


def _pictures(found: Found) -> list[str]:
    """Those that she alone added."""
    added = [
        (entry.entered_by or entry.person, entry.event.sha256)
        for entry in found.log
        if isinstance(entry.event, PhotoAdded)
    ]
    others = {digest for who, digest in added if who not in found.trace.ids}
    return [digest for who, digest in added if who in found.trace.ids and digest not in others]


def in_writer(services: Services, work: Callable[[Connection], Any]) -> Any:
    """What work answers, in the writer's thread and one transaction; nothing of it is done where it raises."""

    def working() -> Any:
        with services.engine.begin() as connection:
            return work(connection)

    return services.in_writer(working)
