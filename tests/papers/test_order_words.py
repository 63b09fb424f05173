"""What happened to the order of the meeting stands in the full record in words, never in the codes of the program."""

from __future__ import annotations

import inspect
import re
from typing import Any

import msgspec
import pytest

from facilitate.core.decide import VERBS
from facilitate.papers import make
from facilitate.papers.full_words import STEPS
from facilitate.papers.links import Links
from facilitate.reports.fold import record
from facilitate.reports.record import Record
from facilitate.reports.rows import Conduct
from facilitate.service.lists import lists
from tests.cast import Core, cast
from tests.replay.shipped import shipped


def ordered(told: Record, lang: Any = "zh") -> str:
    """The rows of that section alone."""
    said = make("record", "md", told, lang, Links()).data.decode()
    title = "程序事项" if lang == "zh" else "Order of the meeting"
    return re.split(r"\n## ", said.split(title, 1)[1])[0]


def with_rows(*rows: Conduct) -> Record:
    return msgspec.structs.replace(shipped("nantang")[1], conduct=rows)


def evening() -> Record:
    """A wrong next and a reminder, both taken back, and a stage made longer."""
    hall = cast()
    hall.go("gather")
    hall.do("host", "warn", person=hall.ids["wang"], offence="off_topic")
    hall.do("host", "undo")
    hall.do("host", "advance")
    hall.do("host", "undo")
    hall.do("host", "squeeze", stage="gather", minutes=14)
    assert isinstance(hall.place, Core)
    return record(hall.m, hall.place.entries, lists())


def test_a_step_taken_back_is_told_in_words() -> None:
    said = ordered(evening())

    assert re.search(r"撤回一步 \| — \| 提醒 \|", said)
    assert re.search(r"撤回一步 \| — \| 进入下一环节 \|", said)
    assert re.search(r"裁定撤销 \| \S+ \| 主持人撤回 \|", said)
    assert "14分钟" in said


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_code_of_the_program_stands_there(lang: Any) -> None:
    said = re.sub(r"\|[^|]*\|\n", "|\n", ordered(evening(), lang))

    assert re.findall(r"\b(?:undo|warn|advance|squeeze|gather)\b", said) == []


def test_even_a_step_that_nobody_has_words_for_is_not_told_by_its_code() -> None:
    said = ordered(with_rows(Conduct(at=60, kind="undo", text="conjure"), Conduct(at=61, kind="lifted", text="whim")))

    assert "撤回一步" in said
    assert re.findall(r"[a-z]{3,}", said.replace("---", "")) == []


def test_every_verb_that_can_be_taken_back_has_its_words() -> None:
    keeping = {verb for verb, act in VERBS.items() if "undo.keep(" in inspect.getsource(inspect.getmodule(act) or act)}

    assert {"advance", "close_ballot", "merge"} <= keeping
    assert keeping - set(STEPS) == set()
