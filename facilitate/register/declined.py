"""What the register does not do, and why, in the words of whoever asked."""

from typing import Any

from facilitate.core.refusals.refusal_words import Word

WORDS: dict[str, Word] = {
    "no_such_row": Word(404, "没有找到这一条，可能已经并到别处了。", "This was not found; it may have been merged into another."),
    "not_your_door": Word(403, "这件事要由{door}来做。", "This is for {door} to do."),
    "other_community": Word(403, "这是别的社区的，您不能改。", "This belongs to another community; you cannot change it."),
    "other_unit": Word(403, "这是别的单位的，您不能改。", "This belongs to another unit; you cannot change it."),
    "nothing_written": Word(422, "请先写几个字。", "Please write a few words first."),
    "too_long": Word(422, "太长了，请在 {most} 个字以内。", "That is too long; please keep it within {most} characters."),
    "out_of_range": Word(422, "请写 {least} 到 {most} 之间的数。", "Please write a number from {least} to {most}."),
    "nothing_to_merge": Word(422, "请至少再选一条，才能并到一起。", "Please choose at least one more to merge."),
    "changed_since": Word(
        409,
        "之后又有人改过这里（{who}，{when}），所以不能整个撤回。请先撤回后面的，或者直接改。",
        "Somebody has changed this since ({who}, {when}), so it cannot be taken back as a whole. Take the later change back first, or edit it.",
    ),
    "used_since": Word(
        409,
        "已经有别的内容连着它了，不能撤回。请先把那些内容撤回。",
        "Other things are attached to it by now, so it cannot be taken back. Take those back first.",
    ),
    "undone_already": Word(409, "这一步已经撤回过了。", "This has been taken back already."),
}  # fmt: skip


class Declined(Exception):
    """`reason` is a key of WORDS; `params` fill in its words."""

    def __init__(self, reason: str, **params: Any) -> None:
        super().__init__(reason, params)
        self.reason = reason
        self.params = params

    @property
    def status(self) -> int:
        """The HTTP status that a page or program is answered with."""
        return WORDS[self.reason].status

    def wire(self) -> dict[str, Any]:
        """The same shape as a refusal in a meeting: reason and both languages."""
        word = WORDS[self.reason]
        told = {lang: {name: _in(value, lang) for name, value in self.params.items()} for lang in ("zh", "en")}
        return {"rule": self.reason, "zh": word.zh.format(**told["zh"]), "en": word.en.format(**told["en"])}


def _in(value: Any, lang: str) -> Any:
    return value.get(lang, "") if isinstance(value, dict) else value
