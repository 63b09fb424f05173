"""`facilitate rules`: what it prints and how it ends."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from facilitate.cli_rules import rules
from facilitate.core.rules import flat
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


def test_list_shows_each_rule_with_titles_minutes_and_what_it_lacks() -> None:
    answer = run("list")

    assert "roundtable_needs  圆桌需求评估会 / Roundtable needs assessment  101 min\n" in answer.output
    assert "    - 环节“表决”用到的“赞成反对表决”还没有做好\n" in answer.output
    assert all(f"{file.rule.id}  " in answer.output for file in library())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("file", library(), ids=lambda file: file.rule.id)
def test_explain_tells_every_stage_of_every_rule(file, lang: str) -> None:
    answer = run("explain", file.rule.id, "--lang", lang)

    assert answer.exit_code == 0
    assert all(getattr(stage.title, lang) in answer.output for stage, _ in flat(file.rule))


def test_explain_puts_numbers_and_choices_into_words() -> None:
    zh, en = run("explain", "roundtable_needs").output, run("explain", "roundtable_needs", "--lang", "en").output

    assert "怎么发言：轮流发言；轮到谁谁说；按座位；每次 60 秒；至多 1 次（每个环节）；可以说“过”" in zh
    assert "写什么：需求卡；每人 3 张；60 字以内；署名自选；环节结束一起翻开" in zh
    assert "逐项进行：“定出重点”选出的（按得票多少）" in zh
    assert "Voting: need cards (dots); 3 a person; added up; a secret vote" in en


def test_explain_takes_a_file_as_well_as_a_name() -> None:
    assert run("explain", NEEDS).output == run("explain", shipped("roundtable_needs").rule.id).output


def test_explain_of_something_unknown_names_what_there_is() -> None:
    answer = run("explain", "nothing_like_it")

    assert answer.exit_code == 1
    assert "roundtable_needs" in answer.output
