"""What may not be read by everybody stands in no paper that everybody may have."""

from __future__ import annotations

import pytest

from facilitate.papers import NAMES, make
from facilitate.papers.catalogue import forms
from facilitate.reports.fold import record
from facilitate.service.lists import lists
from tests.cast import Cast, Core, at, cast
from tests.papers.world import LINKS

OPEN_TO_ALL = [
    (name, ext)
    for name, ext in forms([n for n, kind in NAMES.items() if not kind.private])
    if ext in ("html", "md", "csv")
]


def papers(hall: Cast, wanted: list[tuple[str, str]] = OPEN_TO_ALL) -> str:
    assert isinstance(hall.place, Core)
    told = record(hall.m, hall.place.entries, lists())
    return "\n".join(make(name, ext, told, "zh", LINKS).data.decode() for name, ext in wanted)


def test_cards_that_lie_face_down_stand_in_no_public_paper() -> None:
    hall = cast()
    hall.go("gather")
    hall.need("wang", "下水一年堵四回")

    assert "下水一年堵四回" not in papers(hall)

    hall.next()

    assert "下水一年堵四回" in papers(hall)


def test_a_sensitive_card_stands_in_the_full_record_alone() -> None:
    hall = cast()
    hall.go("gather")
    hall.need("wang", "隔壁常有人被打", "women")
    hall.go("follow")

    assert "隔壁常有人被打" not in papers(hall)
    assert "隔壁常有人被打" in papers(hall, [("record", "md")])


@pytest.mark.parametrize("category", ["women", "health"])
def test_cards_of_a_need_that_turns_out_sensitive_leave_the_papers_with_it(category: str) -> None:
    hall = at("sort")
    cards = list(hall.m.items.all)[:2]
    texts = [hall.m.items.all[id].text for id in cards]
    head = hall.do("host", "merge", items=cards, title="两户的事")
    hall.do("host", "merge", items=[head], category=category)
    told = papers(hall)

    assert [text for text in (*texts, "两户的事") if text in told] == []


def test_what_the_desk_has_not_let_through_stands_in_no_public_paper() -> None:
    hall = cast()
    hall.do("host", "set", name="screening", value=True)
    hall.go("gather")
    card = hall.need("wang", "下水一年堵四回")
    hall.go("dots")

    assert "下水一年堵四回" not in papers(hall)

    hall.do("host", "show", items=[card])

    assert "下水一年堵四回" in papers(hall)


def test_no_paper_tells_who_wrote_an_unsigned_card_and_changed_it() -> None:
    hall = cast()
    hall.go("gather")
    for change in ("edit", "withdraw"):
        card = hall.do("wang", "write", kind="need", text="不署名的话", fields={"category": "utilities"}, named=False)
        hall.do("wang", change, item=card, **({"text": "改了的话"} if change == "edit" else {}))
    assert isinstance(hall.place, Core)
    told = record(hall.m, hall.place.entries, lists())

    assert [(row.kind, row.by) for row in told.conduct if row.item] == [("edit", None), ("withdraw", None)]
    assert {item.by for item in told.items} == {None}
