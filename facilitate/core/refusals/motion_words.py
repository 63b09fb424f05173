"""The words of refusals about motions, quorum, manners, what the meeting sets, and what things hang on."""

from facilitate.core.refusals.refusal_words import Word

MOTION_REFUSALS: dict[str, Word] = {
    # motions
    "second_own": Word(403, "自己提的，要请别人附议。", "Your own motion needs somebody else's second."),
    "seconded": Word(409, "您已经附议过了。", "You have already seconded this."),
    "no_second_needed": Word(422, "这一条不用附议。", "This needs no second."),
    "not_mover": Word(
        403, "只有提的人能改这一条。想改，请跟提的人说。", "Only the mover can change this; please talk to the mover."
    ),
    "not_on_table": Word(
        409, "现在议的不是这一条，轮到它时再改。", "This is not the matter on the table now; change it when it is."
    ),
    "amend_by_motion": Word(
        409,
        "这里要改别人的动议，请另写一条修改动议。",
        "To change this motion here, please move an amendment.",
    ),
    "about_what": Word(422, "请选一下是关于哪一件的。", "Please choose what this is about."),
    "out_of_order": Word(
        409, "现在要先处理“{motion}”，这个动议轮不到。", "“{motion}” is pending; your motion is not in order now."
    ),
    "nothing_pending": Word(409, "台面上还没有动议，先提一个主动议。", "Nothing is pending: move a main motion first."),
    "one_at_a_time": Word(
        409,
        "一时一件：这一件有了结果，再提新的动议。",
        "One question at a time: a new main motion waits until this one is settled.",
    ),
    "not_decided": Word(
        409, "这一件还没有表决过，谈不上重新考虑。", "It has not been decided, so it cannot be reconsidered."
    ),
    "prevailing_side": Word(
        403,
        "要由当时投在胜出一方的人提请重新考虑。",
        "Only somebody who voted with the prevailing side may move to reconsider.",
    ),
    "chair_rules": Word(409, "这一件由主席裁定，不表决。", "The chair rules on this; it is not voted on."),
    "pending_first": Word(409, "先处理“{motion}”，再往下走。", "Settle “{motion}” first."),
    "debate_closed": Word(409, "辩论已经结束，等表决。", "Debate is closed; please wait for the vote."),
    "undebatable": Word(409, "这个动议不辩论，直接表决。", "This motion is not debatable; it is voted on at once."),
    "no_division": Word(
        409,
        "现在没有可以重新数的表决：要在一次公开的表决刚有结果、还没有提别的动议时提。",
        "There is no vote to divide on: ask right after an open vote, before anything else is moved.",
    ),
    # quorum
    "no_quorum": Word(
        409,
        "{what}不够：要 {needed}，现在 {n}。{then}",
        "There is no quorum ({what}): {needed} needed, {n} so far. {then}",
    ),
    # what the meeting sets
    "bad_param": Word(422, "这个数要在 {min} 到 {max} 之间。", "This number goes from {min} to {max}."),
    "no_param": Word(422, "“{stage}”这个环节没有这一项。", "“{stage}” has nothing of the kind to set."),
    "being_voted": Word(409, "这一项正在表决，等结果出来。", "This is being voted on; please wait for the result."),
    # manners
    "no_appeal": Word(409, "这份规则里，主持人的提醒不能申诉。", "Under this rule a reminder cannot be appealed."),
    "nothing_to_appeal": Word(409, "这个环节里没有可以申诉的裁定。", "There is no ruling here to appeal against."),
    "lost_turn": Word(
        409,
        "按规则您要停一次发言，等别人说完一次再举手。",
        "You have lost your next turn: please wait until somebody else has spoken.",
    ),
    "lost_floor": Word(409, "按规则您在这个环节不再发言。", "You have lost the floor for this stage."),
    "asked_to_leave": Word(
        409,
        "主持人请您先离会场。要回来，请找工作人员。",
        "The chair has asked you to leave. To come back, please speak to the desk.",
    ),
}
