"""What the numbers in brackets stand for, of those that a paper has, and the check code of its record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facilitate.papers.blocks import Block, Heading, Para, Runs, Table, text
from facilitate.papers.kit import Desk
from facilitate.papers.tongue import NOUNS, SIGNS
from facilitate.reports.lines import Listed, line

STANDS_FOR = {
    "stage": "流程＝会议环节",
    "need": "需＝归并后的需求",
    "card": "卡＝写下的卡片",
    "turn": "言＝发言",
    "comment": "留＝留言",
    "answer": "答＝单位答复",
    "offer": "资＝资源",
    "task": "任＝任务",
    "ballot": "票＝表决、贴点与打分",
    "note": "注＝记录人补记",
}


def legend(desk: Desk, blocks: Iterable[Block]) -> Para:
    """One note for the foot of a paper: only the signs that stand in these blocks."""
    given = SIGNS if desk.tongue.code == "zh" else NOUNS
    marks = [mark for runs in _runs(blocks) for run in runs if run.kind == "src" for mark in _marks(run.text)]
    used = [kind for kind, sign in given.items() if any(mark.startswith(sign) for mark in marks)]
    signs = Listed(tuple(line(STANDS_FOR[kind]) for kind in used))
    said = [desk.t("〔〕内为依据编号：{signs}。全文见《会议记录》。", signs=signs)] if used else []
    chain = desk.record.chain.head
    if chain:
        said.append(desk.t("校验码 {code}。", code=" ".join(chain[n : n + 4] for n in range(0, 16, 4))))
    return Para(text((" " if desk.tongue.code == "en" else "").join(said)), "note")


def _runs(blocks: Iterable[Block]) -> Iterator[Runs]:
    for block in blocks:
        if isinstance(block, Heading | Para):
            yield block.runs
        elif isinstance(block, Table):
            yield from (words for row in block.rows for cell in row for words in cell.lines)


def _marks(words: str) -> list[str]:
    """`卡01·02 言23` or `cards 1, 2; turn 23` sign by sign."""
    return words.replace("; ", ";").replace(" ", ";").split(";") if words else []
