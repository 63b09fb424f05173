"""Checks record.json by itself, with nothing but Python: python3 verify.py record.json [characters seen on the wall]"""

import hashlib
import json
import re
import sys
from collections import Counter

WHO = "FeelingSaid ItemWritten Commented ItemEdited ItemWithdrawn"  # the kinds that may be but a hash in part
WHAT = "FeelingSaid ItemWritten ItemEdited Answered Offered PersonJoined SettingChanged Step BallotClosed CountEntered"
MARKS = {"SettingChanged": "wifi", "BallotClosed": 'apart_(voters":."|on_)', "": '已删除|[*]{3}|sha256":""|hold":"p'}
WORDS = {"ItemWritten": "text", "ItemEdited": "text", "Merged": "title", "Retitled": "title", "ActionTaken": "what"}
FIELDS = "counts outcome weighed reasons choices scores rounds pairs funded spent budget seed unreceipted lost question words"
BAR = ("value", "needed", "base", "held")
TOLD = """compared: chain, counts, receipts, outcomes, bars, words voted on, which ballots; not: who may vote, order, all else
核对了校验链、票数、回执、结果、通过条件、表决的文字、表决有没有缺；没有核对谁能投、排序和其余内容"""


def h(*told):
    return hashlib.sha256("|".join(told).encode()).hexdigest()


record, seen = json.load(open(sys.argv[1], encoding="utf-8")), "".join(sys.argv[2:]).lower()  # noqa: SIM115
heads, opened, closed, reads, wrong, blind, log = ["0" * 64], {}, {}, {}, [], [], record["chain"]
for before, e in zip([{}, *log["entries"]], log["entries"], strict=False):  # each is bound to all before it
    who = h(e["who_salt"], e.get("person", ""), e.get("by", "")) if "who_salt" in e else e.get("who", "")
    what = h(e["what_salt"], e["body"]) if "what_salt" in e else e.get("what", "")
    heads += [h(heads[-1], e.get("digest") or h(str(e["seq"]), str(e["at"]), who, what))]
    kind = (event := json.loads(e["body"]))["type"]
    bare = [WHAT] if "digest" in e else [m for m, s in ((WHO, "who_salt"), (WHAT, "what_salt")) if s not in e]
    may = all(kind in kinds.split() and re.search(MARKS.get(kind, "{"), e["body"]) for kinds in bare)
    may = may or ("digest" in e and re.search(MARKS[""], e["body"]))
    if not may or (kind == "Step" and (before.get("at") != e["at"] or '"type":"Step"' in before["body"])):
        wrong += [f"entry {e['seq']} {kind} was replaced / 第 {e['seq']} 条被换过"]
    blind += [f"{e['seq']} {kind}"] * bool(bare)
    reads |= {event.get("into") or event["id"]: event[WORDS[kind]]} if event.get(WORDS.get(kind)) else {}
    if kind == "BallotOpened":
        opened[event["id"]] = event | {"words": {i: reads[i] for i in event["items"] if i in reads}}
    closed |= {event["id"]: event} if kind in ("BallotClosed", "BallotReopened", "BallotCancelled") else {}
    if kind == "TieDecided" and closed[event["id"]]["outcome"] == "tied":
        closed[event["id"]]["outcome"] = "carried" if event["items"] else "failed"
if not any(x.startswith(seen) for x in heads[1:]) or (heads[-1], len(heads) - 1) != (log["head"], log["length"]):
    wrong += [f"the chain does not hold, or never was {seen} / 校验链对不上，或会上从没有过这个校验码"]
if [b["id"] for b in record["ballots"]] != [i for i in opened if closed.get(i, {}).get("type") != "BallotCancelled"]:
    wrong += ["a ballot is missing, or was put in / 少了一次表决，或者多了一次"]
wrong += [f"item {i['id']}: other words / 文字不一致" for i in record["items"] if i["text"] != reads.get(i["id"], "")]
for ballot in record["ballots"]:
    event, count, apart, lines = closed.get(ballot["id"], {}), Counter(), ballot["apart"] or {}, ballot["receipts"]
    listed = [[r["code"], r["choice"]] for r in lines]
    for _, choice in [*event.get("choices", {}).items(), *event.get("slips", {}).items(), *listed]:
        side = choice.get("level") if isinstance(choice, dict) else choice
        count.update({side: 1} if isinstance(side, str) else choice if ballot["type"] in ("pick", "dots") else {})
    off = count and "on_paper" not in event and not event.get("apart_voters") and +Counter(ballot["counts"]) != +count
    true = {"outcome": "none", **opened.get(ballot["id"], {}), **event}
    off = off or any((ballot[field] or None) != (true.get(field) or None) for field in FIELDS.split())
    off = off or listed != event.get("receipts", []) or (apart and apart["counts"] != event.get("apart", {}))
    off = off or [[*map(b.get, BAR)] for b in ballot["bars"]] != [[*map(v.get, BAR)] for v in event.get("verdicts", [])]
    may, cast = ballot["eligible"] + apart.get("eligible", 0), event.get("on_paper", {}).values()
    off = off or ("voters" in event and (may, ballot["cast"]) != (event["eligible"], len(event["voters"]) + sum(cast)))
    said = [[*zip(*(re.split(" · |-", r[k]) for k in ("code", "zh", "en")), strict=False)] for r in lines]
    words = {pair for line in said for pair in line[:2]}  # a number is one word in each language, everywhere
    off = off or any(len(line) != 3 or len({*line[2]}) > 1 for line in said)
    if off or len(words) != len({n for n, *_ in words}):
        wrong += [f"ballot {ballot['id']}: not as closed, or miscounted / 与结束时不一致，或票数不对: {dict(count)}"]
told = [f"not proved / 证明不了 ({len(blind)}): {', '.join(blind)}"] * bool(blind)
told += wrong or [f"all agrees but for these / 其余全部对得上: {heads[-1][:8].upper()}"]
told += TOLD.splitlines()
print("\n".join("".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in line) for line in told))  # noqa: T201
sys.exit(bool(wrong))
