"""Which parts of the rule language this version can run, and what a rule asks for beyond them."""

from collections.abc import Iterable, Iterator

from facilitate.core.rules import Rule, Stage, Text, every

FLOORS = {"queue", "round", "none"}
BALLOTS = {"dots", "score"}
SPACES = {"ring", "plenary", "none"}
WRITES = {"need", "comment", "offer", "answer", "action"}
EACH = {"votes"}

FLOOR = {
    "free": Text("自由交谈的环节", "free conversation"),
    "seats": Text("轮换座位发言", "changing seats to speak"),
    "report": Text("小组汇报", "reports from groups"),
}
BALLOT = {
    "yesno": Text("赞成反对表决", "yes-or-no votes"),
    "pick": Text("选人选项", "choosing among options"),
    "rank": Text("排序投票", "ranked votes"),
    "grade": Text("分档打分", "graded votes"),
    "consent": Text("共识分级", "levels of consent"),
    "budget": Text("分钱投票", "budget votes"),
}
SPACE = {
    "tables": Text("分桌", "tables"),
    "grid": Text("场地乘时段的议题墙", "a marketplace of places and times"),
    "pairs": Text("两人一组", "pairs"),
    "online": Text("线上会场", "online rooms"),
}
WRITE = {
    "topic": Text("议题卡", "topic cards"),
    "motion": Text("提议卡", "motions"),
    "idea": Text("点子卡", "idea cards"),
    "question": Text("提问卡", "question cards"),
    "report": Text("小组记录", "group reports"),
    "note": Text("便条", "notes"),
}
MOTIONS = Text("成套的动议", "the stack of motions")
MOVES = Text("换桌走动", "moving between places")
ROUNDS = Text("分几轮或逐件进行", "rounds, or going through a list")
DAYS = Text("开几天的会", "meetings of several days")


def lacking(rule: Rule) -> tuple[Text, ...]:
    """What the rule needs and this version cannot do yet, each once; empty: it can be held from beginning to end."""
    asked = [MOTIONS] if rule.motions else []
    asked += [each for stage in every(rule) for each in _lacking(stage)]
    return tuple(dict.fromkeys(asked))


def _lacking(stage: Stage) -> Iterator[Text]:
    if stage.place_in_life == "after":  # reports on tasks: the page afterwards
        return
    yield from _beyond(FLOOR, FLOORS, [stage.floor.mode] if stage.floor else [])
    yield from _beyond(BALLOT, BALLOTS, [stage.ballot.type] if stage.ballot else [])
    yield from _beyond(SPACE, SPACES, [stage.space.kind] if stage.space else [])
    yield from _beyond(WRITE, WRITES, [write.kind for write in stage.write])
    if stage.move or stage.assign or stage.place:
        yield MOVES
    if stage.each and (stage.each.order not in EACH or stage.each.at_once):
        yield ROUNDS
    if stage.days:
        yield DAYS


def _beyond(words: dict[str, Text], able: set[str], asked: Iterable[str]) -> Iterator[Text]:
    for each in asked:
        if each not in able:
            yield words[each]
