"""What speaks for a match and what against it, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from facilitate.register.matching.fit import Reason


class Told(NamedTuple):
    zh: str
    en: str


WORDS: dict[str, Told] = {
    "matter": Told("都是关于：{matter}（{asked}—{offered}）", "Both are about {matter} ({asked} – {offered})"),
    "category": Told("同一类：{category}（{words}）", "Same category: {category} ({words})"),
    "words": Told("都提到：{words}", "Both say: {words}"),
    "resource": Told("正是要的资源：{resource}", "The kind of resource asked for: {resource}"),
    "unit": Told("这类事通常由{unit}来办", "Usually done by: {unit}"),
    "same_place": Told("地方相同：{place}", "Same place: {place}"),
    "comes": Told("不限地点（{words}）", "Wherever you are ({words})"),
    "hours_meet": Told("时间对得上：{both}", "Hours that meet: {both}"),
    "enough": Told("够用：有{there}的量，要的是{wanted}", "Enough: {there}, wanted {wanted}"),
    "free": Told("不收费", "Free of charge"),
    "price": Told("收费：{price}", "Price: {price}"),
    "in_time": Told("还来得及：到{until}为止", "In time: until {until}"),
    "project": Told("可以并进在做的项目：{project}", "A running project can be joined: {project}"),
    "hours_apart": Told("时间对不上：要的是{wanted}，提供的是{open}", "Hours do not meet: wanted {wanted}, offered {open}"),
    "other_place": Told("地方不同：需求在{wanted}，资源在{there}", "Another place: the need is at {wanted}, the offer at {there}"),
    "other_building": Told("不在一栋楼：需求在{wanted}，资源在{there}", "Another building: the need is at {wanted}, the offer at {there}"),
    "too_small": Told("不够用：只有{there}的量，要的是{wanted}", "Too small: {there}, wanted {wanted}"),
    "past": Told("已经过期：只到{until}", "Past: only until {until}"),
}  # fmt: skip
SEPARATOR = {"zh": "、", "en": ", "}


def told(reason: Reason, lang: str) -> str:
    """The reason as a sentence, `zh` or `en`."""
    word = WORDS[reason.code]
    return (word.zh if lang == "zh" else word.en).format(**_filled(reason.params, lang))


def _filled(params: Mapping[str, Any], lang: str) -> dict[str, str]:
    return {name: _in(value, lang) for name, value in params.items()}


def _in(value: Any, lang: str) -> str:
    if isinstance(value, tuple):
        return SEPARATOR[lang].join(_in(one, lang) for one in value)
    return str(value[lang]) if isinstance(value, Mapping) else str(value)
