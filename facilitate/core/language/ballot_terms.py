"""The vocabulary of ballots in plain words."""

BALLOT_TERMS: dict[str, dict[str, tuple[str, str]]] = {
    "ballot.type": {
        "yesno": ("赞成反对表决", "a vote for or against"),
        "pick": ("选几项", "a choice of some"),
        "dots": ("贴点", "dots"),
        "rank": ("排序投票", "a ranking"),
        "score": ("打分", "grades in numbers"),
        "grade": ("评等级", "grades in words"),
        "consent": ("无异议通过或同意程度", "consent or degrees of agreement"),
        "budget": ("分配预算", "sharing out a budget"),
    },
    "ballot.asks": {
        "for": ("赞成", "for"),
        "against": ("反对", "against"),
        "abstain": ("弃权", "abstain"),
    },
    "ballot.count": {
        "sum": ("点数相加", "added up"),
        "mean": ("取平均", "the mean"),
        "median": ("取中位数", "the median"),
        "borda": ("波达计分", "Borda points"),
        "irv": ("逐轮淘汰", "instant run-off"),
        "schulze": ("两两比较（舒尔策）", "Schulze's method"),
        "greedy": ("按票数依次入选到钱用完", "most votes first until the money is spent"),
        "equal_shares": ("等份额法", "method of equal shares"),
        "mixed": ("几部分按比例合计", "several parts weighed together"),
    },
    "ballot.secrecy": {
        "open": ("举手公开表决", "an open vote"),
        "named": ("记名投票", "a named vote"),
        "secret": ("不记名投票", "a secret vote"),
    },
    "ballot.tie": {
        "fail": ("平票不通过", "a tie fails"),
        "repeat": ("平票重投", "a tie is voted again"),
        "draw": ("平票抽签", "ties decided by lot"),
        "host": ("平票由主持人定", "ties decided by the host"),
        "include": ("平票都算", "ties are all included"),
    },
    "ballot.change": {
        "until_close": ("结束前可以改", "may be changed until the close"),
        "never": ("投了不能改", "final once cast"),
    },
    "ballot.show": {
        "live": ("边投边显示", "shown while voting goes on"),
        "on_close": ("结束后显示", "shown after the close"),
    },
    "ballot.weigh": {
        "one": ("一人一票", "one vote a head"),
        "household": ("一户一票", "one vote a household"),
        "area": ("按面积计票", "votes weighed by floor area"),
    },
    "part.where": {
        "room": ("现场的票", "votes in the room"),
        "online": ("网上的票", "votes online"),
    },
}
