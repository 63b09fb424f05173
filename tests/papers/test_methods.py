"""Papers of methods: group reports, harvest, book of ideas, ranking; offered where they say something, promised by rule files."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
import pytest
import yaml

from facilitate.core.language.rule_words import Output
from facilitate.papers import NAMES, make, offered
from facilitate.papers.kit import Desk
from facilitate.papers.links import Links
from facilitate.papers.offering import HOLDS, MEANT
from facilitate.papers.ranking import sheet
from facilitate.papers.tongue import Tongue
from facilitate.reports.sessions import action_groups, sessions
from facilitate.reports.standings import standings
from facilitate.resources import resource
from tests.papers.world import empty
from tests.replay.shipped import NAMES as MEETINGS
from tests.replay.shipped import shipped

METHODS = ("group_reports", "harvest", "idea_book", "ranking")


def page(paper: str, meeting: str, lang: Any = "zh") -> str:
    return make(paper, "md", shipped(meeting)[1], lang, Links()).data.decode()


def promised(rule: str) -> list[str]:
    text = (resource("rules") / f"{rule}.yaml").read_text("utf-8")
    found: list[str] = yaml.safe_load(text)["outputs"]
    return found


RULES = sorted(file.name.removesuffix(".yaml") for file in resource("rules").iterdir() if file.name.endswith(".yaml"))


@pytest.mark.parametrize("rule", RULES)
def test_every_paper_that_a_rule_promises_is_there(rule: str) -> None:
    assert [name for name in promised(rule) if HOLDS.get(name) not in NAMES] == []


def test_every_output_that_a_rule_may_promise_leads_to_a_paper() -> None:
    assert set(HOLDS) == set(get_args(Output))


@pytest.mark.parametrize("meeting", MEETINGS)
def test_a_paper_that_the_rule_promises_is_offered_after_its_meeting(meeting: str) -> None:
    record = shipped(meeting)[1]
    unmet = [name for name in record.meeting.rule.outputs if not offered(HOLDS[name], record)]

    assert unmet == ([] if record.answers or record.actions else [name for name in unmet if name == "commitments"])


def test_a_meeting_to_which_nobody_came_is_offered_no_empty_paper() -> None:
    assert [name for name in MEANT if offered(name, empty())] == []


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize("ext", ["html", "docx", "md"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_even_an_empty_one_prints_something_right(name: str, ext: str, lang: Any) -> None:
    assert len(make(name, ext, empty(), lang, Links()).data) > 50


def test_each_session_has_its_place_its_convener_how_many_came_its_points_and_its_tasks() -> None:
    text = page("group_reports", "open_space")

    assert "## 2. 孩子四点半去哪儿" in text
    assert "第1时段 妇女儿童之家" in text
    assert "**召集人** 二孩妈妈" in text
    assert "**来了** 12人：二孩妈妈、" in text
    assert "双职工家庭有二十一户；妇女儿童之家下午空着" in text
    assert "**建议：**周一到周五四点半到六点有人看作业；家长轮流来一次" in text
    assert "托管先试一个月：排好大人值班表" in text
    assert text.count("**召集人**") == len(sessions(shipped("open_space")[1])) == 10


def test_each_session_begins_on_a_page_of_its_own() -> None:
    html = make("group_reports", "html", shipped("open_space")[1], "zh", Links()).data.decode()

    assert html.count('class="newpage"') == 10


def test_a_plan_that_a_group_wrote_stands_in_its_report() -> None:
    assert "消防通道画线，夜里请车停到铁路俱乐部后院，先试一个月" in page("group_reports", "open_space_short")


def test_action_groups_are_named_with_who_takes_part() -> None:
    assert len(action_groups(shipped("open_space")[1])) == 5
    assert "## 行动小组" in page("group_reports", "open_space")


def test_the_harvest_has_every_question_every_table_and_every_card() -> None:
    text, record = page("harvest", "teahouse"), shipped("teahouse")[1]

    assert text.count("**问的是：") == 3
    assert "在咱们院里，什么时候您觉得自己被人照应着？" in text
    assert [item.text for item in record.items if item.kind == "idea" and item.text not in text] == []
    assert "**没想到的是：**不会扫码的老人最愿意教别人做菜" in text


def test_the_book_of_ideas_stands_in_the_order_of_the_prize_with_the_sum_of_each() -> None:
    text = page("idea_book", "idea_contest")

    assert text.index("### 1. 四点半小屋") < text.index("### 2. 门口不用抬") < text.index("### 10. 周末窗下音乐会")
    assert "43.3 + 18.33 + 30 = 91.63" in text
    assert "**要多少钱：**3000元" in text
    assert "先把楼里人都问一遍，写上不用音响，评委会放心" in text
    assert "doing" not in text


def test_places_are_shared_by_equals_and_the_next_one_is_left_free() -> None:
    places = {place.title: (place.place, place.shared) for place in standings(shipped("ngt")[1])[0].places}

    assert places["堆着的先贴条，三天不搬再请物业搬"] == (3, True)
    assert places["旧家具约好日子，有人上门收"] == (3, True)
    assert places["婴儿车统一停一楼，装一根锁杆"] == (5, False)


@pytest.mark.parametrize("meeting", MEETINGS)
def test_the_parts_of_a_sum_come_to_it(meeting: str) -> None:
    for standing in standings(shipped(meeting)[1]):
        for place in standing.places:
            assert not place.parts or sum(place.parts) == place.total


def test_only_what_came_of_the_last_vote_is_marked_as_chosen() -> None:
    marked = {
        standing.title.zh: sum(place.chosen for place in standing.places)
        for standing in standings(shipped("idea_contest")[1])
    }

    assert marked == {"网上投票": 0, "打分": 0, "现场投票": 0, "汇总得分": 8}


def test_a_ranking_as_a_sheet_has_numbers_to_reckon_with() -> None:
    rows = sheet(Desk(shipped("idea_contest")[1], Tongue("zh"), Links())).rows

    assert [row[4] for row in rows if row[0] == "网上投票"] == [12.0, 11.0, 10.0, 9.0, 7.0, 4.0, 4.0, 2.0, 1.0, 0.0]


def test_what_was_hidden_stands_in_no_paper_of_methods() -> None:
    record = shipped("teahouse")[1]
    secret = msgspec.structs.replace(record.items[0], text="不该看见的", state="hidden")
    hidden = msgspec.structs.replace(record, items=(secret, *record.items[1:]))

    for name in METHODS:
        assert "不该看见的" not in make(name, "md", hidden, "zh", Links()).data.decode()
