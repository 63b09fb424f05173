"""From where somebody looks at a meeting: the audience, the moment, and how people are named."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Set
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from facilitate.core.meeting import Meeting
from facilitate.core.writing.items import Item, State, sensitive

T = TypeVar("T")


@dataclass(frozen=True)
class Look:
    """`audience` board, room or desk; `now` server ms; `chain` the log's hash; `url` the address phones join at;
    `online` the ids of people whose phone is connected."""

    m: Meeting
    audience: str
    now: int
    chain: str
    url: str
    online: Set[str] = frozenset()
    memo: dict[str, Any] = field(default_factory=dict, compare=False)
    kept: dict[str, Any] = field(default_factory=dict, compare=False)

    def seen_by(self, audience: str) -> Look:
        """The same moment as another audience sees it; what was made once is made for all of them."""
        return self if audience == self.audience else replace(self, audience=audience)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What is the same for everybody who looks now, from wherever, made at the first asking."""
        if name not in self.memo:
            self.memo[name] = make()
        found: T = self.memo[name]
        return found

    def until_changed(self, name: str, make: Callable[[], T]) -> T:
        """What hangs on the log alone, made once for all looks until the log goes on."""
        m, seq, found = self.kept.get(name, (None, 0, None))
        if m is not self.m or seq != self.m.seq:
            found = make()
            self.kept[name] = self.m, self.m.seq, found
        made: T = found
        return made

    def as_long_as(self, name: str, about: Hashable, make: Callable[[], T]) -> T:
        """What hangs on nothing but `about`, made once for as long as that stays; what was made before is dropped."""
        of, found = self.kept.get(name, (None, None))
        if of != about:
            found = make()
            self.kept[name] = about, found
        made: T = found
        return made

    @property
    def desk(self) -> bool:
        return self.audience == "desk"

    def who(self, id: str, named: bool = True) -> dict[str, Any] | None:
        """A person as others see her: the name she chose; nobody where she asked not to be named."""
        if not id or not named or id not in self.m.people.all:
            return None
        one = self.m.people.get(id)
        return {"id": one.id, "name": one.name, "group": one.group, "role": one.role}

    def somebody(self, told: str) -> dict[str, Any] | None:
        """A person by id, or by a name that somebody wrote for one who is not in the meeting."""
        return self.who(told) or ({"id": None, "name": told, "group": "", "role": ""} if told else None)

    def reads(self, item: Item) -> bool:
        """Whether the words of this card stand here: never those of a sensitive matter, but at the desk."""
        return self.sees(item.state) and (self.desk or not sensitive(self.m, item))

    def sees(self, state: State) -> bool:
        """Texts that wait or are hidden are seen by the desk alone; what was withdrawn by nobody."""
        return state == "shown" or (self.desk and state != "withdrawn")
