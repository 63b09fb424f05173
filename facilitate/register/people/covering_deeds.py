"""What the organiser enters of the community, and what was heard from those who were asked later."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from facilitate.register.book import Book, Deed
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.people.covering import WAYS
from facilitate.register.promises.promises_days import read_day
from facilitate.register.rights import may

LENGTHS = {"whom": 80, "place": 60, "group": 40, "text": 600}
MOST_ROWS, MOST_NAME, MOST_PEOPLE = 300, 40, 1_000_000
LINE = re.compile(
    r"^(?P<name>.*\S)(?:\s*[:：,，、]\s*|(?<=[^\x00-\x7f])\s+)(?P<number>\d+|[?？])\s*(?:户|人|households?|people)?$"
    r"|^(?P<alone>.*\D)(?P<many>\d+)\s*[户人]$"
)
"""A space alone parts name and number only behind a Chinese character: `Building 3` is a name."""


@dataclass(frozen=True)
class Asked:
    """Somebody who was asked later: `way` one of WAYS, `on` an ISO date, `need` by number where it was about one; `group` a code of
    the lists or a kind of the profile."""

    whom: str
    way: str
    on: str
    text: str = ""
    place: str = ""
    group: str = ""
    need: int | None = None


def describe(
    book: Book, doer: Doer, community: int, groups: Mapping[str, int | None], buildings: Mapping[str, int]
) -> int:
    """Who lives here: people of each group or kind (None: nobody knows how many), households of each building (0: not known)."""
    may(doer, "describe_community")
    if len(groups) > MOST_ROWS or len(buildings) > MOST_ROWS:
        raise Declined("out_of_range", least=0, most=MOST_ROWS)
    for name, number in (*groups.items(), *buildings.items()):
        if len(name) > MOST_NAME:
            raise Declined("too_long", most=MOST_NAME)
        if not 0 <= (number or 0) <= MOST_PEOPLE:
            raise Declined("out_of_range", least=0, most=MOST_PEOPLE)

    def describing(deed: Deed) -> None:
        told = deed.row("communities", community)["profile"]
        deed.put("communities", community, profile={**told, "groups": dict(groups), "buildings": dict(buildings)})

    return book.deed(doer, "describe_community", community, describing).id


def note(book: Book, doer: Doer, community: int, told: Asked) -> int:
    """They were asked; what they said of a need stands among its words too. Raises Declined: not_your_door, nothing_written,
    too_long, choose_one, date_unclear, no_such_row."""
    may(doer, "note_visit")
    for field, most in LENGTHS.items():
        if len(getattr(told, field)) > most:
            raise Declined("too_long", most=most)
    if not told.whom.strip():
        raise Declined("nothing_written")
    if told.way not in WAYS:
        raise Declined("choose_one")
    if read_day(told.on) is None:
        raise Declined("date_unclear")

    def noting(deed: Deed) -> None:
        if told.need is not None and deed.row("needs", told.need)["community"] != community:
            raise Declined("no_such_row")
        deed.make("visits", community=community, at=deed.now, **asdict(told))
        if told.need is not None and told.text.strip():
            facts = {"asked": told.way, "whom": told.whom}
            deed.make("sources", need=told.need, words=told.text.strip(), at=deed.now, facts=facts)

    return book.deed(doer, "note_visit", community, noting).id


def rows(text: str) -> dict[str, int | None]:
    """A name and a number on each line (`3号楼 60`, `租户 ?`); one without a number, or with a question mark, has None."""
    found: dict[str, int | None] = {}
    for line in filter(None, (line.strip() for line in text.splitlines())):
        match = LINE.match(line)
        name = (match["name"] or match["alone"]).strip() if match else line
        number = (match["number"] or match["many"]) if match else ""
        found[name] = int(number) if number.isdigit() and len(number) < 10 else None
    return found
