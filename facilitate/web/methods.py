"""The ways of meeting as the door offers them: six as questions in plain words, the others behind "more"."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from facilitate.core.language.rule_plan import planned_minutes
from facilitate.core.language.rules import Rule
from facilitate.web.i18n import lang


@dataclass(frozen=True)
class Choice:
    """One method on the door: its rule, what one wants with it, and the same in few words."""

    rule: str
    question: str
    short: str


FIRST = (
    Choice("roundtable_needs", "想让大家把需求说全，请单位答复？", "把需求说全"),
    Choice("open_space_short", "时间不多，想让大家自己定题目？", "自己定题目，短"),
    Choice("open_space", "人多，想让大家自己定题目、分头谈？", "自己定题目，分头谈"),
    Choice("teahouse", "想让邻居坐下来慢慢聊，聊出点东西？", "慢慢聊出东西"),
    Choice("nantang", "有一条具体提议，要辩一辩再表决？", "辩一辩再表决"),
    Choice("assembly_hall", "固定的议事会，要照章程表决？", "照章程表决"),
)


def others(rules: Iterable[Rule]) -> list[Rule]:
    """The methods behind "more", in the order of the library."""
    first = {choice.rule for choice in FIRST}
    return [rule for rule in rules if rule.id not in first]


def people(rule: Rule) -> str:
    """How many people the method is made for: `6—40`, in English `6–40`, or an empty string."""
    if rule.size is None or rule.size.max is None:
        return ""
    else:
        return f"{rule.size.min or 1}{'–' if lang() == 'en' else '—'}{rule.size.max}"


def minutes(rule: Rule) -> int:
    """The minutes to reckon with: as the rule's own plan adds up, to the next five, at least ten."""
    return max(10, ceil(planned_minutes(rule) / 5) * 5)
