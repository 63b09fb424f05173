"""How people speak, write and sit in one stage, in plain words."""

from collections.abc import Iterator

from facilitate.core.language.rules import Assign, Each, Extend, Floor, Move, Place, Space, Write
from facilitate.core.person.lengths import letters
from facilitate.service.rule_voice import Voice


def floor_words(v: Voice, floor: Floor) -> Iterator[str]:
    """Who is next, for how long, and what happens then."""
    yield v.term("floor.mode", floor.mode)
    if floor.grant:
        yield v.term("floor.grant", floor.grant)
    if floor.order:
        then = v.pick("，再看", ", then ")
        yield v.pick("次序：", "order: ") + then.join(v.term("floor.order", key) for key in floor.order)
    yield from _limits(v, floor)
    if floor.stance and floor.stance != "none":
        yield v.term("floor.stance", floor.stance)
    if floor.address:
        yield v.term("floor.address", floor.address)
    if floor.stand:
        yield v.pick("站起来说（腿脚不便的坐着说）", "standing up, for those who can")
    yield from _manners(v, floor)


def write_words(v: Voice, write: Write) -> Iterator[str]:
    """What is written, how much of it, who is shown, when it is seen."""
    about = v.aside(v.pick(f"对{v.kind(write.about)}", f"about {v.kind(write.about)}")) if write.about else ""
    yield v.term("write.kind", write.kind) + about
    if write.per_person:
        yield v.pick(f"每人 {write.per_person} 张", f"{write.per_person} a person")
    if write.chars:
        yield v.pick(f"{write.chars} 字以内", f"up to {letters(write.chars)} letters")
    if write.roles:
        yield v.pick("由", "by ") + v.roles(write.roles) + v.pick("写", "")
    if write.name:
        yield v.term("write.name", write.name)
    if write.reveal:
        yield v.term("write.reveal", write.reveal)
    if write.media:
        yield v.terms("write.media", write.media)
    if write.needs:
        yield v.pick("必填：", "must say: ") + v.list(map(v.field, write.needs))
    if write.second:
        yield v.pick(f"要 {write.second} 人附议才算", f"counts once {write.second} have seconded it")


def space_words(v: Voice, space: Space) -> Iterator[str]:
    """Where people are."""
    yield v.term("space.kind", space.kind)
    if space.size:
        yield v.pick("每组 ", "groups of ") + v.range(space.size)
    if space.seats:
        yield v.pick(f"{space.seats} 个座位", f"{space.seats} seats")
    if space.open_seats:
        yield v.pick(f"空出 {space.open_seats} 把椅子", f"{space.open_seats} of them kept open")
    if space.places and space.slots:
        yield v.pick(
            f"{space.places} 个地点、{space.slots} 个时段", f"{space.places} places and {space.slots} time slots"
        )
    if space.slot_minutes:
        yield v.pick(f"一个时段 {space.slot_minutes} 分钟", f"{space.slot_minutes} minutes a slot")
    if space.host:
        yield v.pick(f"由{v.role(space.host)}照看", f"looked after by {v.role(space.host)}")


def sets_words(v: Voice, assign: Assign | None, place: Place | None, move: Move | None) -> Iterator[str]:
    """Who goes where: groups, timetable, moving."""
    if assign:
        cap = v.pick(f"，每组至多 {assign.cap} 人", f", at most {assign.cap} to a group") if assign.cap else ""
        yield v.term("assign.by", assign.by) + v.aside(v.kind(assign.to)) + cap
    if place:
        by = v.term("place.by", place.by) if place.by else v.pick("排到格里", "put on the timetable")
        yield v.kind(place.what) + v.pick("：", ": ") + by
    if move:
        stay = v.pick(f"（{v.roles(move.stay)}留下）", f" ({v.roles(move.stay)} stay)") if move.stay else ""
        yield v.term("move.policy", move.policy) + stay


def each_words(v: Voice, each: Each) -> Iterator[str]:
    """What a repeated stage goes over."""
    yield v.kind(each.of) + (v.aside(v.term("each.order", each.order)) if each.order else "")
    if each.times:
        yield v.pick(f"{each.times} 遍", f"{each.times} passes")
    if each.limit:
        yield v.pick(f"至多 {each.limit} 件", f"at most {each.limit}")
    if each.at_once:
        yield v.pick("同时进行", "all at once")


def _limits(v: Voice, floor: Floor) -> Iterator[str]:
    per = v.aside(v.term("floor.per", floor.per)) if floor.per else ""
    if floor.turn:
        yield v.pick(f"每次 {v.seconds(floor.turn)}", f"{v.seconds(floor.turn)} a turn")
    if floor.turns:
        yield v.pick(f"至多 {floor.turns} 次", f"at most {floor.turns} turn{'s' * (floor.turns > 1)}") + per
    if floor.total:
        yield v.pick(f"每人一共 {v.seconds(floor.total)}", f"{v.seconds(floor.total)} a person in all") + per
    if floor.group_total:
        yield (
            v.pick(f"每一方一共 {v.seconds(floor.group_total)}", f"{v.seconds(floor.group_total)} a group in all") + per
        )
    if floor.answer:
        yield v.pick(f"答复 {v.seconds(floor.answer)}", f"{v.seconds(floor.answer)} for an answer")
    if floor.warn_at:
        said = v.list(str(n) for n in floor.warn_at)
        yield v.pick(f"还剩 {said} 秒响铃", f"a bell {said} seconds before the end")
    if floor.at_limit:
        yield v.term("floor.at_limit", floor.at_limit)
    if floor.extend:
        yield _extend(v, floor.extend)


def _extend(v: Voice, extend: Extend) -> str:
    more = v.pick(f"，每次 {extend.seconds} 秒", f", {extend.seconds} seconds each time") if extend.seconds else ""
    most = v.pick(f"，至多 {extend.times} 次", f", at most {v.times(extend.times)}") if extend.times else ""
    by = v.term("extend.by", extend.by) if extend.by else v.pick("可以加时", "more time may be given")
    return by + more + most


def _manners(v: Voice, floor: Floor) -> Iterator[str]:
    if floor.pass_:
        yield v.pick("可以说“过”", "may pass")
    if floor.second_round:
        yield v.pick("“过”的人最后再问一次", "whoever passed is asked again at the end")
    if floor.transfer:
        yield v.pick("没用完的时间可以让给别人", "unused time may be given to another")
    if floor.marker and floor.marker != "none":
        yield v.term("floor.marker", floor.marker)
    if floor.interrupts:
        yield v.pick("随时可以插：", "at any moment: ") + v.terms("floor.interrupts", floor.interrupts)
