"""Whether the space of one stage, who is assigned to it and who moves in it hang together."""

from facilitate.core.language import rule_found as f
from facilitate.core.language.rules import Space, Stage

SIZED = ("tables", "pairs")
KEYS = {"seats": ("ring",), "open_seats": ("ring",), "places": ("grid",), "slots": ("grid",), "slot_minutes": ("grid",)}


def space_flaws(stage: Stage, spaces: list[Space]) -> f.Found:
    """What makes no sense in the space of `stage`; `spaces` are those named up to here, its own included."""
    if stage.space:
        yield from _own(stage.space)
    if stage.assign:
        yield from _assign(stage, spaces)
    if stage.place and stage.place.onto in ("grid", "slots") and not any(one.slots for one in spaces):
        zh = "还没有时段和地点的表格：写 space: {kind: grid, places: 4, slots: 3}"
        yield ("place", "onto"), zh, "there is no grid yet: say space: {kind: grid, places: 4, slots: 3}"
    yield from _slots(stage, spaces)
    if stage.move and stage.move.policy == "swap_ring" and not any(one.kind == "ring" for one in spaces):
        zh = "里圈外圈互换，要有围坐的圈（space: {kind: ring, …}）"
        yield ("move", "policy"), zh, "swap_ring needs a ring (space: {kind: ring, …})"


def _slots(stage: Stage, spaces: list[Space]) -> f.Found:
    grids = [one for one in spaces if one.slots]
    if stage.each and stage.each.of == "slots":
        most = max((one.slots or 0 for one in grids), default=0)
        if not grids:
            zh = "还没有时段：先写 space: {kind: grid, places: 4, slots: 3}"
            yield ("each", "of"), zh, "there are no slots yet: say space: {kind: grid, places: 4, slots: 3}"
        elif (stage.each.times or 0) > most:
            yield ("each", "times"), f"一共只有 {most} 个时段", f"there are only {most} slots"
        lasts = max((one.slot_minutes or 0 for one in grids), default=0)
        whole = sum(one.minutes or 0 for one in stage.stages)
        if lasts and whole > lasts:
            zh = f"里面的环节共 {whole:g} 分钟，一个时段只有 {lasts} 分钟"
            yield ("stages",), zh, f"the stages inside take {whole:g} minutes; a slot has {lasts}"


def _own(space: Space) -> f.Found:
    yield from f.turned(space.size, ("space", "size"))
    for key, kinds in KEYS.items():
        value = getattr(space, key)
        if value is not None and space.kind not in kinds:
            yield ("space", key), f"{key} 只用在 kind: {kinds[0]}", f"{key} is for kind: {kinds[0]} only"
        if key != "open_seats":
            yield from f.below_one(value, ("space", key))
    if space.size and space.kind not in SIZED:
        yield ("space", "size"), "size 只用在 kind: tables", "size is for kind: tables only"
    open_seats = space.open_seats or 0
    if not 0 <= open_seats <= (space.seats or open_seats):
        yield ("space", "open_seats"), "空椅子比座位还多", "there are more open seats than seats"
    if bool(space.slots) != bool(space.places):
        yield ("space",), "places 和 slots 要一起写", "places and slots go together"


def _assign(stage: Stage, spaces: list[Space]) -> f.Found:
    assign = stage.assign
    assert assign is not None  # the caller has looked
    yield from f.below_one(assign.cap, ("assign", "cap"))
    wanted = [one for one in spaces if one.kind == assign.to]
    if assign.to in SIZED and not wanted:
        zh, en = (
            f"要分到 {assign.to}，先写 space: {{kind: {assign.to}}}",
            f"{assign.to} need space: {{kind: {assign.to}}}",
        )
        yield ("assign", "to"), zh, en
    least = max((one.size.min or 0 for one in wanted[-1:] if one.size), default=0)
    if assign.cap and assign.cap < least:
        zh = f"每组至多 {assign.cap} 人，但一组至少要 {least} 人"
        yield ("assign", "cap"), zh, f"at most {assign.cap} to a group, but a group needs {least}"
