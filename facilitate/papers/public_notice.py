"""The public notice of what came out: units and offices by name, residents never."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from facilitate.papers import decided
from facilitate.papers.blocks import (
    Block,
    Cell,
    Code,
    Column,
    Document,
    Heading,
    Para,
    Run,
    Runs,
    Signatures,
    Table,
    cell,
    text,
)
from facilitate.papers.kit import Desk
from facilitate.papers.ranking import order
from facilitate.papers.tables import due, kind
from facilitate.reports.bars import exact
from facilitate.reports.minutes import minutes
from facilitate.reports.needs import Need, needs
from facilitate.reports.outcomes import titles
from facilitate.reports.rows import Ballot
from facilitate.reports.sections import Section
from facilitate.reports.standings import standings

NAME = "协商结果公示"


def document(desk: Desk) -> Document:
    """What happened in a sentence, then what came of needs, of votes, of money and of ideas, and where to turn."""
    t = desk.t
    blocks: list[Block] = [
        Heading(text(t("经过"))), Para(text(_held(desk))), *_called(desk), *_needs(desk), *_votes(desk), *_budgets(desk), *_orders(desk),
        *_owed(desk),
        *_contact(desk),
    ]  # fmt: skip
    return desk.document("notice", t(NAME), *blocks)


def _called(desk: Desk) -> list[Block]:
    """Who called the meeting; who helped only where it does not step back."""
    by = desk.convened()
    return [Para(text(desk.t("召集：{office}。", office=by)))] if by else []


def _held(desk: Desk) -> str:
    """Day, place, rule, and how many of whom."""
    voices = desk.cast.voices()
    residents = sum(not desk.cast.unit(person.id) for person in voices)
    when = desk.when() if len(desk.days()) < 2 else desk.times()
    holes = {"day": when, "place": desk.place, "rule": desk.rule(), "n": residents, "m": len(voices) - residents}
    if holes["m"]:
        came = "{day}在{place}举行，按“{rule}”协商，到会{all}人，其中居民{n}人、单位代表{m}人。"
        if served := desk.arrived() - len(voices):
            came = "{day}在{place}举行，按“{rule}”协商，到会{all}人，其中居民{n}人、单位代表{m}人，主持、记录等{served}人。"
        return desk.t(came, all=desk.arrived(), served=served, **holes)
    return desk.t("{day}在{place}举行，按“{rule}”协商，到会{n}人。", **{**holes, "n": desk.arrived()})


# -- needs ---------------------------------------------------------------------------------------------------------


def _needs(desk: Desk) -> list[Block]:
    """Every chosen need, and whatever else somebody answered or took on, with what was said and by which unit; that nobody
    answered only where the rule wants answers."""
    t, report = desk.t, needs(desk.record)
    chosen = [*report.priority, *(need for need in report.needs if need.answers or need.actions)]
    known = {need.id: need for need in chosen if report.priority} or {need.id: need for need in report.needs}
    rows = sorted((need for need in known.values() if need.head.kind == "need"), key=lambda need: need.number)
    if not rows:
        return []
    dots = [Column(t("居民贴点"), 16, "num")] if any(need.dots is not None for need in rows) else []
    wanted = "need" in desk.record.meeting.rule.answers
    answers = [Column(t("哪个单位怎么答复"), 60), Column(t("期限"), 26)] if wanted else []
    columns = (Column(t("编号"), 10, "mid"), Column(t("事项")), *dots, *answers)
    body = tuple(row for need in rows for row in _rows(desk, need, dots=bool(dots), wanted=wanted))
    return [Heading(text(t("结果"))), Table(columns, body)]


def _rows(desk: Desk, need: Need, *, dots: bool, wanted: bool) -> Iterator[tuple[Cell, ...]]:
    """One row for each answer, so that its date stands beside it; the need is named in the first of them."""
    points = [cell("—" if need.dots is None else str(need.dots))] if dots else []
    first = (cell(str(need.number)), cell(need.head.text), *points)
    blank = tuple(cell("") for _ in first)
    for n, answer in enumerate(_answers(desk, need) if wanted else [()]):
        yield (*(blank if n else first), *answer)


def _answers(desk: Desk, need: Need) -> list[tuple[Cell, Cell]]:
    given = [answer for answer in need.answers if desk.cast.unit(answer.by)]
    tasks = need.actions if not given else ()
    said: list[Runs] = [
        (Run(kind(desk, row.kind), "b"), *_words(desk, row.text or row.reason, row.by)) for row in given
    ]
    said += [(Run(desk.t("任务"), "b"), *_words(desk, row.what, row.who)) for row in tasks]
    dates = [due(desk, row.kind, row.due) for row in given] + [due(desk, "task", row.due) for row in tasks]
    both = [(cell(words), cell(day)) for words, day in zip(said, dates, strict=True)]
    return both or [(cell(text(desk.t("无人答复"), "alert")), cell("—"))]


def _words(desk: Desk, what: str, who: str | None) -> Runs:
    """What was promised, and by which unit."""
    return Run(desk.t("：{what}", what=what)), *text(desk.t("（{who}）", who=_office(desk, who)), "soft")


# -- votes, money, ideas -------------------------------------------------------------------------------------------


def _votes(desk: Desk) -> list[Block]:
    """What was resolved, advised or agreed, and what was not; the statement of a hearing. People's reasons stay in the minutes."""
    told, blocks = minutes(desk.record), list[Block]()
    for key in ("decisions", "undecided", "statement"):
        section = next((one for one in told.made if one.key == key), None)
        if section is None:
            continue
        blocks.append(Heading(text(desk.tongue.line(section.title))))
        if key == "statement":
            for n, part in enumerate(section.parts, 1):
                blocks.append(Para(text(f"{n}. {desk.tongue.line(part.title)}"), "flat"))
                blocks += [Para(text(desk.tongue.line(line), "soft"), "flat") for line in part.lines]
        else:
            blocks.append(decided.table(desk, told.decisions, section.parts, sources=False)[0])
            blocks += _bars(desk, section)
    return blocks


def _bars(desk: Desk, section: Section) -> list[Block]:
    """What was needed, where the numbers of the table do not say it: a bar not reached, households, areas, every group."""
    space = "" if desk.tongue.code == "zh" else " "
    return [
        Para(text(desk.t("第{n}项　", n=n) + space.join(desk.tongue.line(line) for line in lines)), "flat")
        for n, part in enumerate(section.parts, 1)
        if (lines := [line for line in part.lines if "/bar/" in line.key])
    ]


def _budgets(desk: Desk) -> list[Block]:
    """What the money goes to with the price of each, what is left, and what it does not pay for."""
    return [block for ballot in desk.record.ballots if ballot.budget for block in _budget(desk, ballot)]


def _budget(desk: Desk, ballot: Ballot) -> list[Block]:
    t, number, heads = desk.t, exact, titles(desk.record)
    rest = [id for id in ballot.items if id not in ballot.funded]
    left = Fraction(ballot.budget) - Fraction(ballot.spent or 0)
    sums = t("总额{budget}元，用{spent}元，剩{left}元。", budget=number(ballot.budget), spent=number(ballot.spent or "0"),
             left=number(str(left)))  # fmt: skip
    blocks: list[Block] = [Heading(text(t("入选的项目"))), Para(text(sums))]
    blocks += [_projects(desk, ballot, ballot.funded)] if ballot.funded else []
    blocks += [Heading(text(t("没有入选的项目"))), _projects(desk, ballot, rest)] if rest else []
    left_out = [
        Para(text(t("没有上票：{title}。理由：{reason}。", title=heads[row.about], reason=row.reason)), "flat")
        for row in desk.record.answers
        if row.reason and row.about in heads and row.about not in ballot.items
    ]
    return [*blocks, *left_out]


def _projects(desk: Desk, ballot: Ballot, ids: list[str] | tuple[str, ...]) -> Table:
    t, heads = desk.t, titles(desk.record)
    columns = (
        Column(t("序"), 10, "mid"),
        Column(t("项目")),
        Column(t("票数"), 16, "num"),
        Column(t("造价"), 30, "num"),
    )
    rows = tuple(
        (
            cell(str(n)),
            cell(heads.get(id, id)),
            cell(str(ballot.counts.get(id, 0))),
            cell(t("{n}元", n=exact(ballot.costs.get(id, "0")))),
        )
        for n, id in enumerate(ids, 1)
    )
    return Table(columns, rows)


def _orders(desk: Desk) -> list[Block]:
    """The order in which ideas or topics came out, where no money was shared out; what nobody chose is not put up. Needs stand
    above with their answers."""
    ideas = {item.id for item in desk.record.items if item.kind != "need"}
    found = [one for one in standings(desk.record) if one.kind != "budget" and any(p.id in ideas for p in one.places)]
    return [Heading(text(desk.t("名次"))), order(desk, found[-1], least=1)] if found else []


def _owed(desk: Desk) -> list[Block]:
    """Who does what by when, where the needs do not tell it already: units by name, everybody else by her group."""
    t, record = desk.t, desk.record
    told = {need.id for need in needs(record).needs if need.head.kind == "need"}
    rows = [
        (row.by, row.text, due(desk, row.kind, row.due)) for row in record.answers if row.kind and row.about not in told
    ]
    rows += [(row.who, row.what, due(desk, "task", row.due)) for row in record.actions if row.about not in told]
    columns = (Column(t("序"), 10, "mid"), Column(t("做什么")), Column(t("谁来办"), 44), Column(t("期限"), 26))
    body = tuple(
        (cell(str(n)), cell(what), cell(_office(desk, who)), cell(day)) for n, (who, what, day) in enumerate(rows, 1)
    )
    return [Heading(text(t("后续办理"))), Table(columns, body)] if body else []


def _office(desk: Desk, who: str | None) -> str:
    if desk.cast.unit(who):
        return desk.cast.name(who)
    group = desk.cast.group_code(who)
    return desk.group(group) if group else "—"


def _contact(desk: Desk) -> list[Block]:
    """Whom to tell, and what only the office knows, left open to be written in: from when to when, where, and its seal."""
    t, links = desk.t, desk.links
    whom = links.contact or links.organiser
    contact = t("有意见请告诉{contact}。", contact=whom) if whom else t("有意见请告诉会议主办方。")
    shown = Para(text(t("公示期：　　　　年　　月　　日至　　　　年　　月　　日")), "flat")
    by_hand = Signatures((t("反馈电话"), t("反馈地点"), t("落款（盖章）")))
    if not links.join:
        return [Heading(text(t("意见反馈"))), Para(text(contact), "flat"), shown, by_hand]
    space = "" if desk.tongue.code == "zh" else " "
    scan = Code(links.join, f"{contact}{space}{t('扫码看这次会议的纪要。')}")
    return [Heading(text(t("意见反馈"))), scan, shown, by_hand]
