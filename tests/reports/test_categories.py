"""Categories suggested from a card's words: rightly in both scripts and in English, with the words that say so, on phones too."""

import csv
import json
import random
import subprocess
from collections.abc import Sequence
from pathlib import Path

import msgspec
import playwright
import pytest

from facilitate.reports.categories import folding, suggest
from facilitate.resources import resource
from facilitate.service.lists import lists

NEEDS = lists().needs
DATA = Path(__file__).parent.parent / "data"
NODE = Path(playwright.__file__).parent / "driver" / "node"  # comes with the tests' own libraries
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    """Needs with their kind; the floors below stand a little under what was measured when the set was new."""
    with (DATA / f"{name}.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def first_and_third(some: Sequence[Row]) -> tuple[float, float]:
    """The shares whose kind is suggested first, and among the first three."""
    told = [([one.code for one in suggest(row["text"], NEEDS)], row["kind"]) for row in some]
    return sum(codes[:1] == [kind] for codes, kind in told) / len(told), sum(
        kind in codes[:3] for codes, kind in told
    ) / len(told)


@pytest.mark.parametrize(
    ("name", "first", "third"),
    [("needs_kinds", 0.88, 0.95), ("needs_kinds_held_out", 0.8, 0.85), ("needs_kinds_blind", 0.72, 0.78)],
)
def test_needs_in_everyday_words_are_placed(name: str, first: float, third: float) -> None:
    found = first_and_third(rows(name))

    assert found[0] >= first
    assert found[1] >= third


@pytest.mark.parametrize("tongue", ["zh", "hant", "en"])
def test_no_script_or_language_is_placed_much_worse(tongue: str) -> None:
    first, third = first_and_third([row for row in rows("needs_kinds") if row["tongue"] == tongue])

    assert first >= 0.85
    assert third >= 0.95


def test_labels_dealt_out_anew_fall_far_below_the_floor() -> None:
    some = rows("needs_kinds")
    kinds = [row["kind"] for row in some]
    random.Random(4).shuffle(kinds)

    first, third = first_and_third([row | {"kind": kind} for row, kind in zip(some, kinds, strict=True)])

    assert first < 0.25
    assert third < 0.4


def test_a_suggestion_tells_which_words_say_so() -> None:
    (best, *_) = suggest("三單元的下水道又返水了", NEEDS)

    assert best.code == "utilities"
    assert {"下水道", "返水"} <= set(best.words)


def test_a_hint_gives_way_to_a_word_that_names_the_matter() -> None:
    assert [one.code for one in suggest("孩子看病要跑很远", NEEDS)] == ["health", "children"]


def test_a_phone_suggests_the_same(tmp_path: Path) -> None:
    """The phone's own script, given the lists as a page gives them, against the function here, on every need of both sets."""
    scripts = resource("static") / "js"
    script = (scripts / "wordlist.js").read_text(encoding="utf-8").replace("../js/pointing.js", "./pointing.mjs")
    (tmp_path / "pointing.mjs").write_text((scripts / "pointing.js").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "page.mjs").write_text("export const page = {wordlist: '/wordlist/1.json'};", encoding="utf-8")
    (tmp_path / "wordlist.mjs").write_text(script.replace("./page.js", "./page.mjs"), encoding="utf-8")
    served = json.dumps({"needs": msgspec.to_builtins(NEEDS), "fold": folding(NEEDS)})
    texts = [row["text"] for name in ("needs_kinds", "needs_kinds_held_out") for row in rows(name)]
    ask = f"""import {{suggestedCategory}} from './wordlist.mjs';
globalThis.fetch = async () => new Response({json.dumps(served)});
suggestedCategory('');
setTimeout(() => console.log(JSON.stringify({json.dumps(texts)}.map(suggestedCategory))), 50);"""
    (tmp_path / "ask.mjs").write_text(ask, encoding="utf-8")

    said = subprocess.run([str(NODE), str(tmp_path / "ask.mjs")], capture_output=True, text=True, check=True).stdout

    for text, told in zip(texts, json.loads(said), strict=True):
        best = next(iter(suggest(text, NEEDS)), None)
        assert told == (best and {"code": best.code, "words": list(best.words)}), text


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("下水一年堵四回，该把地下的管子换掉", "utilities"),
        ("漏水到楼下，邻居不肯修", "neighbours"),
        ("電動車飛線充電，堵住消防通道", "parking"),
        ("單元門口要坡道和扶手", "care"),
        ("The drain is leaking into the stairwell", "utilities"),
        ("Two DOGS barking all night, so noisy", "neighbours"),
        ("家暴找谁", "women"),
    ],
)
def test_the_words_of_a_card_suggest_its_category(text: str, first: str) -> None:
    assert suggest(text, NEEDS)[0].code == first


@pytest.mark.parametrize("text", ["", "你好", "scarf and carpet", "a treetop"])
def test_words_that_name_no_matter_suggest_nothing(text: str) -> None:
    assert suggest(text, NEEDS) == ()


def test_a_card_about_two_matters_suggests_both() -> None:
    assert {one.code for one in suggest("垃圾堆在停车位上", NEEDS)} == {"sanitation", "parking"}
