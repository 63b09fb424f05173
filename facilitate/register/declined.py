"""What the register does not do, and why, in the words of whoever asked."""

from typing import Any

from facilitate.core.refusals.refusal_words import Word
from facilitate.register.sheets.words import FILES

WORDS: dict[str, Word] = {
    "no_such_row": Word(404, "没有找到这一条，可能已经并到别处了。", "This was not found; it may have been merged into another."),
    "not_your_door": Word(403, "这件事要由{door}来做。", "This is for {door} to do."),
    "other_community": Word(403, "这是别的社区的，您不能改。", "This belongs to another community; you cannot change it."),
    "other_unit": Word(403, "这是别的单位的，您不能改。", "This belongs to another unit; you cannot change it."),
    "nothing_written": Word(422, "请先写几个字。", "Please write a few words first."),
    "too_long": Word(422, "太长了，请在 {most} 个字以内。", "That is too long; please keep it within {most} characters."),
    "out_of_range": Word(422, "请写 {least} 到 {most} 之间的数。", "Please write a number from {least} to {most}."),
    "nothing_to_merge": Word(422, "请至少再选一条，才能并到一起。", "Please choose at least one more to merge."),
    "login_taken": Word(409, "“{login}”已经有人用了，请换一个登录名。", "“{login}” is taken; please choose another sign-in name."),
    "own_account": Word(422, "不能停用您自己正在用的账号，请让同事来做。", "You cannot close the account you are using; please ask a colleague."),
    "admin_only": Word(
        403,
        "这件事要由本处的管理员来做：拿着本处钥匙的人，或者最早的那个主办方账号。",
        "This is for the house's admin: whoever holds the house's key, or the organiser's oldest account.",
    ),
    "not_your_meeting": Word(403, "这场会不归您，要由主办这场会的人来做。", "This meeting is not yours; this is for its owner to do."),
    "no_colleague": Word(422, "请从名单里选一位同事。", "Please choose a colleague from the list."),
    "link_spent": Word(410, "这条链接已经用过，或者过期了。请让主办方再发一条。", "This link is spent or too old. Please ask the organiser for a new one."),
    "password_short": Word(422, "密码至少要 {least} 个字符。", "A password needs at least {least} characters."),
    "password_is_login": Word(422, "这个密码太容易猜到了，请换一个。", "That password is too easy to guess; please choose another."),
    "passwords_differ": Word(422, "两遍密码不一样，请再写一次。", "The two passwords differ; please write them again."),
    "wrong_password": Word(401, "登录名或密码不对，请再试一次。", "That name or password is not right; please try again."),
    "too_many_tries": Word(
        429, "试错的太多了，这里会慢一些。密码对就进得去：请核对一遍再试。",
        "Too many wrong tries: it goes slowly here for now. The right password still gets in; please look at yours and try again.",
    ),
    "nobody_named": Word(422, "请选一个单位，或者写上谁负责。", "Please choose a unit, or write who is responsible."),
    "no_such_route": Word(422, "请选一条回应路径。", "Please choose one of the response routes."),
    "owner_already": Word(409, "这里已经写着它负责这一块了。", "It is down as responsible for this part already."),
    "no_such_kind": Word(422, "请选是哪一类依据。", "Please choose which kind of evidence it is."),
    "no_such_group": Word(422, "请从名单里选是哪一方。", "Please choose the kind of unit from the list."),
    "unit_is_there": Word(
        409,
        "“{name}”已经登记过了，请直接打开它；是两家就把名字写全。",
        "“{name}” is in the register already: please open it, or write the full name if these are two.",
    ),
    "ends_first": Word(422, "结束要晚于开始，一班最多 24 小时。", "It must end after it starts, and last 24 hours at most."),
    "shift_past": Word(409, "这一班已经过了。", "This shift is over."),
    "group_closed": Word(409, "这里已经不再报名了。", "Sign-up is closed here."),
    "group_open": Word(409, "小组还在报名。先结束，再抹掉名单。", "The group is still open. Close it first, then wipe the list."),
    "name_wanted": Word(422, "请写一个称呼，例如“二单元李阿姨”。", "Please write a name, such as “Aunt Li, entrance 2”."),
    "signed_already": Word(
        409,
        "这个称呼已经报过这一班了。替别人报，请写别人的称呼。",
        "That name is down for this shift already. For somebody else, write their name.",
    ),
    "shift_clash": Word(
        409,
        "和已经报的“{squad}”{when} 时间撞上了。先退掉那一班，再报这一班。",
        "This is at the same time as “{squad}” {when}. Sign off from that one first.",
    ),
    "shift_full": Word(409, "这一班报满了，候补也满了，请看看别的班次。", "This shift and its waiting list are full; please look at another."),
    "too_many_names": Word(409, "一部手机最多替 {most} 个人报名。", "One phone can sign up {most} people at most."),
    "not_your_phone": Word(
        403,
        "这不是用这部手机报的，请用原来那部手机，或者找主办方。",
        "This was not signed up with this phone. Please use that phone, or ask the organiser.",
    ),
    "changed_meanwhile": Word(
        409,
        "您填的时候，{who}也改了这一条（{when}）。两边写的都在下面，请看一眼再存。",
        "While you were writing, {who} changed this too ({when}). Both versions are below: please look, then save again.",
    ),
    "none_of_seven": Word(422, "请选一类：资金、策划、项目、场地、物资、专业服务，还是志愿岗位。", "Please choose one of the seven kinds."),
    "offer_elsewhere": Word(409, "这项资源已经不在这一步了，请看看它现在的状态。", "This offer has moved on; please look at its present state."),
    "offer_over": Word(409, "这项资源已经撤回、兑现或者过期了，不能再对接。", "This offer was withdrawn, is used up or is past its date."),
    "need_over": Word(409, "这件需求已经解决或撤下了，不用再对接。", "This need is settled or withdrawn; it needs no offer."),
    "own_offer": Word(403, "您自己出的资源，要由主办方或需求的负责单位来确认。", "Your own offer is confirmed by the organiser or the need's unit."),
    "matched_already": Word(409, "这两条已经这样定过了。", "This has been decided for these two already."),
    "ends_before": Word(422, "结束的时间要在开始之后，三天以内。", "It must end after it begins, and within three days."),
    "clash": Word(
        422,
        "那个时间这里已经有“{title}”（{when}）。请换个时间或地点；确实要一起用，请在下面打勾再存。",
        "“{title}” has this room at that time ({when}). Please choose another time or room; if both are meant, tick the box below and save again.",
    ),
    "no_such_slip": Word(
        404, "没有找到这个号码。请对一下回执，字母和数字都要写全。", "No card has this number. Please check your receipt; write every letter and digit."
    ),
    "card_moved_on": Word(
        409,
        "这张卡已经办到下一步了，不能再改。想补充，请再留一张。",
        "This card has moved on and can no longer be changed. To add something, please leave another.",
    ),
    "no_reason": Word(422, "请写一句为什么，留卡的人会看到。", "Please write a sentence saying why; whoever left the card will read it."),
    "too_many_cards": Word(
        429,
        "一下子来得太多了，请过几分钟再交。您写的还在下面。",
        "Too much has come at once. Please wait a few minutes; what you wrote is still below.",
    ),
    "date_unclear": Word(422, "请选一个日期，例如 2026-12-24。", "Please choose a date, such as 2026-12-24."),
    "due_passed": Word(422, "这个日期已经过了，请选今天或以后的日期。", "That date has passed; please choose today or later."),
    "date_far": Word(422, "这个日期太远了，请选 {years} 年以内的。", "That is too far off; please choose a date within {years} years."),
    "not_later": Word(422, "新的期限要比原来的晚。", "The new date must be later than the one that stands."),
    "no_owner": Word(422, "请选由哪个单位来办，或者写谁来办。", "Please choose the unit or write who does it."),
    "no_checker": Word(422, "请写由谁督办。", "Please write who checks that it is done."),
    "own_checker": Word(422, "督办的人不能就是办的人，请另请一位。", "Whoever does it cannot check it; please ask somebody else."),
    "no_approver": Word(422, "请写在等谁批。", "Please write whose approval it waits for."),
    "choose_one": Word(422, "请先选一项。", "Please choose one first."),
    "closed_already": Word(
        409,
        "这一条已经办结或终止了，不用再报。弄错了请让主办方撤回。",
        "This is finished or given up, so there is nothing to report. If that is wrong, please ask the organiser to take it back.",
    ),
    "not_reported": Word(409, "这一条还没有报办结，报了以后再请您确认。", "This has not been reported as done yet; you will be asked once it is."),
    "say_why": Word(422, "请写一句哪里没办好，办的人才知道怎么改。", "Please write what is not right, so that they know what to mend."),
    "no_names": Word(422, "请写是谁说的，一行一位。", "Please write who said so, one name a line."),
    "no_phone": Word(
        422,
        "没认出您的手机，请刷新这一页再按一次。要是还不行，请到议事厅在纸上签。",
        "Your phone was not recognised: please reload this page and try again. If that fails, sign on paper at the hall.",
    ),
    "not_due_yet": Word(409, "还没到回访的日子（{day}）。", "It is not time to come back to this yet ({day})."),
    "answered_already": Word(409, "这一次回访已经有人答过了，谢谢您。", "Somebody has answered this already; thank you."),
    "no_such_category": Word(422, "没有这个类别，请从名单里选。", "There is no such category; please choose one from the list."),
    "no_such_filter": Word(400, "不能按“{filter}”筛。可以用：{there}。", "There is no filter “{filter}”. There are: {there}."),
    "no_such_value": Word(400, "“{filter}”的值没看懂。", "The value of “{filter}” was not understood."),
    "no_address": Word(422, "地址没看懂，请从对方的设置页里整个复制过来。", "That address was not understood; please copy the whole of it."),
    "only_https": Word(422, "地址要以 https:// 开头；只有内网里的可以用 http://。", "It must begin with https://; only in your own network may it be http://."),
    "no_mail_address": Word(422, "请写邮箱地址，最多 {most} 个，用逗号隔开。", "Please write e-mail addresses, up to {most}, with commas between them."),
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
    "not_your_deed": Word(403, "这一步是别人做的，只有做的人和主办方可以撤回。", "Somebody else did this; only they and the organiser can take it back."),
    "nothing_chosen": Word(422, "请至少选一个。", "Please choose at least one."),
    "no_consent": Word(422, "请先问过本人，同意了再记。", "Please ask her first, and note it only if she agrees."),
    "known_already": Word(409, "其中有人已经连到另一位了。", "One of them stands for somebody else already."),
    "undone_already": Word(409, "这一步已经撤回过了。", "This has been taken back already."),
    **FILES,
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
        return {"rule": self.reason, **WORDS[self.reason].filled(self.params)}
