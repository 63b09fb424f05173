"""The head of the record: which meeting, under which rule, when; and the words of its lists."""

from __future__ import annotations

from collections.abc import Iterator

from facilitate.core.meeting import Meeting
from facilitate.core.person.lists import Lists
from facilitate.reports.fold.when import When
from facilitate.reports.rows import Article, Head, Rule, Times, Words

LISTS = ("needs", "resources", "groups", "need_kinds", "routes", "answers", "action_states")


def head(m: Meeting) -> Head:
    facts, when = m.facts, When(m)
    return Head(
        code=facts.code,
        title=_both(facts.title.zh, facts.title.en),
        place=_both(facts.place.zh, facts.place.en),
        language=facts.language,
        times=Times(
            planned=facts.starts, minutes=facts.minutes, started=when.iso(when.start), ended=when.iso(m.agenda.ended_at)
        ),
        rule=_rule(m),
        state="ended" if m.agenda.ended_at else "open",
        minutes_state=_minutes(m),
        roles={code: _both(role.title.zh, role.title.en) for code, role in m.rule.roles.items()},
        signals={sign.id: _both(sign.title.zh, sign.title.en) for sign in m.rule.signals},
        profile=m.settings.profile,
        call=m.settings.call,
        convened=facts.organiser.partition("，")[0],
        supporter=m.settings.supporter.partition("\n")[0],
        supporter_shown=m.settings.supporter.endswith("\nshown"),
    )


def words(lists: Lists | None) -> dict[str, dict[str, Words]]:
    """List -> code -> its words."""
    if lists is None:
        return {}
    return {name: {row.code: _both(row.zh, row.en) for row in getattr(lists, name)} for name in LISTS}


def _rule(m: Meeting) -> Rule:
    rule = m.rule
    return Rule(
        id=rule.id,
        version=int(rule.version),
        sha256=m.facts.rule_sha256,
        title=_both(rule.title.zh, rule.title.en),
        articles=tuple(Article(zh=one.zh, en=one.en, kept_by=one.kept_by) for one in rule.articles),
        sources=tuple(rule.sources),
        groups_needed=tuple(rule.groups.needed) if rule.groups else (),
        outputs=tuple(rule.outputs),
        answers=tuple(dict.fromkeys(_answered(m))),
    )


def _answered(m: Meeting) -> Iterator[str]:
    """The kinds of writing that answers are about; a collection stands for the kind it was chosen from."""
    chosen_from = {stage.select.into: stage.select.from_ for stage in m.stages.values() if stage.select}
    for stage in m.stages.values():
        for entry in stage.write:
            if entry.kind == "answer" and entry.about:
                yield chosen_from.get(entry.about, entry.about)


def _minutes(m: Meeting) -> str:
    """draft, reading, confirmed (read back to the end and the meeting closed), or sealed."""
    if m.paper.seal is not None:
        return "sealed"
    if m.agenda.ended_at and m.closing.confirmations:
        return "confirmed"
    return "reading" if m.closing.index >= 0 else "draft"


def _both(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)
