"""The history of a need in words, and two people who write in it at once."""

import pytest

from facilitate.register.doer import ORGANISER
from facilitate.register.freshness import Stale, version
from facilitate.register.history import of_need
from facilitate.register.history_words import called, names, told
from facilitate.register.needs.evidence_deeds import add, remove
from facilitate.register.needs.needs_deeds import edit, merge, settle
from facilitate.register.needs.owners_deeds import release, take
from facilitate.register.undo import undo
from tests.register.test_needs import need, promise
from tests.register.world import Kept


def lines(house: Kept, id: int, lang: str = "zh") -> list[tuple[str, tuple[str, ...]]]:
    """What was done and what it changed, the newest first; how the need began is left out."""

    def read(c):  # type: ignore[no-untyped-def]
        steps = of_need(c, id)
        known = names(c, steps)
        return [(called(step, lang), told(step, lang, known)) for step in steps if step.verb != "make"]

    return house.book.read(read)


def seen(house: Kept, id: int) -> int:
    return house.book.read(lambda c: version(c, "needs", id))


def write(house: Kept, id: int, saw: int | None = None, **values: object) -> int:
    return edit(house.book, ORGANISER, house.community, id, values, saw)


def test_each_deed_tells_what_it_changed_from_what_to_what_in_both_languages(house: Kept) -> None:
    id = need(house, place="三单元")
    write(house, id, place="四单元", danger=True, households=24, category="safety")

    assert lines(house, id) == [
        ("改动", ("类别：（空） → 公共安全与消防", "在哪里：三单元 → 四单元", "户数：（空） → 24", "有危险：否 → 是")),
    ]
    assert lines(house, id, "en") == [
        (
            "Changed",
            (
                "Category: (empty) → Safety and fire",
                "Where: 三单元 → 四单元",
                "Households: (empty) → 24",
                "Danger: no → yes",
            ),
        )
    ]


def test_who_took_it_on_and_who_was_released_is_told_with_route_and_part(house: Kept) -> None:
    id = need(house)
    office = house.make("units", community=house.community, name="城建局", folded="城建局")
    taken = take(house.book, ORGANISER, house.community, id, office, "赵科长", "coordinate", "地上的").answer
    release(house.book, ORGANISER, house.community, taken)

    assert lines(house, id) == [
        ("不再负责", ("负责（城建局，协同有关单位，地上的）状态：负责 → 不再负责",)),
        ("有人负责了", ("＋ 负责：城建局，协同有关单位，地上的",)),
    ]


def test_what_was_done_and_taken_back_stands_as_both(house: Kept) -> None:
    id = need(house)
    done = add(house.book, ORGANISER, house.community, id, "normative", "道路照明标准")
    undo(house.book, ORGANISER, done.id)
    piece = add(house.book, ORGANISER, house.community, id, "felt", "入户问过").answer
    remove(house.book, ORGANISER, house.community, piece)

    assert [what for what, _ in lines(house, id)] == ["拿掉依据", "记下依据", "撤回", "记下依据"]
    assert lines(house, id)[2] == ("撤回", ("－ 依据：规范性需求，道路照明标准",))


def test_a_resident_who_took_a_task_on_is_not_named(house: Kept) -> None:
    id = need(house)
    kept = promise(house, id, person="二单元李阿姨", kind="task")
    house.book.deed(ORGANISER, "hand_over", house.community, lambda deed: deed.put("promises", kept, person="王叔"))
    take(house.book, ORGANISER, house.community, id, None, "二单元李阿姨", "direct")

    text = repr(lines(house, id))

    assert "李阿姨" not in text
    assert "王叔" not in text
    assert "个人" in text


def test_a_merge_is_told_on_the_need_that_leads(house: Kept) -> None:
    lead, part = need(house, "路灯"), need(house, "灯不亮")
    merge(house.book, ORGANISER, house.community, lead, [part])
    settle(house.book, ORGANISER, house.community, lead, True, words="换了新灯")

    assert [what for what, _ in lines(house, lead)] == ["标为已解决", "并成一条"]
    assert "并入：（空） → 路灯" in lines(house, lead)[1][1]


def test_what_two_people_write_in_different_fields_stands_both(house: Kept) -> None:
    id = need(house, place="", since="")
    saw = seen(house, id)
    write(house, id, saw, place="三单元", since="")

    write(house, id, saw, place="", since="三月")

    [row] = house.rows("needs")
    assert (row["place"], row["since"]) == ("三单元", "三月")


def test_what_two_people_write_in_the_same_field_is_told_with_both_and_written_by_neither(house: Kept) -> None:
    id = need(house, place="")
    saw = seen(house, id)
    write(house, id, saw, place="三单元", since="三月")

    with pytest.raises(Stale) as fault:
        write(house, id, saw, place="四单元", since="", title="路灯坏了")

    assert fault.value.clashes == {"place": "三单元"}
    assert fault.value.theirs == {"since": "三月"}
    assert "主办方也改了这一条" in fault.value.wire()["zh"]
    assert [(row["place"], row["title"]) for row in house.rows("needs")] == [("三单元", "路灯不亮")]
    write(house, id, fault.value.version, place="四单元", since="三月", title="路灯坏了")
    assert [(row["place"], row["since"]) for row in house.rows("needs")] == [("四单元", "三月")]


def test_the_same_word_from_both_is_no_clash(house: Kept) -> None:
    id = need(house, place="")
    saw = seen(house, id)
    write(house, id, saw, place="三单元")

    assert write(house, id, saw, place="三单元") == 0
