"""What stands in the papers: every act of the sample, sources behind every sentence, nothing empty, the right words."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec
import pytest

from facilitate.papers import full, make, minutes, needs
from facilitate.papers.blocks import Document, Facts, Heading, Para, Table
from facilitate.papers.kit import Desk
from facilitate.papers.links import Links, masked
from facilitate.papers.tongue import Tongue, english
from facilitate.papers.widen import widen
from facilitate.reports.numbers import Ref
from facilitate.reports.rows import Answer
from tests.papers.sample import courtyard
from tests.papers.world import LINKS


def desk(lang="zh", record=None):
    return Desk(record or courtyard(), Tongue(lang), Links())


def words(document: Document) -> str:
    """All the text of a paper."""
    found: list[str] = list(document.title)
    for block in document.blocks:
        match block:
            case Heading(runs=runs) | Para(runs=runs):
                found += [run.text for run in runs]
            case Table(rows=rows):
                found += [run.text for row in rows for cell in row for line in cell.lines for run in line]
            case Facts(pairs=pairs):
                found += [run.text for _, runs in pairs for run in runs]
    return "\n".join(found)


def test_every_act_of_the_sample_stands_in_the_full_record():
    record, page = courtyard(), words(full.document(desk()))
    told = [
        *(item.text for item in record.items),
        *(comment.text for comment in record.comments),
        *(answer.text for answer in record.answers),
        *(offer.text for offer in record.offers),
        *(action.what for action in record.actions),
        *(turn.gist for turn in record.turns),
        *(note.text for note in record.notes),
        *(row.text for row in record.conduct),
        *(person.name for person in record.people),
    ]

    assert [text for text in told if text not in page] == []
    assert len(re.findall(r"^限\d+秒$", page, re.M)) == len(record.turns)


@pytest.mark.parametrize("paper", [minutes, full, needs])
def test_no_section_is_empty(paper):
    blocks = paper.document(desk()).blocks
    bare = [
        (a, b) for a, b in pairwise(blocks) if isinstance(a, Heading) and isinstance(b, Heading) and b.level <= a.level
    ]

    assert bare == []
    assert not isinstance(blocks[-1], Heading)


def test_every_sentence_of_the_main_views_ends_in_its_numbers():
    document = minutes.document(desk())
    paragraphs = [
        after
        for block, after in pairwise(document.blocks)
        if isinstance(block, Heading) and block.level == 3 and isinstance(after, Para)
    ]
    kinds = ["src" if run.kind == "src" else "said" for paragraph in paragraphs for run in paragraph.runs]

    assert len(paragraphs) == 6
    assert kinds == ["said", "src"] * (len(kinds) // 2)


def test_a_roundtable_has_answers_and_commitments_but_no_resolution():
    page = words(minutes.document(desk()))

    assert "答复与承诺" in page
    assert "决议" not in page
    assert "议定" not in page


def test_reply_by_a_date_is_not_told_as_do_by_a_date():
    promise = Answer(id="9", about="n6", kind="reply_by", text="研究垃圾点位置", by="a03", due="2026-11-28")
    record = msgspec.structs.replace(courtyard(), answers=(*courtyard().answers, promise))
    page = words(minutes.document(desk(record=record)))

    assert "11月28日前答复" in page
    assert "12月5日前答复" not in page


def test_what_was_not_heard_is_told_with_numbers_and_without_the_names_of_silent_people():
    page = words(minutes.document(desk()))

    assert "以下4件没有进入逐件对话" in page
    assert "至散会无人答复的3件" in page
    assert "没有到会：物业" in page


def test_needs_that_nobody_answers_for_are_marked_in_red():
    alerts = [
        line[0].text
        for block in needs.document(desk()).blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
        for line in cell.lines
        if line and line[0].kind == "alert"
    ]

    assert alerts.count("无人负责") == 3


def test_immediate_danger_leads_the_table_of_needs_whatever_its_dots():
    tables = [block for block in needs.document(desk()).blocks if isinstance(block, Table)]
    [every] = [one for one in tables if one.columns[-1].title == "谁答复，何时"]

    assert every.rows[0][1].lines[0][0].text == "施工沟槽要护栏、踏板和夜间照明"
    assert every.rows[1][0].lines[0][0].text == "1"


def test_half_width_punctuation_is_widened_on_paper_and_never_in_the_record():
    card = msgspec.structs.replace(courtyard().items[0], text="下水堵,能不能换(主管)?很急!")
    record = msgspec.structs.replace(courtyard(), items=(card, *courtyard().items[1:]))

    assert "下水堵，能不能换（主管）？很急！" in make("record", "html", record, "zh", LINKS).data.decode()
    assert "下水堵,能不能换(主管)?很急!" in make("record", "json", record, "zh", LINKS).data.decode()


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("先写,再念;好:对", "先写，再念；好：对"),
        ("改 DN300,就够", "改 DN300，就够"),
        ("14:30 到 1,000 元", "14:30 到 1,000 元"),
        ("看 http://a.cn/x?y=1 吧", "看 http://a.cn/x?y=1 吧"),
        ('他说"不行"', "他说“不行”"),
        ("等等...", "等等……"),
        ("完了.", "完了。"),
        ("v1.2 版", "v1.2 版"),
    ],
)
def test_punctuation_is_widened_only_where_the_text_is_chinese(written, printed):
    assert widen(written) == printed


def test_an_english_sentence_keeps_its_colon_before_chinese_words():
    assert widen("Residents wrote: 下水堵,急", chinese=False) == "Residents wrote: 下水堵，急"


def test_sources_are_written_in_the_order_of_the_legend():
    refs = (Ref("task", 1), Ref("card", 32), Ref("card", 1), Ref("turn", 26))

    assert Tongue("zh").refs(refs) == "卡01·32 言26 任1"
    assert Tongue("en").refs(refs) == "cards 1, 32; turn 26; task 1"


def test_plurals_are_english():
    t = Tongue("en").say

    assert t("{at}，{stage}，{n}人发言。", at="14:47", stage="Round", n=1) == "14:47, Round: 1 person spoke."
    assert t("{at}，{stage}，{n}人发言。", at="14:47", stage="Round", n=2) == "14:47, Round: 2 people spoke."


def test_the_two_languages_of_a_sentence_have_the_same_holes():
    def holes(text):
        return set(re.findall(r"\{(\w+)", text))

    assert {zh: en for zh, en in english().items() if holes(zh) != holes(en)} == {}


def test_words_that_end_in_a_question_mark_get_no_full_stop_after_it():
    assert Tongue("zh").say("居民提出：{words}。", words="周日呢？") == "居民提出：周日呢？"


def test_telephones_are_masked_and_short_ones_vanish():
    assert masked("13812341234") == "138****1234"
    assert masked("12345") == "*****"


@pytest.mark.parametrize(("number", "zh"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (23, "二十三")])
def test_headings_are_counted_in_chinese(number, zh):
    assert Tongue("zh").numeral(number) == zh
