"""The record of courtyard 123 straight from its scenario, for papers and measures, without the engine."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import yaml

from facilitate.reports.participation import measures
from facilitate.reports.record import Record
from facilitate.reports.rows import (
    Answer,
    Article,
    Chain,
    Comment,
    Confirmation,
    Head,
    Item,
    Note,
    Offer,
    Person,
    Rule,
    Selection,
    Stage,
    Times,
    Words,
)
from tests.papers.course import action, attendance, ballots, conduct, did, due, hands, lists, signals, turns

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
        turns=turns(data),
        hands=hands(data),
        ballots=ballots(data),
        selections=(Selection(name="priority_needs", items=tuple(data["shortlist"]), tie=True),),
        attendance=attendance(data),
        actions=tuple(action(a, happened) for a in data["actions"]),
        conduct=conduct(data),
        signals=signals(data),
        confirmations=tuple(
            Confirmation(at=e["at"], person=e["by"], proxy="by_scribe" in e) for e in did(data, "sign")
        ),
        notes=tuple(
            Note(id=str(n), text=e["text"], by=e["by"], at=e["at"]) for n, e in enumerate(did(data, "note"), 1)
        ),
        lists=lists(),
        chain=Chain(head="7c1e90ab44d2e3f8" * 4, length=len(data["events"])),
    )
    return _with_measures(record)


def _with_measures(record: Record) -> Record:
    return msgspec.structs.replace(record, measures=measures(record))


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
            outputs=tuple(rule["outputs"]),
            answers=("need",),
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
        votes=person["role"] not in NEUTRAL,
        from_=person["joins_at"],
        to=5400,
        phone={"own": "own", "none": "none", "shared": "own"}[person["phone"]],
        proxy=person["phone"] == "none",
    )


def _stages(data: Data, rule: Data) -> tuple[Stage, ...]:
    titles = {s["id"]: s for each in rule["stages"] for s in (each, *each.get("stages", ()))}
    moves = [*did(data, "stage"), {"at": 5400}]
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
    merged = {event["need"]: event["at"] for event in did(data, "merge")}
    same = {event["need"]: event["count"] for event in did(data, "react")}
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


def _answers(data: Data) -> tuple[Answer, ...]:
    at = {(e["need"], e["by"]): e["at"] for e in did(data, "answer")}
    return tuple(
        Answer(
            id=str(number),
            about=answer["need"],
            kind=answer["kind"],
            text=answer["text"],
            by=answer["by"],
            due=due(answer["due_days"]),
            approver=answer["owner"] if answer["kind"] == "needs_approval" else "",
            passed_to=answer["owner"] if answer["kind"] == "passed" else "",
            at=at[answer["need"], answer["by"]],
        )
        for number, answer in enumerate(data["answers"], 1)
    )


def _offers(data: Data) -> tuple[Offer, ...]:
    at = {(e["need"], e["by"]): e["at"] for e in did(data, "offer")}
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
