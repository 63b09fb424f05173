"""Papers always come: the largest within twenty seconds in a process that may not take the laptop down, and where no PDF can be
made, the page and the DOCX, with the reason."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitate.bench.process import Process
from facilitate.papers import PdfFailed, make, pdf
from facilitate.papers.child import Child
from facilitate.papers.pdf import WORKER, Press
from facilitate.reports.record import Record
from facilitate.resources import resource
from tests.papers.bulk import meeting
from tests.papers.sample import courtyard
from tests.papers.test_unprinted import rare
from tests.papers.world import LINKS

SECONDS = 20.0
PAPERS = ("minutes", "needs", "record")
HUNGRY = """
import runpy, sys
sys.argv = sys.argv[1:]
worker = runpy.run_path(sys.argv[0])
worker["main"].__globals__.update({overrides})
worker["main"]()
"""


@pytest.fixture
def presses() -> Iterator[list[Press]]:
    """Those that a test makes are ended after it."""
    made: list[Press] = []
    yield made
    for press in made:
        press.close()


def pressed(
    presses: list[Press], monkeypatch: pytest.MonkeyPatch, overrides: str = "{}", static: Path | None = None
) -> Press:
    """A press with a worker in which these limits are other ones, or whose fonts lie elsewhere; all papers go through it."""
    press = Press(seconds=60)
    command = [sys.executable, "-P", "-c", HUNGRY.replace("{overrides}", overrides), str(WORKER)]
    press._child = Child([*command, str(static or resource("static"))], 60)
    monkeypatch.setattr(pdf, "press", press)
    presses.append(press)
    return press


def limits(press: Press) -> tuple[int, dict[str, str]]:
    """(niceness, the system's limits by name) of its worker."""
    pid = press._child.start().pid
    nice = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[16])
    rows = Path(f"/proc/{pid}/limits").read_text().splitlines()
    return nice, {row[:26].strip(): row[26:].split()[0] for row in rows}


def come_without_pdf(record: Record) -> None:
    for ext in ("html", "docx"):
        assert len(make("minutes", ext, record, "zh", LINKS).data) > 1000


@pytest.mark.skipif(not Path("/proc").exists(), reason="limits are read where Linux shows them")
def test_three_hundred_people_have_their_papers_in_twenty_seconds_from_a_modest_process(presses, monkeypatch) -> None:
    record, press = meeting(300, 200, 2000), pressed(presses, monkeypatch)
    make("poster", "pdf", courtyard(), "zh", LINKS)  # it is warm, as after a start
    took, worked = {}, {}
    for name in PAPERS:
        began, spent = time.perf_counter(), time.process_time() + Process.cpu_of(press._child.start().pid)
        data = make(name, "pdf", record, "zh", LINKS).data
        took[name] = round(time.perf_counter() - began, 1)
        worked[name] = round(time.process_time() + Process.cpu_of(press._child.start().pid) - spent, 1)
        assert data.startswith(b"%PDF")
    nice, told = limits(press)

    print(f"300 people, 200 needs, 2,000 comments, seconds by the wall {took}, of work {worked}; niceness {nice}, {told['Max address space']} bytes, "
          f"{told['Max cpu time']} s of work so far allowed")  # fmt: skip
    assert nice == 10
    assert int(told["Max address space"]) < 2_000_000_000
    assert told["Max cpu time"].isdigit()
    assert all(seconds < SECONDS for seconds in worked.values())


FAULTS = {
    "no memory": ('{"MEGABYTES": 90}', "时间或内存不够"),
    "no time": ('{"CPU_SECONDS": 1}', "时间或内存不够"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_process_that_is_out_of_memory_or_time_is_given_up_with_the_reason(fault, presses, monkeypatch) -> None:
    overrides, words = FAULTS[fault]
    pressed(presses, monkeypatch, overrides)

    with pytest.raises(PdfFailed, match=words):
        make("needs", "pdf", meeting(300, 200, 2000), "zh", LINKS)
    come_without_pdf(courtyard())


def test_a_process_killed_at_its_first_page_is_given_up_and_the_next_paper_is_made(presses, monkeypatch) -> None:
    press = pressed(presses, monkeypatch)
    press.tell = lambda _page: press._child.start().kill()

    with pytest.raises(PdfFailed, match="时间或内存不够"):
        make("minutes", "pdf", courtyard(), "zh", LINKS)
    come_without_pdf(courtyard())
    press.tell = lambda _page: None
    assert make("minutes", "pdf", courtyard(), "zh", LINKS).data.startswith(b"%PDF")


def test_without_the_shipped_typefaces_a_paper_comes_in_those_that_the_computer_has(
    presses, monkeypatch, tmp_path: Path
) -> None:
    shutil.copytree(resource("static") / "css", tmp_path / "css")
    (tmp_path / "fonts").mkdir()
    pressed(presses, monkeypatch, static=tmp_path)

    assert make("minutes", "pdf", courtyard(), "zh", LINKS).data.startswith(b"%PDF")
    come_without_pdf(courtyard())


def test_words_that_no_typeface_can_draw_come_as_a_paper_that_says_so(presses, monkeypatch) -> None:
    pressed(presses, monkeypatch)

    made = make("record", "pdf", rare(), "zh", LINKS)

    assert made.data.startswith(b"%PDF")
    assert made.missing
    come_without_pdf(rare())


def test_a_process_that_is_not_limited_is_found_out(presses, monkeypatch) -> None:
    press = pressed(presses, monkeypatch, '{"be_modest": lambda: None, "be_quick": lambda: None}')
    make("poster", "pdf", courtyard(), "zh", LINKS)
    nice, told = limits(press)

    assert (nice, told["Max address space"], told["Max cpu time"]) != (10, str(1500 * 1024 * 1024), "180")
    assert told["Max cpu time"] == "unlimited"
