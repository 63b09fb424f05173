"""The words of refusals about places, seats and topics."""

from facilitate.core.refusals.refusal_words import Word

SPACE_REFUSALS: dict[str, Word] = {
    "no_such_space": Word(404, "没有这个地方，请看看现在有哪些桌、哪些组。",
        "There is no such place; please see which tables or groups there are now."),
    "table_full": Word(409, "{space}坐满了。还有座位的：{free}。", "{space} is full. There is room at: {free}."),
    "all_full": Word(409, "{space}满了，别处也都满了。请找主持人。",
        "{space} is full, and so are all the others. Please speak to the host."),
    "group_full": Word(409, "“{space}”已经满 {n} 位了。还能报名的：{free}。",
        "“{space}” has all its {n} people. You can still join: {free}."),
    "hosts_stay": Word(409, "桌长和记录的人留在自己这一桌，请别的人走动。",
        "Table hosts and note takers stay at their table; the others move."),
    "seats_fixed": Word(409, "这个环节大家坐着不换组。", "In this stage everybody stays in the same group."),
    "others_seat": Word(403, "只能换自己的座位。别人没有手机的话，请签到处帮忙换。",
        "You can only change your own seat. For somebody without a phone, please ask the desk."),
    "slot_gone": Word(409, "第 {slot} 个时段已经过去了，请选后面的时段。",
        "Time slot {slot} is over; please choose a later one."),
    "slot_later": Word(409, "第 {slot} 个时段还没开始，现在可以先报名。",
        "Time slot {slot} has not begun; you can sign up for it now."),
    "place_taken": Word(409, "这一格已经排了“{item}”，请选一个空格。",
        "“{item}” has this time and place; please choose a free one."),
    "not_convener": Word(403, "只有这个议题的召集人或主持人能这样做。", "Only the topic's convener or the host can do this."),
    "merge_declined": Word(409, "对方召集人想单独谈这个议题，不并在一起。",
        "The other convener wishes to keep the topics apart."),
    "post_taken": Word(409, "{who}已经在做了，谢谢您。", "{who} is already doing this; thank you."),
    "not_seated_here": Word(409, "请先到{space}坐下，再来当这一桌的桌长或记录。",
        "Please sit down at {space} first, then host it or take its notes."),
    "nobody_to_seat": Word(409, "人还没到齐，等有两位以上再分。",
        "There is nobody to seat yet; wait until two people or more are here."),
}  # fmt: skip
