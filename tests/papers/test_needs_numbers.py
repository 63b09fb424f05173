"""Every number of the needs report, in Markdown and in the spreadsheet, worked out again from record.json."""

from __future__ import annotations

import ast
import io
import json
import re
from pathlib import Path

import openpyxl
import pytest

from facilitate.config import load
from facilitate.papers import Links, make
from facilitate.replay.player import entropy, play
from facilitate.replay.script import load as load_script
from facilitate.reports.fold import record as fold
from facilitate.reports.record import Record, from_json, to_json
from facilitate.resources import resource
from facilitate.service.clock import ManualClock
from facilitate.service.lists import lists
from facilitate.web.services import open_services
from tests.papers import recomputed

SCENARIOS = ("courtyard123", "teahouse", "roundtable_dialogue")
DASH = "—"


@pytest.fixture(scope="module", params=SCENARIOS)
def held(request, tmp_path_factory):
    """(record.json as it is written, the report in Markdown, the rows of the spreadsheet) of a meeting played to its end."""
    data = to_json(_played(request.param, tmp_path_factory.mktemp(request.param)))
    told = from_json(data)
    book = openpyxl.load_workbook(io.BytesIO(make("needs", "xlsx", told, "zh", Links()).data)).active
    head, *rows = book.iter_rows(values_only=True)
    return (
        json.loads(data),
        make("needs", "md", told, "zh", Links()).data.decode(),
        [dict(zip(head, row, strict=True)) for row in rows],
    )


def _played(name: str, folder: Path) -> Record:
    script = load_script(resource("rules") / "scenarios" / f"{name}.yaml")
    clock = ManualClock(int(script.starts.timestamp() * 1000))
    config = load(data=str(folder), db=f"sqlite:///{folder}/held.db")
    services = open_services(config, clock=clock, entropy=entropy(script.data["id"]))
    played = play(script, services, clock, lambda _seconds: None)
    kept = services.in_writer(lambda: services.store.read(played.code))
    with services.door.reading(played.code) as m:
        return fold(m, kept.entries, lists(), services.door.chain(played.code))


def tables(told: str) -> list[list[list[str]]]:
    """Every table of a Markdown text as rows of cells, the head first."""
    found, rows = [], []
    for line in [*told.splitlines(), ""]:
        if line.startswith("| "):
            rows.append([cell.replace("*", "").strip() for cell in line.strip("| \n").split(" | ")])
        elif rows:
            found.append([row for row in rows if set("".join(row)) != {"-"}])
            rows = []
    return found


def table(told: str, *columns: str) -> list[list[str]]:
    """The rows of the first table with these columns; none where there is no such table."""
    return next((rows[1:] for rows in tables(told) if set(columns) <= set(rows[0])), [])


def plain(value: float | None) -> str:
    return DASH if value is None else f"{value:g}"


def test_the_script_that_works_it_out_again_leans_on_nothing_of_the_program():
    tree = ast.parse(Path(recomputed.__file__).read_text("utf-8"))
    names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]

    assert [name for name in names if "facilitate" in name] == []


def test_every_number_of_the_spreadsheet_comes_out_again(held):
    record, _, rows = held
    wanted = recomputed.needs(record)
    both = list(zip(rows, wanted, strict=True))
    figures = {"编号": "number", "卡片": "cards", "提出人数": "raised", "居民贴点": "dots", "名次": "rank", "单位另列": "apart",
               "差距": "gap", "可改善": "win"}  # fmt: skip
    axes = {"要紧": "importance", "满意": "satisfaction", "好办": "feasibility"}

    assert [(r["编号"], name) for r, w in both for name, key in figures.items() if r[name] != w[key]] == []
    assert [r["编号"] for r, w in both if (r["各方共同看重"], w["bridging"]) != (None, None)
            and abs(r["各方共同看重"] - w["bridging"]) > 0.005] == []  # fmt: skip
    for name, axis in axes.items():
        graded = [(r[f"{name}程度"], r[f"{name}一致"], w["grades"][axis]) for r, w in both]
        assert [g for median, _, g in graded if median != (g["median"] if g else None)] == []
        assert [
            g
            for _, agreed, g in graded
            if (agreed is None) != (g is None) or (g and abs(agreed - g["agreement"]) > 0.005)
        ] == []


def test_the_table_of_all_needs_comes_out_again(held):
    record, told, _ = held
    wanted = recomputed.needs(record)
    rows = table(told, "编号", "需求", "卡片", "谁答复，何时")
    head = next(t[0] for t in tables(told) if "谁答复，何时" in t[0])
    cells = [dict(zip(head, row, strict=True)) for row in rows]

    assert [int(c["编号"]) for c in cells] == [w["number"] for w in wanted]
    assert [int(c["卡片"]) for c in cells] == [w["cards"] for w in wanted]
    assert [c["居民贴点"] for c in cells if "居民贴点" in c] == [
        plain(w["dots"]) for w in wanted if w["dots"] is not None
    ]
    assert [c["单位另列"] for c in cells if "单位另列" in c] == [
        plain(w["apart"]) for w in wanted if w["apart"] is not None
    ]
    if "要紧" in head:
        assert [c["要紧"].split()[0] for c in cells] == [
            plain((w["grades"]["importance"] or {}).get("median")) for w in wanted
        ]


def test_the_figures_at_the_head_come_out_again(held):
    record, told, _ = held
    wanted = recomputed.needs(record)
    strip = dict(re.findall(r"^- (\S+) \*\*(\d+)\*\*", told, re.M))

    assert int(strip["到会"]) == record["attendance"]["present"]
    assert int(strip["需求卡"]) == sum(w["cards"] for w in wanted)
    assert int(strip["归并后的需求，原文均保留"]) == len(wanted)
    if "need" in record["meeting"]["rule"]["answers"]:
        assert int(strip["至散会无人答复"]) == sum(not w["answered"] for w in wanted)


def test_grades_agreement_and_the_matrix_come_out_again(held):
    record, told, _ = held
    wanted = {w["number"]: w for w in recomputed.needs(record)}
    found = [rows for rows in tables(told) if rows[0][-2:] == ["中位数", "一致程度"]]
    graded = [axis for axis in recomputed.AXES if any(w["grades"][axis] for w in wanted.values())]

    assert len(found) == len(graded)
    for rows, axis in zip(found, graded, strict=True):
        for number, _, *counts, median, agreed in rows[1:]:
            grade = wanted[int(number)]["grades"][axis]
            assert ([int(n) for n in counts], float(median)) == (grade["counts"], grade["median"])
            assert abs(float(agreed) - grade["agreement"]) <= 0.005
    for number, _, who, high, satisfied, gap in table(told, "谁打的分"):
        if who == "居民":
            found_grades = wanted[int(number)]["grades"]
            assert (float(high), float(satisfied)) == (
                found_grades["importance"]["median"],
                found_grades["satisfaction"]["median"],
            )
        assert float(gap) == float(high) - float(satisfied)


def test_the_arithmetic_of_the_order_comes_out_again(held):
    record, told, _ = held
    wanted = {w["number"]: w for w in recomputed.needs(record)}
    placed = [(int(row[0]), row[2]) for row in table(told, "怎样算出来的")]
    for number, steps in placed:
        need = wanted[number]
        dots, more, rank = re.findall(r"得(\d+)点，比它多的有(\d+)件，.*?第(\d+)。", steps)[0]
        assert (int(dots), int(more), int(rank)) == (need["dots"], need["rank"] - 1, need["rank"])
        for a, m, b, n, out in re.findall(r"√（（(\d+)＋1）÷（(\d+)＋2）×（(\d+)＋1）÷（(\d+)＋2））＝([\d.]+)", steps):
            assert abs(((int(a) + 1) / (int(m) + 2) * (int(b) + 1) / (int(n) + 2)) ** 0.5 - float(out)) <= 0.005
            assert abs(float(out) - need["bridging"]) <= 0.005

    assert placed or all(w["dots"] is None for w in wanted.values())


def test_who_was_heard_comes_out_again(held):
    record, told, _ = held
    wanted = recomputed.groups(record)
    rows = table(told, "各方", "发言秒数")
    total, people = sum(g["seconds"] for g in wanted), sum(g["people"] for g in wanted)

    assert sorted((int(r[1]), int(r[2])) for r in rows) == sorted((g["people"], g["seconds"]) for g in wanted)
    for _, count, seconds, of_people, of_talk, ratio in rows:
        assert of_people == f"{int(count) / people:.0%}"
        assert of_talk == f"{int(seconds) / total:.0%}"
        assert ratio == DASH or abs(float(ratio) - int(seconds) / total / (int(count) / people)) <= 0.005
    assert sorted(int(row[2]) for row in table(told, "谁", "对谁")) == sorted(recomputed.dealings(record).values())
    voices = re.findall(r"相当于([\d.]+)人平分", told)
    assert [abs(float(v) - recomputed.effective_voices(record)) <= 0.05 for v in voices] == [True] * len(voices)


def test_every_card_stands_in_the_annex_under_its_number(held):
    record, told, _ = held
    written = sorted((i for i in record["items"] if not i["originals"]), key=lambda i: i["at"])
    listed = table(told, "原文", "谁写的")

    assert [(int(row[0]), row[1]) for row in listed] == [
        (n, card["text"])
        for n, card in enumerate(written, 1)
        if card["kind"] in ("need", "idea") and card["state"] == "shown"
    ]


def test_follow_up_comes_out_again(held):
    record, told, _ = held
    offered, every = sum(w["offers"] > 0 for w in recomputed.needs(record)), len(recomputed.needs(record))
    tasks = re.findall(r"任务(\d+)项，定了督办人的(\d+)项，居民已确认办到的(\d+)项", told)

    assert [tuple(map(int, t)) for t in tasks] == [
        (
            len(record["actions"]),
            sum(bool(a["checker"]) for a in record["actions"]),
            sum(a["state"] == "confirmed" for a in record["actions"]),
        )
    ] * bool(record["actions"])
    assert re.findall(r"(\d+)件需求里有(\d+)件有人出资源，对接率(\d+%)", told) == [
        (str(every), str(offered), f"{offered / every:.0%}")
    ] * bool(offered)
