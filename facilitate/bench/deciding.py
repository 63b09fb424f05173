"""How long it takes to decide one act in a big meeting: CPU time in core alone, without store, network or screens."""

from __future__ import annotations

import time
from statistics import median

from facilitate.core.act import Act, Run
from facilitate.core.decide import handle
from facilitate.core.meeting import Meeting, MeetingOpened, Words, opening
from facilitate.core.person.people import PersonJoined
from facilitate.service.lists import lists
from facilitate.service.rulefiles import library

PEOPLE, EVENTS, ROUNDS, TURNS = 200, 2000, 600, 150
GROUPS = ("residents", "committee", "agency", "contractor")


def deciding() -> str:
    """A table: for each kind of act, the median and the 99th percentile of CPU microseconds."""
    m = _big_meeting()
    lines = [f"{PEOPLE} people, {m.seq} events, rule roundtable_needs, stage dialogue", "act       median µs   p99 µs"]
    for name, acts in _acts(m).items():
        spent = sorted(_timed(m, act) for act in acts)
        lines.append(f"{name:9} {median(spent):9.1f} {spent[int(len(spent) * 0.99)]:8.1f}")
    return "\n".join(lines)


def _timed(m: Meeting, act: Act) -> float:
    """CPU microseconds of one act."""
    begin = time.process_time_ns()
    handle(m, act, m.last_at + 1)
    return (time.process_time_ns() - begin) / 1000


def comment_costs(people: int, cards: int, events: int, count: int) -> list[float]:
    """CPU microseconds of each of so many comments in a meeting that has that size in the middle of them."""
    m = _sorted_meeting(people, cards)
    ids = list(m.items.all)
    say = [
        Act("comment", {"about": ids[n % cards], "text": f"说一句{n}"}, "", None, f"p{2 + n % (people - 1)}")
        for n in range(count)
    ]
    n = 0
    while m.seq < events - count // 2:
        n += 1
        handle(m, say[n % count], m.last_at + 1000)
    return [_timed(m, act) for act in say]


def _sorted_meeting(people: int, cards: int) -> Meeting:
    """Everybody has signed in and so many cards are on the table."""
    rule = next(kept.rule for kept in library() if kept.rule.id == "roundtable_needs")
    facts = MeetingOpened(
        "K7MQ4HXE", Words(), Words(), "2026-11-21T14:30:00+08:00", 90, "zh", GROUPS, rule, "", lists().codes()
    )
    m, _ = opening(facts, 0)
    run = Run(m, Act("join"), 0)
    for n in range(people):
        run.emit(PersonJoined(f"p{n + 1}", f"居民{n}", GROUPS[n % 4], "host" if n == 0 else m.default_role))
    _do(m, "p1", "advance", to="gather")
    for n in range(cards):
        who = f"p{2 + n % (people - 1)}"
        _do(m, who, "write", kind="need", text=f"第{n + 2}件事", fields={"category": "other"})
    _do(m, "p1", "advance", to="sort", override="bench")
    return m


def _big_meeting() -> Meeting:
    m, host = _sorted_meeting(PEOPLE, 60), "p1"
    cards = list(m.items.all)
    _do(m, host, "advance", to="dots", override="bench")
    for n in range(2, PEOPLE):
        _do(m, f"p{n}", "vote", choice={cards[n % 20]: 1})
    _do(m, host, "advance", to="shortlist", override="bench")
    _do(m, host, "advance", to="dialogue", override="bench")
    n = 0
    while m.seq < EVENTS:
        n += 1
        person = f"p{2 + n % (PEOPLE - 2)}"
        _do(m, person, "comment", about=cards[n % 20], text=f"说一句{n}")
        if n <= TURNS:
            _do(m, person, "hand")
            _do(m, host, "grant")
            _do(m, person, "done")
    return m


def _do(m: Meeting, person: str, verb: str, **args: object) -> str:
    return handle(m, Act(verb, dict(args), "", None, person), m.last_at + 1000).made


def _acts(m: Meeting) -> dict[str, list[Act]]:
    about = m.agenda.at.item
    people = [f"p{3 + n % (PEOPLE - 4)}" for n in range(ROUNDS)]
    hands = [Act(verb, {}, "", None, one) for one in people for verb in ("hand", "unhand")]
    return {
        "comment": [Act("comment", {"about": about, "text": "我也碰到过"}, "", None, one) for one in people],
        "react": [Act("react", {"signal": "same", "item": about}, "", None, one) for one in people],
        "hand": hands,
        "crowd": [Act("hand", {}, "", None, f"p{n}") for n in range(3, 103)],
    }
