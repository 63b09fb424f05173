"""What somebody should look at again: flags on needs and offers, each told with the numbers behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from facilitate.reports.cast import Cast
from facilitate.reports.evidence import marked
from facilitate.reports.fitting import hours, spots
from facilitate.reports.lines import Line, line
from facilitate.reports.loners import alone
from facilitate.reports.needs import Need, NeedsReport
from facilitate.reports.numbers import Numbers
from facilitate.reports.record import Record
from facilitate.reports.rows import Offer

LOW_AGREEMENT = 0.5
FAR_APART = 2
OFTEN = 3
DOUBTFUL = 2


class Flag(msgspec.Struct, frozen=True):
    """A code, and the sentence with its numbers and sources."""

    code: str
    line: Line


def flags(
    record: Record, report: NeedsReport, numbers: Numbers, before: Mapping[str, int] | None = None
) -> tuple[Flag, ...]:
    """All flags in the order of the needs. `before`: in how many earlier meetings of its series a need (by id) was raised;
    None where no series is known."""
    cast = Cast(record)
    found = [Flag(code, told) for need in report.needs for code, told in _of_need(need, numbers, before or {}, cast)]
    return (*found, *(Flag("agrees_with_nobody", told) for told in alone(record, numbers, cast)))


def _of_need(need: Need, numbers: Numbers, before: Mapping[str, int], cast: Cast) -> Iterator[tuple[str, Line]]:
    yield from _unfelt(need, cast)
    yield from _unowned(need, cast)
    yield from _often(need, before)
    yield from _disputed(need)
    for offer in need.offers:
        yield from _misfit(need, offer, numbers)


def _unfelt(need: Need, cast: Cast) -> Iterator[tuple[str, Line]]:
    """A standard says so, yet nobody put a dot on it or it is graded of little importance."""
    if "normative" not in marked(need):
        return
    importance, entered = need.grades.get("importance"), need.entered("evidence.normative")
    basis = line("依据：{what}（{who}记）。", what=str(entered.value), who=cast.name(entered.by)) if entered else None
    if need.dots == 0:
        text = "“{need}”按规范应当有，居民贴点是0，{cards}张卡提到：请再问问大家要不要。"
        yield "normative_unfelt", _and(line(text, (need.ref,), need=need.head.text, cards=len(need.cards)), basis)
    elif importance and importance.median <= DOUBTFUL:
        text = "“{need}”按规范应当有，居民打的要紧程度中位数只有{median}：请再问问大家要不要。"
        yield "normative_unfelt", _and(line(text, (need.ref,), need=need.head.text, median=importance.median), basis)


def _unowned(need: Need, cast: Cast) -> Iterator[tuple[str, Line]]:
    if need.owned or not need.owed:
        return
    nobody = need.entered("nobody")
    basis = line("{who}记下：没有人负责。", who=cast.name(nobody.by)) if nobody else None
    if need.dots:
        text = "“{need}”得{dots}点，{cards}张卡，还没有人负责。"
        told = line(text, (need.ref,), need=need.head.text, dots=need.dots, cards=len(need.cards))
        yield "felt_unowned", _and(told, basis)
    elif need.raised_by and need.raised_by > 1:
        text = "“{need}”有{n}人提出，还没有人负责。"
        yield "felt_unowned", _and(line(text, (need.ref,), need=need.head.text, n=need.raised_by), basis)


def _and(told: Line, basis: Line | None) -> Line:
    """The sentence, and after it what was entered and by whom."""
    return line("{told}{basis}", told.refs, **told.holes, told=told, basis=basis) if basis else told


def _often(need: Need, before: Mapping[str, int]) -> Iterator[tuple[str, Line]]:
    times = before.get(need.id, 0) + 1
    if times >= OFTEN:
        yield "again", line("“{need}”已是第{n}次提出。", (need.ref,), need=need.head.text, n=times)


def _disputed(need: Need) -> Iterator[tuple[str, Line]]:
    """Grades of importance that lie far apart, among residents or between residents and units."""
    mine, theirs = need.grades.get("importance"), need.apart_grades.get("importance")
    if mine and mine.agreement < LOW_AGREEMENT:
        text = "对“{need}”有多要紧，居民看法不一（一致程度{agreement}，低于0.5），宜再议，不宜取平均。"
        yield "disputed", line(text, (need.ref,), need=need.head.text, agreement=f"{mine.agreement:.2f}")
    if mine and theirs and abs(mine.median - theirs.median) >= FAR_APART:
        text = "“{need}”的要紧程度，居民打{mine}，单位代表打{theirs}，相差两分以上，宜当面再说。"
        yield "sides_apart", line(text, (need.ref,), need=need.head.text, mine=mine.median, theirs=theirs.median)


def _misfit(need: Need, offer: Offer, numbers: Numbers) -> Iterator[tuple[str, Line]]:
    """Hours that do not meet, or an entrance that is not where the need is; only where both sides name one."""
    ref = (need.ref, numbers.ref("offer", offer.id))
    asked = " ".join((need.head.text, str(need.said("place") or ""), *(card.text for card in need.cards)))
    wanted, open_ = hours(asked), hours(offer.text)
    if wanted and open_ and not any(a.from_ < b.to and b.from_ < a.to for a in wanted for b in open_):
        text = "“{offer}”在{open}，“{need}”要的是{wanted}，时间对不上。"
        yield "hours", line(text, ref, offer=offer.text, open=str(open_[0]), need=need.head.text, wanted=str(wanted[0]))
    there, here = spots(asked), spots(offer.text)
    if there and here and not there & here:
        text = "“{offer}”在{here}，“{need}”在{there}，地方对不上。"
        yield (
            "place",
            line(
                text, ref, offer=offer.text, here=tuple(sorted(here)), need=need.head.text, there=tuple(sorted(there))
            ),
        )
