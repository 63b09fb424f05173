"""While a PDF is made, it is told at which page it is; whoever is silent for too long is given up, whoever goes on is not."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from facilitate.papers.child import Child, Lost
from facilitate.papers.doing import Doing
from facilitate.papers.pdf import Press
from facilitate.papers.typefaces import SHIPPED, stand_ins
from facilitate.papers.workshop import Workshop
from tests.papers.sample import courtyard
from tests.papers.world import LINKS

SLOW = """
import struct, sys, time, json
def write(data): sys.stdout.buffer.write(struct.pack(">I", len(data)) + data); sys.stdout.buffer.flush()
sys.stdin.buffer.read(struct.unpack(">I", sys.stdin.buffer.read(4))[0])
for page in range(1, 7):
    time.sleep(float(sys.argv[1]))
    write(json.dumps({"doing": page}).encode())
write(b'{"pages": 6}'); write(b"made")
"""

TWICE = """
import struct, sys
def write(data): sys.stdout.buffer.write(struct.pack(">I", len(data)) + data); sys.stdout.buffer.flush()
while head := sys.stdin.buffer.read(4):
    asked = sys.stdin.buffer.read(struct.unpack(">I", head)[0])
    write(b'{"doing": 1}'); write(b"{}"); write(asked)
"""


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    made = Press()
    yield made
    made.close()


def test_every_page_is_told_and_that_all_are_laid_out(press: Press) -> None:
    heard: list[int] = []
    press.tell = heard.append
    pages = "".join(f'<p style="break-after:page">{n}</p>' for n in range(5))

    assert press(f"<html lang=en><title>x</title>{pages}").pages == 5
    assert heard[:5] == [1, 2, 3, 4, 5]
    assert heard[-1] == 0


def test_a_child_that_goes_on_may_take_longer_than_its_patience() -> None:
    child, heard = Child([sys.executable, "-c", SLOW, "0.4"], seconds=1.5), list[int]()

    assert child.ask(b"{}", heard.append) == ({"pages": 6}, b"made")
    assert heard == [1, 2, 3, 4, 5, 6]
    child.end()


def test_a_child_that_says_nothing_any_more_is_given_up() -> None:
    child = Child([sys.executable, "-c", SLOW, "30"], seconds=0.5)

    with pytest.raises(Lost):
        child.ask(b"{}")


def test_whoever_breaks_off_in_the_middle_leaves_no_answer_behind_for_the_next() -> None:
    child = Child([sys.executable, "-c", TWICE], seconds=20)

    def break_off(_page: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        child.ask(b"hers", break_off)
    assert child.ask(b"his") == ({}, b"his")
    child.end()


def test_the_workshop_passes_on_at_which_page_a_paper_is_and_makes_it_once() -> None:
    made, heard = Workshop(hands=1), list[Doing]()
    first = made("minutes", "pdf", courtyard(), "zh", LINKS, heard.append)
    again: list[Doing] = []
    second = made("minutes", "pdf", courtyard(), "zh", LINKS, again.append)
    made.close()

    assert [doing.page for doing in heard if doing.page][:2] == [1, 2]
    assert heard[-1].printed
    assert (second.data, again) == (first.data, [])


def test_a_typeface_that_is_not_here_is_not_taken_for_another(press: Press) -> None:
    assert press.known(["No Such Face GB2312", "仿宋_没有"]) == []


def test_for_each_missing_office_typeface_the_first_that_is_here_stands_in() -> None:
    found = stand_ins(lambda families: {"KaiTi", "Noto Serif CJK SC"} & set(families))

    assert {one.name.zh: one.instead for one in found} == {
        "仿宋": "Noto Serif CJK SC",
        "黑体": SHIPPED,
        "小标宋": "Noto Serif CJK SC",
    }
    assert stand_ins(lambda families: families) == ()
