"""The one reader of meetings: a record becomes rows of the register; read again, only what has changed is written.

A row keeps which meeting and which item it comes from, and what the meeting said last (`said`): a field in which somebody has
written something else since is left alone.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import select

from facilitate.register.book import Book, Deed
from facilitate.register.doer import meeting
from facilitate.register.gathering import gather_evidence as shown
from facilitate.register.gathering import gather_offers as offered
from facilitate.register.gathering.held import hold
from facilitate.register.promises.promises import GONE
from facilitate.register.promises.promises_days import day
from facilitate.register.promises.promises_voices import keep_returns
from facilitate.register.units.units import known
from facilitate.reports.cast import Cast
from facilitate.reports.needs import Need, needs
from facilitate.reports.record import Record
from facilitate.reports.rows import Action, Answer, Item, Offer
from facilitate.store.register_tables import REGISTERS

Values = dict[str, Any]
STATES = {"needs_approval": "waiting", "cannot": "dropped", "now": "done"}
"""In which state an answer of this kind begins; every other one is open."""


def gather(book: Book, community: int, record: Record) -> None:
    """Bring the register up to date with this meeting; raises Declined(other_community) where it belongs to another one."""
    code = record.meeting.code
    book.deed(meeting(code, community), "gather", community, lambda deed: _Reader(deed, community, record).read())


class _Reader:
    def __init__(self, deed: Deed, community: int, record: Record) -> None:
        self.deed = deed
        self.community = community
        self.record = record
        self.code = record.meeting.code
        self.cast = Cast(record)
        self.units = known(deed.connection, community)
        self.start = _ms(record.meeting.times.started or record.meeting.times.planned)

    def read(self) -> None:
        """Needs first: what was answered and offered refers to them."""
        found = {}
        for need in needs(self.record).needs:
            found[need.id] = id = self.need(need)
            found |= {card.id: id for card in need.cards}
        for answer in self.record.answers:
            self.answer(answer, found.get(answer.about))
        for action in self.record.actions:
            self.task(action, found.get(action.about))
        for offer in self.record.offers:
            self.offer(offer, found.get(offer.about))
        self.gone(found)
        self.unsaid()
        offered.gone(self.deed, self.code, {offer.id for offer in self.record.offers})
        hold(self.deed, self.community, self.record)

    # -- needs -----------------------------------------------------------------------------------------------------

    def need(self, need: Need) -> int:
        """The need's own row made or brought up to date; the id of the one that it is part of by now."""
        said, source = _said(need), self.source(need.id)
        if source is None or "row" not in source["facts"]:
            row = {"community": self.community, "state": "open", "at": self.at(need.head.at)}
            id = own = self.deed.make("needs", **row, **said)
        else:
            own = source["facts"]["row"]
            id = self.alone(own) if source["facts"].get("part") else source["need"]
            self.again("needs", own, source["facts"]["said"], said)
            if self.deed.row("needs", own)["state"] == "withdrawn":
                self.deed.put("needs", own, state="open")
        facts = _facts(need) | {"row": own, "said": said} | self.evidence(id, need, source)
        self.heard(id, need.id, need.head.text, need.head.at, facts)
        for card in need.cards:
            if card.id != need.id:
                self.card(id, card)
        return id

    def evidence(self, id: int, need: Need, source: Values | None) -> Values:
        """Which rows its kinds of evidence have; nothing where there are none."""
        head, before = self.record.meeting, source["facts"].get("evidence", {}) if source else {}
        on = (head.times.started or head.times.planned)[:10]
        kept = shown.bring(self.deed, id, need, before, head.title.zh or head.title.en, on)
        return {"evidence": kept} if kept else {}

    def card(self, need: int, card: Item) -> None:
        """A card beneath a need; one that stood alone before is part of it now, unless a person has put it elsewhere."""
        source = self.source(card.id)
        facts = source["facts"] if source else {}
        own = facts.get("row")
        elsewhere = self.deed.row("needs", own)["into"] if own and not facts.get("part") else None
        if own and elsewhere is None:
            self.deed.put("needs", own, into=need)
        kept = {"row": own, "said": facts["said"], "part": elsewhere is None} if own else {}
        self.heard(elsewhere or need, card.id, card.text, card.at, kept)

    def alone(self, own: int) -> int:
        """What the meeting had made part of another need stands alone again."""
        self.deed.put("needs", own, into=None)
        return own

    def heard(self, need: int, item: str, words: str, at: int, facts: Values) -> None:
        """The words of a card or of the need itself, beneath the need that they belong to."""
        source = self.source(item)
        if source is None:
            row = {"need": need, "meeting": self.code, "item": item, "at": self.at(at)}
            self.deed.make("sources", **row, words=words, facts=facts)
        else:
            self.deed.put("sources", source["id"], need=need, words=words, facts=facts)

    def gone(self, told: Mapping[str, int]) -> None:
        """What not everybody may read any more: its words are no longer here, and a need of its own is withdrawn."""
        place = REGISTERS["sources"]
        for source in self.deed.connection.execute(select(place).where(place.c.meeting == self.code)).mappings().all():
            if source["item"] not in told:
                self.deed.put("sources", source["id"], words="")
                if own := source["facts"].get("row"):
                    self.deed.put("needs", own, state="withdrawn")
                    shown.gone(self.deed, source["facts"].get("evidence", {}))

    def source(self, item: str) -> Values | None:
        return self.row("sources", item)

    # -- what was answered and offered -----------------------------------------------------------------------------

    def answer(self, row: Answer, need: int | None) -> None:
        said = {
            "kind": row.kind, "text": row.text or row.reason, "due": row.due or "",
            "approver": row.approver or row.passed_to, "checker": "", "state": STATES.get(row.kind, "open"),
        }  # fmt: skip
        self.promise(f"answer/{row.id}", row.by, row.at, need, said)

    def task(self, row: Action, need: int | None) -> None:
        said = {
            "kind": "task", "text": row.what, "due": row.due or "", "approver": "",
            "checker": self.cast.name(row.checker), "state": row.state,
        }  # fmt: skip
        self.promise(f"task/{row.id}", row.who, row.at, need, said)

    def promise(self, item: str, who: str | None, at: int, need: int | None, said: Values) -> None:
        """It stays with its unit also where its person was erased or the unit has another name by now; a task is asked after each
        week until that is switched off."""
        name, before = self.cast.name(who), self.row("promises", item) or {"said": {}}
        unit = self.units.of(name) or before["said"].get("unit")
        weekly = {"weekly": said["kind"] == "task"}
        self.once("promises", item, at, said | {"person": name, "need": need, "unit": unit}, weekly)
        row = self.row("promises", item)
        if row and row["state"] == GONE:
            self.deed.put("promises", row["id"], state=said["state"])
        elif row and row["state"] == "confirmed":
            keep_returns(self.deed, row["id"], day(self.at(at)))

    def unsaid(self) -> None:
        """Answers and tasks that the meeting has put out of sight since are told nowhere, until they come back."""
        told = {f"answer/{row.id}" for row in self.record.answers} | {f"task/{row.id}" for row in self.record.actions}
        place = REGISTERS["promises"]
        for row in self.deed.connection.execute(select(place).where(place.c.meeting == self.code)).all():
            if row.item and row.item not in told:
                self.deed.put("promises", row.id, state=GONE)

    def offer(self, row: Offer, need: int | None) -> None:
        self.once("offers", row.id, row.at, offered.said(row) | {"unit": self.units.of(self.cast.name(row.by))})
        if mine := self.row("offers", row.id):
            offered.meant(self.deed, mine, row, need, self.at(row.at))

    def once(
        self, table: str, item: str, at: int, said: Values, first: Mapping[str, Any] = MappingProxyType({})
    ) -> None:
        """One row for this item of this meeting; `first` is how it begins besides."""
        row = self.row(table, item)
        if row is None:
            origin = {"community": self.community, "meeting": self.code, "item": item, "at": self.at(at)}
            self.deed.make(table, **origin, **said, **first, said=said)
        else:
            self.again(table, row["id"], row["said"], said)
            self.deed.put(table, row["id"], said=said)

    def row(self, table: str, item: str) -> Values | None:
        """The row that comes from this item of this meeting."""
        place = REGISTERS[table].c
        found = self.deed.connection.execute(
            select(REGISTERS[table]).where(place.meeting == self.code, place.item == item)
        )
        row = found.mappings().one_or_none()
        return dict(row) if row else None

    def again(self, table: str, id: int, before: Mapping[str, Any], said: Values) -> None:
        """What the meeting says now, where the row still holds what it said before."""
        row = self.deed.row(table, id)
        self.deed.put(table, id, **{name: new for name, new in said.items() if row[name] == before.get(name)})

    def at(self, seconds: int) -> int:
        return self.start + seconds * 1000


def _said(need: Need) -> Values:
    return {
        "kind": need.head.kind, "title": need.head.text, "category": need.category, "place": _told(need, "place"),
        "since": _told(need, "since"), "affected": _told(need, "affected"), "danger": need.danger,
        "households": _entered(need, "households") or None, "absent": _entered(need, "absent") or "",
    }  # fmt: skip


def _told(need: Need, field: str) -> str:
    return str(need.said(field) or "")


def _entered(need: Need, field: str) -> Any:
    """What stands on its sheet; a number that somebody wrote on a card was checked by nobody."""
    mark = need.entered(field)
    return mark.value if mark else None


def _facts(need: Need) -> Values:
    """What the meeting thought of it; `formed`: its words are the title of cards that were put together, and no card."""
    medians = {axis: grade.median for axis, grade in need.grades.items()}
    formed = {"formed": True} if need.head.originals else {}
    return {"dots": need.dots, "priority": need.priority, "people": need.raised_by, **formed, **medians}


def _ms(instant: str) -> int:
    return int(datetime.fromisoformat(instant).timestamp() * 1000)
