"""A meeting: its areas, how its log is folded, and the one way in which an act becomes events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Union, get_args

import msgspec

from facilitate.core import floor, freshness, relations, settings, undo
from facilitate.core.act import Act, Choice, Entry, Event, Run
from facilitate.core.ballot import ballots, sheets
from facilitate.core.course import agenda, passes, steps
from facilitate.core.language.rules import Role, Rule, Stage, default_role, every, flat
from facilitate.core.may import brought_in
from facilitate.core.order import conduct, motions, params, quorum, ronr
from facilitate.core.outcome import closing, feelings, outcomes
from facilitate.core.paper import paper, photos
from facilitate.core.person import admission, guests, people
from facilitate.core.person.lists import Codes
from facilitate.core.refusals.refusal import Refused
from facilitate.core.space import market, spaces
from facilitate.core.writing import items, need_sheet, talk, written
from facilitate.core.writing.items import Item, State


class Words(msgspec.Struct, frozen=True):
    """A title or place in both languages; may be empty."""

    zh: str = ""
    en: str = ""


class MeetingOpened(Event, frozen=True):
    """The first event of every log: `rule` by value, `starts` ISO 8601 with offset, `minutes` planned, `phones` false: held from the desk alone,
    `trial`: a rehearsal or one to look at, of which nothing is kept beside its own log."""

    code: str
    title: Words
    place: Words
    starts: str
    minutes: int
    language: str
    groups: tuple[str, ...]
    rule: Rule
    rule_sha256: str
    lists: Codes
    organiser: str = ""
    phones: bool = True
    trial: bool = False


AnyEvent = Union[  # noqa: UP007 areas that have one event only are no unions, and `|` would need quotes
    MeetingOpened, agenda.AgendaEvent, people.PeopleEvent, items.ItemEvent, need_sheet.SheetEvent, talk.TalkEvent, outcomes.OutcomeEvent,
    floor.FloorEvent, ballots.BallotEvent, conduct.ConductEvent, closing.ClosingEvent, settings.SettingsEvent,
    undo.UndoEvent, spaces.SpaceEvent, market.MarketEvent, paper.PaperEvent,
    photos.PhotosEvent, sheets.SheetEvent, params.ParamSet, quorum.QuorumTaken, ronr.RonrEvent, guests.GuestsEvent, feelings.FeelingSaid,
    admission.AdmissionEvent,
]  # fmt: skip


@dataclass
class Meeting:
    facts: MeetingOpened
    opened_at: int
    seq: int = 1
    last_at: int = 0
    last_id: int = 0
    people: people.People = field(default_factory=people.People)
    agenda: agenda.Agenda = field(default_factory=agenda.Agenda)
    items: written.Items = field(default_factory=written.Items)
    need_sheets: need_sheet.NeedSheets = field(default_factory=need_sheet.NeedSheets)
    talk: talk.Talk = field(default_factory=talk.Talk)
    outcomes: outcomes.Outcomes = field(default_factory=outcomes.Outcomes)
    floors: dict[str, floor.Floor] = field(default_factory=floor.whole_room)
    ballots: ballots.Ballots = field(default_factory=ballots.Ballots)
    conduct: conduct.Conduct = field(default_factory=conduct.Conduct)
    closing: closing.Closing = field(default_factory=closing.Closing)
    paper: paper.Paper = field(default_factory=paper.Paper)
    photos: photos.Photos = field(default_factory=photos.Photos)
    guests: guests.Guests = field(default_factory=guests.Guests)
    admission: admission.Admission = field(default_factory=admission.Admission)
    feelings: feelings.Feelings = field(default_factory=feelings.Feelings)
    settings: settings.Settings = field(default_factory=settings.Settings)
    spaces: spaces.Spaces = field(default_factory=spaces.Spaces)
    market: market.Market = field(default_factory=market.Market)
    params: params.Params = field(default_factory=params.Params)
    quorum: quorum.Quorums = field(default_factory=quorum.Quorums)
    ronr: ronr.Pending = field(default_factory=ronr.Pending)
    steps: undo.Steps = field(default_factory=undo.Steps)
    marks: dict[str, freshness.Mark] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rule: Rule = self.facts.rule
        self.stages: dict[str, Stage] = {stage.id: stage for stage in every(self.rule)}
        self.default_role: str = default_role(self.rule) or next(iter(self.rule.roles))
        self.parents: dict[str, Stage | None] = {leaf.id: parent for leaf, parent in flat(self.rule)}
        self.brought_in = brought_in(self.rule)
        self.relations_asked = {id: relations.asked(self.rule, stage) for id, stage in self.stages.items()}

    @property
    def floor(self) -> floor.Floor:
        """The floor of the whole room."""
        return self.floors[floor.ROOM]

    def evolve(self, entry: Entry) -> None:
        """The state moves on by one entry."""
        area, move = EVOLVE[type(entry.event)]
        freshness.mark(self, entry, area)
        move(self, entry)
        self.seq, self.last_at = entry.seq, entry.at
        id = getattr(entry.event, "id", getattr(entry.event, "into", ""))
        if id.isdigit():
            self.last_id = max(self.last_id, int(id))

    @staticmethod
    def revive(plain: dict[str, object]) -> Event:
        """An event from its plain form, as it stands in the log."""
        event: Event = msgspec.convert(plain, AnyEvent)
        return event

    def role_name(self, person: str) -> str:
        return self.people.get(person).role

    def role_of(self, person: str) -> Role:
        return self.rule.roles[self.role_name(person)]

    def heat(self, of: str) -> Mapping[str, Fraction | int]:
        """How much each item of a collection is backed: its votes, before any vote the signs people gave it."""
        votes = self.ballots.votes_of(of)
        if votes:
            return votes
        signs = [sign.id for sign in self.rule.signals if sign.effect == "tally"] or ["same"]
        return {id: sum(self.talk.tally(sign, id) for sign in signs) for id in passes.collection(self, of)}

    def counts(self, item: Item) -> bool:
        """Whether an item may be taken up: a motion that needs seconders does not count before it has them."""
        return motions.counts(self, item)

    def state_of(self, id: str) -> State:
        """shown, waiting, hidden or withdrawn, of anything that carries a text; raises Refused(no_such_thing)."""
        for kept in (self.items.all, self.talk.comments, self.outcomes.answers, self.outcomes.offers):
            if id in kept:
                return kept[id].state
        raise Refused("no_such_thing")

    def set_state(self, id: str, state: State, reason: str) -> None:
        (talk if id in self.talk.comments else outcomes).set_state(self, id, state, reason)


# -- the log -------------------------------------------------------------------------------------------------------

Evolve = Callable[[Meeting, Entry], None]
AREAS = {
    people: people.PeopleEvent, agenda: agenda.AgendaEvent, items: items.ItemEvent, need_sheet: need_sheet.SheetEvent, talk: talk.TalkEvent,
    outcomes: outcomes.OutcomeEvent, floor: floor.FloorEvent, ballots: ballots.BallotEvent,
    conduct: conduct.ConductEvent, closing: closing.ClosingEvent, settings: settings.SettingsEvent, undo: undo.UndoEvent,
    spaces: spaces.SpaceEvent, market: market.MarketEvent,
    sheets: sheets.SheetEvent, params: params.ParamSet, quorum: quorum.QuorumTaken,
    ronr: ronr.RonrEvent, paper: paper.PaperEvent, photos: photos.PhotosEvent, guests: guests.GuestsEvent, feelings: feelings.FeelingSaid,
    admission: admission.AdmissionEvent,
}  # fmt: skip
EVOLVE: dict[type, tuple[str, Evolve]] = {
    kind: (area.__name__.rsplit(".", 1)[1], area.evolve)
    for area, union in AREAS.items()
    for kind in (get_args(union) or (union,))
}


def fold(entries: Iterable[Entry], choices: Iterable[Choice] = ()) -> Meeting:
    """The state that a whole log and the boxes of its open ballots amount to. Raises ValueError on an empty log."""
    log = iter(entries)
    first = next(log, None)
    if first is None or not isinstance(first.event, MeetingOpened):
        raise ValueError("a log begins with MeetingOpened")
    m = Meeting(first.event, first.at)
    for entry in log:
        m.evolve(entry)
    for choice in choices:
        ballots.put(m, choice)
    return m


def opening(facts: MeetingOpened, now: int, filled_in: Mapping[str, object] = {}) -> tuple[Meeting, list[Entry]]:
    """A new meeting, standing in the first stage of its rule, with what was filled in beforehand (names as of `set`).
    Raises Refused where one of these is not of its kind."""
    first = Entry(1, now, "", "", facts)
    m = Meeting(facts, now)
    run = Run(m, Act("open"), now, [first])
    for name, value in filled_in.items():
        settings.fill_in(run, name, value)
    steps.begin(run)
    return m, run.entries
