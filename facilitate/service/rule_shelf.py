"""The rules that can be met by: those that ship, and the organiser's own in a folder of theirs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from facilitate.resources import resource
from facilitate.service.faults import Faults
from facilitate.service.rule_review import Review, review
from facilitate.service.rulefiles import RuleFile, library, parse_rule, shipped
from facilitate.service.yaml_edit import put

NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")


class NotOwn(Exception):
    """There is no rule of one's own of that name, or the name cannot be used."""


class RuleShelf:
    """Shipped rules are never changed; own ones are files `NAME.yaml` in `folder`, unfinished ones too."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, id: str) -> RuleFile | None:
        """The rule by which a meeting may be held; None where there is none, or an own one still has faults."""
        try:
            return shipped(id)
        except KeyError:
            return self._parsed(id)

    def __iter__(self) -> Iterator[RuleFile]:
        """Every rule that can be used: the shipped ones, then one's own."""
        yield from library()
        yield from (kept for id in self.own() if (kept := self._parsed(id)))

    def own(self) -> tuple[str, ...]:
        """The names of one's own rules, finished or not."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.yaml") if NAME.fullmatch(path.stem)))

    def text(self, id: str) -> str:
        """The file as it stands, own or shipped. Raises NotOwn where there is neither."""
        if _ships(id):
            return _shipped_text(id)
        if id not in self.own():
            raise NotOwn(id)
        return (self._folder / f"{id}.yaml").read_text(encoding="utf-8")

    def review(self, id: str) -> Review:
        """What there is to say about a rule of that name. Raises NotOwn."""
        return review(self.text(id).encode(), f"{id}.yaml")

    def save(self, id: str, text: str) -> None:
        """The text is the rule of that name from now on, at once or not at all. Raises NotOwn for a name that ships or is none."""
        if not NAME.fullmatch(id) or _ships(id):
            raise NotOwn(id)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = self._folder / f"{id}.new"
        with fresh.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._folder / f"{id}.yaml")

    def put_away(self, id: str) -> None:
        """The rule is no longer on the shelf; its file is kept aside, and so is what was put away under its name before, as
        `NAME.1.away` and so on. Raises NotOwn."""
        if id not in self.own():
            raise NotOwn(id)
        aside = self._folder / f"{id}.away"
        if aside.exists():
            aside.replace(self._older(id))
        (self._folder / f"{id}.yaml").replace(aside)

    def bring_back(self, id: str) -> None:
        """What was put away stands on the shelf again. Raises NotOwn where nothing was, or another has its name by now."""
        aside = self._folder / f"{id}.away"
        if not NAME.fullmatch(id) or id in self.own() or not aside.exists():
            raise NotOwn(id)
        aside.replace(self._folder / f"{id}.yaml")

    def _older(self, id: str) -> Path:
        """A file that is not there yet."""
        names = (self._folder / f"{id}.{n}.away" for n in count(1))
        return next(path for path in names if not path.exists())

    def _put_away(self) -> set[str]:
        return {path.stem for path in self._folder.glob("*.away")}

    def copy(self, id: str) -> str:
        """A copy of a rule under a free name of its own, told apart by its title; the name. Raises NotOwn."""
        text, name = self.text(id), self._free(id)
        text = put(text, ("id",), name)
        seen = self.review(id).found
        if seen:
            title = seen.rule.title
            text = put(text, ("title",), {"zh": f"{title.zh}（我们的）", "en": f"{title.en} (ours)"})
        self.save(name, text)
        return name

    def _free(self, id: str) -> str:
        taken = {*self.own(), *self._put_away(), *(file.rule.id for file in library())}
        names = (f"{id[:30]}_{n}" for n in range(2, 1000))
        return next(name for name in names if name not in taken)

    def _parsed(self, id: str) -> RuleFile | None:
        if id not in self.own():
            return None
        try:
            found = parse_rule(self.text(id).encode(), f"{id}.yaml")
        except Faults:
            return None
        return found if found.rule.id == id else None


def _ships(id: str) -> bool:
    return any(file.rule.id == id for file in library())


def _shipped_text(id: str) -> str:
    return (resource("rules") / f"{id}.yaml").read_text(encoding="utf-8")
