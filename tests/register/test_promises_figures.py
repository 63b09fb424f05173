"""How offices stand, counted a second time from the rows by other means."""

import random
from datetime import date, datetime, timedelta
from typing import Any

from facilitate.register.doer import ORGANISER
from facilitate.register.promises.promises_figures import Office
from facilitate.register.promises.promises_voices import speak
from tests.register.promised import after, pass_days, phone, promise, shown, today, unit
from tests.register.world import Kept

STATES = ("open", "doing", "waiting", "done", "confirmed", "contested", "dropped", "withdrawn")


def many(house: Kept, seed: int, number: int = 120) -> None:
    """Promises of every kind, some asked each week and answered, some put off."""
    chance = random.Random(seed)
    offices = [unit(house, name) for name in ("城建局", "物业", "街道")]

    def making(deed: Any) -> None:
        for n in range(number):
            due = chance.choice(["", *(after(house, day) for day in range(-20, 20))])
            id = deed.make(
                "promises", community=house.community, unit=chance.choice([*offices, None]), text=f"第{n}件", said={},
                person=chance.choice(["张工", "李工"]), checker=chance.choice(["", "王阿姨"]), due=due, kind="do_by",
                state=chance.choice(STATES), done=chance.choice(["", after(house, -chance.randrange(20))]),
                weekly=chance.random() < 0.5, at=house.clock.now() - chance.randrange(20) * 86_400_000,
            )  # fmt: skip
            for _ in range(chance.randrange(3)):
                at = house.clock.now() - chance.randrange(12) * 86_400_000
                deed.make(
                    "check_ins", promise=id, state=chance.choice(["going", "later"]), text="", who="organiser", at=at
                )

    house.book.deed(ORGANISER, "make", house.community, making)


def days_late(row: dict[str, Any], now: date) -> int:
    finished = row["state"] in {"done", "confirmed", "dropped"}
    return 0 if finished or not row["due"] else max(0, now.toordinal() - date.fromisoformat(row["due"]).toordinal())


def test_every_figure_of_every_office_is_what_its_rows_say(house: Kept) -> None:
    many(house, 1)
    now, names = today(house), {row["id"]: row["name"] for row in house.rows("units")}
    rows = [row for row in house.rows("promises") if row["state"] != "withdrawn"]
    moved = {row["promise"] for row in house.rows("check_ins") if row["state"] == "later"}

    expected = set()
    for key in {(row["unit"], names.get(row["unit"]) or row["person"]) for row in rows}:
        mine = [row for row in rows if (row["unit"], names.get(row["unit"]) or row["person"]) == key]
        states = [row["state"] for row in mine]
        kept = [row for row in mine if row["state"] == "confirmed" and not (row["due"] and row["done"] > row["due"])]
        expected.add(Office(
            *key, len(states) - states.count("done") - states.count("confirmed") - states.count("dropped"),
            len([row for row in mine if days_late(row, now)]), max(days_late(row, now) for row in mine),
            states.count("done"), states.count("confirmed"), len(kept), len([r for r in mine if r["id"] in moved]),
            states.count("dropped"),
        ))  # fmt: skip

    found = shown(house)
    assert set(found.offices) == expected
    assert sum(each.all for each in found.offices) == found.all.all == len(rows) == found.counts[""]
    assert [each.days for each in found.offices] == sorted((each.days for each in found.offices), reverse=True)


def test_the_numbers_beside_the_filters_are_what_its_rows_say(house: Kept) -> None:
    many(house, 2)
    now = today(house)
    rows = [row for row in house.rows("promises") if row["state"] != "withdrawn"]
    todo = [row for row in rows if row["state"] in {"open", "doing", "waiting", "contested"}]
    week = now - timedelta(days=now.isoweekday() - 1)
    heard = {r["promise"] for r in house.rows("check_ins") if datetime.fromtimestamp(r["at"] / 1000).date() >= week}
    silent = [
        row for row in todo
        if row["weekly"] and row["id"] not in heard and datetime.fromtimestamp(row["at"] / 1000).date() < week
    ]  # fmt: skip

    counts = shown(house).counts
    assert counts == {
        "": len(rows), "todo": len(todo), "late": len([row for row in rows if days_late(row, now)]),
        "silent": len(silent), "incomplete": len([row for row in todo if not row["due"] or not row["checker"]]),
        **{state: len([row for row in rows if row["state"] == state]) for state in STATES if state in counts},
    }  # fmt: skip
    assert all(shown(house, only=only).total == number for only, number in counts.items())


def test_the_list_is_turned_page_by_page_the_latest_first(house: Kept) -> None:
    many(house, 3, 70)
    pages = [shown(house, page=page).lines for page in (1, 2, 3)]

    late = [line.late for page in pages for line in page]
    assert late == sorted(late, reverse=True)
    assert len({line.row["id"] for page in pages for line in page}) == len(late) == shown(house).total


def test_a_late_promise_is_in_time_for_nobody_when_it_is_confirmed(house: Kept) -> None:
    in_time, late = (
        promise(house, state="done", done=after(house, 1)),
        promise(house, state="done", done=after(house, 11)),
    )
    pass_days(house, 15)
    for id in (in_time, late):
        speak(house.book, phone(house), house.community, id, True)

    assert (shown(house).all.confirmed, shown(house).all.in_time) == (2, 1)
