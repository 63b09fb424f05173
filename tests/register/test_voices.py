"""Done is what residents confirm; it is looked at again after three, six and twelve months."""

from datetime import date

import pytest

from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER, Doer
from facilitate.register.promises.promises import Sight
from facilitate.register.promises.promises_days import months_after
from facilitate.register.promises.promises_deeds import report
from facilitate.register.promises.promises_voices import come_back, decided, enter, hush, speak
from facilitate.register.undo import undo
from tests.register.promised import clerk, pass_days, phone, promise, row, shown, today, told, unit
from tests.register.world import Kept

PUBLIC = Sight(public=True)


def reported(house: Kept) -> int:
    id = promise(house)
    report(house.book, ORGANISER, house.community, id, "done")
    return id


def say(house: Kept, id: int, mark: str, accepted: bool, words: str = "还是不亮") -> int:
    return speak(house.book, phone(house, mark), house.community, id, accepted, words)


@pytest.mark.parametrize(
    ("yes", "no", "state"),
    [(0, 0, "done"), (1, 0, "confirmed"), (1, 1, "done"), (0, 1, "contested"), (3, 2, "confirmed")],
)
def test_more_must_accept_than_not_and_one_at_least(yes: int, no: int, state: str) -> None:
    assert decided(yes, no) == state


def test_what_was_reported_is_done_when_residents_say_so(house: Kept) -> None:
    id = reported(house)
    assert shown(house).counts["done"] == 1

    say(house, id, "a", True, "亮了")
    assert row(house, id)["state"] == "confirmed"
    say(house, id, "b", False)
    assert row(house, id)["state"] == "done"
    say(house, id, "c", False)

    assert row(house, id)["state"] == "contested"
    assert (told(house, id).line.accepted, told(house, id).line.contested) == (1, 2)


def test_a_phone_on_which_the_unit_itself_is_signed_in_has_no_voice_in_its_own_promise(house: Kept) -> None:
    office, other = unit(house), unit(house, "街道医院")
    id = promise(house, unit=office)
    report(house.book, clerk(house, office), house.community, id, "done")

    with pytest.raises(Declined, match="not_your_door"):
        speak(house.book, Doer("resident", "slip:a", house.community, office), house.community, id, True)
    assert row(house, id)["state"] == "done"
    speak(house.book, Doer("resident", "slip:b", house.community, other), house.community, id, True)

    assert row(house, id)["state"] == "confirmed"


def test_a_phone_has_one_voice_and_may_change_its_mind(house: Kept) -> None:
    id = reported(house)
    say(house, id, "a", False)
    say(house, id, "a", False, "真的不亮")
    say(house, id, "a", True, "")

    assert [(each["accepted"], each["text"]) for each in told(house, id).voices] == [(True, "")]
    assert row(house, id)["state"] == "confirmed"


def test_back_to_work_is_late_again_and_done_anew_asks_everybody_anew(house: Kept) -> None:
    id = reported(house)
    say(house, id, "a", False)
    pass_days(house, 12)
    assert told(house, id).line.late == 2

    report(house.book, ORGANISER, house.community, id, "done")

    assert (row(house, id)["state"], told(house, id).voices) == ("done", ())
    say(house, id, "a", True)
    assert row(house, id)["state"] == "confirmed"


def test_who_does_not_accept_says_why(house: Kept) -> None:
    id = reported(house)

    with pytest.raises(Declined, match="say_why"):
        say(house, id, "a", False, "  ")

    assert row(house, id)["state"] == "done"


def test_nobody_confirms_for_residents_nor_from_another_community_nor_without_a_phone(house: Kept) -> None:
    office = unit(house)
    id = promise(house, unit=office, state="done")
    elsewhere = Doer("resident", "slip:b", 99)
    nobody = Doer("resident", "slip:", house.community)

    for doer, reason in (
        (ORGANISER, "not_your_door"), (clerk(house, office), "not_your_door"), (elsewhere, "other_community"), (nobody, "no_phone"),
    ):  # fmt: skip
        with pytest.raises(Declined, match=reason):
            speak(house.book, doer, house.community, id, True)
    with pytest.raises(Declined, match="other_community"):
        speak(house.book, elsewhere, 99, id, True)

    assert (row(house, id)["state"], told(house, id).voices) == ("done", ())


def test_what_was_not_reported_is_not_confirmed(house: Kept) -> None:
    for state in ("open", "doing", "dropped"):
        with pytest.raises(Declined, match="not_reported"):
            say(house, promise(house, state=state), "a", True)


def test_voices_from_paper_stand_under_names_that_only_the_organiser_reads(house: Kept) -> None:
    id = reported(house)

    enter(house.book, ORGANISER, house.community, id, "王阿姨、李叔\n王阿姨", True, "亮了")

    assert row(house, id)["state"] == "confirmed"
    assert [(each["name"], each["paper"]) for each in told(house, id).voices] == [("王阿姨", True), ("李叔", True)]
    assert {each["name"] for each in told(house, id, PUBLIC).voices} == {""}
    with pytest.raises(Declined, match="no_names"):
        enter(house.book, ORGANISER, house.community, id, " 、 ", True)
    with pytest.raises(Declined, match="not_your_door"):
        enter(house.book, phone(house), house.community, id, "张三", True)


def test_a_voice_taken_back_is_counted_out_whatever_came_after_it(house: Kept) -> None:
    id = reported(house)
    first = say(house, id, "a", True)
    say(house, id, "b", True)

    undo(house.book, phone(house, "a"), first)
    assert (row(house, id)["state"], told(house, id).line.accepted) == ("confirmed", 1)
    assert [each["months"] for each in told(house, id).returns] == [3, 6, 12]
    undo(house.book, phone(house, "b"), house.deeds_of("speak_of_promise")[1])

    assert (row(house, id)["state"], told(house, id).returns) == ("done", ())


def test_the_report_taken_back_with_its_round_brings_the_voices_back(house: Kept) -> None:
    id = reported(house)
    say(house, id, "a", False)
    report(house.book, ORGANISER, house.community, id, "done")

    undo(house.book, ORGANISER, house.last())

    assert (row(house, id)["state"], told(house, id).line.contested) == ("contested", 1)


def test_what_is_confirmed_is_looked_at_again_after_three_six_and_twelve_months(house: Kept) -> None:
    id = reported(house)
    say(house, id, "a", True)
    first, *_ = told(house, id).returns

    assert [each["due"] for each in told(house, id).returns] == [
        months_after(today(house), months).isoformat() for months in (3, 6, 12)
    ]
    with pytest.raises(Declined, match="not_due_yet"):
        come_back(house.book, phone(house), house.community, first["id"], "used")
    pass_days(house, 100)
    come_back(house.book, phone(house), house.community, first["id"], "partly", "两盏又灭了")
    with pytest.raises(Declined, match="answered_already"):
        come_back(house.book, phone(house, "b"), house.community, first["id"], "used")
    come_back(house.book, ORGANISER, house.community, first["id"], "used", "去看过了，都亮")

    assert [(each["state"], each["text"]) for each in told(house, id).returns][:2] == [
        ("used", "去看过了，都亮"),
        ("due", ""),
    ]
    with pytest.raises(Declined, match="not_your_door"):
        come_back(house.book, clerk(house, 1), house.community, first["id"], "used")


def test_a_return_that_was_answered_outlives_a_later_doubt(house: Kept) -> None:
    id = reported(house)
    say(house, id, "a", True)
    pass_days(house, 100)
    come_back(house.book, phone(house), house.community, told(house, id).returns[0]["id"], "unused", "没人用")
    say(house, id, "a", False)
    assert [each["months"] for each in told(house, id).returns] == [3]

    say(house, id, "a", True)

    assert [(each["months"], each["state"]) for each in told(house, id).returns] == [
        (3, "unused"),
        (6, "due"),
        (12, "due"),
    ]


@pytest.mark.parametrize(
    ("start", "months", "then"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)), (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)), (date(2026, 6, 15), 6, date(2026, 12, 15)),
        (date(2026, 7, 1), 6, date(2027, 1, 1)),
    ],
)  # fmt: skip
def test_months_end_where_the_calendar_does(start: date, months: int, then: date) -> None:
    assert months_after(start, months) == then


def test_words_that_do_not_belong_on_the_page_are_hidden_and_the_voice_counts_on(house: Kept) -> None:
    id = reported(house)
    say(house, id, "a", False, "他家的狗")
    voice = told(house, id).voices[0]["id"]

    hush(house.book, ORGANISER, house.community, voice)

    assert [(each["accepted"], each["text"]) for each in told(house, id).voices] == [(False, "")]
    assert row(house, id)["state"] == "contested"
    with pytest.raises(Declined, match="not_your_door"):
        hush(house.book, clerk(house, 1), house.community, voice)
