"""Why the needs were gathered, in which way and with what limits, and what kind of place it is."""

from __future__ import annotations

from collections.abc import Iterator

from facilitate.papers.album import Album
from facilitate.papers.blocks import Block, Column, Para, Table, cell, text
from facilitate.papers.chart_timeline import MOST, Stay, every, longest, timeline
from facilitate.papers.kit import Desk
from facilitate.reports.lines import Line, line, moment
from facilitate.reports.needs import NeedsReport
from facilitate.reports.numbers import Numbers, cards
from facilitate.reports.polls import SMALL_SIDE
from facilitate.reports.rows import Ballot, Stage

MINUTE, DAY = 60, 1440


def purpose(desk: Desk) -> list[Block]:
    """Who called it, where and when, and what the report is for."""
    t, organiser, place = desk.t, desk.links.organiser, desk.place
    if organiser and desk.day():
        told = "{when}，{organiser}在{place}召集“{title}”。" if place else "{when}，{organiser}召集“{title}”。"
    elif desk.day():
        told = "{when}，在{place}召开“{title}”。" if place else "{when}，召开“{title}”。"
    else:
        told = "会议：“{title}”，在{place}。" if place else "会议：“{title}”。"
    held = [t(told, when=desk.day(), organiser=organiser, place=place, title=desk.title)]
    held.append(t("本报告归并到会者说出的需求，列出证据、缺口和承诺，供主办方和有关单位安排工作时参考。"))
    held.append(t("编号与正文里的〔〕可以对照附件和《会议记录》，逐句查到是谁的卡片、发言或投票。"))
    return [_told(desk, held)]


def profile(desk: Desk) -> list[Block]:
    """As the organiser wrote it; left out where nothing was written."""
    return [Para(text(said)) for said in desk.record.meeting.profile.splitlines() if said.strip()]


def method(desk: Desk, report: NeedsReport, album: Album) -> list[Block]:
    """The rule and its stages as they were held, how it was counted, and what the figures do not say."""
    numbers = Numbers(desk.record)
    return [
        _told(desk, [desk.t("按“{rule}”举行。", rule=desk.rule())]) if desk.rule() else _told(desk, []),
        desk.paragraph(_gathered(desk, numbers)),
        *run_of(desk, album),
        Para((*text(desk.t("局限："), "b"), *text(_said(desk, _limits(desk, report))))),
    ]


def _told(desk: Desk, said: list[str]) -> Para:
    return Para(text(_said(desk, said)))


def _said(desk: Desk, said: list[str]) -> str:
    return ("" if desk.tongue.code == "zh" else " ").join(said)


def _gathered(desk: Desk, numbers: Numbers) -> Iterator[Line]:
    record = desk.record
    written = [item for item in cards(record) if item.kind in ("need", "idea")]
    if written:
        helped = sum(item.proxy for item in written)
        text = "收到卡片{n}张，其中请人代填{helped}张。" if helped else "收到卡片{n}张。"
        yield line(text, (), n=len(written), helped=helped)
    for ballot in record.ballots:
        if ballot.counts and ballot.type in ("dots", "score") and (ballot.type == "dots" or len(ballot.items) > 1):
            yield _counted(ballot, numbers)


def _counted(ballot: Ballot, numbers: Numbers) -> Line:
    ref = (numbers.ref("ballot", ballot.id),)
    secret = ballot.secrecy == "secret"
    if ballot.type == "dots":
        text = (
            "不记名贴点：{eligible}人可贴，{cast}人贴了，每人{each}点。"
            if secret
            else "贴点：{eligible}人可贴，{cast}人贴了，每人{each}点。"
        )
        if ballot.per_person is None:
            text = "贴点：{eligible}人可贴，{cast}人贴了。"
        return line(text, ref, eligible=ballot.eligible, cast=ballot.cast, each=ballot.per_person)
    low, high = ballot.scale or (1, 5)
    text = (
        "不记名打分：{cast}人为{items}件事各打{low}到{high}分，取中位数。"
        if secret
        else "打分：{cast}人为{items}件事各打{low}到{high}分，取中位数。"
    )
    return line(text, ref, cast=ballot.cast, items=len(ballot.items), low=low, high=high)


def run_of(desk: Desk, album: Album) -> list[Block]:
    """The timeline, where at least two stages were held."""
    stays = _stays(desk)
    if len(stays) < 2:
        return []
    t, title = desk.t, album.title(desk.t("会议经过"))
    step = every(stays)
    times = [moment(desk.record, n * step * MINUTE) for n in range(longest(stays) // (step * MINUTE) + 1)]
    clock = [desk.tongue.day(at.day) if step >= DAY and at.day else at.clock for at in times]
    told = t("黑条是实际用的时间，右边是实际与计划的分钟数。")
    if len(stays) > MOST:
        told += t("只画前{n}个环节。", n=MOST)
    rows = tuple((cell(stay.name), cell(_from_to(desk, stay)), cell(stay.beside)) for stay in stays)
    columns = (Column(t("环节")), Column(t("从几点到几点"), 60), Column(t("实际/计划"), 38, "num"))
    return album.put(title, timeline(stays, clock, title, told), told, Table(columns, rows))


def _stays(desk: Desk) -> list[Stay]:
    """Stages of the same name that follow one another, or that are held again for each matter, are one line."""
    runs: list[list[Stage]] = []
    held = [
        s for s in desk.record.stages if not s.left_out and s.from_ is not None and s.to is not None and s.to > s.from_
    ]
    for stage in held:
        again = [run for run in runs if run[-1].id == stage.id and (run is runs[-1] or stage.item)]
        if again:
            again[-1].append(stage)
        else:
            runs.append([stage])
    return [
        Stay(desk.tongue.pick(run[0].title), tuple((s.from_ or 0, s.to or 0) for s in run), _minutes(desk, run))
        for run in runs
    ]


def _minutes(desk: Desk, run: list[Stage]) -> str:
    used = round(sum((s.to or 0) - (s.from_ or 0) for s in run) / MINUTE)
    planned = sum(s.minutes for s in run)
    return desk.t("{used}/{planned}分", used=used, planned=planned) if planned else desk.t("{used}分", used=used)


def _from_to(desk: Desk, stay: Stay) -> str:
    return desk.tongue.join(
        desk.t("{from}—{to}", **{"from": desk.clock(a), "to": desk.until(a, b)}) for a, b in stay.held
    )


def _limits(desk: Desk, report: NeedsReport) -> list[str]:
    t, record = desk.t, desk.record
    said = []
    if record.meeting.state != "ended":
        said.append(t("会议还没有结束，以下是到现在为止的情况。"))
    left = len({stage.id for stage in record.stages if stage.left_out})
    if left and record.meeting.state == "ended":
        said.append(t("有{n}个环节没有进行，那里该有的内容就没有。", n=left))
    if any(need.dots is not None for need in report.needs):
        said.append(t("贴点数是到会者的选择，不是全体居民的人数。"))
    if any(need.apart is not None for need in report.needs):
        said.append(t("单位代表的点与分另列，不参与排序。"))
    if report.hidden:
        said.append(t("单位代表不足{n}人，他们的点与分不另列，免得看出是谁。", n=SMALL_SIDE))
    if report.small:
        said.append(t("贴点的居民不足{n}人，各项数字只作参考。", n=SMALL_SIDE))
    waiting = sum(item.state in ("waiting", "hidden") for item in record.items)
    if waiting:
        said.append(t("有{n}张卡片没有公开，不在本报告里。", n=waiting))
    said.append(t("类别由系统按词提示、由人核定；户数、时间为会上所述，未经核查。"))
    return said
