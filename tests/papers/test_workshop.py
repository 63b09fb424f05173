"""The workshop: the same papers, made in a process of their own, so that making one stops no clock."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitate.papers import NoSuch, PdfFailed, make
from facilitate.papers.workshop import Workshop
from tests.papers.sample import courtyard
from tests.papers.world import LINKS

TICKS = """
from gevent import monkey; monkey.patch_all()
import sys, time, gevent
from facilitate.papers import make
from facilitate.papers.workshop import workshop
from tests.papers.sample import courtyard
from tests.papers.world import LINKS

record, longest, last = courtyard(), 0.0, 0.0

def tick():
    global longest, last
    while True:
        now = time.monotonic()
        longest, last = max(longest, now - last), now
        gevent.sleep(0.005)

maker = {"workshop": workshop, "make": make}[sys.argv[1]]
maker("notice", "docx", record, "zh", LINKS)  # everything is loaded
last = time.monotonic()
ticking = gevent.spawn(tick)
maker("record", "docx", record, "zh", LINKS)
gevent.sleep(0.01)
ticking.kill()
workshop.close()
print(longest)
"""


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    made = Workshop()
    yield made
    made.close()


@pytest.mark.parametrize(("name", "ext"), [("needs", "md"), ("record", "json"), ("minutes", "html")])
def test_the_workshop_makes_the_same_papers(workshop: Workshop, name: str, ext: str) -> None:
    assert workshop(name, ext, courtyard(), "zh", LINKS) == make(name, ext, courtyard(), "zh", LINKS)


def test_a_form_that_there_is_not_is_refused_in_the_same_words(workshop: Workshop) -> None:
    with pytest.raises(NoSuch) as here:
        make("minutes", "odt", courtyard(), "zh", LINKS)

    with pytest.raises(NoSuch) as there:
        workshop("minutes", "odt", courtyard(), "zh", LINKS)

    assert (there.value.zh, there.value.en) == (here.value.zh, here.value.en)


def test_a_workshop_that_is_too_slow_is_given_up_and_the_next_one_works() -> None:
    hasty = Workshop(seconds=0.05)

    with pytest.raises(PdfFailed) as failed:
        hasty("minutes", "docx", courtyard(), "zh", LINKS)

    assert "请再试一次" in failed.value.zh
    for child in hasty._children:
        child._seconds = 60
    assert hasty("minutes", "md", courtyard(), "zh", LINKS).data
    hasty.close()


def test_a_long_paper_stops_no_clock_in_the_room_and_made_in_the_loop_it_would() -> None:
    inside = _longest_stop("make")
    beside = min(_longest_stop("workshop") for _ in range(3))  # a busy machine stops everybody now and then

    assert beside * 2 < inside


def _longest_stop(maker: str) -> float:
    """Seconds for which nothing else could run while the full record was made."""
    home = Path(__file__).parents[2]
    said = subprocess.run(
        [sys.executable, "-c", TICKS, maker], cwd=home, capture_output=True, text=True, check=True, timeout=120
    )
    return float(said.stdout)
