"""The words of every refusal, in both languages, with the HTTP status it answers by."""

from facilitate.core.refusals.word import Word

__all__ = ["REFUSALS", "Word"]

REFUSALS: dict[str, Word] = {
    # 400 shape
    "bad_shape": Word(
        400,
        "这条操作的格式不对，请刷新页面再试一次。",
        "This act has the wrong shape; please reload the page and try again.",
    ),
    "unknown_verb": Word(
        400, "没有这个操作。请刷新页面再试一次。", "There is no such act. Please reload the page and try again."
    ),
    "bad_op": Word(400, "操作编号要在一到四十个字符之间。", "An op must have 1 to 40 characters."),
    # 401, 403
    "no_token": Word(401, "请先扫码加入会议。", "Please join the meeting first by scanning the code."),
    "not_yours": Word(
        403,
        "您现在的身份不能做这件事。需要的话，请到签到处换身份。",
        "Your role cannot do this. If you should, please ask at the desk.",
    ),
    "neutral": Word(
        403,
        "您在这场会里保持中立，不写、不投、不表态。要说话，请先把主持交给别人。",
        "You stay neutral in this meeting: no writing, voting or taking sides. Hand over the chair first if you want to speak.",
    ),
    "not_author": Word(403, "这张卡不是您写的，只有写的人能改。", "Only the person who wrote this can change it."),
    "needs_key": Word(
        403,
        "这个身份要用主持台给的链接加入。请先以居民身份加入，再请工作人员改。",
        "This role needs the link given out at the desk. Join as a resident and ask the desk to change it.",
    ),
    "door_closed": Word(
        403,
        "会场的门已经关上，不再加入新的人。请找工作人员。",
        "The door is closed to newcomers. Please speak to the desk.",
    ),
    # 404
    "no_such_thing": Word(
        404, "没有找到这一条，可能刚被合并或收回。", "This was not found; it may just have been merged or withdrawn."
    ),
    "no_such_person": Word(404, "没有找到这个人。", "This person was not found."),
    "no_such_stage": Word(404, "这场会没有这个环节。", "This meeting has no such stage."),
    "no_ballot": Word(404, "没有找到这次投票。", "This ballot was not found."),
    # 409
    "stale": Word(
        409,
        "{who}刚刚已经操作过了（{what}），请看一眼再决定。",
        "{who} has just acted on this ({what}); please look again before you decide.",
    ),
    "not_now": Word(
        409,
        "“{stage}”这个环节不做这件事。请看屏幕上现在能做什么。",
        "This is not part of “{stage}”. Please see what can be done now.",
    ),
    "silent_stage": Word(
        409,
        "现在是安静的环节，先不举手发言。想说的可以先写下来。",
        "This is a quiet stage, without speaking. You may write what you want to say.",
    ),
    "meeting_ended": Word(
        409,
        "会议已经结束。您可以到会后页面查看结果。",
        "The meeting has ended. You can find the results on the after-meeting page.",
    ),
    "not_ready": Word(
        409, "还不能往下走：{why}。确实要走，请写明理由。", "Not ready to go on: {why}. If you must, give a reason."
    ),
    "nowhere": Word(409, "前面没有环节可以去了。", "There is no stage to go to."),
    "only_optional": Word(
        409, "只有可选的环节才能去掉；别的可以缩短。", "Only optional stages can be dropped; others can be shortened."
    ),
    "nothing_to_undo": Word(409, "没有可以撤销的步骤。", "There is nothing to undo."),
    "spoken_stays": Word(
        409,
        "已经说过的话不能撤销。要回到前面的环节，请用“返回”。",
        "What has been said cannot be taken back. To go to an earlier stage, use “back”.",
    ),
    "closed_stays_closed": Word(
        409,
        "不记名投票关上以后不能再打开，这一步不能撤销。可以请大家重新投一次。",
        "A closed secret ballot is never reopened, so this step cannot be undone. You may hold it again.",
    ),
    "ballot_closed": Word(
        409, "这次投票已经结束，不能再投或改。", "This ballot is closed; votes can no longer be cast or changed."
    ),
    "ballot_open": Word(
        409,
        "正在投票，先不能合并、拆分或收起。请等投票结束。",
        "A ballot is open: nothing can be merged, split or hidden until it closes.",
    ),
    "counted": Word(
        409,
        "这一件已经投过票，不能再合并或拆分。要重新归类，请先返回到投票前的环节。",
        "This has been voted on and can no longer be merged or split. To sort again, go back to before the ballot.",
    ),
    "no_floor": Word(
        409, "现在没有轮到您发言。您可以先举手。", "It is not your turn to speak. You may raise your hand."
    ),
    "not_speaking": Word(409, "现在没有人在发言。", "Nobody is speaking just now."),
    "speaking": Word(
        409, "您正在发言，说完请按“我说完了”。", "You are speaking; please press “I have finished” when done."
    ),
    "hand_up": Word(409, "您已经举手了，排在第 {place} 位。", "Your hand is already up: you are number {place}."),
    "no_hand": Word(409, "您现在没有举手。", "Your hand is not up."),
    "queue_empty": Word(409, "现在没有人举手。可以点名字请人发言。", "No hands are up. You can call somebody by name."),
    "round_order": Word(
        409,
        "这一轮一个一个说，轮到您会提醒您，不用举手。",
        "This round goes one by one; you will be asked, there is no need to raise a hand.",
    ),
    "spoken_in_round": Word(
        409, "这一轮您已经说过了。想补充的话可以写留言。", "You have spoken in this round. You can add a comment."
    ),
    "turns_used": Word(
        409,
        "这件事上已经说过 {n} 次了，请先让给别人。想补充的话可以写留言。",
        "{n} turns have been used on this matter; please let others speak. You can add a comment.",
    ),
    "no_pass": Word(
        409, "这个环节不用说“过”，放下手就可以。", "There is no passing here; you can simply lower your hand."
    ),
    "paused": Word(409, "会议暂停中，请稍等。", "The meeting is paused; please wait a moment."),
    "not_paused": Word(409, "会议没有暂停。", "The meeting is not paused."),
    "still_hidden": Word(
        409, "卡片还没有打开，请等这个环节结束。", "The cards are still face down; please wait until this stage closes."
    ),
    "writing_closed": Word(
        409,
        "写的时间已经过了，不能再改。想补充的话可以写留言。",
        "Writing has closed, so this can no longer be changed. You can add a comment.",
    ),
    "sensitive_stays": Word(
        409,
        "这一类内容不上墙，由工作人员单独办理。",
        "Matters of this kind never go on the wall; the desk deals with them.",
    ),
    "voted_herself": Word(
        409,
        "这位已经自己投过了，别人不能代改；想改请本人在自己的手机上改。",
        "This person has voted already, and nobody else can change it; it can be changed on their own phone.",
    ),
    "not_present": Word(409, "这个人现在不在会场。", "This person is not in the meeting now."),
    "already_merged": Word(
        409,
        "这张卡已经并到别的需求里了，请先拆出来。",
        "This card is already part of another need; please split it first.",
    ),
    "not_merged": Word(409, "这一条没有合并过。", "This has not been merged."),
    "last_host": Word(
        409, "会议要有一位主持人。请先把主持交给别人。", "A meeting needs a host. Please hand over first."
    ),
    "not_checker": Word(
        409,
        "办结要由居民确认，办的人自己不能确认。",
        "Completion is confirmed by residents, not by whoever did the work.",
    ),
    # 422 content
    "text_empty": Word(422, "还没有写内容。", "Nothing has been written yet."),
    "too_long": Word(
        422,
        "写了 {n} 个字，最多 {max} 个字。请删短一些，没有丢。",
        "This has {letters} letters; at most {most_letters}. Please shorten it; nothing is lost.",
    ),
    "too_many": Word(
        422,
        "每人最多写 {max} 张，您已经写满了。可以修改或收回前面的。",
        "Each person may write {max}; you have used them all. You can edit or withdraw an earlier one.",
    ),
    "missing_field": Word(422, "还差一项：{field}。", "One thing is missing: {field}."),
    "bad_field": Word(422, "“{field}”填得不对。", "“{field}” is not filled in correctly."),
    "bad_category": Word(
        422, "没有这个类别，请从列表里选。", "There is no such category; please choose from the list."
    ),
    "bad_kind": Word(422, "没有这一种，请从列表里选。", "There is no such kind; please choose from the list."),
    "bad_date": Word(
        422, "日期写成年-月-日，例如 2026-12-05。", "Please write the date as year-month-day, for example 2026-12-05."
    ),
    "due_past": Word(422, "期限不能早于会议当天。", "The date cannot be before the day of the meeting."),
    "too_many_dots": Word(
        422, "一共 {max} 个点，您用了 {n} 个。请拿掉几个。", "You have {max} dots and used {n}. Please take some back."
    ),
    "too_many_on_one": Word(422, "一件事最多贴 {max} 个点。", "At most {max} dots on one matter."),
    "not_on_ballot": Word(422, "这一件不在这次投票里。", "This is not on the ballot."),
    "off_scale": Word(422, "分数要在 {from} 到 {to} 之间。", "Grades go from {from} to {to}."),
    "own_item": Word(422, "这次不能投自己写的。", "You cannot vote for your own here."),
    "number_taken": Word(422, "{n} 号纸卡已经录过了。", "Paper card {n} has already been entered."),
    "name_empty": Word(422, "请写一个称呼，例如“二单元李阿姨”。", "Please write a name people can call you by."),
    "name_too_long": Word(422, "称呼请在 {max} 个字以内。", "Please keep the name within {max} characters."),
    "needs_consent": Word(
        422,
        "请先看一下个人信息告知并点同意；不同意也可以用纸卡参加。",
        "Please read and agree to the notice; if you would rather not, you can take part on paper.",
    ),
    "bad_role": Word(422, "这场会没有这个身份。", "This meeting has no such role."),
    "bad_offence": Word(422, "这份规则里没有这种提醒。", "The rule has no such reminder."),
    "bad_signal": Word(422, "这份规则里没有这个手势。", "The rule has no such signal."),
    "bad_setting": Word(422, "没有这个设置，或者值不对。", "There is no such setting, or its value is wrong."),
    "bad_seconds": Word(422, "加时请在 5 到 600 秒之间。", "An extension is between 5 and 600 seconds."),
    "bad_minutes": Word(422, "分钟数请在 0 到 480 之间。", "Minutes go from 0 to 480."),
    "needs_two": Word(422, "合并要选两张以上的卡。", "Choose at least two cards to merge."),
    "no_count_here": Word(
        422,
        "这一项不能按总数录入，请逐位代填，或者一张一张录选票。",
        "This cannot be entered as a count; please enter it person by person, or slip by slip.",
    ),
    "needs_witness": Word(422, "请写上见证人的称呼：谁看着数的。", "Please name a witness: who watched the counting."),
    "count_too_high": Word(
        422,
        "一共数到 {n} 个点，{people} 个人最多 {max} 个。请再数一遍。",
        "{n} dots were counted; {people} people have {max} at most. Please count again.",
    ),
    "votes_given": Word(
        409,
        "已经有 {n} 位投了票，不能当作没有开过。可以先截止，再重新投一次。",
        "{n} people have voted, so this cannot be undone. You may close it and hold it again.",
    ),
    "not_read_yet": Word(
        409,
        "会议要点还没有宣读，读完再请您确认。",
        "The minutes have not been read back yet; please confirm after that.",
    ),
    "pledge_task": Word(
        422,
        "请在任务上点“我也来”；新的任务请写清做什么、谁来做、什么时候做完。",
        "Join a task that is there; a new task needs what, who and by when.",
    ),
    "too_fast": Word(
        429,
        "点得太快了，请稍等一两秒再试，没有丢。",
        "That was very fast; please wait a second or two and try again. Nothing is lost.",
    ),
    "disk_full": Word(
        503,
        "会场电脑的硬盘满了，一时存不下来。您写的还在手机里，腾出地方就自动再交。",
        "The disk of the meeting's computer is full, so it could not be saved. What you wrote is still on your phone and goes in "
        "by itself when there is room.",
    ),
    "busy": Word(
        503,
        "一时存不下来，请稍后再试。您写的还在手机里。",
        "It could not be saved just now; please try again. What you wrote is still on your phone.",
    ),
}
