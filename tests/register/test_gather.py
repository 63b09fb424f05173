"""A meeting's record as rows: once, however often it is read; what people have changed since stands."""

import msgspec

from facilitate.register.doer import ORGANISER
from facilitate.register.gathering.gather import gather
from facilitate.register.needs.needs_deeds import merge
from facilitate.register.undo import undo
from facilitate.reports.needs import needs
from facilitate.reports.record import Record
from facilitate.reports.rows import Entered, Item
from tests.papers.sample import courtyard
from tests.papers.world import empty
from tests.register.world import Kept

TABLES = ("needs", "sources", "offers", "promises", "gatherings")


def snapshot(house: Kept) -> dict[str, list[dict[str, object]]]:
    return {table: house.rows(table) for table in TABLES}


def heard(house: Kept, record: Record) -> None:
    gather(house.book, house.community, record)


def retold(record: Record, kind: str, id: str, **values: object) -> Record:
    """The record with one row said differently."""
    rows = tuple(msgspec.structs.replace(row, **values) if row.id == id else row for row in getattr(record, kind))
    return msgspec.structs.replace(record, **{kind: rows})


def test_every_need_offer_answer_and_task_of_a_meeting_arrives(house: Kept) -> None:
    record = courtyard()

    heard(house, record)

    heads = [need.head for need in needs(record).needs]
    cards = {card.id for need in needs(record).needs for card in need.cards} | {head.id for head in heads}
    assert sorted(row["title"] for row in house.rows("needs")) == sorted(head.text for head in heads)
    assert {row["item"] for row in house.rows("sources")} == cards
    assert len(house.rows("offers")) == len(record.offers)
    assert len(house.rows("promises")) == len(record.answers) + len(record.actions)
    assert house.deeds()[-1] == (f"meeting:{record.meeting.code}", "gather")


def test_an_offer_that_lasts_until_work_begins_is_no_date_that_passes(house: Kept) -> None:
    record = courtyard()
    first, second = record.offers[:2]

    heard(
        house,
        retold(
            retold(record, "offers", first.id, until="开工以前，雨季来临之前"), "offers", second.id, until="2026-12-31"
        ),
    )

    told = {row["item"]: (row["until"], row["hours"]) for row in house.rows("offers")}
    assert told[first.id] == ("", "开工以前，雨季来临之前")
    assert told[second.id] == ("2026-12-31", "")


def test_reading_a_meeting_again_changes_nothing(house: Kept) -> None:
    heard(house, courtyard())
    before, deeds = snapshot(house), house.deeds()

    heard(house, courtyard())

    assert (snapshot(house), house.deeds()) == (before, deeds)


def test_a_reopened_meeting_brings_its_changes(house: Kept) -> None:
    record = courtyard()
    heard(house, record)
    answer = record.answers[0]

    heard(house, retold(record, "answers", answer.id, due="2027-01-31"))

    assert [row["due"] for row in house.rows("promises") if row["item"] == f"answer/{answer.id}"] == ["2027-01-31"]


def test_what_is_put_out_of_sight_after_the_close_is_withdrawn_here_and_comes_back_with_its_words(house: Kept) -> None:
    record = courtyard()
    heard(house, record)
    head = needs(record).needs[0].head
    before = snapshot(house)

    heard(house, retold(record, "items", head.id, state="hidden"))

    own = next(row for row in before["needs"] if row["title"] == head.text)
    now = next(row for row in house.rows("needs") if row["id"] == own["id"])
    assert (own["state"], now["state"]) == ("open", "withdrawn")
    assert [row["words"] for row in house.rows("sources") if row["item"] == head.id] == [""]

    heard(house, record)
    assert (house.rows("needs"), house.rows("sources")) == (before["needs"], before["sources"])


def sorted_anew(record: Record, apart: Item, into: Item | None = None) -> Record:
    """The record with this need taken apart; then its first card put beneath another need, where one is named."""
    card = apart.originals[0]
    changed = {apart.id: msgspec.structs.replace(apart, state="withdrawn", originals=())}
    changed |= {
        item.id: msgspec.structs.replace(item, merged_into=None) for item in record.items if item.id in apart.originals
    }
    if into:
        changed[card] = msgspec.structs.replace(changed[card], merged_into=into.id)
        changed[into.id] = msgspec.structs.replace(into, originals=(*into.originals, card))
    return msgspec.structs.replace(record, items=tuple(changed.get(item.id, item) for item in record.items))


def listed(house: Kept) -> list[str]:
    return sorted(row["title"] for row in house.rows("needs") if row["into"] is None and row["state"] == "open")


def beneath(house: Kept, item: str) -> str:
    """The title of the need under which the words of this item stand."""
    titles = {row["id"]: str(row["title"]) for row in house.rows("needs")}
    return next(titles[row["need"]] for row in house.rows("sources") if row["item"] == item)


def test_what_a_reopened_meeting_takes_apart_or_puts_together_stands_so_here_and_back_again(house: Kept) -> None:
    record = courtyard()
    head, apart = [need.head for need in needs(record).needs if len(need.head.originals) > 1][:2]
    steps = (record, sorted_anew(record, apart), sorted_anew(record, apart, head))

    for step in (*steps, *reversed(steps)):
        heard(house, step)
        assert listed(house) == sorted(need.head.text for need in needs(step).needs)
        if step is steps[2]:
            assert beneath(house, apart.originals[0]) == head.text


def test_what_a_person_has_merged_stays_there_whatever_the_meeting_does(house: Kept) -> None:
    record = courtyard()
    head, apart, other = [need.head for need in needs(record).needs if len(need.head.originals) > 1][:3]
    heard(house, sorted_anew(record, apart))
    card = next(item for item in record.items if item.id == apart.originals[0])
    rows = {row["title"]: row["id"] for row in house.rows("needs")}
    merge(house.book, ORGANISER, house.community, rows[other.text], [rows[card.text]])

    heard(house, sorted_anew(record, apart, head))

    assert beneath(house, card.id) == other.text


def test_who_is_affected_stands_on_the_card_and_who_is_absent_and_how_many_on_the_sheet(house: Kept) -> None:
    record = courtyard()
    head = needs(record).needs[0].head
    sheet = {"households": Entered(value=48), "absent": Entered(value="一楼的租户")}
    told = head.fields | {"affected": "老人和孩子", "households": "一百多"}

    heard(house, retold(record, "items", head.id, fields=told, sheet=sheet))
    row = next(row for row in house.rows("needs") if row["title"] == head.text)
    assert (row["affected"], row["households"], row["absent"]) == ("老人和孩子", 48, "一楼的租户")

    heard(house, retold(record, "items", head.id, fields=told, sheet={}))
    assert next(each for each in house.rows("needs") if each["id"] == row["id"])["households"] is None


def test_what_a_person_has_written_since_stands(house: Kept) -> None:
    record = courtyard()
    heard(house, record)
    task = record.actions[0]
    row = next(row for row in house.rows("promises") if row["item"] == f"task/{task.id}")
    house.book.deed(ORGANISER, "edit", house.community, lambda deed: deed.put("promises", row["id"], due="2027-05-31"))

    heard(house, retold(record, "actions", task.id, due="2027-01-31", what="换个说法"))

    now = next(each for each in house.rows("promises") if each["id"] == row["id"])
    assert (now["due"], now["text"]) == ("2027-05-31", "换个说法")


def test_a_promise_finds_the_unit_that_its_speaker_speaks_for(house: Kept) -> None:
    record = courtyard()
    speakers = {person.id: person.name for person in record.people}
    bureau = next(speakers[row.by] for row in record.answers if row.by)
    office = house.make("units", community=house.community, name=bureau[:3], folded=bureau[:3])

    heard(house, record)

    mine = [row for row in house.rows("promises") if row["person"].startswith(bureau[:3])]
    assert mine
    assert all(row["unit"] == office for row in mine)
    assert all(row["unit"] is None for row in house.rows("promises") if row not in mine)


def test_a_person_erased_since_leaves_the_promise_and_not_her_name(house: Kept) -> None:
    record = courtyard()
    heard(house, record)
    owner = next(action.who for action in record.actions)
    name = next(person.name for person in record.people if person.id == owner)
    gone = msgspec.structs.replace(record, people=tuple(p for p in record.people if p.id != owner))

    heard(house, gone)

    assert not any(name in row["person"] for row in house.rows("promises"))
    assert len(house.rows("promises")) == len(record.answers) + len(record.actions)


def test_a_gathering_can_be_taken_back_and_read_anew(house: Kept) -> None:
    heard(house, courtyard())
    count = {table: len(rows) for table, rows in snapshot(house).items()}

    undo(house.book, ORGANISER, house.last())
    assert all(not rows for rows in snapshot(house).values())
    heard(house, courtyard())

    assert {table: len(rows) for table, rows in snapshot(house).items()} == count


def test_an_empty_meeting_is_a_meeting(house: Kept) -> None:
    heard(house, empty())

    assert [row["meeting"] for row in house.rows("gatherings")] == ["AAAA2222"]
    assert house.rows("needs") == []
