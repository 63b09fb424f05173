"""The words of refusals about the sheet of a need."""

from facilitate.core.refusals.refusal_words import Word

NEED_REFUSALS: dict[str, Word] = {
    "not_a_need": Word(409, "只有需求和点子有需求表。", "Only needs and ideas have a need sheet."),
    "bad_households": Word(
        422, "户数请写 0 到 {max} 之间的整数。", "Households: please write a whole number from 0 to {max}."
    ),
    "not_listed": Word(
        422,
        "“{field}”里没有“{value}”这一种，请从列表里选。",
        "“{value}” is not in the list of “{field}”; please choose from the list.",
    ),
    "field_too_long": Word(
        422,
        "“{field}”写了 {n} 个字，最多 {max} 个字。请删短一些，没有丢。",
        "“{field}” has {letters} letters; at most {most_letters}. Please shorten it; nothing is lost.",
    ),
    "owner_or_nobody": Word(
        422,
        "责任单位和“没有人负责”只能填一样。",
        "Please give either the body responsible or “nobody”, not both.",
    ),
}
