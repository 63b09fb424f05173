"""Whether the times and the order of one floor hang together with its stage."""

from facilitate.core.language.rule_found import Found, twice
from facilitate.core.language.rules import Floor, Stage

ALONE = ("free", "none")


def floor_flaws(stage: Stage) -> Found:
    """What makes no sense in the floor of `stage`, with paths inside the stage."""
    floor = stage.floor
    if floor is None:
        return
    found = (*_who(floor, stage), *_times(floor, stage), *_order(floor), *_round(floor), *_extend(floor))
    for path, zh, en in found:
        yield ("floor", *path), zh, en


def _who(floor: Floor, stage: Stage) -> Found:
    if floor.mode != "none" and not {"speak", "report"} & set(stage.allow):
        yield (), "allow 里没有写谁可以 speak", "allow does not say who may speak"
    space = stage.space
    if floor.mode == "seats" and not (space and space.kind == "ring" and space.seats):
        zh = "坐到席上才能发言（seats）的，要写 space: {kind: ring, seats: 5, open_seats: 1}"
        yield ("mode",), zh, "seats needs space: {kind: ring, seats: 5, open_seats: 1}"


def _times(floor: Floor, stage: Stage) -> Found:
    longest = floor.turn or floor.total or floor.group_total or floor.answer
    for n, seconds in enumerate(floor.warn_at):
        if longest and not 0 <= seconds < longest:
            zh = f"提前 {seconds} 秒响铃，但一次只有 {longest} 秒"
            yield ("warn_at", n), zh, f"the bell at {seconds} s is outside a turn of {longest} s"
    room = (stage.minutes or 0) * 60
    for key in ("turn", "total", "group_total", "answer"):
        seconds = getattr(floor, key)
        if seconds and room and seconds > room:
            zh = f"{key} 要 {seconds} 秒，整个环节只有 {room:g} 秒"
            yield (key,), zh, f"{key} takes {seconds} s, but the whole stage has {room:g} s"
    for key in ("total", "group_total"):
        seconds = getattr(floor, key)
        if seconds and floor.turn and seconds < floor.turn:
            zh = f"{key}（{seconds} 秒）比一次发言（turn，{floor.turn} 秒）还短"
            yield (key,), zh, f"{key} of {seconds} s is less than one turn of {floor.turn} s"


def _order(floor: Floor) -> Found:
    yield from twice(floor.order, ("order",))
    yield from twice(floor.interrupts, ("interrupts",))
    if "alternate_stance" in floor.order and floor.stance in (None, "none"):
        at = ("order", floor.order.index("alternate_stance"))
        zh = "正反轮流（alternate_stance）要先问立场：写 stance: required 或 optional"
        yield at, zh, "alternate_stance needs stance: required or optional"


def _round(floor: Floor) -> Found:
    if floor.second_round and not floor.pass_:
        zh = "没有 pass: true，就没有人需要再问一次"
        yield ("second_round",), zh, "second_round asks again those who passed: it needs pass: true"
    for key, value in (("pass_", floor.pass_), ("second_round", floor.second_round)):
        if value and floor.mode != "round":
            name = key.rstrip("_")
            yield (name,), f"{name} 只用在轮流（mode: round）里", f"{name} is for mode: round only"
    for key in ("turns", "grant"):
        if floor.mode == "none" and getattr(floor, key):
            yield (key,), f"不发言（mode: none）就不用写 {key}", f"mode: none has no use for {key}"


def _extend(floor: Floor) -> Found:
    if floor.extend is None:
        return
    for key in ("seconds", "times"):
        value = getattr(floor.extend, key)
        if value is not None and value < 1:
            yield ("extend", key), f"{key} 至少是 1", f"{key} must be at least 1"
    if not (floor.turn or floor.total or floor.group_total):
        yield ("extend",), "没有时限（turn），谈不上加时", "there is no limit (turn) to extend"
