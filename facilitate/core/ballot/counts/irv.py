"""Instant run-off (Ware 1871): whoever has the fewest first places goes, and her votes move to the next on each ballot."""

from collections.abc import Callable, Sequence

Rounds = tuple[dict[str, int], ...]
Lot = Callable[[str], str]


def irv(items: Sequence[str], rankings: Sequence[Sequence[str]], lot: Lot) -> tuple[tuple[str, ...], Rounds, bool]:
    """(the items from the winner down to whoever went first, the votes of each round, whether a lot decided). Equals: whoever
    had fewer in the latest earlier round in which they differ goes; where they never differ, the smaller `lot` goes. A
    ballot whose choices have all gone counts no more."""
    left, gone, rounds, drawn = list(items), list[str](), list[dict[str, int]](), False
    while left:
        votes = dict.fromkeys(left, 0)
        for ranking in rankings:
            first = next((id for id in ranking if id in votes), None)
            if first is not None:
                votes[first] += 1
        rounds.append(votes)
        course = {id: [earlier[id] for earlier in reversed(rounds)] for id in left}
        fewest = [id for id in left if course[id] == min(course.values())]
        out = min(fewest, key=lot)
        drawn = drawn or len(fewest) > 1
        left.remove(out)
        gone.append(out)
    return tuple(reversed(gone)), tuple(rounds), drawn
