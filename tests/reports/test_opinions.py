"""Opinion groups: found where they are, not where chance looks like them, and never told of a few."""

import random
from collections.abc import Mapping
from pathlib import Path

from facilitate.reports.opinion_groups import grouped, silhouette
from facilitate.reports.opinion_map import places
from facilitate.reports.opinions import FEWEST, Share, Statement, opinions
from tests.pace import ms

EXCERPT = Path(__file__).parent.parent / "data" / "vtaiwan_excerpt.tsv"
SIGNS = {"+": 1, "-": -1, "0": 0}
Answers = dict[str, dict[str, int]]


def excerpt() -> tuple[Answers, dict[str, str]]:
    """Answers of real people, and the group in which each was published."""
    head, *rows = [line.split("\t") for line in EXCERPT.read_text("utf-8").splitlines()]
    statements = head[2].split()
    answers = {
        row[0]: {s: SIGNS[sign] for s, sign in zip(statements, row[2], strict=True) if sign in SIGNS} for row in rows
    }
    return answers, {row[0]: row[1] for row in rows}


def camps(people: int, statements: int = 20, loyal: float = 0.8, *, seed: int = 1, camps: int = 2) -> Answers:
    """People of two camps (p0, p2 … and p1, p3 …) that answer two in three statements, mostly as their camp does."""
    chance = random.Random(seed)
    line = [[chance.choice((1, -1)) for _ in range(statements)] for _ in range(camps)]
    line[1:] = [[-answer for answer in line[0]]] if camps == 2 else line[1:]
    return {
        f"p{n}": {
            f"s{k}": line[n % camps][k] if chance.random() < loyal else chance.choice((1, 0, -1))
            for k in range(statements)
            if chance.random() < 0.67
        }
        for n in range(people)
    }


def noise(people: int, seed: int) -> Answers:
    chance = random.Random(seed)
    return {f"p{n}": {f"s{k}": chance.choice((1, 1, 0, -1)) for k in range(20)} for n in range(people)}


def share_alike(found: Mapping[str, int], known: Mapping[str, str]) -> float:
    """The share of people placed as they are known, whichever way round the two groups are named."""
    same = sum(str(home) == known[person] for person, home in found.items()) / len(known)
    return max(same, 1 - same)


def test_two_camps_are_told_apart_though_a_third_of_the_answers_is_missing() -> None:
    answers = camps(80)

    found = grouped(places(answers))

    assert share_alike(found, {person: str(int(person[1:]) % 2) for person in answers}) >= 0.97


def test_real_people_are_placed_as_published() -> None:
    """All votes of all people give 0.93 (tools/opinions.py); an excerpt of sixty statements knows less."""
    answers, published = excerpt()

    found = grouped(places(answers))

    assert len(found) == len(published)
    assert set(found.values()) == {0, 1}
    assert share_alike(found, published) >= 0.84


def test_published_groups_dealt_out_anew_are_not_met() -> None:
    answers, published = excerpt()
    dealt = list(published.values())
    random.Random(4).shuffle(dealt)

    assert share_alike(grouped(places(answers)), dict(zip(published, dealt, strict=True))) < 0.7


def test_what_both_groups_back_and_where_they_part_is_told() -> None:
    found = opinions(excerpt()[0])

    assert found is not None
    assert len(found.sizes) == 2
    assert {"7", "16", "40"} <= {
        one.id for one in found.common
    }  # insurance for drivers and for passengers, safety first
    assert {"18", "44"} <= {one.id for one in found.dividing}  # not under the law, so a risk; unlicensed, so unsafe
    assert all(2 * share.agree > share.answered for one in found.common for share in one.shares)
    assert [one.consensus for one in found.common] == sorted((one.consensus for one in found.common), reverse=True)


def test_answers_by_chance_fall_into_no_groups() -> None:
    for people in (30, 60, 200):
        found = [opinions(noise(people, seed)) for seed in range(4)]

        assert [one and (one.sizes, one.caution) for one in found] == [((), "no_groups")] * 4


def test_twelve_people_get_the_caution_and_no_groups() -> None:
    found = opinions(camps(12))

    assert found is not None
    assert (found.sizes, found.caution, found.common, found.dividing) == ((), "few_people", (), ())


def test_from_thirty_people_there_are_groups_with_a_word_of_caution_below_a_hundred() -> None:
    few, some, many = opinions(camps(FEWEST - 1)), opinions(camps(FEWEST)), opinions(camps(100))

    assert few is not None
    assert some is not None
    assert many is not None
    assert (few.sizes, few.caution) == ((), "few_people")
    assert (some.sizes, some.caution) == ((15, 15), "small")
    assert (many.sizes, many.caution) == ((50, 50), "")


def test_whoever_answered_little_is_counted_and_not_placed() -> None:
    found = opinions(camps(40) | {"late": {"s1": 1, "s2": -1}, "silent": {}})

    assert found is not None
    assert (found.people, found.placed) == (41, 40)


def test_a_group_of_four_is_never_told_apart() -> None:
    loners = {f"x{n}": {f"s{k}": -answer for k, answer in enumerate([1, -1] * 10)} for n in range(4)}
    crowd = {f"p{n}": {f"s{k}": answer for k, answer in enumerate([1, -1] * 10)} for n in range(40)}

    found = opinions(crowd | loners)

    assert found is not None
    assert (found.sizes, found.caution) == ((), "no_groups")


def test_too_few_statements_ask_for_no_groups() -> None:
    assert opinions(camps(50, statements=4)) is None
    assert opinions({}) is None


def test_all_of_one_mind_is_one_group() -> None:
    found = opinions({f"p{n}": {f"s{k}": 1 for k in range(10)} for n in range(50)})

    assert found is not None
    assert (found.sizes, found.caution) == ((), "no_groups")


def test_the_order_of_people_changes_nothing() -> None:
    answers = camps(60)
    turned = dict(reversed(answers.items()))

    assert grouped(places(answers)) == grouped(places(turned))
    assert opinions(answers) == opinions(turned)


def test_consensus_is_the_product_of_what_each_group_backs() -> None:
    one = Statement("s", (Share(agree=8, disagree=1, answered=10), Share(agree=3, disagree=0, answered=4)))

    assert one.consensus == 9 / 12 * 4 / 6
    assert round(one.divide, 3) == round(9 / 12 - 4 / 6, 3)


def test_a_silhouette_worked_out_by_hand() -> None:
    assert silhouette([(0, 0), (1, 0), (10, 0), (11, 0)], [0, 0, 1, 1]) == (1 - 1 / 10.5 + 1 - 1 / 9.5) / 2


def test_three_hundred_people_on_fifty_statements_take_less_than_a_second_and_a_half() -> None:
    answers = camps(300, 50)
    assert opinions(camps(30, 5))

    assert ms(lambda: opinions(answers), tries=1) < 1500
