"""Small meetings with a closed secret ballot of every kind that is counted in its own way, for those who lie about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitate.core.act import Entry
from tests.cast import Cast, Core
from tests.core.ballot_world import APART, SIDES, close, hall, last, vote_apart

SECRET = SIDES | {"secrecy": "secret"}
MORE = {"pass": [{"side": "for", "over": "1/2", "of": "cast"}]}
GRADES = {"of": "idea", "type": "score", "secrecy": "secret", "scale": {"from": 1, "to": 5}, "count": "mean"}
FIVE = ("for", "for", "against", "for", "abstain")


def _voted(here: Cast, *choices: Any) -> Cast:
    for n, choice in enumerate(choices):
        here.do(f"p{n}", "vote", ballot=last(here).id, choice=choice)
    return here


def _receipts() -> Cast:
    return _voted(hall(SECRET | MORE), *FIVE)


def _one_slip() -> Cast:
    here = _receipts()
    here.do("host", "count", slips=[{"n": 1, "choice": "against"}], witness="孙大爷")
    return here


def _hands() -> Cast:
    here = _receipts()
    told = {"source": "hands", "counts": {"for": 3, "against": 1}, "people": 4}
    here.do("host", "count", **told, witness="孙大爷")
    return here


def _households() -> Cast:
    bar = {"side": "for", "over": "1/2", "of": "cast", "weigh": "household"}
    return _voted(hall(SECRET | {"weigh": "household", "pass": [bar]}), *FIVE)


def _groups() -> Cast:
    bars = [*MORE["pass"], {"side": "for", "over": "1/2", "of": "eligible", "in_group": "every"}]
    here = hall(SECRET | {"pass": bars}, people=10)
    return _voted(here, *FIVE, *FIVE)


def _small_groups() -> Cast:
    bars = [*MORE["pass"], {"side": "for", "over": "1/2", "of": "cast", "in_group": "every"}]
    return _voted(hall(SECRET | {"pass": bars}), *FIVE)


def _apart() -> Cast:
    here = _voted(hall(APART | MORE), *FIVE)
    vote_apart(here, "for", "against", "against", "against", "abstain")
    return here


def _few_apart() -> Cast:
    here = _voted(hall(APART | MORE), *FIVE)
    vote_apart(here, "against")
    return here


def _few_decide() -> Cast:
    here = _voted(hall(APART | MORE), "for", "for")
    vote_apart(here, "for", "against", "against", "against", "abstain")
    return here


def _tie() -> Cast:
    return _voted(hall(SECRET | MORE | {"tie": "draw"}, people=2), "for", "against")


def _dots() -> Cast:
    dots = {"of": "idea", "type": "dots", "per_person": 3, "secrecy": "secret"}
    return _voted(hall(dots, items=3), {"1": 2, "2": 1}, {"1": 1, "3": 1}, {"2": 3})


def _pick() -> Cast:
    pick = {"of": "idea", "type": "pick", "per_person": 1, "secrecy": "secret"}
    return _voted(hall(pick, items=3), ["1"], ["2"], ["1"])


def _grades() -> Cast:
    return _voted(hall(GRADES, items=2), {"1": 3, "2": 5}, {"1": 4, "2": 2}, {"1": 1, "2": 1})


def _borda() -> Cast:
    rank = {"of": "idea", "type": "rank", "per_person": 2, "count": "borda", "secrecy": "secret"}
    return _voted(hall(rank, items=3), ["1", "2"], ["3", "1"], ["1", "3"])


WORLDS: dict[str, Callable[[], Cast]] = {
    made.__name__.strip("_"): made
    for made in (
        _receipts, _one_slip, _hands, _households, _groups, _small_groups, _apart, _few_apart, _few_decide, _tie, _dots, _pick,
        _grades, _borda,
    )
}  # fmt: skip


def with_reasons() -> Cast:
    """Two of five say why, on either side; the ballot is open."""
    here = hall(SECRET | MORE)
    for n, (choice, reason) in enumerate((("for", "早该修了"), ("against", "太贵了"), ("for", ""), ("for", ""))):
        here.do(f"p{n}", "vote", ballot=last(here).id, choice=choice, reason=reason)
    return here


def log_of(name: str) -> list[Entry]:
    """The whole log of that meeting, its ballot closed."""
    here = WORLDS[name]()
    close(here)
    return entries_of(here)


def entries_of(here: Cast) -> list[Entry]:
    """Its log as it stands."""
    assert isinstance(here.place, Core)
    return list(here.place.entries)
