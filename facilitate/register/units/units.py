"""Units that serve: agencies, providers, social organisations, companies, residents' groups; found by their names."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from facilitate.core.person.traditional import plain
from facilitate.store.register_tables import units


def folded(name: str) -> str:
    """The name as it is compared: one script, one width, lower case, without spaces, brackets and marks."""
    return "".join(sign for sign in plain(unicodedata.normalize("NFKC", name)) if sign.isalnum())


@dataclass(frozen=True)
class Known:
    """The units of a community by their folded names; one that was merged into another stands for that one."""

    by_name: Mapping[str, int]

    def of(self, name: str) -> int | None:
        """The unit with whose name this person's begins, the longest such name: 城建局项目负责人 speaks for 城建局."""
        mine = folded(name)
        fitting = [each for each in self.by_name if mine.startswith(each)]
        return self.by_name[max(fitting, key=len)] if fitting else None


def known(connection: Connection, community: int) -> Known:
    """The units of this community."""
    rows = connection.execute(select(units.c.id, units.c.folded, units.c.into).where(units.c.community == community))
    return Known({row.folded: row.into or row.id for row in rows if row.folded})
