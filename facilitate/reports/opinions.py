"""What people agree with and where they part, from the answers that a meeting collected on its statements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from facilitate.reports.opinion_groups import LEAST_IN_GROUP, grouped
from facilitate.reports.opinion_map import Answers, beyond_chance, places

FEWEST = 30  # people with enough answers, under which nobody is put into a group
MANY = 100  # people under which groups are told with a word of caution
STATEMENTS = 5  # answered statements under which there is nothing to find groups in
ENOUGH = 7  # answers a person must have given (Polis), or all where there are fewer statements
HELD = 1.4  # spread beyond chance from which answers hold together (measured: answers by chance up to 1.3)
SHOWN = 10  # statements told of each sort

Caution = Literal["", "few_people", "no_groups", "small"]


class Share(msgspec.Struct, frozen=True):
    """Of one group on one statement: people who agree, disagree, and who answered at all (a pass is an answer)."""

    agree: int
    disagree: int
    answered: int

    @property
    def backing(self) -> float:
        """(agree + 1) / (answered + 2), as in the group-informed consensus of Polis (Small et al. 2021)."""
        return (self.agree + 1) / (self.answered + 2)

    @property
    def told(self) -> bool:
        """Whether enough of the group answered for its share to be shown."""
        return self.answered >= LEAST_IN_GROUP


class Statement(msgspec.Struct, frozen=True):
    """A statement by its id with the share of each group, the largest group first."""

    id: str
    shares: tuple[Share, ...]

    @property
    def consensus(self) -> float:
        """Group-informed consensus: the product over the groups of their backing, 0 to 1."""
        product = 1.0
        for share in self.shares:
            product *= share.backing
        return product

    @property
    def divide(self) -> float:
        """The backing of the group that backs it most less that of the one that backs it least, 0 to 1."""
        return max(share.backing for share in self.shares) - min(share.backing for share in self.shares)


class OpinionGroups(msgspec.Struct, frozen=True, kw_only=True):
    """Groups of people who answer alike; who is in which is not told. `sizes` empty: no groups, and `caution` says why.

    `people` answered, of whom `placed` gave enough answers. `common`: statements that more than half of those who
    answered in each group back, the most backed first; `dividing`: backed by more than half in one group and less in another.
    """

    people: int
    placed: int
    statements: int
    sizes: tuple[int, ...] = ()
    caution: Caution = ""
    common: tuple[Statement, ...] = ()
    dividing: tuple[Statement, ...] = ()


def opinions(answers: Answers) -> OpinionGroups | None:
    """The groups in `answers` (person to statement to 1 agree, -1 disagree, 0 pass); None: too few statements to ask."""
    answers = {person: given for person, given in answers.items() if given}
    statements = {statement for given in answers.values() for statement in given}
    if len(statements) < STATEMENTS:
        return None
    enough = min(ENOUGH, len(statements))
    full = {person: given for person, given in answers.items() if len(given) >= enough}
    bare = OpinionGroups(people=len(answers), placed=len(full), statements=len(statements))
    if len(full) < FEWEST:
        return msgspec.structs.replace(bare, caution="few_people")
    homes = grouped(places(full)) if beyond_chance(full) >= HELD else {}
    if not homes:
        return msgspec.structs.replace(bare, caution="no_groups")
    told = [_statement(one, full, homes) for one in sorted(statements)]
    common = [one for one in told if all(share.told and 2 * share.agree > share.answered for share in one.shares)]
    parting = [one for one in told if _parts(one)]
    return msgspec.structs.replace(
        bare,
        sizes=tuple(sum(home == one for home in homes.values()) for one in sorted(set(homes.values()))),
        caution="small" if len(full) < MANY else "",
        common=tuple(sorted(common, key=lambda one: (-one.consensus, one.id))[:SHOWN]),
        dividing=tuple(sorted(parting, key=lambda one: (-one.divide, one.id))[:SHOWN]),
    )


def _statement(id: str, answers: Answers, homes: Mapping[str, int]) -> Statement:
    given: dict[int, list[int]] = {home: [] for home in sorted(set(homes.values()))}
    for person, home in homes.items():
        if id in answers[person]:
            given[home].append(answers[person][id])
    return Statement(id, tuple(Share(all_.count(1), all_.count(-1), len(all_)) for all_ in given.values()))


def _parts(one: Statement) -> bool:
    """Most of some group agree and most of another disagree or pass, among groups of whom five or more answered."""
    told = [share for share in one.shares if share.told]
    return any(2 * share.agree > share.answered for share in told) and any(
        2 * share.agree < share.answered for share in told
    )
