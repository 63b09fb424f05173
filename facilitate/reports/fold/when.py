"""Instants of the log as seconds from the start of the meeting and as ISO 8601 in the meeting's own offset."""

from __future__ import annotations

from datetime import UTC, datetime

from facilitate.core.meeting import Meeting

NEAR_MS = 6 * 3600 * 1000


class When:
    """Counts from the planned start where the meeting was held near it, else from its first step."""

    def __init__(self, m: Meeting) -> None:
        self._planned = _instant(m.facts.starts)
        steps = [visit.from_ for visit in m.agenda.visits[1:]] or [m.agenda.entered_at or m.opened_at]
        near = self._planned is not None and abs(steps[0] - _ms(self._planned)) < NEAR_MS
        self.start = _ms(self._planned) if near and self._planned is not None else m.opened_at

    def seconds(self, ms: int) -> int:
        """Whole seconds from the start; negative before it."""
        return round((ms - self.start) / 1000)

    def since(self, ms: int) -> int:
        """The same, but nothing is before the start: presence and stages begin with the meeting."""
        return max(0, self.seconds(ms))

    def until(self, ms: int) -> int | None:
        """None where it has not ended."""
        return self.since(ms) if ms else None

    def iso(self, ms: int) -> str:
        """Empty where there is no instant."""
        zone = self._planned.tzinfo if self._planned else UTC
        return datetime.fromtimestamp(ms // 1000, zone).isoformat() if ms else ""


def _instant(iso: str) -> datetime | None:
    try:
        instant = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def _ms(instant: datetime) -> int:
    return int(instant.timestamp() * 1000)
