"""How texts change where somebody is erased: in kept papers, and in the tables beside the log."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from facilitate.core.act import Entry
from facilitate.core.meeting import Meeting
from facilitate.core.person import erasing, wording
from facilitate.core.person.tracing import Trace, about, named, sure, widest
from facilitate.register.people import erasing as register
from facilitate.store import erasing as rows
from facilitate.store.erasing import Found as Written


@dataclass(frozen=True)
class Found:
    """Everything that is hers, and how a text beside the log changes."""

    id: int
    m: Meeting
    log: list[Entry]
    trace: Trace
    held: register.Held
    own: rows.Own
    wide: bool = True


def told_of(connection: Connection, found: Found, words: bool) -> list[Written]:
    """The rows beside the log in which she stands or may stand."""
    surely = in_rows(found, words, True, sure(found.trace))
    told = rows.look(connection, found.own, in_rows(found, words, True, widest(found.trace)))
    looked = ((one, surely(one.text, one.own) != one.text) for one in told)
    return [one if hers else replace(one, doubt=about(one.text, found.trace, words)) for one, hers in looked]


def in_papers(found: Found, words: bool, also: Collection[str] | None = None) -> Callable[[str], str]:
    """A text of a kept paper without her; papers space and widen what people wrote. Of what is doubtful the words `also`; None: all of
    it, where nothing else in the text is hers."""
    trace, instead = lined(found.trace), erasing.stand_in(found.trace.person) if found.trace.person else erasing.BLOT
    each = [sure(trace), widest(trace)] if also is None else [sure(trace, also)]

    def change(text: str) -> str:
        fresh = (named(_without(text, by.texts, words), by, instead) for by in each)
        return next((one for one in fresh if one != text), text)

    return change


def _without(text: str, texts: Collection[str], words: bool) -> str:
    return wording.quoted(text, texts, erasing.WORDS) if words else text


def lined(hers: Trace) -> Trace:
    """As papers set in lines what people wrote."""
    return replace(hers, texts=frozenset(line for text in hers.texts for line in (text, *text.splitlines())))


def in_rows(found: Found, words: bool, blot: bool, by: Trace) -> rows.Change:
    """In a row of hers or of this meeting her name gives way at once, elsewhere where `blot` says so; her words everywhere. `by` is
    what of her trace goes where the row does not tell whose it is. Whoever may not see the whole house changes nothing elsewhere."""
    hers = replace(found.trace, others=by.others)
    far = [one for one in sure(found.trace).texts if len(one) >= wording.LONG]

    def change(text: str, whose: rows.Whose) -> str:
        if whose:
            fresh = _without(text, hers.texts if whose == rows.Whose.HERS else by.texts, words)
            return named(fresh, hers, erasing.stand_in(hers.person))
        if not found.wide:
            return text
        fresh = _without(text, far, words)
        return named(fresh, by, erasing.BLOT) if blot else fresh

    return change
