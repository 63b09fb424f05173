"""Four kinds of evidence: what meetings bring along, what is looked up, who was not asked, and what contradicts."""

import msgspec
import pytest

from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER
from facilitate.register.gathering.gather import gather
from facilitate.register.needs.evidence import Shown, of_need
from facilitate.register.needs.evidence_deeds import add, remove
from facilitate.register.undo import undo
from facilitate.reports.needs import needs
from facilitate.reports.record import Record
from facilitate.reports.rows import Entered
from tests.papers.sample import courtyard
from tests.register.test_needs import need
from tests.register.world import Kept

STANDARD = "evidence.normative"


def shown(house: Kept, id: int) -> Shown:
    return house.book.read(lambda c: of_need(c, id))


def prompts(house: Kept, id: int) -> set[str]:
    return {side.kind for side in shown(house, id).sides if side.prompt}


def assessed(text: str | None, state: str = "shown") -> Record:
    """The courtyard's record, on whose first need somebody entered a standard."""
    record = courtyard()
    id = needs(record).needs[0].id
    sheet = {STANDARD: Entered(value=text, by=None, at=60)} if text else {}
    items = tuple(
        msgspec.structs.replace(item, state=state, sheet=sheet) if item.id == id else item for item in record.items
    )
    return msgspec.structs.replace(record, items=items)


def heard(house: Kept, record: Record) -> None:
    gather(house.book, house.community, record)


def brought(house: Kept) -> list[tuple[str, str]]:
    """What was entered; the cards of the courtyard that are only marked as a standard have no words."""
    return [(row["kind"], row["text"]) for row in house.rows("evidence") if row["text"]]


def test_each_kind_that_nobody_has_looked_at_asks_for_it(house: Kept) -> None:
    id = need(house)

    assert prompts(house, id) == {"expressed", "normative", "comparative"}

    add(house.book, ORGANISER, house.community, id, "expressed", "12345 热线 7 次", "热线台账", "2026-10-31")
    assert prompts(house, id) == {"normative", "comparative"}


def test_a_standard_without_anybody_who_wants_it_is_flagged_and_the_other_way_about(house: Kept) -> None:
    by_rule, by_people, by_both = need(house, "四点半学校", ()), need(house, "路灯"), need(house, "坡道")
    for id in (by_rule, by_both):
        add(house.book, ORGANISER, house.community, id, "normative", "养老服务设施标准")

    assert [shown(house, id).flag for id in (by_rule, by_people, by_both)] == ["normative_unfelt", "felt_unset", ""]

    add(house.book, ORGANISER, house.community, by_rule, "felt", "入户问了 20 户，12 户要")
    assert shown(house, by_rule).flag == ""


@pytest.mark.parametrize(
    ("facts", "flag"), [({"dots": 0}, "normative_unfelt"), ({"dots": 3}, ""), ({"importance": 2}, "normative_unfelt")]
)
def test_who_was_asked_and_does_not_want_it_counts(house: Kept, facts: dict[str, int], flag: str) -> None:
    id = need(house, meetings=())
    house.make("sources", need=id, meeting="AAAA", item="1", words="四点半学校", at=0, facts=facts)
    add(house.book, ORGANISER, house.community, id, "normative", "标准里有")

    assert shown(house, id).flag == flag


@pytest.mark.parametrize(
    ("facts", "voices"),
    [({"card": 3, "asked": ""}, 1), ({"asked": "door", "whom": "三单元"}, 1), ({"import": 1, "line": 2}, 0), ({}, 0)],
)
def test_a_card_left_at_any_hour_and_who_was_asked_at_the_door_are_voices_and_an_import_is_none(
    house: Kept, facts: dict[str, object], voices: int
) -> None:
    id = need(house, meetings=())
    house.make("sources", need=id, words="路灯不亮", at=0, facts=facts)

    assert shown(house, id).voices.cards == voices
    assert ("felt" in prompts(house, id)) is not bool(voices)


def test_what_a_meeting_entered_comes_along_with_its_source_once(house: Kept) -> None:
    heard(house, assessed("CJJ 45 道路照明标准"))
    heard(house, assessed("CJJ 45 道路照明标准"))

    assert brought(house) == [("normative", "CJJ 45 道路照明标准")]
    row = next(row for row in house.rows("evidence") if row["text"])
    assert (row["source"], row["on"]) == (courtyard().meeting.title.zh, courtyard().meeting.times.started[:10])


def test_a_card_that_was_marked_as_a_standard_at_the_table_says_so_without_words(house: Kept) -> None:
    heard(house, courtyard())

    [row, *_] = [row for row in house.rows("evidence") if row["kind"] == "normative"]
    assert row["text"] == ""
    assert "normative" not in prompts(house, row["need"])


def test_a_meeting_that_was_opened_again_brings_its_correction_and_takes_back_what_it_took_back(house: Kept) -> None:
    heard(house, assessed("旧标准"))
    heard(house, assessed("新标准"))
    assert brought(house) == [("normative", "新标准")]

    heard(house, assessed(None))
    assert brought(house) == []
    heard(house, assessed("又有了"))
    assert brought(house) == [("normative", "又有了")]


def test_what_a_person_took_away_does_not_come_back_with_the_next_reading(house: Kept) -> None:
    heard(house, assessed("旧标准"))
    [row] = [row for row in house.rows("evidence") if row["text"]]
    remove(house.book, ORGANISER, house.community, row["id"])

    heard(house, assessed("旧标准，改了一个字"))

    assert brought(house) == []


def test_a_need_put_out_of_sight_takes_its_evidence_along(house: Kept) -> None:
    heard(house, assessed("某某家的情况"))

    heard(house, assessed("某某家的情况", state="hidden"))

    assert brought(house) == []


def test_a_piece_is_taken_away_and_the_undo_brings_it_back(house: Kept) -> None:
    id = need(house)
    piece = add(house.book, ORGANISER, house.community, id, "comparative", "隔壁院有三盏").answer

    deed = remove(house.book, ORGANISER, house.community, piece)
    assert brought(house) == []
    undo(house.book, ORGANISER, deed)

    assert brought(house) == [("comparative", "隔壁院有三盏")]


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [("felt", " ", "nothing_written"), ("vague", "有", "no_such_kind"), ("felt", "长" * 301, "too_long")],
)
def test_what_does_not_fit_is_declined(house: Kept, kind: str, text: str, reason: str) -> None:
    id = need(house)

    with pytest.raises(Declined, match=reason):
        add(house.book, ORGANISER, house.community, id, kind, text)
