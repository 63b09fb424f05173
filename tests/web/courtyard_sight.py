"""What the people of courtyard 123 see, laid out by hand as entities.md says: enough for pages."""

from typing import Any

from facilitate.core.may import may
from facilitate.core.meeting import Meeting
from facilitate.service.lists import lists

MARKS = {"residents": 1, "contractor": 2, "committee": 3, "agency": 4, "street": 5, "social_org": 6, "federation": 7}
VERBS = ("hand", "write", "comment", "vote", "pass", "withdraw")


def facts_of(m: Meeting) -> dict[str, Any]:
    facts, names = m.facts, {each.code: each for each in lists().groups}
    groups = [{"code": c, "zh": names[c].zh, "en": names[c].en, "mark": MARKS.get(c, 8)} for c in facts.groups if c in names]
    roles = {id: {"title": _both(role.title), "neutral": role.neutral} for id, role in m.rule.roles.items()}
    stage = m.stages["gather"]
    return {
        "meeting": {
            "code": facts.code, "title": _both(facts.title), "place": _both(facts.place), "starts": facts.starts,
            "language": facts.language, "state": "ended" if m.agenda.ended else "open", "door": m.settings.door,
            "groups": groups, "roles": roles, "organiser": facts.organiser,
        },
        "stage/gather": {
            "id": "gather", "title": _both(stage.title), "prompt": _both(stage.prompt),
            "write": [{"kind": "need", "chars": 60, "per_person": 3, "fields": ["category", "place"]}],
        },
        "floor": {"speaker": None, "queue": []},
    }  # fmt: skip


def seen_by(m: Meeting, person: str) -> dict[str, Any]:
    one = m.people.get(person)
    allowed = {verb: refusal.rule if (refusal := may(m, person, verb)) else "" for verb in VERBS}
    own = [{"id": i.id, "kind": i.kind, "text": i.text, "state": i.state, "merged_into": i.merged_into} for i in m.items.all.values() if i.by == person]
    return {"id": person, "name": one.name, "role": one.role, "may": allowed, "own": own, "left": {"need": 3 - len(own)}}


def _both(text: Any) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def who(name: str, group: str, id: str = "p") -> dict[str, str]:
    return {"id": id, "name": name, "group": group, "role": "resident"}


BUREAU, BUILDER = who("城建局技术员", "agency", "b1"), who("施工方项目经理", "contractor", "b2")
ENGINEER, LEADER = who("退休管道工程师", "residents", "r1"), who("二单元楼门长", "residents", "r2")


def _item(id: str, text: str, chosen: int | None, dots: int, originals: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"id": id, "kind": "need", "text": text, "by": None, "state": "shown", "merged_into": None,
            "originals": list(originals), "chosen": chosen, "dots": dots, "category": "utilities"}  # fmt: skip


def _answer(id: str, about: str, kind: str, text: str, by: Any, **more: str) -> dict[str, Any]:
    return {"id": id, "about": about, "kind": kind, "text": text, "by": by, "due": None, "approver": "", "passed_to": "", "reason": "", **more}


def _action(id: str, about: str, what: str, who: Any, due: str, state: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "about": about, "what": what, "who": who, "with": [], "due": due, "check_by": LEADER, "state": state,
            "reports": [], "confirmed": [], "late": False, **more}  # fmt: skip


AFTERWARDS: dict[str, Any] = {
    "item/40": _item("40", "地下管线先修好，再恢复路面", 1, 11, ("1", "2", "6", "32")),
    "item/41": _item("41", "施工沟槽要护栏、踏板和夜间照明", 2, 7, ("5", "7", "24")),
    "item/42": _item("42", "消防通道划线，停车立规矩", 3, 6, ("11", "27")),
    "item/43": _item("43", "外墙和防盗门先不做，钱用到地下", 4, 3),
    "item/44": _item("44", "楼道里的旧家具清一清", None, 1),
    "item/45": _item("45", "花坛边上加两把椅子", None, 0),
    "answer/50": _answer("50", "40", "needs_approval", "走向图可行，井位外移一米；地下管线要补一笔预算", BUREAU, due="2026-12-05", approver="区住建委"),
    "answer/51": _answer("51", "41", "do_by", "护栏、踏板和灯三天内装好，留九十公分的轮椅口", BUILDER, due="2026-11-24"),
    "answer/52": _answer("52", "42", "reply_by", "划线方案回去和交警商量", BUREAU, due="2026-12-01"),
    "offer/60": {"id": "60", "about": "40", "resource": "planning", "text": "管线走向图和材料清单，免费", "by": ENGINEER, "kind": "offer"},
    "action/70": _action("70", "41", "沟槽护栏、踏板和夜间照明", BUILDER, "2026-11-24", "done", reports=[{"by": BUILDER, "at": 1, "state": "done", "note": "昨晚装好了，灯也亮了"}]),
    "action/71": _action("71", "40", "把管线走向图和材料清单送到城建局", ENGINEER, "2026-11-25", "doing", **{"with": [LEADER]}),
    "action/72": _action("72", "", "建一个楼门长联系群，每周报一次进度", LEADER, "2026-11-23", "open", late=True),
}  # fmt: skip
