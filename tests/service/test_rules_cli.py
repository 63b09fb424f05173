"""`facilitate rules`: what it prints and how it ends."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from facilitate.cli_rules import rules
from facilitate.core.language.rules import flat
from facilitate.resources import resource
from facilitate.service.rulefiles import library, shipped

NEEDS = resource("rules") / "roundtable_needs.yaml"


def run(*args: object):
    return CliRunner().invoke(rules, [str(arg) for arg in args])


def test_check_of_all_shipped_rules_ends_well_and_gives_advice_alone() -> None:
    answer = run("check", *resource("rules").glob("*.yaml"))

    assert answer.exit_code == 0
    assert all(": 建议 " in line and " / advice: " in line for line in answer.output.splitlines())
    assert "citizens_jury.yaml" in answer.output
    assert "连着 275 分钟没有休息" in answer.output


def test_check_of_a_rule_with_nothing_to_think_over_says_nothing() -> None:
    answer = run("check", NEEDS)

    assert (answer.exit_code, answer.output) == (0, "")


def test_check_says_file_line_and_both_languages_for_each_fault_and_ends_with_one(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(NEEDS.read_text(encoding="utf-8").replace("version:", "versoin:", 1), encoding="utf-8")

    answer = run("check", mine)

    assert answer.exit_code == 1
    assert f'{mine}:1: 缺少“version” / "version" is missing\n' in answer.output
    assert f"{mine}:2: 没有“versoin”这个键，是不是“version”" in answer.output
    assert 'did you mean "version"' in answer.output


def test_list_shows_each_rule_with_titles_minutes() -> None:
    answer = run("list")

    assert "roundtable_needs  圆桌需求评估会 / Roundtable needs assessment  101 min\n" in answer.output
    assert all(f"{file.rule.id}  " in answer.output for file in library())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("file", library(), ids=lambda file: file.rule.id)
def test_explain_tells_every_stage_of_every_rule(file, lang: str) -> None:
    answer = run("explain", file.rule.id, "--lang", lang)

    assert answer.exit_code == 0
    assert all(getattr(stage.title, lang) in answer.output for stage, _ in flat(file.rule))


def test_explain_puts_numbers_and_choices_into_words() -> None:
    zh, en = run("explain", "roundtable_needs").output, run("explain", "roundtable_needs", "--lang", "en").output

    assert "怎么发言：轮流发言；轮到谁谁说；次序：按座位；每次 1 分钟；至多 1 次（每个环节）" in zh
    assert "写什么：需求卡；每人 3 张；60 字以内；署名自选；环节结束一起翻开" in zh
    assert "一样一样来：“定出重点”选出的（按得票多少）。" in zh
    assert "Voting: need cards (dots); 3 a person;" in en


TOLD = [
    ("nantang", "zh", "怎么算通过：“赞成”超过一半（只算赞成和反对的票）；平票不通过。"),
    ("nantang", "en", "It carries when: “for” make up over half of the votes cast for and against; a tie fails."),
    ("consensus", "zh", "“反对，必须拦住”一个也没有；“不参与（站到一边）”至多 2 个；平票不通过。"),
    ("consensus", "zh", "反对，必须拦住（一票就拦住，要说理由）"),
    (
        "consensus",
        "en",
        "Quorum: those here make up at least two thirds of all who are entitled to vote; without a quorum",
    ),
    (
        "owners_vote",
        "zh",
        "到会人数：到会的至少三分之二（按全体有表决权的人算）；到会的至少三分之二（按全体有表决权的人算）（按面积计票）",
    ),
    ("roundtable_dialogue", "zh", "怎么算通过：每一方里，“赞成”超过一半（只算赞成和反对的票）；平票不通过。"),
    ("roundtable_dialogue", "zh", "每一方一共 10 分钟（每个环节）"),
    ("idea_contest", "zh", "居民（网上的票）占 20 分，最高的折成满分"),
    ("teahouse", "zh", "  0:29  桌长介绍上一轮（3 分钟，2 遍）"),
    ("teahouse", "zh", "怎么分：换到没同过桌的人那里（桌长留下）。"),
    ("teahouse", "zh", "开会前填好：每轮要聊的问题（每一轮）。"),
    ("open_space", "en", "Seating: a grid of times and places; 4 places and 3 time slots; 35 minutes a slot."),
    ("fishbowl", "en", "Seating: a ring of seats; 5 seats; 1 of them kept open."),
    ("owners_vote", "zh", "开会前填好：有表决权的一共多少；签到时，每户的面积（没来的也录）。"),
    ("building_meeting", "en", "beforehand: how many are entitled to vote; at check-in, each one's household."),
    ("three_parties", "zh", "一定要来：社区“两委”（党组织、居委会）、业主委员会、物业。"),
    ("building_meeting", "zh", "接着投：一户一票。"),
    ("open_space_short", "en", "Then picks: from topics; picked by votes; the top 3;"),
    ("nantang_twelve", "zh", "改了：sources、articles、debate.floor。"),
]


@pytest.mark.parametrize(("rule", "lang", "sentence"), TOLD)
def test_explain_says(rule: str, lang: str, sentence: str) -> None:
    assert sentence in run("explain", rule, "--lang", lang).output


def test_explain_takes_a_file_as_well_as_a_name() -> None:
    assert run("explain", NEEDS).output == run("explain", shipped("roundtable_needs").rule.id).output


def test_explain_of_something_unknown_names_what_there_is() -> None:
    answer = run("explain", "nothing_like_it")

    assert answer.exit_code == 1
    assert "roundtable_needs" in answer.output
