"""Everything that the guide to one's own method shows can be written so: whole files and single stages pass the check."""

import re

import pytest

from facilitate.service.rule_review import review
from tests.house.tree import text

HEAD = """\
id: trial
version: 1
title: {zh: 试, en: Trial}
purpose: {zh: 试, en: Trial}
articles: [{zh: 试, en: Trial, kept_by: people}]
roles:
  host: {title: {zh: 主持, en: Host}, neutral: true, may: [advance, grant, merge, hide, record, proxy, check_in]}
  table_host: {title: {zh: 桌长, en: Table host}}
  member: {title: {zh: 成员, en: Member}, default: true}
outputs: [record]
stages:
"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_example_of_the_guide_passes_the_check_without_advice(lang: str) -> None:
    shown = re.findall(r"```yaml\n(.*?)```", text(f"docs/facilitators/own-method.{lang}.md"), re.S)
    whole = [one if one.startswith("id:") else HEAD + one for one in shown]

    found = [review(one.encode(), "trial.yaml") for one in whole]

    assert len(found) == 6
    assert [(one.faults, one.advice) for one in found] == [((), ())] * 6


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_bar_and_ballot_in_its_tables_is_in_the_language(lang: str) -> None:
    page = text(f"docs/facilitators/own-method.{lang}.md")
    bars = re.findall(r"`(\{side: (?:for|block), [^`]*\})`", page)
    ballots = re.findall(r"`(type: [^`]+)`", page)
    stage = "  - id: vote\n    title: {{zh: 投, en: Vote}}\n    allow: {{vote: [member]}}\n    ends: [host]\n    ballot: {}\n"
    levels = "levels: [{id: fine, title: {zh: 好, en: Fine}}, {id: block, title: {zh: 拦, en: Block}, blocks: true}]"

    tried = [
        f"{{of: motion, {'type: consent, ' + levels if 'block' in bar else 'type: yesno'}, pass: [{bar}]}}"
        for bar in bars
    ]
    tried += [f"{{of: idea, {ballot}}}" for ballot in ballots]

    assert (len(bars), len(ballots)) == (6, 6)
    assert [review((HEAD + stage.format(one)).encode(), "trial.yaml").faults for one in tried] == [()] * 12
