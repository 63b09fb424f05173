"""The words of the refusals at the door: keys, seats, the roll, and whoever was sent out."""

from facilitate.core.refusals.word import Word

ADMISSION_REFUSALS: dict[str, Word] = {
    "token_renewed": Word(
        401,
        "您的身份换过了，请重新打开这一页；您写的不会丢。",
        "Your role has changed; please open this page again. Nothing you wrote is lost.",
    ),
    "removed": Word(
        403,
        "主持人请您离开了会场：{reason}。想再参加，请找主持人。",
        "The host has asked you to leave: {reason}. If you would like to take part again, please speak to the host.",
    ),
    "invitation_old": Word(
        403,
        "这个二维码已经换过了。请扫大屏上的新码，或者写大屏上的入场码。",
        "This code has been replaced. Please scan the new one on the wall, or type the entry word that stands there.",
    ),
    "key_used": Word(
        403,
        "这把钥匙只能用一次，已经用过了。请到主持台再要一把。",
        "This key works once and has been used. Please ask the desk for another.",
    ),
    "key_revoked": Word(
        403, "这把钥匙已经作废。请到主持台再要一把。", "This key no longer works. Please ask the desk for another."
    ),
    "key_over": Word(
        403, "这把钥匙过了时间。请到主持台再要一把。", "This key has expired. Please ask the desk for another."
    ),
    "key_wrong": Word(
        403,
        "钥匙不对。请照纸上的再写一遍，或者到主持台问一下。",
        "This key does not fit. Please copy it once more, or ask the desk.",
    ),
    "keys_too_fast": Word(
        429,
        "这场会刚才写错的钥匙太多了，请过几秒再试一次。",
        "Too many wrong keys were tried in this meeting just now. Please try again in a few seconds.",
    ),
    "needs_seat": Word(
        403,
        "这场会一人一票：请写座位条上的座位码。没有座位条，请到签到处领。",
        "One person, one vote here: please give the code on your seat slip. If you have none, the desk gives you one.",
    ),
    "seat_taken": Word(
        409,
        "这个座位码已经有人用了。是您换了手机，请到签到处把座位放开，再扫一次。",
        "This seat code is in use. If you have changed phones, ask the desk to free the seat and scan again.",
    ),
    "no_such_seat": Word(404, "这个座位上还没有人。", "Nobody sits in this seat."),
    "not_on_the_roll": Word(
        403,
        "这场会先点名再投票，名册上还没有点到您。请到签到处核对一下。",
        "In this meeting people vote once their name was called. Yours has not been yet: please ask at the desk.",
    ),
    "no_such_name": Word(404, "名册上没有这一行。", "There is no such line on the roll."),
    "already_called": Word(
        409, "这个名字或者这个人已经点过了。", "This name, or this person, has been called already."
    ),
    "name_has_voted": Word(
        409,
        "点到这个名字的人在这次投票里已经投了，现在不能取消，不然一个名字会投两次。叫错了人，请先结束这次投票，改好名册，再投一次。",
        "Whoever answered to this name has voted in a vote that is open. If the wrong person was called, close it, put the roll right and hold it again.",
    ),
    "reason_needed": Word(422, "请写一句为什么，本人会看到。", "Please say why; the person will read it."),
    "not_oneself": Word(
        409, "不能请自己离开。要走，请先交接主持。", "You cannot send yourself out. Hand over the chair first."
    ),
    "not_removed": Word(409, "这个人没有被请出去。", "This person was not asked to leave."),
    "sent_out": Word(
        409,
        "被请出去的人不能和别人合成一个。请先让这个人回来。",
        "Somebody who was sent out cannot be made one with another person. Let them in again first.",
    ),
}
