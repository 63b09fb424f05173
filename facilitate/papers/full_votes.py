"""The full record's ballots: who was entitled, every count, who voted how where it was open, and what came out by which bars."""

from __future__ import annotations

from fractions import Fraction

from facilitate.papers.blocks import Block, Column, Heading, Para, Table, cell, text
from facilitate.papers.full_grades import grades
from facilitate.papers.full_named import TYPES, named
from facilitate.papers.kit import Desk
from facilitate.papers.published import listed
from facilitate.reports.bars import bars
from facilitate.reports.outcomes import ENDS, KEPT_BACK, counts, ending, is_kept_back, texts, title
from facilitate.reports.rows import Ballot


def ballots(desk: Desk) -> list[Block]:
    """Each ballot under its number: the facts in a sentence, then the counts."""
    return [block for number, ballot in enumerate(desk.record.ballots, 1) for block in _ballot(desk, number, ballot)]


def _ballot(desk: Desk, number: int, ballot: Ballot) -> list[Block]:
    t = desk.t
    name = t("票{n}　{kind}", n=number, kind=t(TYPES.get(ballot.type, ballot.type)))
    facts = Para(text(_facts(desk, ballot)), "flat")
    return [
        Heading(text(name), 3),
        *_matter(desk, ballot),
        facts,
        *_counts(desk, ballot),
        *named(desk, ballot),
        *listed(desk, ballot),
        *_bars(desk, ballot),
    ]


def _matter(desk: Desk, ballot: Ballot) -> list[Block]:
    """The words voted on, where the ballot was about one matter."""
    if not counts(ballot):
        return []
    told = title(desk.record, ballot)
    return [Para(text(told if isinstance(told, str) else desk.tongue.pick(told), "b"), "flat")]


def _facts(desk: Desk, ballot: Ballot) -> str:
    t = desk.t
    secrecy = {"secret": t("不记名"), "named": t("记名"), "open": t("公开")}
    said = [
        t("{from}—{to}，{secrecy}，应投{eligible}人，实投{cast}人。", **{"from": desk.clock(ballot.from_)}, to=desk.until(ballot.from_, ballot.to),
          secrecy=secrecy.get(ballot.secrecy, ballot.secrecy), eligible=ballot.eligible, cast=ballot.cast)
    ]  # fmt: skip
    if ballot.apart and ballot.apart.cast:
        said.append(t("单位代表{n}人的票另列，不参与排序。", n=ballot.apart.cast))
    if is_kept_back(ballot):
        said.append(t("{kept}。", kept=t(KEPT_BACK)))
    if ballot.outcome in ENDS:
        said.append(t("结果：{outcome}。", outcome=ending(ballot, alone=True)))
    if ballot.funded:
        said.append(t("入选{n}个项目，共{spent}元。", n=len(ballot.funded), spent=_exact(ballot.spent)))
    return ("" if desk.tongue.code == "zh" else " ").join(said)


def _counts(desk: Desk, ballot: Ballot) -> list[Block]:
    t = desk.t
    found = counts(ballot)
    if found:
        rows = tuple((cell(desk.tongue.pick(side)), cell(str(n))) for side, n in found)
        return [Table((Column(t("意见")), Column(t("票数"), 26, "num")), rows)]
    if any(isinstance(row, dict) for row in ballot.counts.values()):
        return [grades(desk, ballot)]
    return [_sums(desk, ballot)] if ballot.counts or ballot.scores else []


def _sums(desk: Desk, ballot: Ballot) -> Table:
    t, heads = desk.t, texts(desk.record)
    apart = ballot.apart.counts if ballot.apart else {}
    scored = any(ballot.scores.get(id) not in (None, str(ballot.counts.get(id))) for id in ballot.items)
    columns = [Column(t("事项")), Column(t("居民贴点") if ballot.apart else t("票数"), 26, "num")]
    columns += [Column(t("得分"), 26, "num")] if scored else []
    columns += [Column(t("单位另列"), 26, "num")] if apart else []
    order = sorted(ballot.items, key=lambda id: -Fraction(str(ballot.scores.get(id, ballot.counts.get(id, 0)))))
    rows = tuple(
        (
            cell(heads.get(id, id)),
            cell(str(ballot.counts.get(id, "—"))),
            *([cell(_exact(ballot.scores.get(id, "")))] if scored else []),
            *([cell(str(apart.get(id, 0)))] if apart else []),
        )
        for id in order
    )
    return Table(tuple(columns), rows)


def _bars(desk: Desk, ballot: Ballot) -> list[Block]:
    """Each bar with what it needed and what there was; the seed of a lot."""
    said = [desk.tongue.line(told) for told in bars(ballot, desk.cast)]
    said += [desk.t("抽签的签号{seed}", seed=ballot.seed)] if ballot.seed else []
    return [Para(text(desk.tongue.series(said)), "flat")] if said else []


def _exact(told: str) -> str:
    """An exact number as people read it; the words where it is none."""
    try:
        number = Fraction(told)
    except ValueError:
        return told or "—"
    return str(number.numerator) if number.denominator == 1 else f"{float(number):.2f}".rstrip("0").rstrip(".")
