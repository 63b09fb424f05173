"""Checks record.json by itself, with nothing but Python: python3 verify.py record.json [characters seen on the wall]"""

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path


def h(*told):
    return hashlib.sha256("|".join(told).encode()).hexdigest()


record = json.loads(Path(sys.argv[1]).read_text("utf-8"))
seen = "".join(sys.argv[2:]).lower()
chain, heads, closed, wrong = "0" * 64, [], {}, []
for e in record["chain"]["entries"]:  # each entry is bound to all before it; what is covered has its hash alone
    who = h(e["who_salt"], e.get("person", ""), e.get("by", "")) if "who_salt" in e else e.get("who", "")
    what = h(e["what_salt"], e["body"]) if "what_salt" in e else e.get("what", "")
    chain = h(chain, e.get("digest") or h(str(e["seq"]), str(e["at"]), who, what))
    heads.append(chain)
    event = json.loads(e["body"])
    if event["type"] == "BallotClosed":
        closed[event["id"]] = event
if (chain, len(heads)) != (record["chain"]["head"], record["chain"]["length"]):
    wrong.append("the chain does not hold / 校验链对不上")
if not any(head.startswith(seen) for head in heads):
    wrong.append(f"the chain never began with {seen} / 会上从没出现过这个校验码")
for ballot in record["ballots"]:
    event, count = closed.get(ballot["id"], {}), Counter()
    listed = [[r["code"], r["choice"]] for r in ballot.get("receipts", [])]
    mine = [choice for voter, choice in event.get("choices", {}).items() if voter in event["voters"]]
    for choice in [*mine, *event.get("slips", {}).values(), *(choice for _, choice in listed)]:
        side = choice.get("level") if isinstance(choice, dict) else choice
        count.update({side: 1} if isinstance(side, str) else choice if ballot["type"] in ("pick", "dots") else {})
    plain = "on_paper" not in event and not event.get("apart_voters")
    if listed != event.get("receipts", []) or ballot["counts"] != event.get("counts", {}):
        wrong.append(f"ballot {ballot['id']}: not as it was closed / 与结束时不一致")
    if count and plain and any(count[side] != n for side, n in ballot["counts"].items()):
        wrong.append(f"ballot {ballot['id']}: {dict(count)} is not {ballot['counts']} / 票数不对")
ends = f"all agrees / 全部对得上：{len(heads)} entries, {len(closed)} ballots, {chain[:8].upper()}"
print("\n".join(wrong) or ends)  # noqa: T201 it speaks to whoever runs it
sys.exit(bool(wrong))
