"""Who was heard and who was not: people and time by group, who dealt with whom, and the list of whom to visit."""

from __future__ import annotations

from facilitate.papers.album import Album
from facilitate.papers.blocks import Block, Column, Para, Table, cell, text
from facilitate.papers.chart_network import MOST, Node, network
from facilitate.papers.charts import Bar, stacked
from facilitate.papers.kit import Desk
from facilitate.reports.dealings import dealings
from facilitate.reports.minutes import minutes
from facilitate.reports.needs import NeedsReport
from facilitate.reports.participation import talks
from facilitate.reports.sharing import TOGETHER, Share, shares
from facilitate.reports.unheard import hands_waiting, silent

FEW = 6


def heard(desk: Desk, report: NeedsReport, album: Album) -> list[Block]:
    """Figures by group only, from three people up; indexes only where six or more could be heard."""
    if not desk.record.people:
        return []
    told = minutes(desk.record).unheard
    return [
        Para(text(desk.came())),
        *sharing(desk, album),
        *_measures(desk),
        *network_of(desk, album),
        *([desk.paragraph(told)] if told else []),
        *_visits(desk, report),
    ]


def share_name(desk: Desk, share: Share) -> str:
    return desk.t("人少的{n}方合计", n=share.groups) if share.code == TOGETHER else desk.group(share.code)


def sharing(desk: Desk, album: Album) -> list[Block]:
    """People and talking time by group; nothing where nobody spoke or fewer than three came."""
    t, some = desk.t, shares(desk.record)
    if not some or not any(share.seconds for share in some):
        return []
    people = sum(share.people for share in some)
    bars = (
        Bar(t("人数（{n}）", n=people), tuple((share.of_people, str(share.people)) for share in some)),
        Bar(t("发言时间"), tuple((share.of_talk, f"{share.of_talk:.0%}") for share in some)),
    )
    names = [share_name(desk, share) for share in some]
    title = album.title(t("人数与发言时间"))
    told = t("上面一条是各方人数，下面一条是各方发言时间所占的份额；不足三人的各方合在一起。")
    columns = (
        Column(t("各方")), Column(t("人数"), 20, "num"), Column(t("发言秒数"), 24, "num"),
        Column(t("占人数"), 22, "num"), Column(t("占时间"), 22, "num"), Column(t("时间比人数"), 26, "num"),
    )  # fmt: skip
    rows = tuple(
        (
            cell(name), cell(str(share.people)), cell(str(share.seconds)), cell(f"{share.of_people:.0%}"),
            cell(f"{share.of_talk:.0%}"), cell("—" if share.ratio is None else f"{share.ratio:.2f}"),
        )
        for name, share in zip(names, some, strict=True)
    )  # fmt: skip
    return album.put(title, stacked(bars, names, title, told), told, Table(columns, rows))


def _measures(desk: Desk) -> list[Block]:
    """In words; with fewer than six people the counts alone."""
    t, measured, people = desk.t, desk.record.measures, talks(desk.record)
    if not people or not any(talk.turns for talk in people):
        return []
    spoke, turns = sum(talk.turns > 0 for talk in people), sum(talk.turns for talk in people)
    said = [t("{n}人发言{turns}次。", n=spoke, turns=turns)]
    if len(people) >= FEW and measured.get("effective_voices"):
        said.append(
            t(
                "说话的时间相当于{voices}人平分，其中一半由{half}人说去。",
                voices=float(measured["effective_voices"]), half=measured.get("half_held_by"),
            )
        )  # fmt: skip
    said.append(t("主持人、记录人等中立角色不计入；没有说话的人按零计入。"))
    return [Para(text(("" if desk.tongue.code == "zh" else " ").join(said)))]


def network_of(desk: Desk, album: Album) -> list[Block]:
    """Which groups dealt with which; nothing where none did."""
    t, found = desk.t, dealings(desk.record)
    if not found:
        return []
    codes = [code for code in desk.cast.by_group() if any(code in pair for pair in found)]
    came = desk.cast.by_group()
    nodes = [Node(code, desk.group(code), len(came[code])) for code in codes]
    title = album.title(t("各方之间的往来"))
    told = t("线越粗，往来越多：回复、点名说、一起领任务都算；只到各方，不到个人。")
    if len(nodes) > MOST:
        told += t("只画前{n}方。", n=MOST)
    columns = (Column(t("谁")), Column(t("对谁")), Column(t("几次"), 24, "num"))
    rows = tuple((cell(desk.group(a)), cell(desk.group(b)), cell(str(n))) for (a, b), n in found.items())
    return album.put(title, network(nodes, found, title, told), told, Table(columns, rows))


def _visits(desk: Desk, report: NeedsReport) -> list[Block]:
    """Whoever was not heard, why we say so, and room to write down who will visit them and when."""
    t, record = desk.t, desk.record
    rows = [(desk.group(code), t("请了，没有到会")) for code in record.attendance.missing]
    quiet, hands = len(silent(record, desk.cast)), len(hands_waiting(record))
    rows += [(t("到会而没有发言的{n}人", n=quiet), t("名单主持人有，会后先问"))] if quiet and record.turns else []
    rows += [(t("举了手没有轮到的{n}人次", n=hands), t("会上时间不够"))] if hands else []
    rows += [(t("受影响而不在场的人：{who}", who=who), t("卡片上写到")) for who in _affected(report)]
    columns = (Column(t("没有听到的")), Column(t("根据什么"), 46), Column(t("补访：谁去，什么时候"), 50))
    return [Table(columns, tuple((cell(who), cell(why), cell("")) for who, why in rows))] if rows else []


def _affected(report: NeedsReport) -> list[str]:
    found = [
        str(card.fields["affected"]) for need in report.needs for card in need.cards if card.fields.get("affected")
    ]
    return list(dict.fromkeys(found))[:12]
