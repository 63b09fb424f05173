"""After every kind of event there is, what was seen before and the patch are a fresh view: in the worked cases of the rules, in
every shipped method, in guests, photos and minutes."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from itertools import product
from pathlib import Path
from random import Random

import pytest

from facilitate.core.meeting import EVOLVE
from facilitate.core.refusals.refusal import Refused
from facilitate.web import touch
from tests import test_wild_places as places
from tests import wild
from tests.cases.world import Case, Story, all_cases
from tests.cast import Cast, Core
from tests.every_event import FURTHER
from tests.screens import Screens
from tests.test_every_method import RULES, walk

SEEDS = 8
WALKED = RULES[::4]


BY_CHANCE = {
    "Answered": "test_wild_meetings.py", "NoteTaken": "test_wild_meetings.py", "Offered": "test_wild_meetings.py",
    "SentenceMoved": "test_wild_meetings.py", "ConvenerSet": "test_wild_places.py", "SpaceOpened": "test_wild_places.py",
    "MotionLaid": "test_wild_motions.py",
}  # fmt: skip
"""Of these the law is held by hypothesis alone, in worlds where they happen."""


class Watched:
    """Screens that also count which events they were told of after their first look."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.patches = 0

    def meeting(self) -> Callable[[Cast], None]:
        """To be called after each act of one meeting."""
        screens, heard = Screens(still=False), [0]

        def look(cast: Cast) -> None:
            assert isinstance(cast.place, Core)
            new = cast.place.entries[heard[0] :] if heard[0] else []
            heard[0] = len(cast.place.entries)
            screens.compare(cast)
            self.kinds.update(type(entry.event).__name__ for entry in new)
            self.patches += bool(new)

        return look


def played(case: Case, look: Callable[[Cast], None]) -> None:
    """A worked case; what it expects is another test's matter."""
    story = Story(case)
    look(story.cast)
    for step in case.when:
        with suppress(Refused):
            story.step(step)
        look(story.cast)


def everything() -> Watched:
    watched = Watched()
    for case in all_cases():
        played(case, watched.meeting())
    for rule in WALKED:
        walk(rule, 1, watched.meeting())
    for seed in range(SEEDS):
        dice = Random(seed)
        wishes = [tuple(dice.randrange(most) for most in (len(wild.WHO), 220, 41, 41, 4)) for _ in range(60)]
        wild.play(dice.choice(wild.STAGES), wishes, 7, watched.meeting())  # type: ignore[arg-type]
    for play in FURTHER:
        play(watched.meeting())
    for method, seed in product(sorted(places.METHODS), range(2)):
        places.play((method, seed * 2, _wishes(seed)), watched.meeting())
    return watched


def _wishes(seed: int) -> list[tuple[int, int, int, int]]:
    """What people want who walk between tables."""
    dice = Random(seed)
    return [
        (dice.randrange(len(places.WHO)), dice.randrange(100), dice.randrange(10), dice.randrange(10))
        for _ in range(30)
    ]


def test_every_kind_of_event_was_patched_into_what_was_seen() -> None:
    watched = everything()
    print(
        f"{len(watched.kinds)} of {len(EVOLVE)} kinds of events, {watched.kinds.total()} events, {watched.patches} patches: all equal a fresh view"
    )

    assert sorted(kind.__name__ for kind in EVOLVE if kind.__name__ not in {*watched.kinds, *BY_CHANCE}) == []
    assert all((Path(__file__).parent / name).exists() for name in BY_CHANCE.values())


@pytest.mark.parametrize("kind", ["ItemWritten", "TurnStarted", "PersonChanged", "StageEntered"])
def test_an_event_that_forgets_what_it_touches_is_found_out(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = touch.keys
    monkeypatch.setattr(touch, "keys", lambda m, entry: set() if type(entry.event).__name__ == kind else keys(m, entry))

    with pytest.raises(AssertionError, match=kind):
        everything()
