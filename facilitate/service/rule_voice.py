"""The voice in which a rule is told: one language, its stops, its numbers, and what the rule calls things."""

from collections.abc import Iterable, Iterator
from typing import Literal

from facilitate.core.language.rule_terms import TERMS
from facilitate.core.language.rules import Range, Rule, Stage, Text, every
from facilitate.core.refusals.field_words import FIELD_WORDS
from facilitate.service.lists import lists

Lang = Literal["zh", "en"]

RELATIONS = {
    "mover": ("提议的人", "the mover"),
    "seconder": ("附议的人", "the seconders"),
    "convener": ("召集人", "the convener"),
    "proposer": ("提出的人", "the proposer"),
    "table_host": ("桌长", "the table host"),
    "note_taker": ("小组记录的人", "the note-taker"),
    "seated": ("坐在席上的人", "those seated"),
}
THINGS = {
    "rounds": ("每一轮", "each round"),
    "slots": ("每个时段", "each time slot"),
    "tables": ("每一桌", "each table"),
    "pairs": ("每一对", "each pair"),
    "grid": ("时段和地点的表格", "the timetable"),
    "session": ("每个小组", "each group"),
    "agenda": ("议程上的每件事", "each matter on the agenda"),
}
DIGITS = "零一二三四五六七八九十"
PARTS = {"1/2": "half", "1/3": "one third", "2/3": "two thirds", "1/4": "one quarter", "3/4": "three quarters"}


class Voice:
    """Tells of one rule in one language."""

    def __init__(self, rule: Rule, lang: Lang) -> None:
        self.rule = rule
        self.lang = lang
        self.semi = self.pick("；", "; ")
        self.stop = self.pick("。", ".")

    def pick(self, zh: str, en: str) -> str:
        return zh if self.lang == "zh" else en

    def text(self, text: Text) -> str:
        return self.pick(text.zh, text.en)

    def term(self, key: str, word: str) -> str:
        return self.pick(*TERMS[key][word])

    def terms(self, key: str, words: Iterable[str]) -> str:
        return self.list(self.term(key, word) for word in words)

    def list(self, words: Iterable[str]) -> str:
        return self.pick("、", ", ").join(words)

    def aside(self, *words: str) -> str:
        inner = self.pick("，", ", ").join(word for word in words if word)
        return self.pick(f"（{inner}）", f" ({inner})") if inner else ""

    def line(self, head: str, said: Iterable[str]) -> Iterator[str]:
        """`head: this; that.` where there is anything to say."""
        if words := self.semi.join(said):
            yield f"{head}{self.pick('：', ': ')}{words}{self.stop}"

    def minutes(self, minutes: float) -> str:
        return self.pick(f"{minutes:g} 分钟", f"{minutes:g} minute{'s' * (minutes != 1)}")

    def days(self, days: float) -> str:
        return self.pick(f"{days:g} 天", f"{days:g} day{'s' * (days != 1)}")

    def seconds(self, seconds: int) -> str:
        if seconds % 60 == 0:
            return self.minutes(seconds // 60)
        return self.pick(f"{seconds} 秒", f"{seconds} seconds")

    def times(self, n: int) -> str:
        return self.pick(f"{n} 次", {1: "once", 2: "twice"}.get(n, f"{n} times"))

    def range(self, range: Range | None) -> str:
        """`3 到 6 人`; an open end is said as such."""
        least, most = (range.min, range.max) if range else (None, None)
        if least and most and least != most:
            return self.pick(f"{least} 到 {most} 人", f"{least} to {most} people")
        if most is not None and (least == most or not least):
            some = self.pick("" if least == most else "至多 ", "" if least == most else "at most ")
            return some + self.pick(f"{most} 人", "one person" if most == 1 else f"{most} people")
        return self.pick(f"至少 {least} 人", f"at least {least} people") if least else ""

    def part(self, fraction: str) -> str:
        """`三分之二`, `two thirds`."""
        top, bottom = map(int, fraction.split("/"))
        if top == bottom:
            return self.pick("全部", "all")
        if fraction == "1/2":
            return self.pick("一半", "half")
        return self.pick(f"{_numeral(bottom)}分之{_numeral(top)}", PARTS.get(fraction, fraction))

    def role(self, name: str) -> str:
        """What a role, or a relation to the matter, is called."""
        role = self.rule.roles.get(name)
        return self.text(role.title) if role else self.pick(*RELATIONS.get(name, (name, name)))

    def roles(self, names: Iterable[str]) -> str:
        return self.list(map(self.role, names))

    def field(self, name: str) -> str:
        return FIELD_WORDS.get(name, {}).get(self.lang, name)

    def group(self, code: str) -> str:
        """What the list calls a group."""
        return next((self.pick(one.zh, one.en) for one in lists().groups if one.code == code), code)

    def kind(self, name: str) -> str:
        """What a collection is called: a kind of writing, a picture of the room, or what an earlier stage has picked."""
        if name in TERMS["write.kind"]:
            return self.term("write.kind", name)
        if name in THINGS and not self._maker(name):
            return self.pick(*THINGS[name])
        setting = next((one for one in self.rule.settings if one.id == name), None)
        if setting:
            return self.text(setting.title)
        maker = self._maker(name)
        return name if maker is None else self.pick(f"“{maker.title.zh}”选出的", f"what “{maker.title.en}” picked")

    def _maker(self, name: str) -> Stage | None:
        return next((one for one in every(self.rule) if one.select and one.select.into == name), None)


def _numeral(n: int) -> str:
    """A whole number below a hundred in Chinese."""
    if n <= 10:
        return DIGITS[n]
    if n >= 100:
        return str(n)
    tens, ones = divmod(n, 10)
    return f"{DIGITS[tens] if tens > 1 else ''}十{DIGITS[ones] if ones else ''}"
