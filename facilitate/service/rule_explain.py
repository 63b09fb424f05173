"""A rule told in plain words, stage by stage, in Chinese or English."""

from collections.abc import Iterator
from typing import Literal

from facilitate.core.rule_plan import planned_minutes
from facilitate.core.rule_terms import TERMS
from facilitate.core.rules import Ballot, Floor, Rule, Select, Stage, Text, Write, every

Lang = Literal["zh", "en"]


def explain(rule: Rule, lang: Lang) -> list[str]:
    """The lines of the explanation, indented by two spaces a level."""
    return list(Telling(rule, lang).rule())


class Telling:
    """Tells one rule in one language."""

    def __init__(self, rule: Rule, lang: Lang) -> None:
        self.of = rule
        self.lang = lang
        self.comma = "、" if lang == "zh" else ", "
        self.semi = "；" if lang == "zh" else "; "
        self.colon = "：" if lang == "zh" else ": "

    def rule(self) -> Iterator[str]:
        """Everything: purpose, people, articles, then each stage."""
        minutes = self._minutes(planned_minutes(self.of))
        yield f"{self._text(self.of.title)}{self._aside(minutes)}"
        yield self._text(self.of.purpose)
        yield self._say("角色", "Roles") + self.comma.join(map(self._role, self.of.roles))
        for article in self.of.articles:
            kept = self._aside(self._term("article.kept_by", article.kept_by))
            yield f"  · {getattr(article, self.lang)}{kept}"
        yield ""
        for n, stage in enumerate(self.of.stages, 1):
            yield from self._stage(stage, f"{n}", "")

    def _stage(self, stage: Stage, number: str, indent: str) -> Iterator[str]:
        yield f"{indent}{number}. {self._text(stage.title)}{self._aside(*self._frame(stage))}"
        inner = indent + "   "
        for line in self._lines(stage):
            yield inner + line
        for n, one in enumerate(stage.stages, 1):
            yield from self._stage(one, f"{number}.{n}", inner)

    def _frame(self, stage: Stage) -> list[str]:
        found = [self._term("stage.place_in_life", stage.place_in_life)] if stage.place_in_life else []
        if stage.minutes is not None:
            found.append(self._minutes(stage.minutes))
        if stage.days is not None:
            found.append(self._pick(f"{stage.days:g} 天", f"{stage.days:g} days"))
        if stage.optional:
            found.append(self._pick("可不开", "optional"))
        return [one for one in found if one != self._term("stage.place_in_life", "during")]

    def _lines(self, stage: Stage) -> Iterator[str]:
        if stage.prompt:
            yield self._pick(f"“{stage.prompt.zh}”", f"“{stage.prompt.en}”")
        if stage.each:
            order = self._aside(self._term("each.order", stage.each.order)) if stage.each.order else ""
            yield self._say("逐项进行", "For each of") + self._kind(stage.each.of) + order
        for verb, roles in stage.allow.items():
            yield _capital(self._term("stage.allow", verb)) + self.colon + self._roles(roles)
        if stage.floor:
            yield self._say("怎么发言", "Speaking") + self.semi.join(self._floor(stage.floor))
        for write in stage.write:
            yield self._say("写什么", "Writing") + self.semi.join(self._write(write))
        if stage.ballot:
            yield self._say("怎么投", "Voting") + self.semi.join(self._ballot(stage.ballot))
        if stage.select:
            yield self._say("选出", "Picks") + self.semi.join(self._select(stage.select))
        if stage.check:
            yield self._say("先看", "Checks") + self._terms("stage.check", stage.check)
        if stage.ends:
            yield self._say("可以结束", "May end when") + self._terms("stage.ends", stage.ends)

    def _floor(self, floor: Floor) -> Iterator[str]:
        yield self._term("floor.mode", floor.mode)
        if floor.grant:
            yield self._term("floor.grant", floor.grant)
        if floor.order:
            yield self._terms("floor.order", floor.order)
        if floor.turn:
            yield self._pick(f"每次 {floor.turn} 秒", f"{floor.turn} seconds a turn")
        if floor.turns:
            times = self._pick(f"至多 {floor.turns} 次", f"at most {floor.turns} turn{'s' * (floor.turns > 1)}")
            yield times + (self._aside(self._term("floor.per", floor.per)) if floor.per else "")
        if floor.answer:
            yield self._pick(f"答复 {floor.answer} 秒", f"{floor.answer} seconds for an answer")
        if floor.pass_:
            yield self._pick("可以说“过”", "may pass")
        if floor.at_limit:
            yield self._term("floor.at_limit", floor.at_limit)

    def _write(self, write: Write) -> Iterator[str]:
        yield self._term("write.kind", write.kind)
        if write.per_person:
            yield self._pick(f"每人 {write.per_person} 张", f"{write.per_person} a person")
        if write.chars:
            yield self._pick(f"{write.chars} 字以内", f"up to {write.chars} characters")
        if write.roles:
            yield self._roles(write.roles)
        if write.name:
            yield self._term("write.name", write.name)
        if write.reveal:
            yield self._term("write.reveal", write.reveal)
        if write.media:
            yield self._terms("write.media", write.media)

    def _ballot(self, ballot: Ballot) -> Iterator[str]:
        yield self._kind(ballot.of) + self._aside(self._term("ballot.type", ballot.type))
        if ballot.per_person:
            yield self._pick(f"每人 {ballot.per_person} 个", f"{ballot.per_person} a person")
        if ballot.scale:
            yield f"{ballot.scale.from_}–{ballot.scale.to}"
        for key in ("count", "secrecy", "tie", "change", "show"):
            if word := getattr(ballot, key):
                yield self._term(f"ballot.{key}", word)
        if ballot.apart:
            roles = self._roles(ballot.apart)
            yield self._pick(f"另计：{roles}", f"counted apart: {roles}")

    def _select(self, select: Select) -> Iterator[str]:
        yield self._kind(select.from_)
        if select.by:
            yield self._term("select.by", select.by)
        if select.top:
            yield self._pick(f"前 {select.top} 件", f"the top {select.top}")
        if select.ties:
            yield self._term("select.ties", select.ties)

    def _kind(self, name: str) -> str:
        """What a collection is called: a kind of writing, or what an earlier stage has picked."""
        if name in TERMS["write.kind"]:
            return self._term("write.kind", name)
        makers = (one for one in every(self.of) if one.select and one.select.into == name)
        maker = next(makers, None)
        if maker is None:
            return name
        return self._pick(f"“{maker.title.zh}”选出的", f"what “{maker.title.en}” picked")

    def _role(self, name: str) -> str:
        role = self.of.roles.get(name)
        return self._text(role.title) if role else name

    def _roles(self, names: tuple[str, ...]) -> str:
        return self.comma.join(map(self._role, names))

    def _terms(self, key: str, words: tuple[str, ...]) -> str:
        return self.comma.join(self._term(key, word) for word in words)

    def _term(self, key: str, word: str) -> str:
        return self._pick(*TERMS[key][word])

    def _minutes(self, minutes: float) -> str:
        return self._pick(f"{minutes:g} 分钟", f"{minutes:g} minute{'s' * (minutes != 1)}")

    def _aside(self, *words: str) -> str:
        inner = self._pick("，", ", ").join(words)
        return self._pick(f"（{inner}）", f" ({inner})") if inner else ""

    def _say(self, zh: str, en: str) -> str:
        return self._pick(zh, en) + self.colon

    def _text(self, text: Text) -> str:
        return self._pick(text.zh, text.en)

    def _pick(self, zh: str, en: str) -> str:
        return zh if self.lang == "zh" else en


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
