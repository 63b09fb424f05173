"""The words for whoever's vote or count is refused."""

from facilitate.core.refusals.refusal_words import Word

BALLOT_REFUSALS: dict[str, Word] = {
    "bad_choice": Word(422, "这次表决没有这个选项，请从列出的几项里选。", "That is not one of the answers here. Please choose one of those listed."),
    "needs_reason": Word(422, "选这一项，请说一句理由。", "Please give a reason with this answer."),
    "too_many_picked": Word(422, "最多选 {max} 项，您选了 {n} 项。请去掉几项。", "You may choose {max} and chose {n}. Please take some back."),
    "same_twice": Word(422, "同一项选了两次，请去掉一次。", "The same one stands there twice. Please take one out."),
    "rank_too_short": Word(422, "请排满 {max} 项，您只排了 {n} 项。", "Please rank {max}; you have ranked {n}."),
    "axis_missing": Word(422, "还有 {n} 个方面没有打分，请都打上。", "Please give the {n} grades that are still missing."),
    "over_budget": Word(422, "您选的加起来 {n} 元，超过了总额 {max} 元。请去掉几项。", "Your choices cost {n}, but there is only {max}. Please take some out."),
    "no_budget": Word(409, "还没有填总金额，请主持人先填上。", "The total has not been set yet. Please ask the host to fill it in."),
    "nothing_to_vote_on": Word(409, "现在还没有可以投的内容。", "There is nothing to vote on yet."),
    "which_ballot": Word(409, "现在有几项在表决，请说明是哪一项。", "Several votes are open. Please say which one you mean."),
    "vote_final": Word(409, "这次投了就不能改，您已经投过了。", "Votes here are final, and you have voted."),
    "vote_last": Word(409, "您最后投：还有 {n} 位没有投。", "You vote last: {n} people have not voted yet."),
    "household_voted": Word(409, "您家已经有人投过了，一户一票。", "Somebody of your household has voted; there is one vote a household."),
    "picks_too_high": Word(422, "共 {n} 票，{people} 人最多 {max} 票，请再数一遍。", "{n} votes; {people} people have {max} at most. Recount, please."),
    "more_than_eligible": Word(
        409, "加上这些就有 {n} 票，可是有表决权的一共 {max} 人。请再数一遍，或者先改有表决权的人数。",
        "That would be {n} votes, but {max} people may vote. Recount, or change how many may vote first."
    ),
    "few_apart": Word(
        422, "不记名的表决里，另计的人不到 {least} 位，就不能只记一个总数：怎么投的会被看出来。请一张一张录入纸票。",
        "Fewer than {least} counted apart in a secret vote: a total would tell how they voted. Please enter their slips one by one."
    ),
    "needs_slips": Word(422, "请一张一张录入：要知道每张票选了什么。", "Please enter the slips one by one: the count needs each of them."),
    "slip_twice": Word(409, "这个票号已经录过了，一张票只算一次。", "A slip of this number has been entered; each counts once."),
    "area_by_name": Word(422, "按面积计票要知道是谁投的，请用“代填”逐户录入。", "Votes weighed by floor area must be entered for each owner by name."),
    "settled_stays": Word(409, "这次表决已经有了下文，不能撤销。可以重新投一次。", "Something has followed from this vote: hold it again instead."),
    "receipt_taken": Word(
        409, "这个回执号已经有人用了，请换一个再投。", "Somebody else has this receipt. Please vote again with another one."
    ),
    "no_receipts": Word(422, "这次投票没有回执，请不带回执投。", "There are no receipts in this vote. Please vote without one."),
    "no_tie": Word(409, "这次投票没有要主持人定的平票。", "There is no tie here for the host to decide."),
    "bad_area": Word(422, "面积请填数字，例如 86.5。", "Please give the floor area as a number, such as 86.5."),
}  # fmt: skip
