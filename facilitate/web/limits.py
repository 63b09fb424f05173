"""How much one person and one meeting may ask for; never one address: a whole room shares it."""

from __future__ import annotations

from flask import current_app

from facilitate.service.clock import Clock
from facilitate.web.bucket import Buckets

PEOPLE, MEETINGS = 20_000, 2_000
"""Of how many the buckets are kept; one that is not among those used last is full again."""
ACTS_AT_ONCE, ACTS_A_SECOND = 20, 5.0
"""Of one person."""
LOOKS_AT_ONCE, LOOKS_A_SECOND = 200, 20.0
"""Whole states of one person: a phone asks for one when it comes in and after a break, a script after each of its acts."""
MEETING_AT_ONCE, MEETING_A_SECOND = 6_000, 600.0
"""Acts of one meeting: a thousand people who all vote within a second, and change their minds, are far from it."""
OWN_AT_ONCE, OWN_A_SECOND = 4, 0.2
"""Acts of one person that the meeting's measure does not stop: saved up from her first act on, so that the measure grows with those who
act, and no crowd of people whom nobody is behind uses up what is hers."""
JOINS_AT_ONCE, JOINS_A_SECOND = 1_500, 25.0
"""Newcomers of one meeting."""
KEYS_AT_ONCE, KEYS_A_SECOND = 20, 0.2
"""Wrong keys of one meeting."""
GUESSES_AT_ONCE, GUESSES_A_SECOND = 40, 1.0
"""Short codes of one meeting, of seats and on the wall, that are tried and wrong. Right ones pass, however many were wrong."""


class Limits:
    """Each question takes one from a bucket: False where it was empty."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._acts = Buckets(ACTS_AT_ONCE, ACTS_A_SECOND, PEOPLE)
        self._looks = Buckets(LOOKS_AT_ONCE, LOOKS_A_SECOND, PEOPLE)
        self._meetings = Buckets(MEETING_AT_ONCE, MEETING_A_SECOND, MEETINGS)
        self._own = Buckets(OWN_AT_ONCE, OWN_A_SECOND, PEOPLE, begin=0)
        self._joins = Buckets(JOINS_AT_ONCE, JOINS_A_SECOND, MEETINGS)
        self._keys = Buckets(KEYS_AT_ONCE, KEYS_A_SECOND, MEETINGS)
        self._guesses = Buckets(GUESSES_AT_ONCE, GUESSES_A_SECOND, MEETINGS)

    def act(self, code: str, person: str) -> bool:
        """Whether this person, and this meeting, may have one more act carried out now. Whoever is too fast herself takes
        nothing from the others; where others have used up what the meeting has, each still has a little of her own."""
        now, who = self._clock.now(), f"{code}/{person}"
        self._own.begin_with(who, now)
        return self._acts.take(who, now) and (self._meetings.take(code, now) or self._own.take(who, now))

    def look(self, code: str, person: str) -> bool:
        """Whether this person may have one more whole state now. Each wall is one, by its socket."""
        return self._looks.take(f"{code}/{person}", self._clock.now())

    def join(self, code: str) -> bool:
        """Whether one more may come in now."""
        return self._joins.take(code, self._clock.now())

    def nobody_new(self, code: str) -> None:
        """Nobody has come in, or somebody who was in before."""
        self._joins.give_back(code)

    def wrong_key(self, code: str) -> bool:
        """Whether one more wrong key may be told that it is wrong."""
        return self._keys.take(code, self._clock.now())

    def wrong_guess(self, code: str) -> bool:
        """Whether one more wrong short code may be told that it is wrong."""
        return self._guesses.take(code, self._clock.now())


def limits() -> Limits:
    """Those of the app at work."""
    found: Limits = current_app.extensions["acts"].limits
    return found
