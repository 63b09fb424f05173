"""The full record as a paper, for the file: who said what, every card, ballot, answer, task and reminder."""

from __future__ import annotations

from collections.abc import Iterator

from facilitate.papers import full_minutes, guest_rows
from facilitate.papers.blocks import Block, Document, Heading, Para, Signatures, text
from facilitate.papers.full_order import agenda, conduct, confirmations, hands, notes, signals
from facilitate.papers.full_set import settings
from facilitate.papers.full_spaces import spaces
from facilitate.papers.full_talk import cards, comments, turns
from facilitate.papers.full_votes import ballots
from facilitate.papers.kit import Desk
from facilitate.papers.photos import annexed, why_left_out
from facilitate.papers.tables import offers, promises
from facilitate.reports.minutes import promises as promised
from facilitate.reports.numbers import Numbers

NAME = "会议记录"


def document(desk: Desk) -> Document:
    """Everything of the record in the order of documents.yaml; sections without content are not there."""
    facts = desk.facts()
    numbered = [section for section in _sections(desk) if section[1]]
    blocks = [
        block
        for number, (title, content) in enumerate(numbered, 1)
        for block in (Heading(text(desk.numbered(number, title))), *content)
    ]
    return desk.document("record", desk.t(NAME), facts, _helped(desk), *blocks, _photos(desk), _chain(desk))


def _sections(desk: Desk) -> Iterator[tuple[str, list[Block]]]:
    t, record = desk.t, desk.record
    numbers = Numbers(record)
    yield t("请了谁，谁没来"), guest_rows.table(desk)
    yield t("议程"), agenda(desk)
    yield t("分组"), spaces(desk)
    yield t("发言记录"), turns(desk, numbers)
    yield t("书面意见（实名与匿名分列）"), [*cards(desk, numbers), *comments(desk, numbers)]
    yield t("程序事项"), conduct(desk)
    yield t("会上定的"), settings(desk)
    yield t("没有轮到的举手"), hands(desk)
    yield t("手势"), signals(desk)
    yield t("投票"), ballots(desk)
    rows = promised(record, numbers, desk.cast)
    answered = [row for row in rows if row.kind != "task"]
    tasks = [row for row in rows if row.kind == "task"]
    yield t("各方答复与承诺"), [promises(desk, answered, about=True)] if answered else []
    yield t("各方能出的资源"), [offers(desk, tuple(enumerate(record.offers, 1)))] if record.offers else []
    yield t("分工"), [promises(desk, tasks)] if tasks else []
    yield t("记录人备注"), notes(desk, numbers)
    yield t("纪要的修改与更正"), full_minutes.steps(desk)
    yield t("宣读与确认"), confirmations(desk)
    yield t("散会时的一句话（不记名）"), guest_rows.feelings(desk)
    yield t("散会与签字"), _end(desk)


def _helped(desk: Desk) -> Para | None:
    """Who helped the community and steps back in every other paper."""
    head = desk.record.meeting
    if not head.supporter or head.supporter_shown:
        return None
    return Para(text(desk.t("协助：{supporter}（名字退后，只写在这里）。", supporter=head.supporter)), "note")


def _end(desk: Desk) -> list[Block]:
    ended = desk.record.meeting.times.ended
    said = [Para(text(desk.t("{time} 散会。", time=ended[11:16])))] if ended else []
    confirmed = desk.cast.names(dict.fromkeys(row.person for row in desk.record.confirmations if not row.text))
    return [*said, Signatures((desk.t("主持人"), desk.t("记录人"), *confirmed, desk.t("日期")))]


def _photos(desk: Desk) -> Para | None:
    """How many photos are annexed, and what is left out of them."""
    space = " " if desk.tongue.code == "en" else ""
    said = space.join(part for part in (annexed(desk), why_left_out(desk)) if part)
    return Para(text(said), "note") if said else None


def _chain(desk: Desk) -> Para | None:
    chain = desk.record.chain
    if not chain.head:
        return None
    said = desk.t(
        "附件：签到表、会议数据（record.json）。本记录由会上留下的{n}条登记汇成，有一条改过，下面的校验码就对不上。校验码 {head}",
        n=chain.length,
        head=chain.head,
    )
    return Para(text(said), "note")
