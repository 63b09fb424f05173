"""Whatever a meeting brings, the needs report prints something right, with a word where something is left out."""

from __future__ import annotations

import csv
import io
import re

import msgspec
import pytest
from msgspec.structs import replace

from facilitate.papers import make, needs
from facilitate.papers.kit import Desk
from facilitate.papers.links import Links
from facilitate.papers.page import document, dressed
from facilitate.papers.pdf import Press
from facilitate.papers.tongue import Tongue
from facilitate.reports.participation import measures
from facilitate.reports.record import Record
from facilitate.reports.rows import Apart, Comment, Item, Stage, Words
from tests.pace import ms
from tests.papers.bulk import meeting
from tests.papers.sample import courtyard
from tests.papers.world import LINKS, empty

MARKUP = '<svg onload="go()"><script>go()</script>&amp;"\'='
LONG = "下水道堵" * 50_000


def told(record: Record, ext: str = "md", lang: str = "zh") -> str:
    return make("needs", ext, record, lang, LINKS).data.decode()


def everywhere(record: Record, words: str) -> Record:
    """The record with these words in every text that a person can write."""

    def filled(row: msgspec.Struct, *fields: str) -> msgspec.Struct:
        return replace(row, **dict.fromkeys(fields, words))

    return replace(
        record,
        people=tuple(filled(p, "name") for p in record.people),
        items=tuple(replace(i, text=words, fields={"place": words, "since": words, "affected": words}) for i in record.items),
        comments=tuple(filled(c, "text") for c in record.comments),
        answers=tuple(filled(a, "text", "approver", "passed_to", "reason") for a in record.answers),
        offers=tuple(filled(o, "text", "amount", "until") for o in record.offers),
        turns=tuple(filled(t, "gist") for t in record.turns),
        actions=tuple(filled(a, "what") for a in record.actions),
        meeting=replace(record.meeting, title=Words(zh=words, en=words), place=Words(zh=words, en=words), profile=words),
    )  # fmt: skip


def ended_in_the_middle() -> Record:
    record = courtyard()
    stages = (*record.stages[:3], *(Stage(id=s.id, title=s.title, left_out=True) for s in record.stages[3:]))
    return replace(record, stages=stages, ballots=(), selections=(), answers=(), offers=(), actions=())


def without_cards() -> Record:
    record = courtyard()
    heads = tuple(i for i in record.items if i.originals)
    return replace(record, items=heads, ballots=(), selections=(), turns=(), comments=())


def two_people() -> Record:
    bare = meeting(people=2, needs=3, comments=2)
    return replace(bare, measures=measures(bare))


def small_side() -> Record:
    record = courtyard()
    dots, grades = record.ballots[:2]
    few = tuple(
        replace(b, apart=Apart(roles=("rep",), eligible=4, cast=4, counts=b.apart.counts)) for b in (dots, grades)
    )
    return replace(record, ballots=few)


def erased() -> Record:
    """One who asked to be erased bears another name; of another not even that is left."""
    record = courtyard()
    first, *rest = (p for p in record.people if p.role == "resident")
    people = tuple(replace(p, name="已删除") if p.id == first.id else p for p in record.people if p.id != rest[0].id)
    return replace(record, people=people)


CASES = {
    "forty needs with the same dots": (lambda: meeting(30, 40, 20, same_dots=True), r"与另外39件并列第1"),
    "what is not set out one by one": (lambda: meeting(30, 40, 20, same_dots=True), r"还有10件没有逐项写"),
    "more priorities than a page holds": (lambda: meeting(30, 40, 20, same_dots=True), r"另有35件重点，见需求总表"),
    "needs without cards": (without_cards, r"没有卡片、贴点和打分，还没有人问过大家要不要"),
    "two people": (two_people, r"2人发言2次"),
    "nobody came": (empty, r"到现在还没有需求"),
    "ended in the middle": (ended_in_the_middle, r"有\d+个环节没有进行"),
    "still going on": (lambda: replace(courtyard(), meeting=replace(courtyard().meeting, state="open")), r"会议还没有结束"),
    "fewer than five units": (small_side, r"单位代表不足5人，他们的点与分不另列"),
    "somebody erased": (erased, r"未署名"),
    "cards face down": (
        lambda: replace(courtyard(), items=(replace(courtyard().items[0], state="waiting"), *courtyard().items[1:])),
        r"有1张卡片没有公开",
    ),
    "five thousand comments": (lambda: meeting(50, 10, 5000), r"另有\d{3}条留言"),
    "a line of 200,000 characters": (lambda: everywhere(courtyard(), LONG), r"……（全文200000字"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_it_prints_something_right_and_says_what_is_left_out(case):
    record, word = CASES[case]

    assert re.search(word, told(record()))


@pytest.mark.parametrize(
    "case", ["needs without cards", "two people", "somebody erased", "a line of 200,000 characters"]
)
@pytest.mark.parametrize("ext", ["html", "docx", "xlsx", "csv"])
def test_every_form_of_it_is_made(case, ext):
    assert make("needs", ext, CASES[case][0](), "en", LINKS).data


def test_two_people_are_not_broken_down():
    page = told(two_people())

    assert "人数与发言时间" not in page
    assert "平分" not in page


def test_fewer_than_five_units_are_told_nowhere_by_themselves():
    page = told(small_side())
    rows = list(csv.DictReader(io.StringIO(told(small_side(), "csv").removeprefix("\ufeff"))))

    assert "单位另列" not in page
    assert [row["单位另列"] + row["各方共同看重"] for row in rows] == [""] * 10
    assert "各方共同看重＝" not in page


def test_markup_of_people_stays_text_in_every_field():
    page = told(everywhere(courtyard(), MARKUP), "html")
    body = page[page.index("<body") :]

    assert "<script" not in body
    assert "<svg onload" not in body
    assert body.count("&lt;svg onload=") > 50


def test_a_long_line_makes_no_long_paper():
    assert len(told(everywhere(courtyard(), LONG), "html")) < 2_000_000


def test_the_profile_stands_where_the_organiser_wrote_one_and_nowhere_else():
    with_one = replace(
        courtyard(), meeting=replace(courtyard().meeting, profile="四个单元，九十六户。\n\n建于1982年。")
    )

    assert "三、社区基本情况\n\n四个单元，九十六户。\n\n建于1982年。" in told(with_one)
    assert "社区基本情况" not in told(courtyard())


def test_residents_who_wrote_are_named_by_their_group_alone():
    record = courtyard()
    writers = {i.by for i in record.items if i.by and not i.originals}
    names = [p.name for p in record.people if p.id in writers and p.role == "resident"]
    annex = told(record).split("附件：卡片原文")[1]

    assert [name for name in names if name in annex] == []


def test_comments_and_cards_of_people_who_are_gone_carry_no_code_of_theirs():
    record = replace(courtyard(), comments=(Comment(id="x", about="n1", text="还在吗", by="p9", at=1),))
    card = Item(id="gone", kind="need", text="走了的人写的", by="p9", stage="gather", at=9_000)

    assert "p9" not in told(replace(record, items=(*record.items, card)))


def test_three_hundred_people_two_hundred_needs_and_two_thousand_comments_take_no_longer_than_twenty_seconds_of_work():
    resource = pytest.importorskip("resource")
    record, press = meeting(300, 200, 2000), Press(seconds=300)
    page = dressed(document(needs.document(Desk(record, Tongue("zh"), Links())), Tongue("zh")), (), "zh")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    mine = ms(lambda: document(needs.document(Desk(record, Tongue("zh"), Links())), Tongue("zh")), tries=1)
    pdf = press(page)
    press.close()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)

    assert pdf.pages > 30
    assert mine < 5000
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 20
    assert after.ru_maxrss < 1_000_000
