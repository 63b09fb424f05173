"""Participation as a paper for host and recorder: measures by name, and by group; no list ranks people."""

from __future__ import annotations

from facilitate.papers.album import Album
from facilitate.papers.blocks import Block, Column, Document, Heading, Para, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.papers.needs_method import run_of
from facilitate.papers.needs_people import FEW, network_of, sharing
from facilitate.reports.participation import talks
from facilitate.reports.unheard import hands_waiting

NAME = "参与情况"


def document(desk: Desk) -> Document:
    """Indexes only from six people up; groups only from three."""
    t, album = desk.t, Album(desk)
    said = t("主持人、记录人等中立角色不计入；没有说话的人按零计入。比值为1即按人数应得。")
    charts = [*sharing(desk, album), *network_of(desk, album), *run_of(desk, album)]
    figures: list[Block] = [Heading(text(t("图中的数字"))), *album.tables()] if charts else []
    return desk.document("participation", t(NAME), _measures(desk), *charts, Para(text(said), "note"), *figures)


def _measures(desk: Desk) -> Table:
    """The measures of METHODS.md, section 5, each with how it is read."""
    t, measured, people = desk.t, desk.record.measures, talks(desk.record)
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
    pairs += [(name, f"{round(measured[key], 2):g}") for key, name in shown.items() if measured.get(key) is not None]
    pairs += [
        (t("没有发言"), t("{n}人", n=len(measured.get("not_spoken") or ()))),
        (t("没有发言、没有写、没有记名投票"), t("{n}人", n=len(measured.get("no_voice") or ()))),
        (t("举了手没有轮到"), t("{n}人次", n=len(hands_waiting(desk.record)))),
    ]
    rows = tuple((cell(name), cell(text(value, "b"))) for name, value in pairs)
    return Table((Column(t("量")), Column(t("数"), 30, "num")), rows)
