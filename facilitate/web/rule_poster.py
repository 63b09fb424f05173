"""A rule file as a poster for the wall: what is told of it, laid out by the papers."""

from collections.abc import Iterator

from facilitate.core.language.rule_plan import Slot, planned_minutes, timeline
from facilitate.core.language.rules import Rule, Stage, every
from facilitate.papers.rules import KEEPERS, Article
from facilitate.papers.tongue import Tongue
from facilitate.papers.wall import Step, Wall, poster
from facilitate.service.explain_ballot import ballot_words, passes
from facilitate.service.explain_floor import floor_words
from facilitate.service.rule_explain import when
from facilitate.service.rule_voice import Lang, Voice
from facilitate.service.rulefiles import RuleFile

MOST = 5  # decisions that fit beside the course


def wall_poster(found: RuleFile, lang: Lang, paper: str) -> bytes:
    """The PDF of a rule on A3 or A4. Raises PdfFailed."""
    v, tongue = Voice(found.rule, lang), Tongue(lang)
    sha = found.sha256[:8]
    wall = Wall(
        title=v.text(found.rule.title),
        purpose=v.text(found.rule.purpose),
        about=v.semi.join(filter(None, (v.range(found.rule.size), _length(v)))),
        version=v.pick(f"规则第 {found.rule.version} 版 · {sha}", f"Rule {found.rule.version} · {sha}"),
        articles=tuple(_articles(found.rule, tongue) if found.rule.articles else _told(v, tongue)),
        steps=tuple(_step(v, slot) for slot in timeline(found.rule)),
        decides=tuple(_decides(v))[:MOST],
    )
    return poster(wall, tongue, paper)


def _length(v: Voice) -> str:
    minutes = planned_minutes(v.rule)
    return v.pick(f"约 {minutes:g} 分钟", f"about {v.minutes(minutes)}") if minutes else ""


def _articles(rule: Rule, tongue: Tongue) -> Iterator[Article]:
    for n, one in enumerate(rule.articles, 1):
        words = one.zh if tongue.code == "zh" else one.en
        yield Article(tongue.numeral(n), words, one.kept_by, tongue.say(KEEPERS[one.kept_by]))


def _told(v: Voice, tongue: Tongue) -> Iterator[Article]:
    """Where a rule has no articles: how each stage is spoken and voted in, which the program keeps."""
    lines = [line for stage in every(v.rule) for line in v.line(v.text(stage.title), _spoken_and_voted(v, stage))]
    for n, words in enumerate(lines, 1):
        yield Article(tongue.numeral(n), words, "system", tongue.say(KEEPERS["system"]))


def _spoken_and_voted(v: Voice, stage: Stage) -> Iterator[str]:
    if stage.floor and stage.floor.mode != "none":
        yield from floor_words(v, stage.floor)
    if stage.ballot:
        yield from ballot_words(v, stage.ballot)


def _step(v: Voice, slot: Slot) -> Step:
    lasts = v.days(slot.days) if slot.days else v.minutes(slot.minutes) if slot.minutes else ""
    many = v.pick(f" × {slot.passes}", f" × {slot.passes}") if slot.passes > 1 and lasts else ""
    return Step(when(v, slot), v.text(slot.stage.title), lasts + many)


def _decides(v: Voice) -> Iterator[str]:
    """How each ballot that decides decides, each sentence once."""
    said = dict.fromkeys(
        "".join(v.line(v.text(stage.title), passes(v, stage.ballot))) for stage in every(v.rule) if stage.ballot
    )
    return (line for line in said if line)
