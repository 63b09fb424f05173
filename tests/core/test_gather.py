"""Silent cards: how many, how long, face down until the stage closes, on paper, changed and taken back."""

import pytest

from tests.cast import Cast, at, cast


@pytest.fixture
def hall() -> Cast:
    return at("gather")


def test_a_card_is_face_down_until_the_stage_closes(hall: Cast) -> None:
    card = hall.need("wang", "路灯不亮")
    assert hall.m.items.all[card].covered

    hall.next()

    assert not hall.m.items.all[card].covered


def test_a_card_has_60_characters_and_not_one_more(hall: Cast) -> None:
    fields = {"category": "safety"}

    assert hall.refused("wang", "write", kind="need", text="字" * 60, fields=fields) == ""
    assert hall.refused("wang", "write", kind="need", text="字" * 61, fields=fields) == "too_long"


def test_the_fourth_card_is_refused_until_one_is_taken_back(hall: Cast) -> None:
    cards = [hall.need("wang", f"第{n}件") for n in range(3)]
    fields = {"category": "safety"}
    assert hall.refused("wang", "write", kind="need", text="第四件", fields=fields) == "too_many"

    hall.do("wang", "withdraw", item=cards[0])

    assert hall.refused("wang", "write", kind="need", text="第四件", fields=fields) == ""


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({}, "missing_field"), ({"category": "nowhere"}, "bad_category"), ({"category": "safety", "price": 3}, "bad_shape"),
        ({"category": "safety", "danger": "maybe"}, "bad_field"), ({"category": "safety", "place": "字" * 81}, "too_long"),
        ({"category": "safety", "media": "film"}, "bad_field"), ({"category": "safety", "paper": True}, "bad_field"),
        ({"category": "safety", "place": "三单元", "since": "去年冬天", "affected": "六户", "danger": True}, ""),
    ],
)  # fmt: skip
def test_what_may_stand_on_a_card(hall: Cast, fields: dict, rule: str) -> None:
    assert hall.refused("wang", "write", kind="need", text="路灯不亮", fields=fields) == rule


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "\u202e\u2066"])
def test_an_empty_card_is_refused(hall: Cast, text: str) -> None:
    assert hall.refused("wang", "write", kind="need", text=text, fields={"category": "safety"}) == "text_empty"


def test_the_author_changes_her_card_and_nobody_else_does(hall: Cast) -> None:
    card = hall.need("wang", "路灯不亮")
    hall.do("wang", "edit", item=card, text="三单元门口的路灯不亮", fields={"category": "safety", "place": "三单元"})

    item = hall.m.items.all[card]
    assert (item.text, item.category, item.fields) == ("三单元门口的路灯不亮", "safety", {"place": "三单元"})
    assert hall.refused("li", "edit", item=card, text="改别人的") == "not_author"
    assert hall.refused("li", "withdraw", item=card) == "not_author"


def test_a_card_is_changed_only_while_cards_are_written(hall: Cast) -> None:
    card = hall.need("wang", "路灯不亮")
    hall.next()

    assert hall.refused("wang", "edit", item=card, text="晚了") == "writing_closed"
    assert hall.refused("wang", "withdraw", item=card) == "writing_closed"


def test_a_paper_card_has_a_number_that_is_taken_once(hall: Cast) -> None:
    fields = {"category": "care", "paper": 7}
    card = hall.scribed("elder", "write", kind="need", text="要坡道", fields=fields)

    item = hall.m.items.all[card]
    assert (item.by, item.entered_by) == (hall.ids["elder"], hall.ids["scribe"])
    act = {"verb": "write", "args": {"kind": "need", "text": "又一张", "fields": fields}}
    assert hall.refused("scribe", "proxy", person=hall.ids["elder"], act=act) == "number_taken"


def test_a_paper_card_nobody_signed_is_nobodys(hall: Cast) -> None:
    card = hall.scribed("", "write", kind="need", text="要坡道", fields={"category": "care", "paper": 9})

    assert hall.m.items.all[card].by == ""
    assert hall.refused("wang", "withdraw", item=card) == "not_author"


def test_a_number_is_free_again_when_its_card_is_taken_back(hall: Cast) -> None:
    fields = {"category": "care", "paper": 7}
    card = hall.scribed("elder", "write", kind="need", text="要坡道", fields=fields)
    hall.scribed("elder", "withdraw", item=card)

    assert hall.scribed("elder", "write", kind="need", text="要坡道和扶手", fields=fields)


@pytest.mark.parametrize("who", ["host", "recorder", "guest"])
def test_neutral_people_and_observers_write_nothing(hall: Cast, who: str) -> None:
    rule = hall.refused(who, "write", kind="need", text="路灯不亮", fields={"category": "safety"})

    assert rule == ("not_yours" if who == "guest" else "neutral")


def test_nobody_raises_a_hand_in_a_silent_stage(hall: Cast) -> None:
    assert hall.refused("wang", "hand") == "silent_stage"


def test_nothing_is_commented_or_merged_while_it_is_face_down(hall: Cast) -> None:
    one, other = hall.need("wang", "路灯不亮"), hall.need("li", "下水又堵")

    assert hall.refused("recorder", "merge", items=[one, other], title="一件事") == "still_hidden"
    assert hall.refused("li", "comment", about=one, text="我也是") == "not_now"


def test_cards_are_written_in_their_stage_and_in_no_other() -> None:
    assert cast().refused("wang", "write", kind="need", text="早了", fields={"category": "safety"}) == "not_now"
    assert at("say").refused("wang", "write", kind="need", text="晚了", fields={"category": "safety"}) == "not_now"


def test_an_answer_is_no_card(hall: Cast) -> None:
    assert (
        at("discuss").refused("bureau", "write", kind="answer", text="三天", fields={"answer_kind": "do_by"})
        == "bad_shape"
    )


# -- what waits ------------------------------------------------------------------------------------------------------


def test_sensitive_cards_wait_and_are_never_let_through(hall: Cast) -> None:
    card = hall.need("wang", "家里打人", "women")
    hall.next()

    assert hall.m.items.all[card].state == "waiting"
    assert hall.refused("host", "show", items=[card]) == "sensitive_stays"
    assert card not in [item.id for item in hall.m.items.heads("need")]


def test_a_sensitive_card_is_no_part_of_a_need_on_the_table() -> None:
    hall = at("gather")
    secret, other = hall.need("wang", "家里打人", "women"), hall.need("li", "路灯不亮")
    hall.go("sort")

    assert hall.refused("recorder", "merge", items=[secret, other]) == "sensitive_stays"
    assert hall.refused("recorder", "merge", items=[secret], title="一件事") == "sensitive_stays"


def test_with_screening_on_a_card_waits_until_the_desk_lets_it_through(hall: Cast) -> None:
    hall.do("host", "set", name="screening", value=True)
    card = hall.need("wang", "路灯不亮")
    hall.next()
    assert hall.m.items.all[card].state == "waiting"

    hall.do("recorder", "show", items=[card])

    assert hall.m.items.all[card].state == "shown"


def test_a_hidden_card_tells_its_author_why_and_comes_back_by_undo(hall: Cast) -> None:
    card = hall.need("wang", "某某家的狗")
    hall.next()
    hall.do("host", "hide", items=[card], reason="写了别人的姓名")
    assert (hall.m.items.all[card].state, hall.m.items.all[card].reason) == ("hidden", "写了别人的姓名")

    hall.do("host", "undo")

    assert hall.m.items.all[card].state == "shown"


def test_what_the_author_took_back_is_not_brought_back_by_the_desk(hall: Cast) -> None:
    card = hall.need("wang", "路灯不亮")
    hall.do("host", "hide", items=[card])
    hall.do("wang", "withdraw", item=card)

    assert hall.refused("host", "show", items=[card]) == "no_such_thing"
    hall.do("host", "undo")
    assert hall.m.items.all[card].state == "withdrawn"


def test_whom_the_desk_called_about_a_danger_is_kept(hall: Cast) -> None:
    card = hall.need("wang", "煤气味", danger=True)
    hall.do("recorder", "record", about=card, kind="danger_called", who="物业值班")

    assert hall.m.items.all[card].danger_who == "物业值班"
    assert hall.m.items.all[card].danger_called == hall.clock.at
