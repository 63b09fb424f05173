"""What speaks for one offer for one need beside what both are about: resource, unit, place, hours, size, price, date."""

from __future__ import annotations

from collections.abc import Iterator

from facilitate.register.matching.amounts import Amount, capacity, counted
from facilitate.register.matching.fit import Asked, Offered, Reason
from facilitate.register.matching.matters import Known
from facilitate.register.matching.places import apart, common, place
from facilitate.register.matching.sides import Side
from facilitate.reports.openings import WHOLE, Opening, meeting, openings
from facilitate.reports.terms import day

POINTS = {
    "resource": 8, "resource_heard": 4, "unit": 4, "same_place": 6, "comes": 2, "hours_meet": 6, "enough": 3, "free": 2, "in_time": 1,
    "project": 1, "hours_apart": -10, "other_place": -8, "other_building": -3, "too_small": -6, "past": -20,
}  # fmt: skip
"""Ours, tuned on invented needs and offers; together less than being about the same matter gives."""
GROUPS = {
    "housing_bureau": "agency", "utility_company": "contractor", "police": "agency", "traffic_police": "agency", "civil_affairs": "agency",
    "disabled_federation": "federation", "court": "agency", "health_bureau": "agency", "labour_office": "agency", "justice_office": "agency",
    "lawyer": "expert", "building_leader": "building", "mediator": "committee",
}  # fmt: skip
"""To which group of the lists those belong who usually answer for a category."""
IN_PERSON = ("place", "expertise", "volunteer", "")
FREE = ("免费", "不收费", "公益", "无偿", "free", "no charge", "no cost")
NO_PRICE = ("0", "0元", "无", "none")


def reasons(need: Asked, offer: Offered, mine: Side, known: Known, today: str) -> Iterator[Reason]:
    """Everything that can be told of the two, for (points above 0) and against (below)."""
    yield from _resource(offer, mine, known)
    yield from _unit(offer, mine, known)
    yield from _place(need, offer)
    yield from _hours(need, offer)
    yield from _size(need, offer)
    yield from _price(offer)
    yield from _until(offer, today)
    if offer.project:
        yield Reason("project", POINTS["project"], {"project": offer.project})


def _resource(offer: Offered, mine: Side, known: Known) -> Iterator[Reason]:
    if offer.resource in mine.wants:
        ticked = not mine.wants[offer.resource]
        names = {one.code: {"zh": one.zh, "en": one.en} for one in known.lists.resources}
        name = names.get(offer.resource, offer.resource)
        yield Reason("resource", POINTS["resource" if ticked else "resource_heard"], {"resource": name})


def _unit(offer: Offered, mine: Side, known: Known) -> Iterator[Reason]:
    usual = {code for one in known.lists.needs if one.code in mine.categories for code in one.usual}
    if offer.kind and offer.kind in usual | {GROUPS.get(code, code) for code in usual}:
        names = {one.code: {"zh": one.zh, "en": one.en} for one in known.lists.groups}
        yield Reason("unit", POINTS["unit"], {"unit": names.get(offer.kind, offer.kind)})


def _place(need: Asked, offer: Offered) -> Iterator[Reason]:
    wanted, there = place(need.place), place(offer.place, offer.text)
    both = common(wanted, there)
    if both:
        yield Reason("same_place", POINTS["same_place"], {"place": both})
    elif there.anywhere:
        yield Reason("comes", POINTS["comes"], {"words": there.anywhere})
    elif code := apart(wanted, there):
        shown = {"wanted": wanted.told, "there": there.told or tuple(sorted(there.spots))}
        yield Reason(code, POINTS[code], shown)


def _hours(need: Asked, offer: Offered) -> Iterator[Reason]:
    """The hours of their own fields; where there are none, those of the words, of what is done in person."""
    words = offer.resource in IN_PERSON
    wanted = openings(need.hours) or (_exact(" ".join((need.title, *need.words))) if words else ())
    open_ = openings(offer.hours) or (_exact(offer.text) if words else ())
    if wanted and open_:
        both = meeting(wanted, open_)
        if both:
            yield Reason("hours_meet", POINTS["hours_meet"], {"both": both.words()})
        else:
            yield Reason("hours_apart", POINTS["hours_apart"], {"wanted": _shown(wanted), "open": _shown(open_)})


def _exact(text: str) -> tuple[Opening, ...]:
    return tuple(one for one in openings(text, vague=False) if one.span != WHOLE)


def _shown(times: tuple[Opening, ...]) -> tuple[dict[str, str], ...]:
    return tuple(one.words() for one in times[:2])


def _size(need: Asked, offer: Offered) -> Iterator[Reason]:
    """People against people, households against households; pieces, and people against households, only where they are fewer."""
    there = {one.kind: one for one in capacity(offer.text, offer.amount, offer.resource)}
    people = counted(need.affected, "people") or counted(" ".join((need.title, *need.words)), "people")
    homes = Amount(need.households, "households") if need.households > 1 else counted(need.affected, "households")
    for wanted in (people, homes):
        if not wanted:
            continue
        held = there.get(wanted.kind) or there.get("people") or there.get("pieces")
        if held and held.number < wanted.number:
            yield Reason("too_small", POINTS["too_small"], {"there": held.words(), "wanted": wanted.words()})
            return
        if held and held.kind in ("pieces", wanted.kind):
            yield Reason("enough", POINTS["enough"], {"there": held.words(), "wanted": wanted.words()})
            return


def _price(offer: Offered) -> Iterator[Reason]:
    told = offer.price.strip().lower()
    if any(word in told for word in FREE) or told in NO_PRICE:
        yield Reason("free", POINTS["free"], {})
    elif told:
        yield Reason("price", 0, {"price": offer.price.strip()})


def _until(offer: Offered, today: str) -> Iterator[Reason]:
    last, now = day(offer.until), day(today)
    if last and now:
        code = "in_time" if last >= now else "past"
        yield Reason(code, POINTS[code], {"until": offer.until})
