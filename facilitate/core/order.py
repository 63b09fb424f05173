"""Speaking order is a sort: a list of keys from the rule file, and the first key that decides is the reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitate.core.floor import Hand
    from facilitate.core.meeting import Meeting

ONLY_HAND = "only_hand"
CALLED = "called_by_host"
ASKED_AGAIN = "asked_again"
BY_ARRIVAL = "arrival_order"

Key = Callable[["Meeting", "Hand"], int]


def not_spoken_first(m: Meeting, hand: Hand) -> int:
    """Who has not spoken yet (on this matter, in this stage or meeting, as the rule says) comes first."""
    return min(1, m.floor.turns_of(m, hand.person))


def fewest_turns(m: Meeting, hand: Hand) -> int:
    return m.floor.turns_of(m, hand.person)


def alternate_group(m: Meeting, hand: Hand) -> int:
    """Another group than the last speaker's comes first."""
    last = m.floor.last_turn(m)
    return int(last is not None and m.people.all[last.person].group == m.people.all[hand.person].group)


def seat_order(m: Meeting, hand: Hand) -> int:
    return next((n for n, p in enumerate(m.people.seated()) if p.id == hand.person), 10_000)


def first_come(_m: Meeting, hand: Hand) -> int:
    """Who raised the hand first, by its number in the log."""
    return hand.seq


KEYS: dict[str, Key] = {
    "not_spoken_first": not_spoken_first,
    "fewest_turns": fewest_turns,
    "alternate_group": alternate_group,
    "seat_order": seat_order,
    "first_come": first_come,
}


def line_up(m: Meeting, keys: tuple[str, ...]) -> list[tuple[Hand, str]]:
    """The raised hands in order, each with its reason: the first key on which it differs from the next one
    (for the last: `after_` and the key that put it behind)."""
    names = (*keys, "first_come") if "first_come" not in keys else keys
    ranked = sorted(
        ((tuple(KEYS[name](m, hand) for name in names), hand) for hand in m.floor.hands.values()),
        key=lambda pair: (pair[0], pair[1].seq),
    )
    return [(hand, _reason(names, ranked, n)) for n, (_, hand) in enumerate(ranked)]


def _reason(names: tuple[str, ...], ranked: list[tuple[tuple[int, ...], Hand]], n: int) -> str:
    if len(ranked) == 1:
        return ONLY_HAND
    last = n == len(ranked) - 1
    mine, other = ranked[n][0], ranked[n - 1 if last else n + 1][0]
    key = next((name for name, a, b in zip(names, mine, other, strict=True) if a != b), "first_come")
    return f"after_{key}" if last else key
