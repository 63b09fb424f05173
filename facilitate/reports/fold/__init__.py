"""From a meeting and its log to its record: one file for each area, composed here."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from facilitate.core.act import Entry
from facilitate.core.meeting import Meeting
from facilitate.core.person.lists import Lists
from facilitate.reports.fold.agreed import settings
from facilitate.reports.fold.conduct import conduct
from facilitate.reports.fold.guests import feelings, guests
from facilitate.reports.fold.head import head, words
from facilitate.reports.fold.paper import editing
from facilitate.reports.fold.people import attendance, confirmations, notes, people, signals
from facilitate.reports.fold.photos import photos
from facilitate.reports.fold.places import spaces
from facilitate.reports.fold.talk import hands, stages, turns
from facilitate.reports.fold.votes import ballots, selections
from facilitate.reports.fold.when import When
from facilitate.reports.fold.written import actions, answers, comments, items, offers
from facilitate.reports.opinion import measure
from facilitate.reports.participation import measures
from facilitate.reports.record import Record
from facilitate.reports.rows import Chain

__all__ = ["record"]


def record(m: Meeting, log: Iterable[Entry], lists: Lists | None = None, chain: str = "") -> Record:
    """The record as it stands now, in mid-meeting too. `lists` gives codes their words; `chain` is the log's last hash."""
    entries = tuple(log)
    when = When(m)
    bare = Record(
        meeting=head(m),
        people=people(m, entries, when),
        stages=stages(m, when),
        items=items(m, when, lists),
        comments=comments(m, when),
        answers=answers(m, when),
        offers=offers(m, when),
        turns=turns(m, when),
        hands=hands(m, when),
        ballots=ballots(m, entries, when),
        selections=selections(m),
        spaces=spaces(m, when),
        attendance=attendance(m),
        actions=actions(m, when),
        conduct=conduct(m, entries, when),
        signals=signals(m, when),
        confirmations=confirmations(m, when),
        notes=notes(m, when),
        photos=photos(m, when),
        guests=guests(m),
        feelings=feelings(m),
        paper=editing(m, entries, when),
        settings=settings(m, entries, when),
        lists=words(lists),
        chain=Chain(head=chain, length=m.seq),
    )
    return msgspec.structs.replace(bare, measures=measures(bare) | {"opinion": measure(bare)})
