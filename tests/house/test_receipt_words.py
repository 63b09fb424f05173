"""The words of receipts stand twice, for papers and for phones, and are the same list in the same order."""

import re

from facilitate.core.ballot import receipt_words
from tests.house.tree import text


def pairs(path: str) -> list[str]:
    (block,) = re.findall(r"PAIRS = (?:\"\"\"|`)\n(.+?)(?:\"\"\"|`)", text(path), re.S)
    return [pair.strip() for pair in re.split(r"[\n,]", block.strip())]


def test_phones_and_papers_name_a_receipt_with_the_same_words() -> None:
    here = pairs("facilitate/core/ballot/receipt_words.py")

    assert here == pairs("static/js/receiptWords.js")
    assert here == [f"{zh} {en}" for zh, en in receipt_words.WORDS]
