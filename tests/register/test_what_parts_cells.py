"""Which sign parts the cells of a .csv: told by how it stands in the first lines outside quotes, not by how often."""

import csv
import io

import pytest

from facilitate.register.declined import Declined
from facilitate.register.sheets.commas import commas
from facilitate.register.sheets.reading import Cell

HEADS = ("姓名", "门牌", "说的话")
WORDS = (
    ("王芳", "3-201", "路灯|楼道|电梯|门禁|车棚|花坛"),
    ("李强", "1-102", "a|b|c|d|e|f; g; h; i"),
    ("赵敏", "2-305", "先修路灯，再说别的|或者一起"),
)


def rows(data: bytes) -> list[tuple[Cell, ...]]:
    return [row.cells for row in commas(data).pages[0].rows]


def written(between: str, *told: tuple[str, ...], encoding: str = "utf-8") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=between).writerows(told)
    return text.getvalue().encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_upright_strokes_in_peoples_words_part_nothing(between: str, encoding: str) -> None:
    assert rows(written(between, HEADS, *WORDS, encoding=encoding)) == [HEADS, *WORDS]


def test_an_upright_stroke_parts_where_it_stands_in_every_line() -> None:
    told = [(name, door, words.replace("|", "、")) for name, door, words in WORDS]

    assert rows(written("|", HEADS, *told)) == [HEADS, *told]


def test_what_stands_in_quotes_does_not_count_line_breaks_and_doubled_quotes_included() -> None:
    told = [(name, door, f'他说"{"|;,".join(words)}"\n一行;二行;三行\n"|"|"|"') for name, door, words in WORDS]
    quoted = "\n".join(";".join(f'"{cell}"' for cell in (a, b, c.replace('"', '""'))) for a, b, c in [HEADS, *told])

    assert rows(quoted.encode()) == [HEADS, *told]


@pytest.mark.parametrize(
    "text",
    [
        "名字\n王芳\n李强\n",
        "意见\n路灯坏了\n楼道太黑|电梯太慢|门禁失灵\n没有意见\n挺好\n",
        '意见\n"路灯坏了,没人修;真的"\n"楼道\n太黑|太脏"\n',
        "意见\r\n先修路灯; 再修楼道; 再说\r\n好\r\n好\r\n",
        "只有一行",
    ],
)
def test_a_file_of_one_column_stays_one(text: str) -> None:
    assert {len(row) for row in rows(text.encode("gbk"))} == {1}
    assert {len(row) for row in rows(text.encode())} == {1}


def test_commas_in_numbers_do_not_part_what_semicolons_part() -> None:
    told = (("项目", "单价", "数量"), ("路灯", "1,5", "2,50"), ("门禁", "12,25", "3,5"))

    assert rows("\n".join(";".join(row) for row in told).encode()) == [("项目", "单价", "数量"), *told[1:]]


def test_titles_above_the_list_and_lines_of_unlike_length_change_nothing() -> None:
    text = "甲一号院|乙二号院|2026年\n\n姓名,门牌,电话,说的话\n王芳,3-201\n李强,1-102,,一|二|三\n赵敏,2-305,,四|五|六\n钱多,4-4\n"

    found = rows(text.encode())

    assert found[0] == ("甲一号院|乙二号院|2026年",)
    assert found[1:] == [
        ("姓名", "门牌", "电话", "说的话"), ("王芳", "3-201"), ("李强", "1-102", "", "一|二|三"), ("赵敏", "2-305", "", "四|五|六"),
        ("钱多", "4-4"),
    ]  # fmt: skip


def test_a_quote_that_is_never_closed_is_told_whatever_stands_behind_it() -> None:
    text = "姓名,说的话\n王芳,x|y\n李强," + '"' + "|x;\n" * 400_000

    with pytest.raises(Declined) as told:
        commas(text.encode())

    assert told.value.reason == "open_quote"
