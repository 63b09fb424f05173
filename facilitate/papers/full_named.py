"""Open and named votes one by one: who voted how, and for whom somebody else entered it; for the file alone."""

from __future__ import annotations

from facilitate.papers.blocks import Block, Column, Table, cell
from facilitate.papers.kit import Desk
from facilitate.papers.sheet import Sheet, Value
from facilitate.reports.by_name import Vote, votes
from facilitate.reports.outcomes import counts, sides, title
from facilitate.reports.record import Record
from facilitate.reports.rows import Ballot

TYPES = {
    "dots": "贴点",
    "score": "打分",
    "yesno": "表决",
    "pick": "选几项",
    "rank": "排序",
    "consent": "无异议通过",
    "grade": "同意程度",
    "budget": "分配预算",
}


def meant(record: Record) -> bool:
    """Somebody's vote is known by name."""
    return any(votes(record, ballot) for ballot in record.ballots)


def named(desk: Desk, ballot: Ballot) -> list[Block]:
    """A line for each side with its names, or for each person with what she chose."""
    told = votes(desk.record, ballot)
    if not told:
        return []
    return [_by_side(desk, ballot, told) if all(vote.side for vote in told) else _by_person(desk, told)]


def _by_side(desk: Desk, ballot: Ballot, told: tuple[Vote, ...]) -> Table:
    t, tongue = desk.t, desk.tongue
    rows = tuple(
        (cell(tongue.pick(words)), cell(tongue.join(_called(desk, vote) for vote in told if vote.side == side)))
        for side, words in sides(ballot).items()
        if any(vote.side == side for vote in told)
    )
    return Table((Column(t("意见"), 30), Column(t("谁投的"))), rows)


def _by_person(desk: Desk, told: tuple[Vote, ...]) -> Table:
    t = desk.t
    rows = tuple((cell(_called(desk, vote)), cell(_said(desk, vote))) for vote in told)
    return Table((Column(t("谁投的"), 50), Column(t("怎么投的"))), rows)


def _called(desk: Desk, vote: Vote) -> str:
    name, helper = desk.cast.name(vote.person), desk.cast.name(vote.helper)
    return desk.t("{name}（{helper}代填）", name=name, helper=helper) if helper else name


def _said(desk: Desk, vote: Vote) -> str:
    return desk.tongue.join([vote.said])


def sheet(desk: Desk) -> Sheet:
    """One row for each vote that is known by name."""
    t = desk.t
    heads = ((t("票"), 6), (t("方式"), 14), (t("事项"), 40), (t("谁投的"), 24), (t("怎么投的"), 30), (t("谁代填"), 24))
    rows = tuple(
        (*_ballot(desk, number, ballot), desk.cast.name(vote.person), _said(desk, vote), desk.cast.name(vote.helper))
        for number, ballot in enumerate(desk.record.ballots, 1)
        for vote in votes(desk.record, ballot)
    )
    return Sheet(t("记名票单"), heads, rows, desk.title)


def _ballot(desk: Desk, number: int, ballot: Ballot) -> tuple[Value, ...]:
    """Its number, its kind, and the words voted on where it was about one matter."""
    told = title(desk.record, ballot) if counts(ballot) else ""
    return (
        number,
        desk.t(TYPES.get(ballot.type, ballot.type)),
        told if isinstance(told, str) else desk.tongue.pick(told),
    )
