"""What an act costs does not grow with the meeting: counted in steps of the interpreter, which no busy machine changes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from facilitate.core.act import Act, Run
from facilitate.core.meeting import Meeting
from facilitate.core.writing.items import ItemWritten
from facilitate.core.writing.talk import Commented, Reacted
from facilitate.web import views
from facilitate.web.crowd import Crowd
from facilitate.web.news import AUDIENCES
from facilitate.web.views.look import Look
from tests.cast import CODE, Cast, Core, at

FLAT = 1.2
CARDS, COMMENTS, SIGNS = 500, 3000, 1500


@dataclass
class Stage:
    """The cast before its screens, without a store: what an act costs from the rules to the patches."""

    cast: Cast

    def __post_init__(self) -> None:
        self.crowd = Crowd(self, self.cast.clock, lambda: "http://192.0.2.1", lambda *_: None, lambda *_: None)  # type: ignore[arg-type]
        for audience in AUDIENCES:
            self.crowd.state(CODE, audience, 0)
        for id in self.cast.ids.values():
            self.crowd.come(CODE, id)
        self.crowd.flush(CODE)

    def listen(self, listener: Callable[..., None]) -> None:
        self.told = listener

    @contextmanager
    def reading(self, _code: str) -> Iterator[Meeting]:
        yield self.cast.m

    @property
    def memory(self) -> Stage:
        return self

    def come_to(self, _code: str, _seq: int) -> None:
        """There is no other process."""

    def chain(self, _code: str) -> str:
        return "c" * 64

    def act(self, who: str, verb: str, **args: Any) -> None:
        """Decided, told to the crowd, and sent to all audiences."""
        self.cast.do(who, verb, **args)
        assert isinstance(self.cast.place, Core)
        assert self.cast.place.last is not None
        self.told(CODE, self.cast.m, "d" * 64, self.cast.place.last.entries)
        self.crowd.flush(CODE)


def steps(work: Callable[[], object]) -> int:
    """How many steps the interpreter takes for it, loops over whatever it looks through included."""
    count = 0

    def trace(frame: Any, event: str, _arg: object) -> Any:
        nonlocal count
        frame.f_trace_opcodes = True
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def grown(cast: Cast) -> Cast:
    """The same meeting after thousands of cards, comments and signs by two people who do nothing else in these tests."""
    run = Run(cast.m, Act("comment", person=cast.ids["guest"]), cast.clock.at)
    stage, first = cast.m.agenda.at.stage, next(iter(cast.m.items.all), "")
    for n in range(CARDS):
        run.emit(ItemWritten(run.new_id(), "need", f"第{n}件事", stage, category="safety"))
    for n in range(COMMENTS):
        run.emit(Commented(run.new_id(), first, f"第{n}句"))
    for n in range(SIGNS):
        run.emit(Reacted("same", str(n % CARDS)))
    return cast


WORLDS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "comment": ("sort", "li", {"about": "1", "text": "我家也是"}),
    "vote": ("dots", "li", {"choice": {"1": 1}}),
    "react": ("discuss", "li", {"signal": "unclear"}),
    "hand": ("discuss", "li", {}),
    "write": ("gather", "li", {"kind": "need", "text": "楼道没有灯", "fields": {"category": "safety"}}),
}


@pytest.mark.parametrize("verb", WORLDS)
def test_an_act_costs_the_same_after_thousands_of_others(verb: str) -> None:
    stage, who, args = WORLDS[verb]
    young, old = Stage(at(stage)), Stage(grown(at(stage)))

    least = steps(lambda: young.act(who, verb, **args))
    most = steps(lambda: old.act(who, verb, **args))

    assert most <= FLAT * least, (verb, least, most)


def test_a_view_that_looks_through_everything_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    comment = views.MANY["comment"]

    def searching(look: Look, id: str) -> Any:
        return next(comment(look, one) for one in look.m.talk.comments if one == id)

    monkeypatch.setitem(views.MANY, "comment", searching)
    stage, who, args = WORLDS["comment"]
    young, old = Stage(at(stage)), Stage(grown(at(stage)))

    least = steps(lambda: young.act(who, "comment", **args))

    assert steps(lambda: old.act(who, "comment", **args)) > FLAT * least
