"""The minutes as a paper: the plain form, every sentence with the numbers it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from facilitate.papers import decided
from facilitate.papers.blocks import Block, Document, Heading, Para, Run, Runs, Signatures, text
from facilitate.papers.kit import Desk
from facilitate.papers.tables import offers, promises
from facilitate.reports.lines import Line
from facilitate.reports.minutes import Matter, Minutes, minutes

NAME = "会议纪要"


def document(desk: Desk) -> Document:
    """The minutes of this meeting as blocks; sections without content are not there."""
    told = minutes(desk.record)
    sections = [section for section in _sections(desk, told) if section[1]]
    blocks = [
        block
        for number, (title, content) in enumerate(sections, 1)
        for block in (_heading(desk, number, title), *content)
    ]
    return desk.document("minutes", desk.t(NAME), desk.facts(), *blocks, _legend(desk))


def _sections(desk: Desk, told: Minutes) -> Iterator[tuple[str, list[Block]]]:
    t, numbered = desk.t, tuple(enumerate(desk.record.offers, 1))
    yield t("会议经过"), _course(desk, told)
    yield t("主要意见"), [block for n, matter in enumerate(told.matters, 1) for block in _matter(desk, n, matter)]
    yield t("议定事项"), decided.table(desk, told.decisions)
    yield t("答复与承诺"), [promises(desk, told.promises)] if told.promises else []
    yield t("各方能出的资源"), [offers(desk, numbered)] if numbered else []
    yield t("不同意见与担心"), _paragraph(desk, told.worries)
    yield t("没有谈到的，没有听到的"), _paragraph(desk, told.unheard)
    yield t("会后安排"), _after(desk, told)
    yield t("签字"), [Signatures(_signers(desk, told))]


def _heading(desk: Desk, number: int, title: str) -> Heading:
    return Heading(text(desk.t("{n}、{title}", n=desk.tongue.numeral(number), title=title)))


def _course(desk: Desk, told: Minutes) -> list[Block]:
    if not told.course:
        return []
    if told.decides:
        nature = desk.t("以下所记为各方意见、议定事项、答复与承诺。")
    elif told.votes:
        nature = desk.t("以下所记为各方意见、投票结果、答复与承诺。")
    else:
        nature = desk.t("本次会议为协商，不作表决。以下所记为各方意见、答复与承诺。")
    return [desk.paragraph(told.course), Para(text(nature))]


def _matter(desk: Desk, number: int, matter: Matter) -> list[Block]:
    t, need = desk.t, matter.need
    title: Runs = (Run(t("（{n}）{title}", n=desk.tongue.numeral(number), title=need.head.text)),)
    apart = any(ballot.apart for ballot in desk.record.ballots)
    points = t("居民贴点 {n}", n=need.dots) if apart else t("　得点 {n}", n=need.dots)
    dots = text(points, "soft") if need.dots is not None else ()
    danger = text(t("立即危险"), "danger") if need.danger else ()
    return [Heading((*title, *dots, *danger), 3), desk.paragraph(matter.lines)]


def _paragraph(desk: Desk, lines: tuple[Line, ...]) -> list[Block]:
    return [desk.paragraph(lines)] if lines else []


def _after(desk: Desk, told: Minutes) -> list[Block]:
    t = desk.t
    dated = sorted((row.due, row.what) for row in told.promises if row.due)
    said = [t("参会人对本纪要有更正意见的，请告知主持人或记录人，更正一并入档。")]
    if dated:
        said.append(
            t(
                "各项期限最早{first}，最晚{last}。",
                first=desk.tongue.day(dated[0][0]),
                last=desk.tongue.day(dated[-1][0]),
            )
        )
        said.append(t("有督办人的，督办人认可后方为办结。"))
    space = "" if desk.tongue.code == "zh" else " "
    return [Para(text(space.join(said)))]


def _signers(desk: Desk, told: Minutes) -> tuple[str, ...]:
    return (desk.t("主持人"), desk.t("记录人"), *told.signers)


def _legend(desk: Desk) -> Para:
    said = desk.t(
        "〔〕内为依据编号：流程＝会议环节，卡＝需求卡，需＝归并后的需求，言＝发言，留＝留言，"
        "答＝单位答复，资＝资源，任＝任务，票＝贴点与打分；全文见《会议记录》。"
    )
    chain = desk.record.chain.head
    seal = desk.t("校验码 {code}。", code=" ".join(chain[n : n + 4] for n in range(0, 16, 4))) if chain else ""
    return Para(text(said + (" " if desk.tongue.code == "en" else "") + seal), "note")
