"""Participation as a paper for host and recorder: measures by name, and by group; no list ranks people."""

from __future__ import annotations

from facilitate.papers.blocks import Cell, Column, Document, Heading, Para, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.reports.participation import talks

NAME = "参与情况"
FEW = 6


def document(desk: Desk) -> Document:
    t, measured = desk.t, desk.record.measures
    people = talks(desk.record)
    names = {
        "talk_gini": t("发言时间的不均程度（0均等，1一人独占）"),
        "effective_voices": t("相当于多少人平分了时间"),
        "half_held_by": t("一半时间由几人占去"),
        "between_groups": t("各方之间的不均（0为按人数应得）"),
        "density": t("彼此往来的密度"),
        "reciprocity": t("有来有往的比例"),
        "e_i": t("跨方往来（+1全跨方，−1全在本方）"),
    }
    shown = names if len(people) >= FEW else {"half_held_by": names["half_held_by"]}
    pairs = [(t("人数"), str(len(people))), (t("发言次数"), str(measured.get("turns", 0)))]
    pairs += [(name, f"{measured[key]:g}") for key, name in shown.items() if measured.get(key) is not None]
    silent = len(measured.get("not_spoken") or ())
    pairs += [(t("没有发言"), t("{n}人", n=silent))]
    columns = (
        Column(t("各方")),
        Column(t("人数"), 22, "num"),
        Column(t("发言秒数"), 26, "num"),
        Column(t("时间份额比人数份额"), 42, "num"),
    )
    rows = tuple(_group(desk, code) for code in desk.cast.by_group())
    said = t("主持人、记录人等中立角色不计入；没有说话的人按零计入。比值为1即按人数应得。")
    figures = Table(
        (Column(t("量")), Column(t("数"), 30, "num")),
        tuple((cell(name), cell(text(value, "b"))) for name, value in pairs),
    )
    return desk.document(
        "participation", t(NAME), figures, Heading(text(t("各方"))), Table(columns, rows), Para(text(said), "note")
    )


def _group(desk: Desk, code: str) -> tuple[Cell, ...]:
    mine = [talk for talk in talks(desk.record) if talk.group == code]
    ratio = (desk.record.measures.get("group_ratio") or {}).get(code)
    return (
        cell(desk.group(code)),
        cell(str(len(mine))),
        cell(str(sum(talk.seconds for talk in mine))),
        cell("—" if ratio is None else f"{ratio:.2f}"),
    )
