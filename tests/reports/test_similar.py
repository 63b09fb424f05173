"""Similar cards are suggested: rightly on the courtyard's cards, in both scripts, and fast."""

import csv
import random
from pathlib import Path

import yaml

from facilitate.reports.categories import known_words
from facilitate.reports.keywords import keywords, shared
from facilitate.reports.similar import Pair, groups, similar, suggested
from facilitate.service.lists import lists
from tests.pace import ms

STORY = yaml.safe_load((Path(__file__).parent.parent / "data" / "courtyard123.yaml").read_text(encoding="utf-8"))
CARDS = {card["id"]: card["text"] for card in STORY["cards"]}
NEED = {card["id"]: card["need"] for card in STORY["cards"]}
WORDS = known_words(lists().needs)
with (Path(__file__).parent.parent / "data" / "needs_kinds.tsv").open(encoding="utf-8") as file:
    KINDS = list(csv.DictReader(file, delimiter="\t"))


def precision_and_recall(twins: set[frozenset[str]], *, near: bool) -> tuple[float, float]:
    """Of the pairs suggested among 132 needs (only those marked `near`, or all), and of the 39 marked by hand."""
    found = {
        frozenset((pair.one, pair.other))
        for pair in similar({row["n"]: row["text"] for row in KINDS}, WORDS)
        if pair.near or not near
    }
    return len(found & twins) / len(found), len(found & twins) / len(twins)


def test_near_duplicates_and_rewordings_are_found_among_many_needs() -> None:
    twins = {frozenset((row["n"], row["same_as"])) for row in KINDS if row["same_as"]}

    near, all_ = precision_and_recall(twins, near=True), precision_and_recall(twins, near=False)

    assert len(twins) == 39
    assert (near[0] >= 0.95, near[1] >= 0.7) == (True, True), near
    assert (all_[0] >= 0.75, all_[1] >= 0.95) == (True, True), all_


def test_twins_dealt_out_anew_are_not_found() -> None:
    numbers = [row["n"] for row in KINDS]
    random.Random(4).shuffle(numbers)

    precision, recall = precision_and_recall({frozenset(numbers[n : n + 2]) for n in range(0, 78, 2)}, near=False)

    assert max(precision, recall) < 0.1


def test_a_group_tells_the_words_its_cards_share() -> None:
    (group, *_) = suggested((("a", "樓道燈壞了兩個月"), ("b", "楼道灯坏了，晚上摔过人"), ("c", "想要长椅")), WORDS)

    assert group.items == ("a", "b")
    assert "楼道灯" in group.words


def test_shared_words_do_not_overlap_and_hold_no_filler() -> None:
    assert shared(["降压药在卫生站开不到", "卫生站开不到降压药"], WORDS) == ("卫生站", "降压药")
    assert shared(["我觉得我们应该可以", "我觉得这个真的可以"], WORDS) == ()


def test_keywords_tell_what_a_need_is_about() -> None:
    assert keywords(["Our pipe leaks", "A pipe broke"], WORDS) == ("pipe", "leak")
    assert keywords(["没有坐的地方"], WORDS) == ("坐的地方",)
    assert keywords([], WORDS) == ()


def test_every_pair_suggested_in_the_courtyard_is_about_one_need() -> None:
    pairs = similar(CARDS, WORDS)

    assert len(pairs) >= 7
    assert all(NEED[pair.one] == NEED[pair.other] for pair in pairs)


def test_the_three_cards_about_rubbish_come_as_one_group() -> None:
    assert {"c15", "c16", "c23"} in [set(group) for group in groups(similar(CARDS, WORDS))]


def test_cards_in_nearly_the_same_words_are_marked_and_stand_first() -> None:
    cards = {
        "a": "三单元前面的路灯坏了",
        "b": "三单元前面路灯坏了！",
        "c": "希望有个地方晾衣服",
        "d": "晾衣服的地方太少",
    }

    pairs = similar(cards)

    assert [(pair.one, pair.other, pair.near) for pair in pairs] == [("a", "b", True), ("c", "d", False)]
    assert pairs[0].score > 0.8


def test_simplified_and_traditional_say_the_same() -> None:
    (pair,) = similar({"a": "消防通道被车堵住", "b": "消防通道被車堵住", "c": "老人食堂"})

    assert (pair.one, pair.other, pair.score) == ("a", "b", 1)


def test_english_cards_are_compared_by_words_that_matter() -> None:
    cards = {
        "a": "The street lamp is broken",
        "b": "Could you please mend the broken lamp",
        "c": "Please, the bins are full",
    }

    assert [(pair.one, pair.other) for pair in similar(cards)] == [("a", "b")]


def test_filler_alone_makes_no_cards_alike() -> None:
    assert similar({"a": "我觉得我们应该可以", "b": "希望你们能够", "c": "我觉得这个真的非常"}) == ()
    assert similar({"a": "", "b": ""}) == ()
    assert similar({}) == ()


def test_a_group_holds_only_cards_that_all_resemble_each_other() -> None:
    chain = (Pair("a", "b", 0.9), Pair("b", "c", 0.8), Pair("d", "e", 0.7), Pair("d", "f", 0.6), Pair("e", "f", 0.5))

    assert [set(group) for group in groups(chain)] == [{"a", "b"}, {"d", "e", "f"}]


def many(cards: int) -> dict[str, str]:
    """Made of two needs each, so that many share words."""
    texts = [row["text"] for row in KINDS]
    size = len(texts)
    return {f"c{n}": (texts[n % size] + texts[(n * 7 + n // size) % size])[:60] for n in range(cards)}


def test_two_thousand_cards_are_compared_in_two_seconds_and_one_more_in_a_fraction() -> None:
    cards = many(2000)

    whole = ms(lambda: similar(cards, WORDS), tries=1)
    one_more = ms(lambda: similar(cards | {"late": "三单元的灯又坏了，下水道也堵了"}, WORDS), tries=1)

    assert whole < 2000
    assert one_more < whole / 2


def test_two_thousand_cards_in_nearly_the_same_words_do_not_stop_the_desk() -> None:
    cards = {f"c{n}": f"{n}单元三楼的路灯坏了" for n in range(2000)}
    found: list[object] = []

    took = ms(lambda: found.extend(suggested(tuple(cards.items()), WORDS)), tries=1)

    assert len(found) == 40
    assert took < 4000


def test_cards_in_the_same_words_stand_in_one_group() -> None:
    assert groups(similar(dict.fromkeys("abcde", "路灯坏了"))) == (("a", "b", "c", "d", "e"),)
