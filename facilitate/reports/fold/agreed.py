"""What was set for this meeting: filled in beforehand, or set otherwise than in the rule while it was held."""

from __future__ import annotations

from collections.abc import Sequence

from facilitate.core import given
from facilitate.core.act import Entry
from facilitate.core.meeting import Meeting
from facilitate.core.settings import SettingChanged
from facilitate.reports.fold.people import who
from facilitate.reports.fold.when import When
from facilitate.reports.heads import Words
from facilitate.reports.set_rows import Setting


def settings(m: Meeting, log: Sequence[Entry], when: When) -> tuple[Setting, ...]:
    """Rows in the order of the log: how many may vote, the money, the places, the rule's own settings; then every limit
    that was changed, with who changed it."""
    return (*_filled_in(m, log, when), *_changed(m, when))


def _filled_in(m: Meeting, log: Sequence[Entry], when: When) -> list[Setting]:
    rows, before = [], dict[str, object]()
    titles = {one.id: Words(zh=one.title.zh, en=one.title.en) for one in m.rule.settings}
    for entry in log:
        event = entry.event
        if isinstance(event, SettingChanged) and given.is_given(event.name):
            was, now = before.get(event.name), event.value
            before[event.name] = now
            name = event.name.removeprefix(given.OWN)
            title = titles.get(name) if event.name.startswith(given.OWN) else None
            rows.append(
                Setting(at=when.seconds(entry.at), name=name, title=title, was=was, now=now, by=who(m, entry.person))
            )
    return rows


def _changed(m: Meeting, when: When) -> list[Setting]:
    return [
        Setting(
            at=when.seconds(one.at), name=one.name, stage=one.stage, was=one.was, now=one.now, by=who(m, one.by),
            ballot=one.ballot or None,
        )
        for one in m.params.changes
    ]  # fmt: skip
