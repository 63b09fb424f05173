"""What is printed for an action group: the notice that asks for volunteers, and the list of each shift for its squad's lead."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from flask import render_template, send_file

from facilitate.papers.qr import qr, shouted
from facilitate.papers.sheet import Sheet
from facilitate.papers.spreadsheet import xlsx
from facilitate.register.groups.groups import Group, Shift, Squad, one
from facilitate.web.i18n import _, day, hour
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.sight import context

pages = area("group_papers", "/registers/groups", "organiser")
ONE = f"/<int(max={doors.MOST}):id>"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pages.get(f"{ONE}/notice")
def notice(id: int) -> Any:
    """The notice with the shifts and the code by which people sign up."""
    address = f"{context().url()}/c/groups/{id}"
    return render_template(
        "registers/groups/notice.html", group=_group(id), address=address, code=qr(shouted(address)), screen="registers"
    )


@pages.get(f"{ONE}/roster")
def roster(id: int) -> Any:
    """A list for each shift, to tick off."""
    return render_template("registers/groups/roster.html", group=_group(id), screen="registers")


@pages.get(f"{ONE}/roster.xlsx")
def roster_xlsx(id: int) -> Any:
    """The same as a workbook: one list, in the order of the shifts."""
    group = _group(id)
    rows = [row for squad, shift in group.shifts for row in _rows(squad, shift)]
    heads = (
        (_("小队"), 14), (_("哪一天"), 14), (_("时间"), 14), (_("在哪里"), 20), (_("序号"), 6),
        (_("称呼"), 16), (_("联系方式"), 18), (_("会什么"), 24), (_("来不来"), 8), (_("来了画勾"), 10),
    )  # fmt: skip
    book = xlsx([Sheet(_("排班表"), heads, tuple(rows), group.row["name"])])
    return send_file(BytesIO(book), XLSX, as_attachment=True, download_name=f"{_('排班表')}-{id}.xlsx")


def _group(id: int) -> Group:
    now = context().clock.now()
    return doors.ask(lambda c, here: one(c, here, id, now))


def _rows(squad: Squad, shift: Shift) -> list[tuple[Any, ...]]:
    held = shift.row
    when = (squad.row["name"], day(held["starts"]), f"{hour(held['starts'])}–{hour(held['ends'])}", held["place"])
    people = [(_("来"), row) for row in shift.coming] + [(_("候补"), row) for row in shift.waiting]
    return [
        (*when, n, row["name"], row["contact"], row["skills"], state, "") for n, (state, row) in enumerate(people, 1)
    ]
