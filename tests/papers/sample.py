"""The record of courtyard 123 straight from its scenario, for papers and measures, without the engine."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import yaml

from facilitate.reports.participation import measures
from facilitate.reports.record import Record
from facilitate.reports.rows import (
    Action,
    Answer,
    Apart,
    Article,
    Attendance,
    Ballot,
    Chain,
    Comment,
    Conduct,
    Confirmation,
    Hand,
    Head,
    Item,
    Note,
    Offer,
    Person,
    Rule,
    Selection,
    Signal,
    Stage,
    Times,
    Turn,
    Words,
)

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
RULE = ROOT / "rules" / "roundtable_needs.yaml"
STARTS = datetime.fromisoformat("2026-11-21T14:30:00+08:00")
AXES = ("importance", "satisfaction", "feasibility")
NEUTRAL = {"host", "recorder"}
Data = dict[str, Any]


@cache
def courtyard() -> Record:
    data = yaml.safe_load((HERE.parent / "data" / "courtyard123.yaml").read_text("utf-8"))
    rule = yaml.safe_load(RULE.read_text("utf-8"))
    happened = {(e["do"], e.get("card") or e.get("comment") or e.get("action")): e for e in data["events"]}
    record = Record(
        meeting=_head(data, rule),
        people=tuple(_person(p) for p in data["people"]),
        stages=_stages(data, rule),
        items=(*_cards(data, happened), *_heads(data)),
        comments=tuple(_comment(c, happened) for c in data["comments"]),
        answers=_answers(data),
        offers=_offers(data),
        turns=_turns(data),
        hands=_hands(data),
        ballots=_ballots(data),
        selections=(Selection(name="priority_needs", items=tuple(data["shortlist"]), tie=True),),
        attendance=_attendance(data),
        actions=tuple(_action(a, happened) for a in data["actions"]),
        conduct=_conduct(data),
        signals=_signals(data),
        confirmations=tuple(
            Confirmation(at=e["at"], person=e["by"], proxy="by_scribe" in e) for e in _did(data, "sign")
        ),
        notes=tuple(
            Note(id=str(n), text=e["text"], by=e["by"], at=e["at"]) for n, e in enumerate(_did(data, "note"), 1)
        ),
        lists=_lists(),
        chain=Chain(head="7c1e90ab44d2e3f8" * 4, length=len(data["events"])),
    )
    return _with_measures(record)


def _with_measures(record: Record) -> Record:
    return msgspec.structs.replace(record, measures=measures(record))


def _did(data: Data, *what: str) -> list[Data]:
    return [event for event in data["events"] if event["do"] in what]


def _head(data: Data, rule: Data) -> Head:
    return Head(
        code="K7MQ4HXE",
        title=Words(**data["title"]),
        place=Words(**data["place"]),
        times=Times(planned=data["starts"], minutes=90, started=data["starts"], ended="2026-11-21T16:00:00+08:00"),
        rule=Rule(
            id=rule["id"],
            version=rule["version"],
            sha256="ab" * 32,
            title=Words(**rule["title"]),
            articles=tuple(Article(**article) for article in rule["articles"]),
            groups_needed=tuple(rule["groups"]["needed"]),
        ),
        state="ended",
        roles={code: Words(**role["title"]) for code, role in rule["roles"].items()},
    )


def _person(person: Data) -> Person:
    return Person(
        id=person["id"],
        name=person["label"]["zh"],
        group=person["group"],
        role=person["role"],
        neutral=person["role"] in NEUTRAL,
        from_=person["joins_at"],
        to=5400,
        phone={"own": "own", "none": "none", "shared": "own"}[person["phone"]],
        proxy=person["phone"] == "none",
    )


def _stages(data: Data, rule: Data) -> tuple[Stage, ...]:
    titles = {s["id"]: s for each in rule["stages"] for s in (each, *each.get("stages", ()))}
    moves = [*_did(data, "stage"), {"at": 5400}]
    return tuple(
        Stage(
            id=now["stage"],
            title=Words(**titles[now["stage"]]["title"]),
            item=now.get("item"),
            from_=now["at"],
            to=then["at"],
            minutes=titles[now["stage"]].get("minutes", 0),
        )
        for now, then in pairwise(moves)
    )


def _cards(data: Data, happened: dict[Any, Data]) -> tuple[Item, ...]:
    needs = {need["id"]: need for need in data["needs"]}
    rows = [_card(card, needs[card["need"]], happened["card", card["id"]]) for card in data["cards"]]
    return tuple(sorted(rows, key=lambda item: item.at))


def _card(card: Data, need: Data, event: Data) -> Item:
    return Item(
        id=card["id"],
        kind="need",
        text=card["text"],
        by=card["by"],
        stage="gather",
        at=event["at"],
        merged_into=card["need"],
        category=need["category"],
        fields={"place": need["place"], "since": need["since"], "danger": card["id"] == "c05"},
        media=card["media"],
        paper="001" if card["media"] == "paper" else None,
        proxy="by_scribe" in event,
    )


def _heads(data: Data) -> tuple[Item, ...]:
    merged = {event["need"]: event["at"] for event in _did(data, "merge")}
    same = {event["need"]: event["count"] for event in _did(data, "react")}
    return tuple(
        Item(
            id=need["id"],
            kind="need",
            text=need["title"]["zh"],
            by="a02",
            stage="sort",
            at=merged[need["id"]],
            originals=tuple(need["cards"]),
            category=need["category"],
            same=same.get(need["id"], 0),
            fields={
                "place": need["place"],
                "since": need["since"],
                "households": need["households"],
                "evidence": [need["kind"]],
            },
        )
        for need in data["needs"]
    )


def _comment(comment: Data, happened: dict[Any, Data]) -> Comment:
    return Comment(
        id=comment["id"],
        about=comment["need"],
        text=comment["text"],
        by=comment["by"] or None,
        reply_to=comment["reply_to"] or None,
        at=happened["comment", comment["id"]]["at"],
        proxy=comment["by"] == "r05",
    )


def _due(days: int) -> str:
    return (STARTS + timedelta(days=days)).date().isoformat()


def _answers(data: Data) -> tuple[Answer, ...]:
    at = {(e["need"], e["by"]): e["at"] for e in _did(data, "answer")}
    return tuple(
        Answer(
            id=str(number),
            about=answer["need"],
            kind=answer["kind"],
            text=answer["text"],
            by=answer["by"],
            due=_due(answer["due_days"]),
            approver=answer["owner"] if answer["kind"] == "needs_approval" else "",
            passed_to=answer["owner"] if answer["kind"] == "passed" else "",
            at=at[answer["need"], answer["by"]],
        )
        for number, answer in enumerate(data["answers"], 1)
    )


def _offers(data: Data) -> tuple[Offer, ...]:
    at = {(e["need"], e["by"]): e["at"] for e in _did(data, "offer")}
    return tuple(
        Offer(
            id=str(number),
            about=offer["need"],
            resource=offer["resource"],
            text=offer["text"],
            by=offer["by"],
            until=offer["until"],
            at=at[offer["need"], offer["by"]],
        )
        for number, offer in enumerate(data["offers"], 1)
    )


def _turns(data: Data) -> tuple[Turn, ...]:
    return tuple(
        Turn(
            id=str(number),
            person=event["by"],
            reason="seat_order" if event["at"] < 2200 else "not_spoken_first",
            from_=event["at"] - event["seconds"],
            seconds=event["seconds"],
            limit=60 if event["at"] < 2200 else 120 if event["by"].startswith("a") else 90,
            item=event["about"],
            stage="say" if event["at"] < 2200 else "discuss",
            gist=event.get("gist", ""),
            kind="answer" if event["at"] > 2200 and event["by"].startswith("a") else "turn",
            to=event.get("to"),
        )
        for number, event in enumerate(_did(data, "floor_end"), 1)
    )


def _hands(data: Data) -> tuple[Hand, ...]:
    return tuple(Hand(person=e["by"], from_=e["at"], to=e["at"] + 3, called=True) for e in _did(data, "hand"))


def _ballots(data: Data) -> tuple[Ballot, Ballot]:
    needs = tuple(need["id"] for need in data["needs"])
    picks = {
        side: Counter(n for d in data["dots"] if d["by"].startswith(side) for n in d["picks"]) for side in ("r", "a")
    }
    dots = Ballot(
        id="1",
        type="dots",
        items=needs,
        stage="dots",
        per_person=3,
        eligible=13,
        present=13,
        cast=13,
        counts={need: picks["r"][need] for need in needs},
        apart=Apart(roles=("rep",), eligible=9, cast=9, counts={need: picks["a"][need] for need in needs}),
        sources={"phones": 12, "proxy": 1},
        from_=2520,
        to=2800,
    )
    return dots, _grades(data)


def _grades(data: Data) -> Ballot:
    def counts(side: str) -> Data:
        rows = [grade for grade in data["grades"] if grade["by"].startswith(side)]
        return {
            need: {a: [sum(r[a] == n for r in rows if r["need"] == need) for n in range(1, 6)] for a in AXES}
            for need in data["shortlist"]
        }

    return Ballot(
        id="2",
        type="score",
        items=tuple(data["shortlist"]),
        axes=AXES,
        scale=(1, 5),
        stage="grade",
        eligible=13,
        present=13,
        cast=13,
        counts=counts("r"),
        apart=Apart(roles=("rep",), eligible=9, cast=9, counts=counts("a")),
        sources={"phones": 12, "proxy": 1},
        from_=4740,
        to=4980,
    )


def _attendance(data: Data) -> Attendance:
    groups = Counter(person["group"] for person in data["people"])
    expected = ("residents", "committee", "street", "agency", "contractor", "federation", "social_org", "property")
    return Attendance(present=24, eligible=22, groups=dict(groups), expected=expected, missing=("property",))


def _action(action: Data, happened: dict[Any, Data]) -> Action:
    return Action(
        id=action["id"],
        about=action["need"],
        what=action["what"],
        who=action["who"],
        with_=tuple(action["with"]),
        due=_due(action["due_days"]),
        checker=action["checker"],
        at=happened["action", action["id"]]["at"],
    )


def _conduct(data: Data) -> tuple[Conduct, ...]:
    extended = [Conduct(at=e["at"], kind="extend", by=e["by"], seconds=e["seconds"]) for e in _did(data, "extend")]
    warned = [
        Conduct(at=e["at"], kind=e["step"], by=e["by"], person=e["who"], text=e["text"]) for e in _did(data, "warn")
    ]
    passed = [Conduct(at=e["at"], kind="pass", by=e["by"], person=e["by"]) for e in _did(data, "pass")]
    return tuple(sorted([*extended, *warned, *passed], key=lambda row: row.at))


def _signals(data: Data) -> tuple[Signal, ...]:
    return tuple(Signal(at=e["at"], signal=e["signal"], person=e["by"]) for e in _did(data, "signal"))


def _lists() -> dict[str, dict[str, Words]]:
    lists = yaml.safe_load((ROOT / "rules" / "lists" / "lists.yaml").read_text("utf-8"))
    return {
        name: {row["code"]: Words(zh=row["zh"], en=row["en"]) for row in rows}
        for name, rows in lists.items()
        if isinstance(rows, list)
    }
