"""The phones of bench and fault harnesses wait as the real ones do: by the numbers in the scripts themselves."""

import random
import re
from dataclasses import asdict
from itertools import islice
from pathlib import Path

import pytest

from facilitate.bench.habits import NOT_NOW, PHONE

SCRIPTS = Path(__file__).parents[2] / "static/js"
NUMBERS = {
    "knock": ("link.js", r"reconnectionDelay: (\d+)"),
    "knock_most": ("link.js", r"KNOCK_MOST_MS = (\d+)"),
    "later_most": ("link.js", r"LATER_MOST_MS = (\d+)"),
    "tries": ("link.js", r"SOON_TRIES = (\d+)"),
    "jitter": ("link.js", r"randomizationFactor: ([.\d]+)"),
    "patience": ("link.js", r"PATIENCE_MS = (\d+)"),
    "pause": ("outbox.js", r"PAUSE_MS = (\d+)"),
    "pause_most": ("outbox.js", r"PAUSE_MOST_MS = (\d+)"),
}


def in_script(script: str, pattern: str) -> str:
    (found,) = re.findall(pattern, (SCRIPTS / script).read_text(encoding="utf-8"))
    return str(found)


@pytest.mark.parametrize("name", asdict(PHONE))
def test_each_number_is_that_of_the_scripts(name: str) -> None:
    assert asdict(PHONE)[name] == float(in_script(*NUMBERS[name]))


def test_the_refusals_after_which_an_act_goes_again_are_those_of_the_scripts() -> None:
    assert set(re.findall(r"\w+", in_script("link.js", r"NOT_NOW = \[(.*)\]"))) == NOT_NOW


def test_an_act_that_is_not_taken_rests_longer_each_time_and_never_over_the_most() -> None:
    rests = list(islice(PHONE.rests(random.Random(7)), 12))

    assert 0.5 <= rests[0] <= 1.5
    assert max(rests) <= PHONE.pause_most * 1.5 / 1000
    assert min(rests[5:]) >= PHONE.pause_most * 0.5 / 1000
