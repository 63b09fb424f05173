"""The published lists of secret votes: every receipt with what was chosen, so that each finds her own and anybody adds them up."""

from __future__ import annotations

from collections.abc import Iterator

from facilitate.papers.blocks import Block, Column, Heading, Para, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.papers.sheet import Value
from facilitate.reports.ballot_rows import Receipt
from facilitate.reports.heads import Words
from facilitate.reports.outcomes import counts, sides, texts, title
from facilitate.reports.rows import Ballot


def listed(desk: Desk, ballot: Ballot) -> list[Block]:
    """The list of one ballot, where it has one."""
    if not ballot.receipts:
        return []
    t = desk.t
    rows = tuple((cell(_words(desk, line)), cell(chosen(desk, ballot, line))) for line in ballot.receipts)
    said = [t("公布的名单，一行一张票，按回执排，谁也看不出是谁的。")]
    if ballot.unreceipted:
        said.append(t("其中{n}张是代填的、纸票或没有带回执的。", n=ballot.unreceipted))
    if ballot.lost:
        said.append(t("票箱的钥匙丢了，{n}位投过的读不出来，没有计入。", n=ballot.lost))
    joined = ("" if desk.tongue.code == "zh" else " ").join(said)
    return [Para(text(joined), "flat"), Table((Column(t("回执"), 70), Column(t("怎么投的"))), rows)]


def annex(desk: Desk) -> Iterator[Block]:
    """All lists of a meeting at the end of its minutes, each under what was voted on."""
    for ballot in desk.record.ballots:
        if ballot.receipts:
            told = title(desk.record, ballot) if counts(ballot) else desk.t("选几项")
            about = told if isinstance(told, str) else desk.tongue.pick(told)
            yield Heading(text(desk.t("附：公布的名单（{about}）", about=about)))
            yield from listed(desk, ballot)


def rows(desk: Desk, ballot: Ballot, number: int, kind: str) -> list[tuple[Value, ...]]:
    """The same as rows of the sheet of votes, which are not added up a second time."""
    return [
        (number, kind, chosen(desk, ballot, line), desk.t("回执"), _words(desk, line), None, None) for line in ballot.receipts
    ]  # fmt: skip


def chosen(desk: Desk, ballot: Ballot, line: Receipt) -> str:
    """The side, or the candidates."""
    if isinstance(line.choice, str):
        return desk.tongue.pick(sides(ballot)[line.choice])
    heads = texts(desk.record)
    return desk.tongue.join(heads.get(id, id) for id in line.choice) if line.choice else desk.t("一个也没选")


def _words(desk: Desk, line: Receipt) -> str:
    return desk.tongue.pick(Words(zh=line.zh, en=line.en))
