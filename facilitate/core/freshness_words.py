"""What somebody else has just done, in words for whoever came second."""

from __future__ import annotations

Word = dict[str, str]


def _word(zh: str, en: str) -> Word:
    return {"zh": zh, "en": en}


CLOCK = _word("会场的钟", "The clock")
SOMETHING = _word("改了这一项", "changed this")
WHAT: dict[str, Word] = {
    "StageEntered": _word("换了环节", "moved to another stage"),
    "Selected": _word("选定了要谈的事", "settled what is taken up"),
    "OrderSet": _word("排了先后", "changed the order"),
    "Squeezed": _word("改了环节的时间", "changed a stage's time"),
    "HallEndSet": _word("改了散会的时间", "changed when the hall closes"),
    "Paused": _word("暂停了", "paused"),
    "Resumed": _word("继续了", "went on after a pause"),
    "MeetingEnded": _word("结束了会议", "ended the meeting"),
    "TurnStarted": _word("发言换了人", "somebody else has the floor"),
    "TurnEnded": _word("这次发言结束了", "that turn is over"),
    "TurnCancelled": _word("收回了这次发言", "took that turn back"),
    "TurnWentOn": _word("让发言接着说", "let that turn go on"),
    "TurnExtended": _word("加了发言时间", "gave more time"),
    "BallotOpened": _word("开了投票", "opened a ballot"),
    "BallotReopened": _word("重新开了投票", "opened a ballot again"),
    "BallotClosed": _word("结束了投票", "closed a ballot"),
    "BallotCancelled": _word("取消了投票", "cancelled a ballot"),
    "Merged": _word("合并了卡片", "merged cards"),
    "Split": _word("拆开了卡片", "took cards apart"),
    "ItemEdited": _word("改了这张卡片", "edited this card"),
    "ItemWithdrawn": _word("收回了这张卡片", "withdrew this card"),
    "ItemWritten": _word("写下了这张卡片", "wrote this card"),
    "Seconded": _word("附议了这一条", "seconded this"),
    "StateSet": _word("收起或放出了这张卡片", "hid or showed this card"),
    "Retitled": _word("改了这一堆的名字", "renamed this"),
    "DangerCalled": _word("记下已经通知了危险", "noted that the danger was reported"),
    "Step": _word("又走了一步", "took another step"),
    "Undone": _word("撤销了一步", "took a step back"),
    "SettingChanged": _word("改了这项设置", "changed this setting"),
    "ParamSet": _word("改了这项规则的数", "changed this number of the rule"),
    "SeatsSet": _word("排了座位", "set the seats"),
    "Warned": _word("已经提醒过这个人", "has warned this person"),
    "PersonChanged": _word("改了这个人的名字、组别或身份", "changed this person's name, group or role"),
    "PeopleMerged": _word("把重复的人并成一个", "made two entries one person"),
    "NeedAssessed": _word("填了这张表", "filled in this sheet"),
    "NeedSheetPut": _word("改了这张表", "changed this sheet"),
}
