"""Tables that more than one paper prints: answers and tasks, offers, and what a date promises."""

from __future__ import annotations

from collections.abc import Sequence

from facilitate.papers.blocks import Cell, Column, Run, Runs, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.reports.numbers import Ref
from facilitate.reports.promised import Promise, offered
from facilitate.reports.rows import Offer, Words
from facilitate.reports.sections import Section


def promises(desk: Desk, rows: Sequence[Promise], parts: Sequence[Section] = (), *, about: bool = False) -> Table:
    """What was promised, of which kind, by whom, with whom, until when, and who checks. `parts`: the same promises as the
    scribe has them, else in their own words. `about`: with the matter that each answers."""
    t = desk.t
    columns = (
        Column(t("序"), 8, "mid"),
        Column(t("做什么")),
        Column(t("答复类型"), 24 if desk.tongue.code == "zh" else 34),
        Column(t("谁负责"), 38),
        Column(t("期限"), 20),
        Column(t("谁督办"), 26),
    )
    replies = any(row.kind == "reply_by" for row in rows)
    caption = t("“限期答复”是到期给回话，不是到期办成。") if replies else ""
    both = zip(rows, _paired(parts, len(rows)), strict=True)
    return Table(
        columns,
        tuple(_promise(desk, n, row, part, about or bool(parts)) for n, (row, part) in enumerate(both, 1)),
        caption,
    )


def _promise(desk: Desk, number: int, row: Promise, part: Section | None, about: bool) -> tuple[Cell, ...]:
    t = desk.t
    helpers = text(t("配合：{names}", names=row.helpers), "soft") if row.helpers else ()
    note = _by_hand(desk, part, "note", text(desk.tongue.line(row.note), "soft") if row.note else ())
    task = row.kind == "task"
    return (
        cell(str(number)),
        cell(
            (Run(desk.tongue.line(part.title if part else row.what)), *desk.source(row.refs)),
            text(t("关于：{about}", about=row.about), "soft") if about and row.about else (),
            *(note if task else ()),
            *_added(desk, part),
        ),
        cell(text(kind(desk, row.kind), "alert" if row.kind == "cannot" else ""), *(() if task else note)),
        cell(*_by_hand(desk, part, "who", text(desk.tongue.join([row.who])), helpers)),
        cell(*_by_hand(desk, part, "due", text(due(desk, row.kind, row.due)))),
        cell(*_by_hand(desk, part, "checker", text(desk.tongue.join([row.checker or "—"])))),
    )


def told(table: Table) -> Table:
    """The table without columns in which no row says anything."""
    kept = [n for n in range(len(table.columns)) if any(_says(row[n]) for row in table.rows)]
    rows = tuple(tuple(row[n] for n in kept) for row in table.rows)
    return Table(tuple(table.columns[n] for n in kept), rows, table.caption)


def _says(one: Cell) -> bool:
    return any(run.text not in ("", "—") for line in one.lines for run in line)


def _paired(parts: Sequence[Section], n: int) -> list[Section | None]:
    """One for each row; nothing where the rows stand in their own words."""
    return list(parts) or [None] * n


def _by_hand(desk: Desk, part: Section | None, name: str, *short: Runs) -> tuple[Runs, ...]:
    """What stands in a cell: the scribe's sentence where she wrote one, nothing where she left it out, else the row's own."""
    found = {said.key: said for said in part.lines} if part else {}
    said = found.get(f"{part.key}/{name}") if part else None
    if part and said is None and any(short) and short[0] != text("—"):
        return (text("—"),) if name != "note" else ()
    return (text(desk.tongue.line(said)),) if said and said.hand else short


def _added(desk: Desk, part: Section | None) -> tuple[Runs, ...]:
    """Sentences that the scribe put to this row."""
    return tuple(text(desk.tongue.line(said)) for said in (part.lines if part else ()) if said.key.startswith("own/"))


def kind(desk: Desk, code: str) -> str:
    """The kind of an answer without its bracket, or "task"."""
    if not code:
        return desk.t("答复")
    words = desk.record.lists.get("answers", {}).get(code)
    if code == "task" or words is None:
        return desk.t("任务") if code == "task" else code
    return desk.tongue.pick(Words(zh=words.zh.split("（")[0], en=words.en.split(", with")[0]))


def due(desk: Desk, code: str, day: str | None) -> str:
    """`12月5日`, or `12月5日前答复` where only a reply is promised; a dash where there is no date."""
    if not day:
        return desk.t("当场") if code == "now" else "—"
    return desk.t("{day}前答复", day=desk.tongue.day(day)) if code == "reply_by" else desk.tongue.day(day)


def offers(desk: Desk, rows: Sequence[tuple[int, Offer]], parts: Sequence[Section] = ()) -> Table:
    """What people can give, in the seven kinds. `parts`: the same offers as the scribe has them."""
    t = desk.t
    columns = (Column(t("资源"), 26), Column(t("出什么")), Column(t("谁出"), 38), Column(t("到什么时候"), 28))
    both = zip(rows, _paired(parts, len(rows)), strict=True)
    return Table(columns, tuple(_offer(desk, number, row, part) for (number, row), part in both))


def _offer(desk: Desk, number: int, row: Offer, part: Section | None) -> tuple[Cell, ...]:
    return (
        cell(desk.listed("resources", row.resource)),
        cell(
            (Run(desk.tongue.line(part.title if part else offered(row))), *desk.source((Ref("offer", number),))),
            *_added(desk, part),
        ),
        cell(*_by_hand(desk, part, "who", text(desk.cast.name(row.by)))),
        cell(*_by_hand(desk, part, "until", text(desk.tongue.day(row.until) or "—"))),
    )
