"""The opinion groups in the needs report: told where there are enough people, a caution where there are not."""

import msgspec
import pytest

from facilitate.papers.blocks import Block, Cell, Heading, Para, Runs, Table
from facilitate.papers.kit import Desk
from facilitate.papers.links import Links
from facilitate.papers.opinion import section
from facilitate.papers.tongue import Language, Tongue
from tests.papers.sample import courtyard
from tests.reports.test_opinion import voted
from tests.reports.test_opinions import camps, noise


def desk(people: int, language: Language = "zh") -> Desk:
    return Desk(voted(camps(people)), Tongue(language), Links())


def words(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def row(cells: tuple[Cell, ...]) -> list[str]:
    return [" ".join(words(line) for line in each.lines) for each in cells]


def said(blocks: list[Block]) -> str:
    return "\n".join(words(block.runs) for block in blocks if isinstance(block, Para | Heading))


def test_sixty_people_are_told_their_groups_with_a_word_of_caution() -> None:
    blocks = section(desk(60))
    (table,) = [block for block in blocks if isinstance(block, Table)]

    assert "60人对20件事公开表过态（赞成、反对或弃权），其中60人表态够多（7件以上）。" in said(blocks)
    assert "分成2群：第1群30人、第2群30人。人数不到100，分群只作参考。" in said(blocks)
    assert all(len(row(cells)) == 3 and row(cells)[0].endswith("件事") for cells in table.rows)
    assert all("%" in share for share in row(table.rows[0])[1:])


def test_twelve_people_get_the_caution_alone() -> None:
    (only,) = section(desk(12))

    assert "不到30人，偶然会看成规律，所以不分群" in said([only])


def test_answers_by_chance_say_so() -> None:
    (only,) = section(Desk(voted(noise(60, 1)), Tongue("zh"), Links()))

    assert "看法没有明显分成几群" in said([only])


def test_a_meeting_that_asked_nothing_in_the_open_has_no_section() -> None:
    assert section(Desk(courtyard(), Tongue("zh"), Links())) == []


@pytest.mark.parametrize("people", [12, 60, 120])
def test_in_english_no_chinese_stands_but_the_matters(people: int) -> None:
    blocks = section(desk(people, "en"))
    tables = [block for block in blocks if isinstance(block, Table)]
    heads = [column.title for table in tables for column in table.columns]

    assert not any("\u4e00" <= sign <= "\u9fff" for sign in said(blocks) + "".join(heads))


def test_what_is_hidden_is_not_told() -> None:
    record = voted(camps(60))
    hidden = tuple(msgspec.structs.replace(item, state="hidden") for item in record.items)

    blocks = section(Desk(msgspec.structs.replace(record, items=hidden), Tongue("zh"), Links()))

    assert not any(isinstance(block, Table) for block in blocks)
