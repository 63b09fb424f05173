"""By which route a need is answered: the five ways of the list, as somebody marked it or as the answers show it."""

from __future__ import annotations

from collections.abc import Iterator

from facilitate.reports.cast import Cast
from facilitate.reports.needs import Need
from facilitate.reports.numbers import Numbers, Ref

DIRECT, WIDEN, ADVOCATE, COORDINATE, COMMISSION = "direct", "widen", "advocate", "coordinate", "commission"


def routes(need: Need, numbers: Numbers, cast: Cast) -> tuple[tuple[str, tuple[Ref, ...]], ...]:
    """(code of the list of routes, what shows it); a route that somebody entered or marked stands alone."""
    marked = need.said("route")
    if marked:
        return ((str(marked), (need.ref,)),)
    found: dict[str, tuple[Ref, ...]] = {}
    for code, ref in _shown(need, numbers, cast):
        found[code] = (*found.get(code, ()), ref)
    return tuple(found.items())


def _shown(need: Need, numbers: Numbers, cast: Cast) -> Iterator[tuple[str, Ref]]:
    """Done by whoever answers: direct. Passed on or to be approved: agencies together. Cannot: to be asked for above."""
    for answer in need.answers:
        ref = numbers.ref("answer", answer.id)
        if answer.kind in ("passed", "needs_approval"):
            yield COORDINATE, ref
        elif answer.kind == "cannot":
            yield ADVOCATE, ref
        else:
            yield DIRECT, ref
    for task in need.actions:
        social = cast.group_code(task.who) == "social_org"
        yield COMMISSION if social else DIRECT, numbers.ref("task", task.id)
    for offer in need.offers:
        yield WIDEN, numbers.ref("offer", offer.id)
