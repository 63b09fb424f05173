"""The words of refusals about what is chosen and in which order it is taken."""

from facilitate.core.refusals.refusal_words import Word

AGENDA_REFUSALS: dict[str, Word] = {
    "not_over_yet": Word(
        409, "快散会的时候，再请您说一句。", "Please say your sentence when the meeting is coming to its end."
    ),
    "not_chosen_yet": Word(
        409, "还没到挑选的环节，到了再挑。", "This is not chosen yet; choose when the meeting comes to it."
    ),
    "you_left": Word(
        409, "您已经离开会场，请先点“回到会场”。", "You have left the meeting; please come back to it first."
    ),
    "not_carried": Word(
        409,
        "这一件没有通过，不能给它写任务。要办，请先重新提出来表决。",
        "This was not carried, so nobody can take it on. To do it after all, move it again.",
    ),
    "chosen_by_vote": Word(
        409, "这是大家投出来的，不能改。", "The vote has decided this; it cannot be changed at the desk."
    ),
}
