"""The people of a record by id: their names, groups and which side of the table they sit on."""

from __future__ import annotations

import re
from collections.abc import Iterable

from facilitate.reports.record import Record
from facilitate.reports.rows import Person, Words

NONE_OF_THEM = Words(zh="其他", en="Others")
REMOVED = Words(zh="已删除的参加者", en="Someone since removed")
PERSON = re.compile(r"p\d+")


class Cast:
    """Looks people up; somebody who is not in the meeting keeps the name she was written down with. Of whoever came and is no
    longer in the record, not even her id is told: `removed` stands for her."""

    def __init__(self, record: Record, removed: str = REMOVED.zh) -> None:
        self._removed = removed
        self._people = {person.id: person for person in record.people}
        self._units = {"rep"} | {role for b in record.ballots if b.apart for role in b.apart.roles}
        self._groups = record.lists.get("groups", {})
        self._expected = record.attendance

    def name(self, key: str | None) -> str:
        """The name shown; empty for nobody."""
        person = self._people.get(key or "")
        return person.name if person else self._removed if self.gone(key) else (key or "")

    def gone(self, key: str | None) -> bool:
        """She came and is no longer in the record."""
        return bool(PERSON.fullmatch(key or "")) and key not in self._people

    def names(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.name(key) for key in keys)

    def unit(self, key: str | None) -> bool:
        """She speaks for a unit, not for herself."""
        person = self._people.get(key or "")
        return bool(person and person.role in self._units)

    def units_came(self) -> bool:
        """Somebody here speaks for a unit: whoever does not is a resident. Without units people are only participants."""
        return any(person.role in self._units for person in self._people.values())

    def group(self, code: str) -> Words:
        """The group's name from the meeting's list; of who came from none of them "others"; else the code, which may be the
        name of somebody who speaks for herself."""
        if self.gone(code):
            return REMOVED
        return self._groups.get(code) or (NONE_OF_THEM if code == "other" else Words(zh=code, en=code))

    def group_code(self, key: str | None) -> str:
        """The code of her group; empty for somebody who is not in the meeting."""
        person = self._people.get(key or "")
        return person.group if person else ""

    def side(self, code: str) -> Words:
        """A group's name without what stands in brackets."""
        name = self.group(code)
        return Words(zh=_bare(name.zh), en=_bare(name.en))

    def in_role(self, *roles: str) -> tuple[Person, ...]:
        return tuple(person for person in self._people.values() if person.role in roles)

    def voices(self) -> tuple[Person, ...]:
        """Everybody who may take part somewhere in the rule: neither neutral nor only keeping the record or watching."""
        return tuple(p for p in self._people.values() if p.speaks and not p.neutral and p.role != "observer")

    def by_group(self) -> dict[str, tuple[Person, ...]]:
        """Those with a voice by group, in the order of the list of groups."""
        voices = self.voices()
        order = [code for code in self._groups if any(p.group == code for p in voices)]
        rest = [p.group for p in voices if p.group not in order]
        return {code: tuple(p for p in voices if p.group == code) for code in dict.fromkeys([*order, *rest])}


def _bare(words: str) -> str:
    return words.split("（")[0].split(" (")[0]
