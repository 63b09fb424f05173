"""Ballots as they came out, and what was chosen from them. Who chose what stands here only for open and named ones."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from msgspec import to_builtins

from facilitate.core.act import Entry
from facilitate.core.ballot.ballot_events import BallotClosed, TieDecided, Verdict, VoteCast, apart_counts
from facilitate.core.ballot.ballot_types import type_of
from facilitate.core.ballot.ballot_types.total import by_part
from facilitate.core.ballot.ballots import Ballot as Held
from facilitate.core.ballot.ballots import scores
from facilitate.core.ballot.few import is_kept_back
from facilitate.core.ballot.receipt_words import said
from facilitate.core.language.rules import Part
from facilitate.core.meeting import Meeting
from facilitate.reports.ballot_rows import Receipt
from facilitate.reports.fold.people import who
from facilitate.reports.fold.when import When
from facilitate.reports.fold.wording import wordings
from facilitate.reports.rows import Apart, Ballot, Selection


def ballots(m: Meeting, log: Sequence[Entry], when: When) -> tuple[Ballot, ...]:
    """Every ballot that was not taken back; counts only once it is closed."""
    helped = {(e.event.ballot, e.person): _helper(m, e) for e in log if isinstance(e.event, VoteCast)}
    by_host = {e.event.id for e in log if isinstance(e.event, TieDecided)}
    words = wordings(log)
    return tuple(
        _ballot(m, held, when, helped, by_host, words) for held in m.ballots.all.values() if not held.cancelled
    )


def _ballot(
    m: Meeting,
    held: Held,
    when: When,
    helped: dict[tuple[str, str], str],
    by_host: set[str],
    words: dict[str, dict[str, str]],
) -> Ballot:
    result, rule = held.result, held.rule
    apart = _apart(m, held, result) if rule.apart else None
    voters = result.voters if result else ()
    cast = len(voters) if result else len(held.voted)
    proxies = sum(bool(helped.get((held.id, voter))) for voter in voters)
    return Ballot(
        id=held.id,
        type=rule.type,
        items=held.items,
        axes=held.axes if type_of(rule).graded else (),
        scale=held.scale if rule.scale else None,
        stage=held.stage,
        secrecy=held.secrecy,
        per_person=rule.per_person,
        eligible=(result.eligible if result else cast) - (apart.eligible if apart and result else 0),
        present=result.present if result else len(m.people.present()),
        cast=cast + (sum(result.on_paper.values()) if result else 0),
        counts=dict(result.counts) if result else {},
        apart=apart,
        bars=tuple(_bar(held, verdict) for verdict in result.verdicts) if result else (),
        outcome=result.outcome if result else "none",
        tie=bool(result and result.tied) or held.id in by_host,
        scores=scores(held) if result and not is_kept_back(held) else {},
        ranks=result.ranks if result else (),
        rounds=result.rounds if result else (),
        pairs=result.pairs if result else {},
        weighed=result.weighed if result else {},
        choices=result.choices if result else {},
        helped={voter: by for voter in result.choices if (by := helped.get((held.id, voter)))} if result else {},
        reasons=tuple(to_builtins(reason) for reason in result.reasons) if result else (),
        levels=tuple(to_builtins(level) for level in rule.levels),
        costs={item: str(cost) for item, cost in held.costs.items()},
        funded=result.funded if result else (),
        spent=result.spent if result else "",
        budget=result.budget if result else "",
        seed=result.seed if result else "",
        settled=_settled(m, held, by_host),
        asked=rule.voters,
        words=words.get(held.id, {}),
        parts=tuple(_part(m, part, got) for part, got in by_part(m, held)) if result else (),
        question=to_builtins(held.question) if held.question else None,
        receipts=tuple(Receipt(code, *said(code), choice) for code, choice in result.receipts) if result else (),
        unreceipted=result.unreceipted if result else 0,
        lost=result.lost if result else 0,
        of=rule.of,
        count=rule.count or "",
        sources={"phones": cast - proxies, "proxy": proxies} | result.on_paper if result else {},
        from_=when.seconds(held.opened_at),
        to=when.seconds(held.closed_at) if held.closed_at else None,
    )


def _helper(m: Meeting, entry: Entry) -> str:
    """Who entered a vote for the voter; her last vote counts, and nobody helps herself."""
    by = entry.entered_by
    return who(m, by) or "" if by != entry.person else ""


def _part(m: Meeting, part: Part, got: dict[str, Fraction]) -> dict[str, Any]:
    """What those of one role gave, as exact numbers; `where` tells two votes of the same people apart."""
    title = to_builtins(m.rule.roles[part.voters[0]].title)
    return {
        "share": part.share,
        "where": part.where or "",
        "title": title,
        "scores": {id: str(n) for id, n in got.items()},
    }


def _settled(m: Meeting, held: Held, by_host: set[str]) -> str:
    """What became of a tie of one matter, and of equals in an order where the host or a lot put one before another."""
    result = held.result
    if result is None or not (result.tied or held.id in by_host):
        return ""
    if held.id in by_host:
        return "host"
    if result.seed:
        return "lot"
    if not type_of(held.rule).about_one or result.outcome == "tied":
        return "repeat" if _again(m, held) else ""
    return "fail"


def _again(m: Meeting, held: Held) -> bool:
    """The same matter was put to the vote once more."""
    later = [b for b in m.ballots.all.values() if b.opened_at >= held.closed_at and b.id != held.id]
    return any(b.items == held.items and b.stage == held.stage and not b.cancelled for b in later)


def _bar(held: Held, verdict: Verdict) -> dict[str, Any]:
    """A bar of the rule and what it came to, with exact numbers."""
    bar: dict[str, Any] = to_builtins(held.rule.pass_[verdict.bar])
    return (
        bar
        | {"value": verdict.value, "needed": verdict.needed, "base": verdict.base, "held": verdict.held}
        | ({"group": verdict.group} if verdict.group else {})
    )


def _apart(m: Meeting, held: Held, result: BallotClosed | None) -> Apart:
    """Roles counted beside the others; entitled are those of these roles who had come by the close."""
    roles = held.rule.apart
    voted = result.apart_voters if result else ()
    here = {p.id for p in m.people.all.values() if p.role in roles and not p.same_as and p.joined_at <= held.closed_at}
    return Apart(
        roles=roles,
        eligible=len((here - set(result.voters if result else ())) | set(voted)),
        cast=len(voted) + (sum(result.apart_on_paper.values()) if result else 0),
        counts=dict(apart_counts(result) or {}) if result else {},
    )


def selections(m: Meeting) -> tuple[Selection, ...]:
    return tuple(
        Selection(name=name, items=chosen, tie=m.agenda.ties.get(name, False))
        for name, chosen in m.agenda.selections.items()
    )
