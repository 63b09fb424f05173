"""What a meeting says of promises, and what was done with them in the register since: neither overwrites the other."""

import msgspec

from facilitate.register.doer import ORGANISER
from facilitate.register.promises.promises_deeds import hand_over, report
from facilitate.register.promises.promises_voices import speak
from facilitate.reports.record import Record
from tests.papers.sample import courtyard
from tests.register.promised import phone, row, shown, told
from tests.register.test_gather import heard, retold
from tests.register.world import Kept


def of(house: Kept, item: str) -> int:
    return next(int(each["id"]) for each in house.rows("promises") if each["item"] == item)


def without(record: Record, who: str) -> Record:
    """The record after that person was erased."""
    return msgspec.structs.replace(record, people=tuple(person for person in record.people if person.id != who))


def test_tasks_are_asked_after_each_week_and_answers_are_not(house: Kept) -> None:
    record = courtyard()

    heard(house, record)

    weekly = {each["item"] for each in house.rows("promises") if each["weekly"]}
    assert weekly == {f"task/{action.id}" for action in record.actions}


def test_what_was_reported_confirmed_and_handed_over_stands_when_the_meeting_is_read_again(house: Kept) -> None:
    record = courtyard()
    heard(house, record)
    task = f"task/{record.actions[0].id}"
    report(house.book, ORGANISER, house.community, of(house, task), "done")
    speak(house.book, phone(house), house.community, of(house, task), True)
    hand_over(house.book, ORGANISER, house.community, of(house, f"answer/{record.answers[0].id}"), "李工")

    heard(house, retold(record, "actions", record.actions[0].id, state="doing", due="2027-01-31"))

    now = row(house, of(house, task))
    assert (now["state"], now["due"]) == ("confirmed", "2027-01-31")
    assert row(house, of(house, f"answer/{record.answers[0].id}"))["person"] == "李工"


def test_the_promise_of_a_person_erased_stays_with_her_unit_and_says_so(house: Kept) -> None:
    record = courtyard()
    answer = next(each for each in record.answers if each.by)
    speaker = next(person for person in record.people if person.id == answer.by)
    people = tuple(
        msgspec.structs.replace(person, id="p7") if person is speaker else person for person in record.people
    )
    record, name = msgspec.structs.replace(retold(record, "answers", answer.id, by="p7"), people=people), speaker.name
    office = house.make("units", community=house.community, name=name[:3], folded=name[:3])
    heard(house, record)

    heard(house, without(record, "p7"))

    sheet = told(house, of(house, f"answer/{answer.id}"))
    assert sheet.line.row["unit"] == office
    assert (sheet.line.row["erased"], sheet.line.standing.office) == (True, name[:3])
    assert name not in str(sheet)


def test_an_answer_that_the_meeting_puts_out_of_sight_is_told_nowhere_until_it_comes_back(house: Kept) -> None:
    record = courtyard()
    heard(house, record)
    all = shown(house).total

    heard(house, msgspec.structs.replace(record, answers=record.answers[1:]))
    assert shown(house).total == all - 1
    heard(house, record)

    assert shown(house).total == all


def test_what_residents_confirmed_at_the_meeting_itself_is_looked_at_again_too(house: Kept) -> None:
    record = courtyard()

    heard(house, retold(record, "actions", record.actions[0].id, state="confirmed"))

    id = of(house, f"task/{record.actions[0].id}")
    assert [each["months"] for each in told(house, id).returns] == [3, 6, 12]
