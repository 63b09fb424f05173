"""Paper by paper the sentences and rows with numbers, each with what record.json says the numbers must be."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from tests.papers.books import SIDES, Books, Check, graded

Json = dict[str, Any]
Rules = list[tuple[str, Check]]
ROW = r"^\| (?:\*\*)?(\d+)(（并列）)?(?:\*\*)? \| (.*)$"
WRITTEN = {"需求卡": "need", "议题": "topic", "点子": "idea", "提案": "motion"}


def shared(b: Books) -> Rules:
    """Who came, how it went, how votes ended: the same sentences in every paper."""
    record = b.record
    spoke = {turn["person"] for turn in record["turns"]}
    groups = Counter(p["group"] for p in record["people"] if not p["neutral"] and p["role"] != "observer")
    voices = [p for p in record["people"] if p["speaks"] and not p["neutral"] and p["role"] != "observer"]
    cards = [i for i in record["items"] if not i["originals"] and i["state"] != "withdrawn"]
    written = {*Counter(c["kind"] for c in cards).values(), *Counter((c["kind"], c["stage"]) for c in cards).values()}
    talked = {s["item"] for s in record["stages"] if s["item"] and not s["left_out"]}
    dots = [x for x in record["ballots"] if x["type"] == "dots"]
    heads = [n for n in b.needs if n["id"] in {i["id"] for i in record["items"] if i["kind"] == "need"}]
    untalked = [n for n in heads if n["id"] not in talked] if talked else []
    dues = sorted(row["due"] for row in b.promises if row["due"])
    started = b.starts.strftime("%H:%M")
    return [
        (r"(\d\d:\d\d)，表决“([^”]+)”", lambda clock, words: _voted(b, clock, words)),
        (r"(\d\d:\d\d)，(?:居民|贴点)", lambda clock: clock in b.clock(record["ballots"]) or None),
        (r"(\d\d:\d\d)，([^，。：“]+)，", lambda clock, title: _stage(b, clock, title)),
        (r"（星期.） (\d\d:\d\d)", lambda clock: clock in {started, record["meeting"]["times"]["planned"][11:16]} or None),
        (r"请了(\d+)方", lambda n: int(n) == len(record["attendance"]["expected"])),
        (r"到会(\d+)人", lambda n: int(n) == record["attendance"]["present"] == len(record["people"])),
        (r"等?共(\d+)人参加", lambda n: int(n) == len(record["people"])),
        (r"其中(\d+)人可以发言", lambda n: int(n) == len(voices)),
        (r"(\d+)人可以投票", lambda n: int(n) == sum(p["votes"] for p in record["people"])),
        (r"其中居民(\d+)人、单位代表(\d+)人", lambda r, u: (int(r), int(u)) == (b.people("resident"), b.people("unit"))),
        (r"主持、记录等(\d+)人", lambda n: int(n) == len(record["people"]) - b.people("resident") - b.people("unit")),
        (r"到会居民(\d+)人", lambda n: int(n) == b.people("resident")),
        (r"[^\d；，。：*>]+?(\d+)人：", lambda n: int(n) in groups.values()),
        (r"收到(\D{2,3})(\d+)[张个条]", lambda what, n: int(n) <= sum(c["kind"] == WRITTEN.get(what) for c in cards)),
        (r"提出(?:议题)?(\d+)[个条]", lambda n: int(n) in written),
        (r"写下(\d+)条", lambda n: int(n) <= len(cards)),
        (r"归并为(\d+)件", lambda n: int(n) == len(b.needs)),
        (r"其中(\d+)[张条个]由工作人员代填", lambda n: int(n) == sum(c["proxy"] for c in cards)),
        (r"(\d+)人全部发言", lambda n: int(n) == len(voices)),
        (r"(\d+)人发言(\d+)次", lambda n, m: (int(n), int(m)) in turns(b)),
        (r"(\d+)件事发言(\d+)次", lambda n, m: (int(n), int(m)) == _dialogue(b)),
        (r"(\d+)人共贴(\d+)点", lambda n, m: (int(n), int(m)) in {(x["cast"], sum(x["counts"].values())) for x in dots}),
        (r"单位代表(\d+)人的点另列", lambda n: int(n) in {x["apart"]["cast"] for x in dots if x["apart"]}),
        (r"定出重点(\d+)件", lambda n: int(n) in {len(s["items"]) for s in record["selections"]}),
        (r"(\d+)人为(\d+)件事(?:不记名)?打分", lambda n, m: (int(n), int(m)) in votes(b, "score")),
        (r"(\d+)人确认", lambda n: int(n) == len({c["person"] for c in record["confirmations"] if not c["text"]})),
        (r"没有发言的(\d+)人", lambda n: int(n) == sum(p["id"] not in spoke for p in voices)),
        (r"以下(\d+)件没有进入逐件对话", lambda n: int(n) == len(untalked)),
        (r"无人(?:答复|负责)的(\d+)件", lambda n: int(n) == b.unanswered()),
        (r"最早(?:(\d+)年)?(\d+)月(\d+)日，最晚(?:(\d+)年)?(\d+)月(\d+)日", lambda *d: [n for n in d if n] == b.day(dues[0]) + b.day(dues[-1])),
        (r"((?:(?:赞成|反对|弃权)[ ]?\d+[、 ]*)+)", lambda said: _sides(said) in [_counts(x) for x in record["ballots"]]),
        (r"赞成(\d+)票，要(?:超过)?(\d+)票", lambda n, m: (n, m) in {(str(r["value"]), str(r["needed"])) for x in record["ballots"] for r in x["bars"]}),
    ]  # fmt: skip


def _stage(b: Books, clock: str, title: str) -> bool | None:
    """Whether a stage of this name began then; of other words nothing is known."""
    named = [stage for stage in b.record["stages"] if stage["title"]["zh"] == title and isinstance(stage["from"], int)]
    return (clock in b.clock(named) or None) if named else False


def _voted(b: Books, clock: str, words: str) -> bool | None:
    """Whether a vote on these words began then; where it was on a change of them, whether any did."""
    held = [x for x in b.record["ballots"] if any(says(words, one) and says(one, words) for one in x["words"].values())]
    return clock in b.clock(held or b.record["ballots"]) or None


def _sides(said: str) -> dict[str, int]:
    return {name: int(n) for name, n in re.findall(r"(赞成|反对|弃权) ?(\d+)", said)}


def _counts(ballot: Json) -> dict[str, int]:
    told = {SIDES[side]: n for side, n in ballot["counts"].items() if side in SIDES and isinstance(n, int)}
    return {side: n for side, n in told.items() if n or len(ballot["counts"]) < 4}


def turns(b: Books) -> set[tuple[int, int]]:
    """How many people spoke how often, stage by stage and stage with pass."""
    found = set()
    for key in (("stage",), ("stage", "item"), ("stage", "pass"), ("stage", "space"), ("space",)):
        kinds = {tuple(turn[k] for k in key) for turn in b.record["turns"]}
        for kind in kinds:
            some = [turn for turn in b.record["turns"] if tuple(turn[k] for k in key) == kind]
            found.add((len({turn["person"] for turn in some}), len(some)))
    return found


def _dialogue(b: Books) -> tuple[int, int]:
    each = {stage["id"] for stage in b.record["stages"] if stage["item"]}
    some = [turn for turn in b.record["turns"] if turn["stage"] in each]
    return len({turn["item"] for turn in some}), len(some)


def votes(b: Books, kind: str) -> set[tuple[int, int]]:
    return {(x["cast"], len(x["items"])) for x in b.record["ballots"] if x["type"] == kind}


def promised(b: Books) -> Rules:
    """Rows of what was promised: their place in the list and the day."""
    return [(ROW, lambda n, both, rest: promised_row(b, n, both, rest))]


def promised_row(b: Books, n: str, _: str | None, rest: str) -> bool:
    rows = [row for row in b.promises if says(rest, row.get("what") or row["text"] or row["reason"])]
    return any(b.digits(rest) == b.day(row["due"]) and sourced(rest, b.mark(row)) for row in rows)


def sourced(rest: str, mark: str) -> bool:
    """The row names this source, or, where a paper names none, no promise at all."""
    return mark in re.split(r"[〔〕 ]", rest) or not re.search(r"〔[答任]", rest)


def says(line: str, words: str) -> bool:
    def bare(text: str) -> str:
        return re.sub(r"[\s，,（）()：:；;。.、？?！!]", "", text)

    return bool(words) and bare(words) in bare(line)


def handed(b: Books) -> Rules:
    """Slips: the need with its cards and dots beside what was promised and its day."""
    ids = {c: n for n in b.needs for c in n["ids"]}

    def right(n: str, _: str | None, rest: str) -> bool:
        if "☐" in rest:
            return not b.digits(rest) and int(n) <= len(b.promises)
        rows = [row for row in b.promises if says(rest, row.get("what") or row["text"])]
        return any(b.digits(rest) == weighed(row) + b.day(row["due"]) and traced(rest, row) for row in rows)

    def traced(rest: str, row: Json) -> bool:
        need = ids.get(row["about"])
        return sourced(rest, b.mark(row)) and (not need or f"〔需{need['number']}〕" in rest)

    def weighed(row: Json) -> list[str]:
        need = ids.get(row["about"])
        if not need:
            return []
        return [*need["since"], *(str(need[key]) for key in ("cards", "dots") if need[key] is not None)]

    return [(ROW, right), (r"第(\d+)号　", lambda n: 1 <= int(n) <= len({p["group"] for p in b.record["people"]})),
            (r"全院|(\d+)户 · ", lambda n: n is not None and int(n) in b.households())]  # fmt: skip


def ranked(b: Books) -> Rules:
    """Places, sums and their parts; equals share a place."""

    def right(n: str, shared_place: str | None, rest: str) -> bool:
        return any(place(b, some, n, shared_place, rest) for some in standings(b))

    return [
        (ROW, right),
        (r"(\d+)人投票", lambda n: int(n) in {x["cast"] for x in b.record["ballots"]}),
        (
            r"另有(\d+)件没有得[点票]",
            lambda n: int(n) in {sum(not t for t in some[1].values()) for some in standings(b)},
        ),
        (r"第一名得(\d+)分", lambda n: int(n) in {x["per_person"] or len(x["items"]) for x in b.record["ballots"]}),
        (r"(\d+)分", lambda n: n in {str(p["share"]) for x in b.record["ballots"] for p in x["parts"]}),
        (r"签号([0-9a-f]+)", lambda seed: seed in {x["seed"] for x in b.record["ballots"]}),
    ]


def standings(b: Books) -> list[tuple[list[Json], dict[str, float]]]:
    found: dict[tuple[str, str], list[Json]] = {}
    for ballot in b.record["ballots"]:
        found.setdefault((ballot["stage"], ballot["type"]), []).append(ballot)
    return [(some, {id: n for x in some for id, n in b.totals(x).items()}) for some in found.values()]


def place(b: Books, standing: tuple[list[Json], dict[str, float]], n: str, both: str | None, rest: str) -> bool:
    ballots, totals = standing
    for id in (id for id in totals if any(says(rest, words) for words in b.called(id))):
        rank = 1 + sum(one > totals[id] for one in totals.values())
        same = list(totals.values()).count(totals[id]) > 1
        told = [float(x) for x in b.digits(rest)]
        ballot = next(x for x in ballots if id in x["items"])
        parts = _parts(b, ballot, id)
        if (int(n), bool(both)) == (rank, same) and told == [*(round(p, 2) for p in parts), round(totals[id], 2)]:
            return True
    return False


def _parts(b: Books, ballot: Json, id: str) -> list[float]:
    if ballot["parts"]:
        return [b.number(part["scores"].get(id, 0)) for part in ballot["parts"]]
    if len(ballot["axes"]) < 2:
        return []
    grades = [graded(ballot, id, axis) for axis in ballot["axes"]]
    return [b.middle(ballot, each) for each in grades]
