"""Reminders in words, Chinese and English, one line each."""

from collections import Counter
from collections.abc import Mapping, Sequence

from facilitate.register.promises.reminders import ORDER, Reminder, What

Words = Mapping[str, str]
MARKS: Mapping[What, Words] = {
    "late": {"zh": "逾期 {n} 天", "en": "{n} {days} late"},
    "soon": {"zh": "还有 {n} 天", "en": "{n} {days} to go"},
    "check_in": {"zh": "本周还没说进展", "en": "nothing heard this week"},
    "return": {"zh": "满 {months} 个月，还在用吗？", "en": "{months} months on: still in use?"},
}
NEAR: Mapping[int, Words] = {0: {"zh": "今天到期", "en": "due today"}, 1: {"zh": "明天到期", "en": "due tomorrow"}}
COUNTED: Mapping[What, Words] = {
    "late": {"zh": "{n} 件逾期", "en": "{n} late"},
    "soon": {"zh": "{n} 件快到期", "en": "{n} due soon"},
    "check_in": {"zh": "{n} 件本周没说进展", "en": "{n} not heard of this week"},
    "return": {"zh": "{n} 件要回头看", "en": "{n} to look at again"},
}
SOMEBODY: Words = {"zh": "一位居民", "en": "a resident"}
LINE: Words = {"zh": "【{mark}】{who}：{text}", "en": "[{mark}] {who}: {text}"}
DUE: Words = {"zh": "（期限 {due}）", "en": " (by {due})"}


def mark(one: Reminder, lang: str) -> str:
    """逾期 3 天; 3 days late."""
    words = NEAR[one.days] if one.what == "soon" and one.days in NEAR else MARKS[one.what]
    return words[lang].format(n=abs(one.days), days="day" if abs(one.days) == 1 else "days", months=one.months)


def who(one: Reminder, lang: str) -> str:
    """The office, with its person where she may be named; else the person, else a resident."""
    if one.office and one.person and not one.person.startswith(one.office):
        return f"{one.office} {one.person}"
    return one.office or one.person or SOMEBODY[lang]


def line(one: Reminder, lang: str) -> str:
    """【逾期 3 天】城建局：更换井盖（期限 2026-12-20）."""
    told = LINE[lang].format(mark=mark(one, lang), who=who(one, lang), text=one.text or one.about)
    return told + (DUE[lang].format(due=one.due) if one.due and one.what != "return" else "")


def title(reminders: Sequence[Reminder], lang: str) -> str:
    """2 件逾期，1 件快到期; 2 late, 1 due soon."""
    number = Counter(each.what for each in reminders)
    told = [COUNTED[what][lang].format(n=number[what]) for what in ORDER if number[what]]
    return ("，" if lang == "zh" else ", ").join(told)
