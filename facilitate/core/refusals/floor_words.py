"""The words of refusals about speaking: time and turns, sides, breaking in, tables."""

from facilitate.core.refusals.refusal_words import Word

FLOOR_REFUSALS: dict[str, Word] = {
    "stance_needed": Word(
        422,
        "这里先说立场再发言：请先选“赞成”或“反对”，再举手。",
        "State your side first here: choose for or against, then raise your hand.",
    ),
    "time_used": Word(
        409,
        "您的发言时间已经用完（一共 {n} 秒）。想补充的话可以写留言。",
        "Your speaking time is used up ({n} seconds in all). You can add a comment.",
    ),
    "group_time_used": Word(
        409,
        "您这一方的发言时间已经用完（一共 {n} 秒），请先听听别的几方。",
        "Your group's speaking time is used up ({n} seconds in all); please hear the others first.",
    ),
    "no_transfer": Word(
        409,
        "这里没用完的时间不能让给别人，说完请按“我说完了”。",
        "Unused time cannot be given to somebody else here; just press “I have finished”.",
    ),
    "time_left": Word(409, "时间还没到。", "The time is not up yet."),
    "break_in_up": Word(
        409, "您已经提出来了，主持人马上处理。", "You have asked already; the host will come to it at once."
    ),
    "other_table": Word(409, "这个人现在不在这一桌。", "This person is not at this table now."),
    "extended_out": Word(
        409, "这次发言已经加过 {n} 次时，不能再加。", "This turn has been extended {n} times and cannot be again."
    ),
    "extend_asked": Word(
        409, "大家正在表决要不要加时，请等结果。", "The meeting is voting on more time; please wait for the result."
    ),
    "signals_used": Word(
        409,
        "这个手势每人只能用 {n} 次，您已经用完了。请照常举手。",
        "This sign may be used {n} times each and you have used them all; please raise your hand as usual.",
    ),
}
