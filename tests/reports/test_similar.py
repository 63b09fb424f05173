"""Similar cards are suggested: rightly on the courtyard's cards, in both scripts, and fast."""

import time
from pathlib import Path

import yaml

from facilitate.reports.similar import Pair, groups, similar
from facilitate.service.lists import lists

STORY = yaml.safe_load((Path(__file__).parent.parent / "data" / "courtyard123.yaml").read_text(encoding="utf-8"))
CARDS = {card["id"]: card["text"] for card in STORY["cards"]}
NEED = {card["id"]: card["need"] for card in STORY["cards"]}
WORDS = [word for need in lists().needs for word in need.words + need.words_en]


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


def test_five_hundred_cards_are_compared_while_the_desk_waits() -> None:
    texts = list(CARDS.values())
    many = {f"c{n}": (texts[n % 32] + texts[(n * 7 + n // 32) % 32])[:60] for n in range(500)}
    began = time.process_time()

    found = similar(many, WORDS)

    assert found
    assert time.process_time() - began < 0.5
