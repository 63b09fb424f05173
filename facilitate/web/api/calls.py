"""Every call of the API: from this one table come its addresses, its OpenAPI document and its page in the docs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from facilitate.web.api import meetings, needs, offers, promises, shapes, units, wishes

Kind = Literal["list", "one", "make", "change"]


@dataclass(frozen=True)
class Call:
    """`name` of the register; `step` after the number of the row; `work` reads (look, ids or id) or does (book, doer, community,
    id where there is one, wish)."""

    kind: Kind
    name: str
    zh: str
    en: str
    work: Callable[..., Any]
    answer: type[shapes.Shape]
    wish: type[wishes.Wish] | None = None
    step: str = ""
    method: str = "GET"

    @property
    def path(self) -> str:
        """After /api/v1, with {id} where a row is named."""
        one = "" if self.kind in ("list", "make") else "/{id}"
        return f"/{self.name}{one}{f'/{self.step}' if self.step else ''}"


CALLS: tuple[Call, ...] = (
    Call("list", "needs", "需求，一页一页", "Needs, page by page", needs.many, shapes.Need),
    Call("one", "needs", "一条需求，连同原话、依据、答复", "One need with words, evidence and answers", needs.one, shapes.NeedSheet),
    Call("make", "needs", "写一条新需求", "Write a new need", needs.make, shapes.NeedSheet, wishes.NewNeed, method="POST"),
    Call(
        "change", "needs", "改一条需求的几项", "Change fields of a need", needs.change, shapes.NeedSheet, wishes.NeedChange,
        method="PATCH",
    ),
    Call("list", "offers", "资源，一页一页", "Offers, page by page", offers.many, shapes.Offer),
    Call("one", "offers", "一条资源，走到哪一步、对上了什么", "One offer with its steps and matches", offers.one, shapes.OfferSheet),
    Call("make", "offers", "发布一条资源", "Publish an offer", offers.publish, shapes.OfferSheet, wishes.NewOffer, method="POST"),
    Call(
        "change", "offers", "撤下一条资源", "Withdraw an offer", offers.withdraw, shapes.OfferSheet, wishes.Withdrawal,
        "withdraw", "POST",
    ),
    Call("list", "promises", "承诺，一页一页", "Promises, page by page", promises.many, shapes.Promise),
    Call("one", "promises", "一件承诺，连同进展和居民的话", "One promise with reports and voices", promises.one, shapes.PromiseSheet),
    Call(
        "change", "promises", "报一件承诺的进展", "Report how a promise goes", promises.report, shapes.PromiseSheet,
        wishes.HowItGoes, "report", "POST",
    ),
    Call("list", "units", "单位，一页一页", "Units, page by page", units.many, shapes.Unit),
    Call("one", "units", "一家单位，兑现得怎么样", "One unit and how it keeps its word", units.one, shapes.UnitSheet),
    Call("list", "meetings", "开过的会，一页一页", "Meetings that were held, page by page", meetings.many, shapes.Meeting),
    Call("one", "meetings", "一次会，带来了什么", "One meeting and what came of it", meetings.one, shapes.MeetingSheet),
)  # fmt: skip
