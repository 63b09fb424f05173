"""A greyed button on the phone says what the server would say."""

import re
from pathlib import Path

from facilitate.core.refusals.refusal import REFUSALS
from facilitate.web.words import catalogue

SCRIPT = Path(__file__).parent.parent.parent / "static" / "js" / "reasons.js"
REASON = re.compile(r"^    (\w+): '([^']+)',$", re.MULTILINE)


def reasons() -> dict[str, str]:
    text = SCRIPT.read_text(encoding="utf-8")
    return dict(REASON.findall(text.partition("function refusalWords")[2].partition("\n}")[0]))


def test_a_button_gives_the_same_reason_as_the_refusal() -> None:
    said = reasons()

    assert len(said) > 15
    assert said == {code: REFUSALS[code].zh for code in said}


def test_every_reason_stands_in_english() -> None:
    missing = set(reasons().values()) - set(catalogue("en"))

    assert missing == set()
