"""What a meeting leaves: enough for the figures of a year, and not a word or a name of anybody."""

import msgspec

from facilitate.reports.series import series, series_of
from facilitate.reports.traces import Traces, traces
from tests.papers.sample import courtyard
from tests.reports.series_world import FIVE, LINKS


def kept(left: Traces) -> Traces:
    """Written into a row and read again."""
    return msgspec.convert(msgspec.json.decode(msgspec.json.encode(left)), Traces)


def test_a_year_is_told_from_what_its_meetings_left_as_from_their_records() -> None:
    left = [kept(traces(record)) for record in FIVE]

    assert series_of(left, LINKS) == series(FIVE, LINKS)


def test_neither_names_nor_words_are_left() -> None:
    record = courtyard()
    text = msgspec.json.encode(traces(record)).decode()

    assert not [person.name for person in record.people if person.name in text]
    assert not [item.text for item in record.items if item.text in text]


def test_who_stands_for_a_need_is_left_by_number_and_group() -> None:
    record = courtyard()
    group = {person.id: person.group for person in record.people}
    own = {item.id: item for item in record.items}

    for need in traces(record).needs:
        assert {group[by] for by in need.by if by in group} <= set(need.groups)
        assert need.need in own


def test_a_building_that_she_has_in_her_name_is_left() -> None:
    record = courtyard()
    people = tuple(
        msgspec.structs.replace(person, name="3号楼王阿姨") if n == 5 else person
        for n, person in enumerate(record.people)
    )
    told = traces(msgspec.structs.replace(record, people=people)).homes

    assert told[record.people[5].id] == ("3号楼",)
