"""`facilitate bench` does what is asked for, as the pages write it, and says in one line which option means nothing there."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from facilitate.bench import forms, keeping
from facilitate.bench.found import Found, Measured
from facilitate.bench.rows import ELSEWHERE, ROWS
from facilitate.cli_bench import _given, bench

ROOT = Path(__file__).parent.parent.parent
PAGES = ROOT / "docs" / "scale"


def form_of(line: list[str]) -> forms.Form:
    with bench.make_context("bench", line) as ctx:
        given = _given(ctx)
        form = forms.form_of(given.keys(), len(ctx.params["compare"]))
    assert not form.deaf_to(given.keys()), line
    return form


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("", "facilitate bench"),
        ("--phones 5 --rate 1 --seconds 1 --papers --runs 1 --json now.json --compare then.json", "facilitate bench"),
        ("--table --runs 3 --json now.json --compare a.json --compare b.json", "--table"),
        ("--row S1 --row S8", "--table"),
        ("--compare a.json --compare b.json", "--compare"),
        ("--stock --phones 9 --json now.json", "--stock"),
        ("--evening --phones 300 --speed 180", "--evening"),
        ("--flame flame.svg --compare before.txt --compare older.txt", "--flame"),
        ("--workers 4 --db postgresql://x --redis redis://x --kill --cut --phones 9", "--workers"),
        ("--deciding", "--deciding"),
    ],
)
def test_each_form_is_asked_for_by_its_own_options(line: str, name: str) -> None:
    assert form_of(line.split()).name == name


def test_every_line_that_the_pages_and_the_help_write_is_understood() -> None:
    told = "\n".join([*(page.read_text() for page in PAGES.glob("*.md")), bench.help or ""])
    lines = re.findall(r"^ *(?:\.venv/bin/)?facilitate bench(.*)$", told, re.MULTILINE)
    lines += re.findall(r"`facilitate bench(.*?)`", told)

    for line in lines:
        form_of(shlex.split(line, comments=True))

    assert len(lines) > 30


def test_the_page_says_of_every_row_what_measures_it() -> None:
    rows = re.findall(r"^\| (S[\w, ]+) \|.*?\| (`.*?) \|", (PAGES / "measuring.md").read_text(), re.MULTILINE)
    told = {key: command.replace("`", "") for keys, command in rows for key in keys.split(", ")}

    assert told.keys() == ROWS.keys() | ELSEWHERE.keys()
    assert all(f"--row {key}" in told[key] for key in ROWS)
    assert {key: told[key] for key in ELSEWHERE} == ELSEWHERE


def test_the_page_says_how_long_the_whole_table_takes() -> None:
    minutes = sum(row.lasts(3) for row in ROWS.values()) / 60
    told = re.findall(r"--table --runs 3 .*about (\d+) minutes", (PAGES / "measuring.md").read_text())

    assert told == [f"{minutes:.0f}"]
    assert minutes < 30


@pytest.mark.parametrize(
    ("line", "form", "deaf"),
    [
        ("--kill", "facilitate bench", "--kill"),
        ("--table --phones 5", "--table", "--phones"),
        ("--row S1 --papers", "--table", "--papers"),
        ("--stock --evening", "--evening", "--stock"),
        ("--stock --speed 3 --cut", "--stock", "--cut, --speed"),
        ("--evening --runs 2", "--evening", "--runs"),
        ("--flame f.svg --json f.json", "--flame", "--json"),
        ("--deciding --compare x.json", "--deciding", "--compare"),
    ],
)
def test_an_option_that_says_nothing_there_is_refused_in_one_line(line: str, form: str, deaf: str) -> None:
    result = CliRunner().invoke(bench, line.split())

    assert result.exit_code == 1
    assert result.output.splitlines() == [f"Error: {form} 不看 {deaf} · {deaf} says nothing to {form}"]


@pytest.mark.parametrize(("line", "word"), [("--row S12", "tools/papers.py"), ("--row S99", "no such row: S99")])
def test_what_it_cannot_measure_itself_is_refused_with_the_way(line: str, word: str) -> None:
    result = CliRunner().invoke(bench, line.split())

    assert result.exit_code == 1
    assert word in result.output
    assert len(result.output.splitlines()) == 1


def test_two_files_are_laid_side_by_side_and_nothing_is_measured(tmp_path: Path) -> None:
    for name, ms in (("then", 30.0), ("now", 20.0)):
        keeping.save(tmp_path / name, {"S1": Measured("a crowd", (Found({"last phone p99, ms": ms}),))})

    result = CliRunner().invoke(bench, ["--compare", str(tmp_path / "then"), "--compare", str(tmp_path / "now")])

    assert result.exit_code == 0
    assert result.output.splitlines()[2].split() == ["last", "phone", "p99,", "ms", "30", "20", "0.67"]


def test_every_option_is_read_by_some_form() -> None:
    read = set[str]().union(*(form.signs | form.reads for form in (*forms.FORMS, forms.PLAIN)))

    assert read == {param.name for param in bench.params}


def test_a_row_that_could_not_be_measured_makes_the_command_end_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitate.bench.table.measure", lambda *_: {"S1": Measured("a crowd", fault="too busy")})

    result = CliRunner().invoke(bench, ["--row", "S1"])

    assert result.exit_code == 1
