"""What a need asks for in the seven kinds of resources, what is there or offered, and what nobody has offered yet."""

from __future__ import annotations

import msgspec

from facilitate.reports.hints import RESOURCES, answered_with, mentions, spoken_of
from facilitate.reports.needs import Need, NeedsReport
from facilitate.reports.numbers import Numbers, Ref
from facilitate.reports.rows import Entered, Offer

KINDS = ("money", "planning", "project", "place", "goods", "expertise", "volunteer")


class Resource(msgspec.Struct, frozen=True):
    """One kind of resource for one need: what was entered as `wanted` and as there already (`exists`); `words` by which it was
    asked for and where, what was offered, and the answers and tasks that speak of it."""

    kind: str
    need: Need
    words: tuple[str, ...]
    asked: tuple[Ref, ...]
    offers: tuple[Offer, ...]
    taken_on: tuple[Ref, ...]
    wanted: Entered | None = None
    exists: Entered | None = None

    @property
    def gap(self) -> bool:
        """Entered as wanted, and nobody has offered it since. Where nothing of this kind was entered: asked for in words, and
        nobody offered it or took it on."""
        if self.wanted:
            return all(offer.at < self.wanted.at for offer in self.offers)
        return bool(self.asked) and not (self.exists or self.offers or self.taken_on)


def resources(need: Need, numbers: Numbers) -> tuple[Resource, ...]:
    """The kinds that were entered, asked for or offered, in the order of the list; an offer of another kind comes last."""
    asked, taken = spoken_of(need, numbers), answered_with(need, numbers)
    kinds = dict.fromkeys((*KINDS, *(offer.resource for offer in need.offers)))
    found = (_resource(need, kind, asked, taken) for kind in kinds)
    return tuple(row for row in found if row.wanted or row.exists or row.asked or row.offers)


def by_kind(report: NeedsReport, numbers: Numbers) -> dict[str, tuple[Resource, ...]]:
    """Kind -> what of it was asked for or offered in the whole meeting; every one of the seven is there."""
    rows = [row for need in report.needs for row in resources(need, numbers)]
    kinds = dict.fromkeys((*KINDS, *(row.kind for row in rows)))
    return {kind: tuple(row for row in rows if row.kind == kind) for kind in kinds}


def _resource(need: Need, kind: str, asked: list[tuple[str, Ref]], taken: list[tuple[str, Ref]]) -> Resource:
    heard = mentions(asked, kind) if kind in RESOURCES else ()
    return Resource(
        kind=kind,
        need=need,
        words=tuple(dict.fromkeys(word for word, _ in heard)),
        asked=tuple(ref for _, ref in heard),
        offers=tuple(offer for offer in need.offers if offer.resource == kind),
        taken_on=tuple(ref for _, ref in mentions(taken, kind)) if kind in RESOURCES else (),
        wanted=need.entered(f"wanted.{kind}"),
        exists=need.entered(f"exists.{kind}"),
    )
