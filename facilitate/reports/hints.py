"""Words by which a text is found to speak of a kind of evidence or a kind of resource: a hint for people, never a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice

from facilitate.core.person.traditional import plain
from facilitate.reports.needs import Need
from facilitate.reports.numbers import Numbers, Ref

EVIDENCE = {
    "normative": (
        "标准 规范 条例 国标 依法 法规 按规定 有规定 应设 无障碍设计",
        "standard|standards|regulation|regulations|building code|by law|required by",
    ),
    "expressed": (
        "投诉 报修 报过修 报了两次 报了三次 报了几次 报了好几次 报了多次 热线 12345 申请过 申请了 反映过 反映了 写过信 信访 联名 排队 登记过 找过",
        "complained|complaint|complaints|hotline|petition|applied|reported it|reported twice|reported three times|reported many times|waiting list",
    ),
    "comparative": (
        "别的院 别的小区 别的社区 其他小区 其他社区 其他院 隔壁院 隔壁小区 对面小区 别处 人家院 邻院 外省 外地",
        "other courtyards|other estates|other communities|next door has|elsewhere|neighbouring estate",
    ),
}
RESOURCES = {
    "money": ("资金 经费 预算 费用 补贴 出钱 花钱 要钱 没钱 的钱 维修基金 维修资金", "money|fund|funds|funding|budget|cost|costs|subsidy"),
    "planning": ("方案 图纸 草图 规划 走向图 规约 管线图", "plan|plans|drawing|drawings|design"),
    "project": ("并进项目 在做的项目 已有的项目 改造工程", "existing project|other project|other projects"),
    "place": ("场地 活动室 房间 屋子 有处去 有地方 空地 议事厅 阅览室", "room|rooms|venue|space|hall"),
    "goods": ("围挡 护栏 踏板 路灯 临时灯 照明 扶手 垃圾桶 座椅 晾衣 器材 材料", "railing|railings|lamp|lamps|lights|boards|bins|benches|materials"),
    "expertise": ("律师 技术员 复核 检测 鉴定 专业 设计师 医生 评估", "lawyer|engineer|survey|inspection|expert|doctor"),
    "volunteer": ("志愿 义务 值班 帮忙 看护 看作业 结对 轮流看", "volunteer|volunteers|helping out|look after"),
}  # fmt: skip
MOST = 12
Words = Mapping[str, tuple[str, str]]


def _pattern(chinese: str, english: str) -> re.Pattern[str]:
    return re.compile("|".join([*map(re.escape, chinese.split()), rf"\b(?:{english})\b"]))


_PATTERNS = {name: _pattern(*words) for table in (EVIDENCE, RESOURCES) for name, words in table.items()}


def spoken_of(need: Need, numbers: Numbers) -> list[tuple[str, Ref]]:
    """Whatever was written and said about a need, with its number: cards, turns, comments."""
    cards = [(card.text, numbers.ref("card", card.id)) for card in need.cards if card.id in numbers.of["card"]]
    turns = [(turn.gist, numbers.ref("turn", turn.id)) for turn in need.turns if turn.gist and turn.kind != "answer"]
    comments = [(row.text, numbers.ref("comment", row.id)) for row in need.comments]
    return [*cards, *turns, *comments]


def answered_with(need: Need, numbers: Numbers) -> list[tuple[str, Ref]]:
    """What answers and tasks say."""
    answers = [(row.text, numbers.ref("answer", row.id)) for row in need.answers if row.kind != "cannot"]
    return [*answers, *((row.what, numbers.ref("task", row.id)) for row in need.actions)]


def mentions(texts: Iterable[tuple[str, Ref]], name: str) -> tuple[tuple[str, Ref], ...]:
    """(the word, where it stands) for each text that speaks of a kind, the first twelve; at most one word for each text."""
    found = ((_PATTERNS[name].search(plain(text)), ref) for text, ref in texts)
    return tuple(islice(((match.group(), ref) for match, ref in found if match), MOST))
