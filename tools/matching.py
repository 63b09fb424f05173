"""Measures matching on a set of needs and offers written without knowledge of it, on which nothing is tuned.

python tools/matching.py [--show]    (--show: every need with its first three suggestions, their reasons and what clashes)
"""

import sys
import time
from pathlib import Path
from typing import Any

import yaml

from facilitate.register.matching.fit import Asked, Fit, Offered
from facilitate.register.matching.matching import Market
from facilitate.register.matching.reasons import told

SET = Path(__file__).parent.parent / "tests" / "data" / "matching_set.yaml"
TODAY = "2026-11-22"
KINDS = {"hours": {"hours_apart"}, "place": {"other_place", "other_building"}, "capacity": {"too_small"}}
MOST = 3


def asked(number: int, row: dict[str, Any]) -> Asked:
    """A need of the set."""
    affected = " ".join(filter(None, (row.get("affected"), row.get("amount"))))
    wanted = tuple(row.get("wants") or ())
    return Asked(number, row["title"], (), row["category"], row["place"], row["hours"], 0, affected, wanted)


def offered(number: int, row: dict[str, Any]) -> Offered:
    """An offer of the set."""
    facts = (row["place"], row["hours"], row["amount"], row["price"], row["until"])
    return Offered(number, row["text"], row["resource"], row["unit_kind"], *facts)


def share(hits: int, of: int) -> str:
    return f"{hits}/{of} = {hits / of:.3f}"


def suggestions(data: dict[str, Any]) -> dict[str, list[tuple[str, Fit]]]:
    """Need -> every suggestion, best first, as (offer, fit)."""
    needs, offers = data["needs"], data["offers"]
    began = time.process_time()
    market = Market(
        [asked(n, row) for n, row in enumerate(needs)], [offered(n, row) for n, row in enumerate(offers)], TODAY
    )
    found = {
        row["id"]: [(offers[fit.offer]["id"], fit) for fit in market.for_need(n, len(offers))]
        for n, row in enumerate(needs)
    }
    print(f"{len(needs)} needs, {len(offers)} offers, {time.process_time() - began:.2f} s of processor time")
    return found


def right(found: dict[str, list[tuple[str, Fit]]], answers: dict[str, list[str]], sure: bool) -> None:
    """Whether the first suggestion, and one of the first three, is right."""
    wanted = {need: set(some) for need, some in answers.items() if some}
    heads = {need: [id for id, fit in found[need] if fit.sure or not sure][:MOST] for need in wanted}
    print("sure suggestions only:" if sure else "with those of the same kind after them:")
    print(f"  first suggestion right: {share(sum(bool(wanted[n] & set(heads[n][:1])) for n in wanted), len(wanted))}")
    print(
        f"  a right one in the first three: {share(sum(bool(wanted[n] & set(heads[n])) for n in wanted), len(wanted))}"
    )
    print(f"  no suggestion: {sum(not heads[n] for n in wanted)}")


def unanswered(found: dict[str, list[tuple[str, Fit]]], answers: dict[str, list[str]]) -> None:
    """Needs without an answer that get a sure suggestion all the same."""
    some = [[fit for _, fit in found[need] if fit.sure][:MOST] for need, right in answers.items() if not right]
    given = [fits for fits in some if fits]
    clashing = sum(all(fit.clashes for fit in fits) for fits in given)
    print(f"needs without an answer that get a sure suggestion: {share(len(given), len(some))}")
    print(f"  of these with a clash pointed out on every one: {clashing}")


def clashes(data: dict[str, Any], found: dict[str, list[tuple[str, Fit]]]) -> None:
    """How many of the marked clashes are pointed out, and how many right answers are said to clash."""
    rows = [(row["why"], dict(found[row["need"]]).get(row["offer"])) for row in data["clashes"]]
    named = [fit for why, fit in rows if fit and {one.code for one in fit.clashes} & KINDS[why]]
    other = [fit for why, fit in rows if fit and fit.clashes and not {one.code for one in fit.clashes} & KINDS[why]]
    print(f"clashes pointed out: {share(len(named), len(rows))}; as another kind {len(other)}")
    print(f"  offer not suggested at all: {sum(fit is None for _, fit in rows)}")
    pairs = [dict(found[need]).get(offer) for need, some in data["answers"].items() for offer in some]
    print(f"right answers said to clash: {share(sum(bool(fit and fit.clashes) for fit in pairs), len(pairs))}")


def show(data: dict[str, Any], found: dict[str, list[tuple[str, Fit]]]) -> None:
    texts = {row["id"]: row["text"] for row in data["offers"]}
    for row in data["needs"]:
        print(f"\n{row['id']} {row['title']}  (right: {', '.join(data['answers'][row['id']]) or '-'})")
        for id, fit in found[row["id"]][:MOST]:
            against = "".join(f"  !! {told(one, 'zh')}" for one in fit.clashes)
            print(f"  {id} {'' if fit.sure else '(同类) '}{fit.points} {texts[id]}")
            print(f"     {'；'.join(told(one, 'zh') for one in fit.reasons)}{against}")


if __name__ == "__main__":
    told_set = yaml.safe_load(SET.read_text("utf-8"))
    suggested = suggestions(told_set)
    right(suggested, told_set["answers"], sure=True)
    right(suggested, told_set["answers"], sure=False)
    unanswered(suggested, told_set["answers"])
    clashes(told_set, suggested)
    if "--show" in sys.argv:
        show(told_set, suggested)
