"""The parts of the register that each door leads to, in groups, in the order in which they are named on its pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitate.register.doer import Door


@dataclass(frozen=True)
class Group:
    """Parts that belong together: address to name; `name` "" where a door has but one group."""

    name: str
    parts: Mapping[str, str]

    @property
    def first(self) -> str:
        """Where the group's own name leads."""
        return next(iter(self.parts))

    def here(self, path: str) -> str:
        """The part that this page belongs to, or an empty string."""
        return next((address for address in self.parts if _within(path, address)), "")


SECTIONS: Mapping[Door, tuple[Group, ...]] = {
    "organiser": (
        Group("听到的", {
            "/registers/needs": "需求册", "/registers/cards": "居民留的卡", "/registers/coverage": "谁还没被听到",
        }),
        Group("能给的", {
            "/registers/offers": "资源册", "/registers/gaps": "供需缺口", "/registers/units": "单位名册",
        }),
        Group("答应的", {
            "/registers/promises": "承诺册", "/registers/reminders": "该提醒的", "/registers/results": "变化账本",
        }),
        Group("一起做", {
            "/registers/series": "系列会议", "/registers/calendar": "日程", "/registers/rooms": "议事厅",
            "/registers/groups": "行动小组",
        }),
        Group("管起来", {
            "/registers/imports": "导入导出", "/registers/accounts": "账号", "/registers/keys": "程序的钥匙",
        }),
    ),
    "unit": (Group("", {
        "/unit/": "首页", "/unit/needs": "大家的需求", "/unit/offers": "我们的资源", "/unit/promises": "我们的承诺",
    }),),
    "resident": (Group("", {
        "/c/needs": "大家的需求", "/c/offers": "能用的资源", "/c/promises": "答应过的事", "/c/groups": "一起动手", "/c/card": "留一张卡",
        "/c/mine": "我留的卡",
    }),),
}  # fmt: skip


def sections(door: Door) -> tuple[Group, ...]:
    """The groups of a door's parts."""
    return SECTIONS[door]


def _within(path: str, address: str) -> bool:
    return path == address or (not address.endswith("/") and path.startswith(f"{address}/"))
