"""What a sheet may bring for each of the registers: the fields, what their columns are called, and how a cell is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from facilitate.register.needs import needs_deeds
from facilitate.register.offers import offers_deeds

Into = Literal["needs", "offers", "units"]
Kind = Literal[
    "line",
    "text",
    "name",
    "number",
    "date",
    "until",
    "yes",
    "category",
    "resource",
    "group",
    "need_kind",
    "need_state",
    "offer_state",
]
NAME = 80
WORDS = 2000
"""Characters."""
UNIT_LENGTHS = {"name": NAME, "place": 80, "hours": 60, "contact": 120}


@dataclass(frozen=True)
class Field:
    """`name` in the register; `zh`, `en` at the head of its column, `also` other heads by which it is known; `most` characters."""

    name: str
    zh: str
    en: str
    also: tuple[str, ...] = ()
    kind: Kind = "line"
    most: int = 0
    needed: bool = False


NEEDS = (
    Field("title", "需求", "Need", ("需求名称", "需求内容", "问题", "诉求", "事项", "标题", "内容", "title", "needs", "problem", "issue", "request"),
          most=needs_deeds.LENGTHS["title"], needed=True),
    Field("words", "原话", "In their own words", ("原文", "具体描述", "详细描述", "描述", "居民原话", "words", "description", "details", "comment"),
          "text", WORDS),
    Field("category", "类别", "Category", ("分类", "需求类别", "类型", "category", "topic"), "category"),
    Field("place", "在哪里", "Where", ("地点", "位置", "地址", "楼栋", "小区", "place", "location", "address"), most=needs_deeds.LENGTHS["place"]),
    Field("since", "从什么时候起", "Since when", ("多久了", "起始时间", "持续时间", "since"), most=needs_deeds.LENGTHS["since"]),
    Field("hours", "什么时段要", "At what hours", ("时段", "时间段", "hours", "time"), most=needs_deeds.LENGTHS["hours"]),
    Field("households", "影响多少户", "Households", ("户数", "涉及户数", "影响户数", "households affected", "homes"), "number",
          needs_deeds.MOST_HOUSEHOLDS),
    Field("affected", "谁受影响", "Who is affected", ("受影响的人", "涉及人群", "人群", "服务对象", "affected", "beneficiaries"),
          most=needs_deeds.LENGTHS["affected"]),
    Field("absent", "受影响、没到会的人", "Affected but absent", ("没到会的人", "缺席的人", "absent"), most=needs_deeds.LENGTHS["absent"]),
    Field("danger", "眼前有危险", "Danger now", ("有危险", "危险", "紧急", "安全隐患", "danger", "urgent"), "yes"),
    Field("kind", "需求还是点子", "Need or idea", ("kind",), "need_kind"),
    Field("state", "状态", "State", ("办理状态", "是否解决", "state", "status"), "need_state"),
    Field("at", "登记日期", "Registered on", ("日期", "提出日期", "提出时间", "登记时间", "反映时间", "date", "registered", "raised on"), "date"),
)  # fmt: skip
OFFERS = (
    Field("unit", "单位", "Unit", ("提供单位", "资源单位", "单位名称", "机构", "提供方", "organisation", "organization", "provider"), "name", NAME),
    Field("resource", "资源种类", "Kind of offer", ("种类", "资源类别", "资源类型", "类别", "类型", "kind", "type", "resource"), "resource", needed=True),
    Field("text", "能出什么", "What is offered", ("资源", "资源名称", "资源内容", "内容", "名称", "offer", "text", "description"),
          most=offers_deeds.LENGTHS["text"], needed=True),
    Field("place", "在哪里", "Where", ("地点", "位置", "地址", "place", "location", "address"), most=offers_deeds.LENGTHS["place"]),
    Field("hours", "什么时段", "At what hours", ("时段", "时间", "开放时间", "服务时间", "hours", "time"), most=offers_deeds.LENGTHS["hours"]),
    Field("amount", "多少", "How much", ("数量", "人数", "容量", "名额", "amount", "quantity", "capacity"), most=offers_deeds.LENGTHS["amount"]),
    Field("price", "价格", "Price", ("费用", "收费", "price", "cost", "fee"), most=offers_deeds.LENGTHS["price"]),
    Field("until", "到哪天为止", "Until", ("截止日期", "有效期", "截止", "有效期至", "until", "valid until", "expires"), "until"),
    Field("project", "项目", "Project", ("所属项目", "项目名称", "project"), most=offers_deeds.LENGTHS["project"]),
    Field("state", "状态", "State", ("state", "status"), "offer_state"),
)  # fmt: skip
UNITS = (
    Field("name", "单位", "Unit", ("单位名称", "名称", "机构", "机构名称", "组织名称", "name", "organisation", "organization"), "name", NAME, True),
    Field("kind", "哪一方", "Kind", ("类别", "类型", "单位类型", "性质", "kind", "type", "group"), "group"),
    Field("place", "在哪里", "Where", ("地点", "地址", "办公地点", "place", "address", "location"), most=UNIT_LENGTHS["place"]),
    Field("hours", "什么时段", "At what hours", ("时段", "办公时间", "服务时间", "hours", "opening hours"), most=UNIT_LENGTHS["hours"]),
    Field("contact", "联系方式", "Contact", ("电话", "联系电话", "手机", "联系人", "contact", "phone", "telephone", "email"), most=UNIT_LENGTHS["contact"]),
)  # fmt: skip
FIELDS: dict[Into, tuple[Field, ...]] = {"needs": NEEDS, "offers": OFFERS, "units": UNITS}


def field(into: Into, name: str) -> Field | None:
    """The field of that name."""
    return next((each for each in FIELDS[into] if each.name == name), None)
