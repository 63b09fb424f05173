"""Whether one stage of a rule hangs together with the roles and the stages before it."""

from collections.abc import Iterator
from typing import get_args

from facilitate.core.language import rule_words as w
from facilitate.core.language.ballot_sense import SIDED, ballot_flaws
from facilitate.core.language.floor_sense import floor_flaws
from facilitate.core.language.rule_found import Found, Path, below_one, twice
from facilitate.core.language.rules import Ballot, Rule, Space, Stage
from facilitate.core.language.space_sense import space_flaws
from facilitate.core.language.write_sense import write_flaws
from facilitate.core.relations import RELATIONS

PLACES = {"slots", "rounds", "tables", "pairs", "grid", "session", "agenda"}


class Known:
    """What the stages so far have named: roles, spaces, collections, and what has been voted on."""

    def __init__(self, rule: Rule) -> None:
        self.own_roles = tuple(rule.roles)
        self.roles = {*self.own_roles, *RELATIONS}
        self.neutral = {name for name, role in rule.roles.items() if role.neutral}
        self.powers = {power for role in rule.roles.values() for power in role.may}
        self.collections = {*get_args(w.WriteKind), *PLACES, *_singular(rule)}
        self.picked: list[str] = []
        self.spaces: list[Space] = []
        self.voted: set[str] = set()
        self.ballots: list[Ballot] = []

    def leave(self, stage: Stage) -> None:
        """Remember what `stage` has counted."""
        if stage.ballot:
            self.voted.add(stage.ballot.of)
            self.ballots.append(stage.ballot)

    def enter(self, stage: Stage) -> None:
        """Remember what `stage` has picked out on entering, and where it sits."""
        if stage.select:
            self.collections.add(stage.select.into)
            self.picked.append(stage.select.into)
        if stage.space:
            self.spaces.append(stage.space)


def _singular(rule: Rule) -> set[str]:
    return {one.id for one in rule.settings}


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
    yield from write_flaws(stage, known.powers, known.neutral)
    yield from floor_flaws(stage)
    yield from ballot_flaws(stage)
    yield from _late_votes(stage, known)
    yield from space_flaws(stage, known.spaces)


def _named(stage: Stage) -> Iterator[tuple[Path, tuple[str, ...]]]:
    for verb, roles in stage.allow.items():
        yield ("allow", verb), roles
    for n, write in enumerate(stage.write):
        yield ("write", n, "roles"), write.roles
    if stage.ballot:
        for key in ("voters", "apart", "last"):
            yield ("ballot", key), getattr(stage.ballot, key)
        for n, part in enumerate(stage.ballot.parts):
            yield ("ballot", "parts", n, "voters"), part.voters
    if stage.move:
        yield ("move", "stay"), stage.move.stay


def _roles(stage: Stage, known: Known) -> Found:
    for path, roles in _named(stage):
        for n, role in enumerate(roles):
            if role not in known.roles:
                yield ((*path, n), *_no_role(role, known))
            elif role in roles[:n]:
                yield (*path, n), f"“{role}”写了两次", f'"{role}" is written twice'
    host = stage.space.host if stage.space else None
    if host and host not in known.roles:
        yield (("space", "host"), *_no_role(host, known))


def _no_role(name: str, known: Known) -> tuple[str, str]:
    words = ", ".join([*known.own_roles, *sorted(RELATIONS)])
    return f"没有“{name}”这个角色，可以写：{words}", f'there is no role "{name}". Allowed: {words}'


def _set_flaws(stage: Stage, known: Known) -> Found:
    used: list[tuple[Path, str | None]] = []
    used += [(("ballot", "of"), stage.ballot.of if stage.ballot else None)]
    used += [(("each", "of"), stage.each.of if stage.each else None)]
    used += [(("place", "what"), stage.place.what if stage.place else None)]
    used += [(("place", "onto"), stage.place.onto if stage.place else None)]
    used += [(("select", "from"), stage.select.from_ if stage.select else None)]
    used += [(("assign", "to"), stage.assign.to if stage.assign and stage.assign.by == "sign_up" else None)]
    used += [(("write", n, "about"), write.about) for n, write in enumerate(stage.write)]
    for path, name in used:
        if name and name not in known.collections:
            words = ", ".join([*get_args(w.WriteKind), *known.picked])
            zh = f"前面的环节没有选出过“{name}”。可以写：{words}，或在前面写 select … into: {name}"
            en = f'no earlier stage has made "{name}". Allowed: {words}, or an earlier select … into: {name}'
            yield path, zh, en
    select = stage.select
    here = {stage.ballot.of} if stage.ballot else set()
    if select and select.by in ("votes", "score") and select.from_ not in known.voted | here:
        zh = f"按得票选之前，先要有对“{select.from_}”的投票"
        yield ("select", "by"), zh, f'there is no earlier ballot of "{select.from_}" to go by'


def _late_votes(stage: Stage, known: Known) -> Found:
    """After the meeting a stage without a ballot goes on with earlier ones; where none goes on, nobody can vote there."""
    if collects_late(stage) and not any(goes_on(one) for one in known.ballots):
        zh = "会后没有能接着投的票：只有前面公开或记名、一件一件问的投票才接着投。不记名的请把 ballot 写在这个环节里"
        en = "no vote goes on after the meeting: only an open or named one on one matter at a time does. A secret ballot goes into this stage"
        yield ("allow", "vote"), zh, en


def collects_late(stage: Stage) -> bool:
    """Whether the votes of absent neighbours are asked for here, for ballots that were held before."""
    return stage.place_in_life == "after" and bool(stage.allow.get("vote")) and stage.ballot is None


def goes_on(ballot: Ballot) -> bool:
    """Whether a ballot is taken up again after the meeting: about one matter alone, and not secret."""
    return (bool(ballot.levels) or ballot.type in SIDED) and ballot.secrecy != "secret"


def _nesting(stage: Stage, parent: Stage | None) -> Found:
    if bool(stage.each) != bool(stage.stages):
        key = "each" if stage.each else "stages"
        yield (key,), "each 和里面的 stages 要一起写", "each and nested stages go together"
    if stage.skip and not (parent and parent.each):
        yield ("skip",), "skip 只用在 each 里面的环节", "skip is only for a stage inside each"
    elif stage.skip and parent and parent.each and parent.each.times and parent.each.times <= len(set(stage.skip)):
        zh = f"一共只有 {parent.each.times} 遍，都略过就没有这个环节了"
        yield ("skip",), zh, f"of {parent.each.times} passes every one is left out"
    if stage.each:
        yield from below_one(stage.each.times, ("each", "times"))
        yield from below_one(stage.each.limit, ("each", "limit"))
        if stage.each.of == "rounds" and not stage.each.times:
            yield ("each",), "几轮？请写 times", "how many rounds? say times"


def _ends(stage: Stage) -> Found:
    if not stage.ends and not stage.stages:
        yield (), "没有写 ends：这个环节怎么算结束", "ends is missing: how is this stage over?"
    yield from twice(stage.ends, ("ends",))
    for n, end in enumerate(stage.ends):
        if needed := _needed(stage, end):
            yield ("ends", n), f"ends 写了 {end}，还要有 {needed}", f"ends: {end} also needs {needed}"


def _needed(stage: Stage, end: str) -> str:
    """What an end waits for and the stage has not; "" if it may come."""
    floor = stage.floor
    if end in ("queue_empty", "all_spoken", "used_up") and (floor is None or floor.mode == "none"):
        return "floor"
    match end:
        case "timer":
            return "" if stage.minutes is not None else "minutes"
        case "date":
            return "" if stage.days is not None else "days"
        case "ballot_closed":
            return "" if stage.ballot else "ballot"
        case "queue_empty":
            return "" if floor and floor.mode != "round" else "mode: queue"
        case "used_up":
            limited = floor and (floor.turns or floor.total or floor.group_total)
            return "" if limited else "floor.turns"
    return ""
