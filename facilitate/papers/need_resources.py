"""The resources of one need: what is wanted, what is there or was offered, and what nobody gives yet."""

from __future__ import annotations

from facilitate.papers.blocks import Block, Column, Run, Runs, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.papers.need_facts import signed
from facilitate.reports.numbers import Numbers
from facilitate.reports.resourcing import Resource


def table(desk: Desk, rows: tuple[Resource, ...]) -> list[Block]:
    """What one need asks for and has, kind by kind; nothing where there is neither."""
    t = desk.t
    columns = (Column(t("资源"), 24), Column(t("要什么"), 42), Column(t("已有与承诺")), Column(t("缺口"), 24))
    if not rows:
        return []
    return [
        Table(
            columns,
            tuple((cell(desk.listed("resources", row.kind)), cell(*asked(desk, row)), cell(*given(desk, row)), cell(lack(desk, row)))
                  for row in rows),
        )
    ]  # fmt: skip


def asked(desk: Desk, row: Resource) -> tuple[Runs, ...]:
    """What was entered, then the words by which people asked for it."""
    said = desk.t("会上提到{words}", words=row.words)
    heard: tuple[Runs, ...] = ((Run(said), *desk.source(row.asked)),) if row.asked else ()
    return ((signed(desk, row.wanted),) if row.wanted else ()) + heard or (text("—", "soft"),)


def given(desk: Desk, row: Resource) -> tuple[Runs, ...]:
    """What is there as it was entered, offers with whoever makes them and until when, then the answers and tasks that speak of it."""
    numbers, t = Numbers(desk.record), desk.t
    told: list[Runs] = [(Run(t("已有：")), *signed(desk, row.exists))] if row.exists else []
    told += [
        (
            Run(t("{who}：{what}", who=desk.cast.name(offer.by), what="，".join(filter(None, (offer.text, offer.amount))))),
            *text(t("（{until}）", until=desk.tongue.day(offer.until)) if offer.until else ""),
            *desk.source([numbers.ref("offer", offer.id)]),
        )
        for offer in row.offers
    ]  # fmt: skip
    if row.taken_on:
        told.append((Run(t("答复或任务里说到")), *desk.source(row.taken_on)))
    return tuple(told) or (text("—", "soft"),)


def lack(desk: Desk, row: Resource) -> Runs:
    return text(desk.t("还没有人出"), "alert") if row.gap else text("—", "soft")
