"""Words that begin a line at the desk begin it as a sentence does, in English too."""

import re
from pathlib import Path

from facilitate.core.refusals.refusal import REFUSALS
from facilitate.web.words import catalogue

SCRIPT = (Path(__file__).parent.parent.parent / "static" / "js" / "desk" / "words.js").read_text(encoding="utf-8")


def named(table: str) -> dict[str, str]:
    """The codes of one table of the desk's words, with their Chinese sentences."""
    return dict(
        re.findall(r"(\w+): \(\) => t\('([^']+)'\)", SCRIPT.partition(f"const {table} = {{")[2].partition("\n};")[0])
    )


def test_why_a_stage_is_not_ready_begins_with_a_capital() -> None:
    said = {code: catalogue("en")[zh] for code, zh in named("READY").items()}

    assert len(said) > 8
    assert {code: words for code, words in said.items() if not words[0].isupper()} == {}


def test_every_reason_that_bars_a_button_is_a_refusal_of_the_core() -> None:
    barred = named("REFUSALS")

    assert {"closed_stays_closed", "settled_stays"} <= barred.keys()
    assert barred.keys() <= REFUSALS.keys()
