"""A store or a view that fails for a moment: every screen is right again by itself, though nobody does anything more."""

from __future__ import annotations

from typing import Any

import pytest

from facilitate.web import news, views
from facilitate.web.views import Look
from tests.cast import CODE
from tests.web.hall import Hall


def broken(*_: Any) -> Any:
    raise OSError("no database")


def stands(told: list[dict[str, Any]], seq: int) -> dict[str, Any]:
    """What a screen shows that stood at `seq` with nothing and hears these patches; a gap fails."""
    shown: dict[str, Any] = {}
    for patch in told:
        assert patch["from"] <= seq
        shown = {} if patch["from"] == 0 else {key: one for key, one in shown.items() if key not in patch["cut"]}
        shown, seq = shown | patch["put"], patch["to"]
    return shown


def test_a_store_that_fails_once_is_read_again_though_nothing_more_happens(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    hall.cast.next()
    with monkeypatch.context() as patch:
        patch.setattr(hall.cast.place.door, "reading", broken)
        hall.wait(0)
    assert "the screens cannot be told yet" in caplog.text
    assert hall.patches("room") == []

    hall.wait(1)

    assert f"stage/{hall.cast.m.agenda.at.stage}" in hall.patches("room")[0]["put"]
    assert len(hall.own("wang")) == 1


@pytest.mark.parametrize("failing", [1, 2])
def test_an_audience_whose_view_failed_is_told_everything_anew_though_nothing_more_happens(
    hall: Hall, failing: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stood, agenda, times = hall.state("desk")[0]["to"], views.ONE["agenda"], iter(range(failing))

    def failing_at_first(look: Look) -> Any:
        return agenda(look) if not look.desk or next(times, None) is None else broken()

    monkeypatch.setitem(views.ONE, "agenda", failing_at_first)
    hall.cast.next()
    hall.wait(0)
    assert (len(hall.patches("room")), hall.patches("desk")) == (1, [])
    assert "the views of the desk failed" in caplog.text

    for _ in range(failing):
        hall.wait(1)

    assert stands(hall.patches("desk"), stood) == hall.state("desk")[0]["put"]
    hall.cast.next()
    hall.wait(1)
    assert stands(hall.patches("desk"), stood) == hall.state("desk")[0]["put"]


def test_whoever_looks_meanwhile_takes_nothing_from_those_who_wait(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    stood = hall.state("desk")[0]["to"]
    with monkeypatch.context() as patch:
        patch.setitem(views.ONE, "agenda", broken)
        hall.cast.next()
        hall.wait(0)
    hall.state("desk")

    hall.wait(1)

    assert stands(hall.patches("desk"), stood) == hall.state("desk")[0]["put"]


def test_an_own_view_that_fails_once_is_told_by_and_by_and_keeps_nobody_elses_up(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    own, wang = news.own_view, hall.cast.ids["wang"]
    with monkeypatch.context() as patch:
        patch.setattr(news, "own_view", lambda look, person: broken() if person == wang else own(look, person))
        hall.cast.next()
        hall.wait(0)
    assert (len(hall.patches("desk")), len(hall.own("li")), hall.own("wang")) == (1, 1, [])
    assert "own view" in caplog.text

    hall.wait(1)

    assert len(hall.own("wang")) == 1


def test_a_phone_of_somebody_whose_coming_is_not_known_here_yet_harms_no_desk(hall: Hall) -> None:
    stood = hall.state("desk")[0]["to"]
    hall.crowd.elsewhere_moved(CODE, {"p99", hall.cast.ids["wang"]})
    hall.wait(1)
    hall.cast.next()
    hall.wait(1)

    told = hall.patches("desk")
    assert told[0]["from"] == stood
    assert not any("person/p99" in patch["put"] for patch in told)
