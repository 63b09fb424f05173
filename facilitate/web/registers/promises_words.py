"""The words that the pages of promises share."""

from __future__ import annotations

from typing import Any

from facilitate.register.promises.promises_sheet import Sheet
from facilitate.service.lists import lists
from facilitate.web.registers.needs import named

ONLY = {
    "": "全部", "todo": "要办的", "late": "逾期的", "silent": "这周没回音的", "incomplete": "没写全的", "done": "等居民确认",
    "contested": "退回再办", "confirmed": "居民已确认", "dropped": "已终止",
}  # fmt: skip
PUBLIC = ("todo", "late", "done", "contested", "confirmed", "dropped")
"""What residents may narrow the list to."""
REPORTS = {"going": "正在办", "stuck": "遇到困难", "waiting": "等上级批", "done": "办完了"}
TOLD = REPORTS | {"later": "改期", "dropped": "终止"}
OF_A_UNIT = {code: word for code, word in ONLY.items() if code != "incomplete"}
"""What a unit may narrow its own list to: what is missing is for the organiser to fill in."""
USES = {"used": "还在用", "partly": "有一部分在用", "unused": "没在用"}
KINDS = {"money": "钱", "plan": "计划和做法", "time": "时间", "other": "其他"}


def shared() -> dict[str, Any]:
    """What every page of promises needs to say."""
    return {
        "states": named(lists().action_states), "answers": named(lists().answers), "told": TOLD, "uses": USES,
        "kinds": KINDS, "reports": REPORTS, "screen": "registers",
    }  # fmt: skip


def story(sheet: Sheet) -> list[dict[str, Any]]:
    """Reports and changes in one line of time, the newest first; a date that was put off stands once, with its reason."""
    why = {row["at"]: row["text"] for row in sheet.reports if row["state"] == "later"}
    dated = {change.at for change in sheet.changes if change.field == "due"}
    told = [
        {"at": row["at"], "report": row} for row in sheet.reports if row["state"] != "later" or row["at"] not in dated
    ]
    changed = [{"at": change.at, "change": change, "why": why.get(change.at, "")} for change in sheet.changes]
    return sorted(told + changed, key=lambda each: -each["at"])
