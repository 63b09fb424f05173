"""Everything that was written in a meeting: found by id, by its author and by its kind without looking through all."""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec.structs import replace

from facilitate.core.act import refuse
from facilitate.core.writing.items import Item


@dataclass
class Items:
    """Everything written, by id in the order of writing; `authors` and `kinds` list the ids of each, so that nobody who
    looks for a few goes through all."""

    all: dict[str, Item] = field(default_factory=dict)
    authors: dict[str, list[str]] = field(default_factory=dict)
    kinds: dict[str, list[str]] = field(default_factory=dict)
    papers: dict[int, str] = field(default_factory=dict)

    def get(self, id: str) -> Item:
        """The item; raises Refused(no_such_thing) if there is none or it was withdrawn."""
        found = self.all.get(id)
        if found is None or found.state == "withdrawn":
            refuse("no_such_thing")
        return found

    def heads(self, kind: str) -> list[Item]:
        """What stands on the table: shown items of that kind that are not part of another."""
        return [i for i in self.of_kind(kind) if i.state == "shown" and not i.merged_into]

    def of_kind(self, kind: str) -> list[Item]:
        """All of that kind, in the order of writing."""
        return [self.all[id] for id in self.kinds.get(kind, ())]

    def of(self, person: str) -> list[Item]:
        """All that this person wrote, in that order."""
        return [self.all[id] for id in self.authors.get(person, ())]

    def add(self, item: Item) -> None:
        """A new one."""
        self.all[item.id] = item
        self.authors.setdefault(item.by, []).append(item.id)
        self.kinds.setdefault(item.kind, []).append(item.id)

    def unite(self, old: str, new: str) -> None:
        """What `old` wrote was written by `new`."""
        for item in self.of(old):
            self.all[item.id] = replace(item, by=new)
        if self.authors.pop(old, ()):
            self.authors[new] = [id for id, item in self.all.items() if item.by == new]

    def open(self, ids: tuple[str, ...]) -> None:
        for id in ids:
            self.all[id] = replace(self.all[id], covered=False)

    def by(self, person: str, kind: str) -> list[Item]:
        """What that person wrote of that kind and has not withdrawn."""
        return [i for i in self.of(person) if i.kind == kind and i.state != "withdrawn"]
