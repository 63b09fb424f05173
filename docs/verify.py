"""Checks record.json by itself, with nothing but Python: python3 verify.py record.json [characters seen on the wall]"""

import hashlib
import json
import re
import sys
from collections import Counter

WHO = "FeelingSaid ItemWritten Commented ItemEdited ItemWithdrawn"  # the kinds that may be but a hash in part
WHAT = "FeelingSaid ItemWritten ItemEdited Answered Offered PersonJoined SettingChanged Step BallotClosed CountEntered"
MARKS = {"SettingChanged": "wifi", "BallotClosed": 'apart_(voters":."|on_)', "": '已删除|[*]{3}|sha256":""|hold":"p'}


def h(*told):
    return hashlib.sha256("|".join(told).encode()).hexdigest()


record, seen = json.load(open(sys.argv[1], encoding="utf-8")), "".join(sys.argv[2:]).lower()  # noqa: SIM115
heads, closed, wrong, blind, log = ["0" * 64], {}, [], [], record["chain"]
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
    closed |= {event["id"]: event} if kind == "BallotClosed" else {}
if not any(x.startswith(seen) for x in heads[1:]) or (heads[-1], len(heads) - 1) != (log["head"], log["length"]):
    wrong += [f"the chain does not hold, or never was {seen} / 校验链对不上，或会上从没有过这个校验码"]
for ballot in record["ballots"]:
    event, count, counts = closed.get(ballot["id"], {}), Counter(), ballot["counts"]
    listed = [[r["code"], r["choice"]] for r in ballot.get("receipts", [])]
    for _, choice in [*event.get("choices", {}).items(), *event.get("slips", {}).items(), *listed]:
        side = choice.get("level") if isinstance(choice, dict) else choice
        count.update({side: 1} if isinstance(side, str) else choice if ballot["type"] in ("pick", "dots") else {})
    off = count and "on_paper" not in event and not event.get("apart_voters") and Counter({**count, **counts}) != count
    if off or listed != event.get("receipts", []) or counts != event.get("counts", {}):
        wrong += [f"ballot {ballot['id']}: not as closed, or miscounted / 与结束时不一致，或票数不对: {dict(count)}"]
told = [f"not proved / 证明不了 ({len(blind)}): {', '.join(blind)}"] * bool(blind)
told += wrong or [f"all agrees but for these / 其余全部对得上: {heads[-1][:8].upper()}"]
print("\n".join("".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in line) for line in told))  # noqa: T201
sys.exit(bool(wrong))
