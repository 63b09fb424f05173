"""A whole evening of the small world, stage by stage, for proofs that need everything to have happened."""

from typing import Any

from tests.cast import Cast, with_cards

Choices = dict[str, tuple[int, ...]]
DOTS: Choices = {"wang": (0, 2, 4), "li": (0, 2, 3), "chen": (0, 4, 5), "bureau": (1, 2, 6), "elder": (6, 0)}
OTHER_DOTS: Choices = {"wang": (1, 3, 5), "li": (6,), "chen": (0, 1, 2), "bureau": (4,), "elder": (1, 2)}


def until_the_dots(cast: Cast, dots: Choices = DOTS) -> dict[str, str]:
    """Signing in, cards, the round, sorting, dots; the ballot is still open."""
    cards = with_cards(cast)
    cast.go("say")
    for _ in range(8):
        if cast.m.floor.speaker:
            speaker = next(who for who, id in cast.ids.items() if id == cast.m.floor.speaker.person)
            cast.do(speaker, "pass" if speaker == "li" else "done")
    cast.go("sort")
    ids = list(cards.values())
    cast.do("recorder", "merge", items=[ids[0], ids[1]], title="地下和路灯")
    cast.do("host", "undo")
    cast.go("dots")
    for who, chosen in dots.items():
        give(cast, who, {ids[n]: 1 for n in chosen})
    return cards


def give(cast: Cast, who: str, choice: dict[str, Any]) -> None:
    """A vote, by her own phone or through the volunteer."""
    if who == "elder":
        cast.scribed(who, "vote", choice=choice)
    else:
        cast.do(who, "vote", choice=choice)


def from_the_dots_on(cast: Cast) -> None:
    """The dialogue on each need, grades, tasks, the minutes read back and confirmed, and what came of it."""
    cast.go("discuss")
    while cast.m.agenda.at.stage == "discuss":
        need = cast.m.agenda.at.item
        cast.do("wang", "hand")
        cast.do("bureau", "hand")
        cast.do("host", "grant")
        cast.do("wang", "comment", about=need, text="冬天更不好走")
        cast.do("bureau", "answer", about=need, kind="do_by", text="三天内办", due="2026-11-24")
        cast.do("builder", "offer", about=need, resource="planning", text="出图纸")
        cast.do("host", "grant")
        cast.next()
    grades = {"importance": 5, "satisfaction": 1, "feasibility": 3}
    for who in ("wang", "li", "bureau"):
        cast.do(who, "vote", choice=dict.fromkeys(cast.m.agenda.selections["priority_needs"], grades))
    cast.go("commit")
    task = cast.do(
        "recorder", "action", what="装护栏", who=cast.ids["builder"], due="2026-11-24", check_by=cast.ids["wang"]
    )
    cast.do("builder", "confirm", item=task)
    cast.go("close")
    cast.do("host", "set", name="read_back", value=0)
    cast.do("wang", "confirm")
    cast.do("li", "confirm", text="第三条的日期不对")
    cast.go("follow")
    cast.do("builder", "report", about=task, fields={"state": "done", "note": "装好了"})
    cast.do("wang", "report", about=task, fields={"state": "confirmed"})
