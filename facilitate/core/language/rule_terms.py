"""The vocabulary of rule files in plain words: each choice a rule may write, in Chinese and English."""

from facilitate.core.language.ballot_terms import BALLOT_TERMS
from facilitate.core.language.floor_terms import FLOOR_TERMS
from facilitate.core.language.stage_terms import STAGE_TERMS

Terms = dict[str, dict[str, tuple[str, str]]]

RULE_TERMS: Terms = {
    "setting.kind": {
        "text": ("一段文字", "one text"),
        "texts": ("每项一段文字", "a text for each of a collection"),
        "number": ("一个数", "a number"),
        "date": ("一个日期", "a date"),
    },
    "article.kept_by": {
        "system": ("由程序守", "kept by the program"),
        "host": ("由主持人守", "kept by the host"),
        "people": ("靠大家自觉", "kept by everybody's manners"),
    },
    "role.may": {
        "advance": ("进入下一环节、暂停、撤销", "go to the next stage, pause, undo"),
        "grant": ("叫人发言", "call somebody to speak"),
        "cut": ("结束一次发言", "end a turn"),
        "warn": ("提醒、警告", "remind and warn"),
        "extend": ("给发言加时", "give a turn more time"),
        "merge": ("合并、拆分、归类卡片", "merge, split and sort cards"),
        "hide": ("收起或放出卡片", "hide cards or let them through"),
        "schedule": ("把议题排到时段和地点", "put topics on the timetable"),
        "open_ballot": ("提前打开投票", "open a ballot early"),
        "close_ballot": ("结束投票、录入点数", "close a ballot, enter a count"),
        "check_in": ("签到、改身份", "check people in, change their role"),
        "proxy": ("代填", "enter for somebody without a phone"),
        "record": ("写记录", "take notes"),
        "time": ("计时", "keep the time"),
        "hand_over": ("交出主持后再发言", "hand over the chair in order to speak"),
        "assign_action": ("安排任务", "assign tasks"),
        "answer": ("代表单位答复", "answer for an agency"),
    },
    "bar.of": {
        "cast": ("按赞成加反对的票数算", "of the votes cast for and against"),
        "answered": ("按投了票的人数算（含弃权）", "of those who answered, abstentions included"),
        "present": ("按到会人数算", "of those present"),
        "eligible": ("按全体有表决权的人数算", "of all who are entitled to vote"),
    },
    "bar.weigh": {
        "one": ("一人一票", "one vote a head"),
        "household": ("一户一票", "one vote a household"),
        "area": ("按面积计票", "votes weighed by floor area"),
    },
    "quorum.fail": {
        "talk_only": ("人数不够只谈不决", "without a quorum talk, but decide nothing"),
        "adjourn": ("人数不够就改期", "without a quorum adjourn"),
    },
    "conduct.offences": {
        "off_topic": ("跑题", "off the topic"),
        "personal": ("对人不对事", "a personal attack"),
        "motive": ("质疑动机", "doubting motives"),
        "overtime": ("超时", "over the time"),
        "interrupt": ("打断别人", "interrupting"),
        "no_floor": ("没轮到就说", "speaking without the floor"),
        "talk_across": ("彼此争辩，不对主持人说", "arguing across the room"),
        "repeat": ("重复说过的话", "repeating"),
        "side_talk": ("私下说话", "talking aside"),
        "evaluate": ("只该出主意时评价别人", "judging ideas when only ideas are asked for"),
        "steal_marker": ("抢传递物", "grabbing the talking stick"),
        "device": ("玩手机", "busy with a device"),
    },
    "conduct.ladder": {
        "remind": ("提醒", "remind"),
        "warn": ("再次提醒", "warn"),
        "end_turn": ("结束这次发言", "end the turn"),
        "lose_next_turn": ("停一次发言", "lose the next turn"),
        "lose_floor": ("本环节不再发言", "lose the floor for the stage"),
        "ask_to_leave": ("请离会场", "ask to leave"),
    },
    "conduct.count_per": {
        "turn": ("按一次发言算", "counted per turn"),
        "topic": ("按一件事算", "counted per topic"),
        "stage": ("按一个环节算", "counted per stage"),
        "meeting": ("按整场会算", "counted over the meeting"),
    },
    "conduct.appeal": {
        "none": ("提醒不能申诉", "a ruling cannot be appealed"),
        "vote": ("对提醒可以申诉并表决", "a ruling may be appealed to a vote"),
        "quiet": ("不当场争，有异议记入记录", "an objection is noted, not argued"),
    },
    "signal.effect": {
        "queue": ("排队发言", "joins the speaking queue"),
        "queue_front": ("排到最前面", "goes to the front of the queue"),
        "pause_turn": ("暂停当前发言", "pauses the speaker"),
        "tally": ("计数", "is counted"),
        "call_host": ("叫主持人", "calls the host"),
        "none": ("只显示", "is only shown"),
    },
    "motionkind.class": {
        "main": ("主动议", "main motion"),
        "subsidiary": ("附属动议", "subsidiary motion"),
        "privileged": ("优先动议", "privileged motion"),
        "incidental": ("偶发动议", "incidental motion"),
        "bring_back": ("重提动议", "motion that brings a question back"),
    },
    "motionkind.vote": {
        "majority": ("过半数", "a majority"),
        "two_thirds": ("三分之二以上", "two thirds"),
        "chair": ("主持人裁定", "the chair rules"),
        "none": ("不表决", "no vote"),
        "demand": ("有人要求即办", "done on demand"),
    },
    "rule.outputs": {
        "record": ("会议记录", "full record"),
        "minutes": ("会议纪要", "minutes"),
        "resolutions": ("决议", "resolutions"),
        "commitments": ("各方承诺", "commitments"),
        "actions": ("任务清单", "tasks"),
        "sign_in": ("签到表", "sign-in sheet"),
        "needs_report": ("需求评估报告", "needs assessment report"),
        "need_cards": ("需求卡", "need cards"),
        "ranking": ("需求排序", "ranking of needs"),
        "session_reports": ("小组记录", "reports of group sessions"),
        "harvest": ("收获汇总", "harvest"),
        "action_groups": ("行动小组名单", "action groups"),
        "idea_book": ("金点子汇编", "book of ideas"),
        "awards": ("获奖名单", "awards"),
        "budget_result": ("预算结果", "budget result"),
        "verdict": ("评议意见", "verdict"),
        "public_notice": ("公示", "public notice"),
        "participation": ("参与情况", "participation"),
        "feedback_form": ("意见反馈表", "feedback form"),
        "handover": ("交接单", "handover slip"),
    },
}

TERMS: Terms = RULE_TERMS | STAGE_TERMS | FLOOR_TERMS | BALLOT_TERMS
