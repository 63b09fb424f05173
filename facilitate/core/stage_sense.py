"""Whether one stage of a rule hangs together with the roles and the stages before it."""

from collections.abc import Iterator
from typing import get_args

from facilitate.core import rule_words as w
from facilitate.core.rules import Ballot, Bar, Floor, Rule, Scale, Stage, Write

Path = tuple[str | int, ...]
Found = Iterator[tuple[Path, str, str]]

RELATIONS = {"mover", "seconder", "convener", "table_host", "note_taker", "seated"}
PLACES = {"slots", "rounds", "tables", "pairs", "grid", "session", "agenda"}
ALLOWING = {"comment": "comment", "question": "question", "offer": "offer", "report": "report",
            "answer": "answer", "action": "pledge"}  # fmt: skip
POWERS = {"answer": "answer", "action": "assign_action", "note": "record"}


class Known:
    """What the stages so far have named: roles, collections, and what has been voted on."""

    def __init__(self, rule: Rule) -> None:
        self.roles = set(rule.roles) | RELATIONS
        self.powers = {power for role in rule.roles.values() for power in role.may}
        self.collections = {*get_args(w.WriteKind), *PLACES, *(one.id for one in rule.settings)}
        self.voted: set[str] = set()

    def leave(self, stage: Stage) -> None:
        """Remember what `stage` has counted."""
        if stage.ballot:
            self.voted.add(stage.ballot.of)

    def enter(self, stage: Stage) -> None:
        """Remember what `stage` has picked out on entering."""
        if stage.select:
            self.collections.add(stage.select.into)


def walk(
    stages: tuple[Stage, ...], parent: Stage | None = None, at: Path = ()
) -> Iterator[tuple[Path, Stage, Stage | None]]:
    """Every stage in file order with its path and the stage around it."""
    for n, stage in enumerate(stages):
        path = (*at, "stages", n)
        yield path, stage, parent
        yield from walk(stage.stages, stage, path)


def stage_flaws(stage: Stage, parent: Stage | None, known: Known) -> Found:
    """What makes no sense in `stage`, with paths inside it."""
    yield from _roles(stage, known)
    yield from _set_flaws(stage, known)
    yield from _nesting(stage, parent)
    yield from _ends(stage)
    for n, write in enumerate(stage.write):
        for key, zh, en in _write_flaws(write, stage, known):
            yield ("write", n, *key), zh, en
    if stage.floor:
        yield from _floor_flaws(stage.floor, stage)
    if stage.ballot:
        yield from _ballot_flaws(stage.ballot, stage)


def bar_flaws(bar: Bar, path: Path) -> Found:
    """A bar says one threshold, and a share of at most the whole."""
    if sum(one is not None for one in (bar.over, bar.least, bar.count, bar.most)) != 1:
        yield path, "每条只写 over、least、count、most 中的一个", "say one of over, least, count, most"
    for key, share in (("over", bar.over), ("least", bar.least)):
        if share and int(share.split("/")[0]) > int(share.split("/")[1]):
            yield (*path, key), f"“{share}”超过了全部", f'"{share}" is more than everything'


def _roles(stage: Stage, known: Known) -> Found:
    named: list[tuple[Path, tuple[str, ...]]] = []
    named += [(("allow", verb), roles) for verb, roles in stage.allow.items()]
    named += [(("write", n, "roles"), one.roles) for n, one in enumerate(stage.write)]
    if stage.ballot:
        ballot = stage.ballot
        named += [(("ballot", "voters"), ballot.voters), (("ballot", "apart"), ballot.apart)]
        named += [(("ballot", "last"), ballot.last)]
        named += [(("ballot", "parts", n), part.voters) for n, part in enumerate(ballot.parts)]
    if stage.move:
        named += [(("move", "stay"), stage.move.stay)]
    for path, roles in named:
        for role in roles:
            if role not in known.roles:
                yield path, f"没有“{role}”这个角色", f'there is no role "{role}"'


def _set_flaws(stage: Stage, known: Known) -> Found:
    used: list[tuple[Path, str | None]] = []
    used += [(("ballot", "of"), stage.ballot.of if stage.ballot else None)]
    used += [(("each", "of"), stage.each.of if stage.each else None)]
    used += [(("place", "what"), stage.place.what if stage.place else None)]
    used += [(("place", "onto"), stage.place.onto if stage.place else None)]
    used += [(("select", "from"), stage.select.from_ if stage.select else None)]
    used += [(("write", n, "about"), write.about) for n, write in enumerate(stage.write)]
    for path, name in used:
        if name and name not in known.collections:
            zh = f"前面的环节没有选出过“{name}”"
            yield path, zh, f'no earlier stage has made "{name}"'
    select = stage.select
    here = {stage.ballot.of} if stage.ballot else set()
    if select and select.by in ("votes", "score") and select.from_ not in known.voted | here:
        zh = f"按得票选之前，先要有对“{select.from_}”的投票"
        yield ("select", "by"), zh, f'there is no earlier ballot of "{select.from_}" to go by'


def _nesting(stage: Stage, parent: Stage | None) -> Found:
    if bool(stage.each) != bool(stage.stages):
        key = "each" if stage.each else "stages"
        yield (key,), "each 和里面的 stages 要一起写", "each and nested stages go together"
    if stage.skip and not (parent and parent.each):
        yield ("skip",), "skip 只用在 each 里面的环节", "skip is only for a stage inside each"


def _ends(stage: Stage) -> Found:
    floor = stage.floor is not None and stage.floor.mode != "none"
    has = {
        "timer": stage.minutes is not None,
        "date": stage.days is not None,
        "queue_empty": floor,
        "all_spoken": floor,
        "used_up": floor,
        "ballot_closed": stage.ballot is not None,
    }
    missing = {"timer": "minutes", "date": "days", "ballot_closed": "ballot"}
    if not stage.ends and not stage.stages:
        yield (), "没有写 ends：这个环节怎么算结束", "ends is missing: how is this stage over?"
    for end in stage.ends:
        if not has.get(end, True):
            key = missing.get(end, "floor")
            yield ("ends",), f"ends 写了 {end}，还要有 {key}", f"ends: {end} also needs {key}"


def _write_flaws(write: Write, stage: Stage, known: Known) -> Found:
    for field in write.needs:
        if field not in write.fields:
            zh = f"必填的“{field}”不在 fields 里"
            yield ("needs",), zh, f'"{field}" must be filled in but is not among the fields'
    verb = ALLOWING.get(write.kind, "write")
    if write.kind == "question" and "comment" in stage.allow:
        verb = "comment"
    allowed = write.roles or verb in stage.allow or "write" in stage.allow
    if not allowed and POWERS.get(write.kind) not in known.powers:
        zh = f"没有人可以写：请写 roles，或在 allow 里写 {verb}"
        yield (), zh, f"nobody may write this: give roles, or allow {verb}"


def _floor_flaws(floor: Floor, stage: Stage) -> Found:
    if floor.mode != "none" and not {"speak", "report"} & set(stage.allow):
        yield ("floor",), "allow 里没有写谁可以 speak", "allow does not say who may speak"
    longest = floor.turn or floor.total or floor.answer
    for seconds in floor.warn_at:
        if longest and not 0 <= seconds < longest:
            zh = f"提前 {seconds} 秒响铃，但一次只有 {longest} 秒"
            yield ("floor", "warn_at"), zh, f"the bell at {seconds} s is outside a turn of {longest} s"


def _ballot_flaws(ballot: Ballot, stage: Stage) -> Found:
    adds_up = bool(ballot.parts)
    if not adds_up and not {"vote", "grade"} & set(stage.allow):
        yield ("ballot",), "allow 里没有写谁可以 vote 或 grade", "allow says nobody may vote or grade"
    if ballot.type == "dots" and not ballot.per_person:
        yield ("ballot",), "贴点要写每人几个（per_person）", "dots need per_person"
    if ballot.type == "score" and not adds_up and not _whole(ballot.scale):
        zh = "打分要写 scale: {from: 1, to: 5}，前小后大"
        yield ("ballot",), zh, "a score needs scale: {from: 1, to: 5}, the lower first"
    if adds_up and sum(part.share for part in ballot.parts) != 100:
        yield ("ballot", "parts"), "各部分加起来要是 100", "the shares must add up to 100"
    sides = {*get_args(w.Ask), *(level.id for level in ballot.levels)}
    for n, bar in enumerate(ballot.pass_):
        yield from bar_flaws(bar, ("ballot", "pass", n))
        if bar.side and bar.side not in sides:
            zh = f"没有“{bar.side}”这一边"
            yield ("ballot", "pass", n, "side"), zh, f'there is no side "{bar.side}"'


def _whole(scale: Scale | None) -> bool:
    if scale is None or scale.from_ is None or scale.to is None:
        return False
    return scale.from_ < scale.to
