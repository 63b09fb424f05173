"""What was entered about a need stands in its papers with who says so; what only cards say is told apart from it."""

from __future__ import annotations

import io
import json
from typing import Any

import openpyxl
import pytest
from msgspec.structs import replace

from facilitate.papers import make
from facilitate.reports.cast import Cast
from facilitate.reports.evidence import evidence
from facilitate.reports.flags import flags
from facilitate.reports.needs import Need, NeedsReport, needs
from facilitate.reports.numbers import Numbers
from facilitate.reports.record import Record, from_json, to_json
from facilitate.reports.resourcing import resources
from facilitate.reports.routes import routes
from facilitate.reports.rows import Entered
from facilitate.reports.terms import terms
from tests.papers.sample import courtyard
from tests.papers.world import LINKS
from tests.replay.shipped import shipped

AT = 4200


def entered(id: str, **told: Any) -> Record:
    """Courtyard 123 with this sheet at one of its needs."""
    record = courtyard()
    recorder = next(person.id for person in record.people if person.role == "recorder")
    sheet = {name.replace("__", "."): Entered(value=value, by=recorder, at=AT) for name, value in told.items()}
    items = tuple(replace(item, sheet=sheet) if item.id == id else item for item in record.items)
    return replace(record, items=items)


def read(record: Record, id: str) -> tuple[NeedsReport, Need, Numbers]:
    report = needs(record)
    return report, next(need for need in report.needs if need.id == id), Numbers(record)


def page(record: Record, lang: str = "zh") -> str:
    return make("needs", "md", record, lang, LINKS).data.decode()


def table_of(record: Record) -> list[dict[str, Any]]:
    """The spreadsheet as rows by the words of its head."""
    book = openpyxl.load_workbook(io.BytesIO(make("needs", "xlsx", record, "zh", LINKS).data)).active
    cells = list(book.iter_rows(values_only=True))
    at = next(n for n, row in enumerate(cells) if row[0] == "编号")
    return [dict(zip(cells[at], row, strict=True)) for row in cells[at + 1 :]]


def row(record: Record, id: str) -> dict[str, Any]:
    _, need, _ = read(record, id)
    return next(one for one in table_of(record) if one["编号"] == need.number)


def test_what_was_entered_wins_over_what_the_cards_say():
    record = entered("n2", place="北门沟槽边", households=31, households_by="网格员")
    _, need, _ = read(record, "n2")

    assert need.on_cards("households") == 72
    assert (need.said("households"), need.said("place")) == (31, "北门沟槽边")


@pytest.mark.parametrize(("lang", "words"), [
    ("zh", ("31户", "网格员说", "北门沟槽边", "夜班回来的人", "近期（一周内）")),
    ("en", ("31 households", "says 网格员", "北门沟槽边", "夜班回来的人", "Near term (within a week)")),
])  # fmt: skip
def test_the_report_tells_it_with_who_says_so(lang, words):
    record = entered(
        "n2", place="北门沟槽边", households=31, households_by="网格员", absent="夜班回来的人", term="near"
    )
    told = page(record, lang)
    recorder = next(person.name for person in record.people if person.role == "recorder")

    assert [word for word in words if word not in told] == []
    assert f"{recorder} 15:40记" in told or f"entered by {recorder} at 15:40" in told


def test_what_only_cards_say_is_told_as_that():
    assert "卡上写72户" in page(courtyard())
    assert "卡上写72户" not in page(entered("n2", households=31, households_by="网格员"))


def test_a_source_that_was_entered_is_evidence_and_the_rest_stays_a_hint():
    record = entered("n2", evidence__comparative="122号院有围挡，社工去看过")
    report, need, numbers = read(record, "n2")
    found = {one.kind: one for one in evidence(need, report, numbers)}

    assert found["comparative"].state == "found"
    assert found["comparative"].entered.value == "122号院有围挡，社工去看过"
    assert "122号院有围挡，社工去看过" in page(record)


def test_what_is_wanted_and_nobody_offers_is_a_gap_and_what_is_there_is_none():
    wanted = entered("n3", wanted__expertise="要一位结构工程师")
    there = entered("n3", exists__expertise="街道有结构工程师")
    gap = {row.kind: row.gap for row in resources(*read(wanted, "n3")[1:])}

    assert gap["expertise"]
    assert not {row.kind: row.gap for row in resources(*read(there, "n3")[1:])}["expertise"]
    assert "要一位结构工程师" in page(wanted)


def test_what_was_entered_as_wanted_is_a_gap_until_somebody_offers_it():
    record = entered("n2", wanted__goods="再要二十米围挡")
    offers = tuple(replace(offer, at=AT + 60) if offer.about == "n2" else offer for offer in record.offers)
    after = replace(record, offers=offers)

    assert {row.kind: row.gap for row in resources(*read(record, "n2")[1:])}["goods"]
    assert not {row.kind: row.gap for row in resources(*read(after, "n2")[1:])}["goods"]


def test_a_route_that_was_entered_stands_alone():
    record = entered("n1", route="advocate")
    _, need, numbers = read(record, "n1")

    assert [code for code, _ in routes(need, numbers, Cast(record))] == ["advocate"]


def test_a_term_that_was_entered_stands_under_its_term():
    record = entered("n4", term="long")
    report, _, numbers = read(record, "n4")

    assert [need.id for need in terms(record, report, numbers).entered["long"]] == ["n4"]
    assert "需求表里定在这一期：" in page(record)


def test_who_was_entered_as_responsible_is_so_and_nobody_is_red():
    report, need, _ = read(entered("n9", owner="环卫所"), "n9")
    assert need.owned
    assert need in report.nobody
    assert need not in report.unowned
    record = entered("n1", nobody=True)
    report, need, _ = read(record, "n1")

    assert need.answered
    assert need in report.unowned
    assert row(record, "n1")["无人负责"] == "是"


def test_a_flag_tells_the_basis_and_who_entered_it():
    ramp = next(need.id for need in needs(courtyard()).needs if need.head.text == "单元门口加坡道和扶手")
    record = entered(ramp, evidence__normative="无障碍设计规范")
    unfelt = [flag for flag in flags(record, needs(record), Numbers(record)) if flag.code == "normative_unfelt"]

    assert len(unfelt) == 1
    assert "请再问问大家要不要。依据：无障碍设计规范（" in page(record)


def test_the_spreadsheet_has_every_field_and_says_what_nobody_checked():
    record = entered(
        "n2",
        households=31,
        households_by="网格员",
        absent="夜班回来的人",
        wanted__goods="围挡",
        owner="施工队",
        term="near",
    )
    cells = row(record, "n2")

    assert (cells["户数"], cells["户数谁说的"], cells["谁受影响而没有来"]) == (31, "网格员", "夜班回来的人")
    assert (cells["责任单位"], cells["近期还是长期"]) == ("施工队", "近期（一周内）")
    assert cells["还要什么"].startswith("物资：围挡（")
    assert "户数" not in cells["取自卡片和答复、没有人核过的"]
    assert "户数" in row(courtyard(), "n2")["取自卡片和答复、没有人核过的"]


def test_the_record_carries_each_field_with_who_and_when():
    record = entered("n2", place="北门")
    again = from_json(to_json(record))
    sheet = next(item.sheet for item in again.items if item.id == "n2")

    assert sheet["place"] == Entered(value="北门", by=sheet["place"].by, at=AT)


def test_sheets_filled_in_at_a_played_meeting_stand_in_its_papers_with_the_figures_of_the_record():
    record = shipped("teahouse")[1]
    data = json.loads(to_json(record))
    wanted = {item["text"]: item["sheet"] for item in data["items"] if item["sheet"]}
    rows = {row["需求"]: row for row in table_of(record)}
    told = page(record)

    assert len(wanted) == 2
    assert {text: rows[text]["户数"] for text in wanted} == {
        text: sheet["households"]["value"] for text, sheet in wanted.items()
    }
    assert [
        f"{sheet['households']['value']}户"
        for sheet in wanted.values()
        if f"{sheet['households']['value']}户" not in told
    ] == []
    assert sum(row["无人负责"] == "是" for row in rows.values()) == sum("nobody" in sheet for sheet in wanted.values())
    assert "还没有人出" in told
