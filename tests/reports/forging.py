"""A record in which somebody replaced an entry and closed the chain with the hash of the true one."""

from __future__ import annotations

import json
from typing import Any

from facilitate.core import chain
from tests.reports.logs import Json, shipped_rows, told_by

FORGED = ("MeetingOpened", "VoteCast", "StageEntered", "BallotClosed", "BallotOpened", "Step")
"""Kinds of which neither half may ever be a hash; and `Step`, put in the place of something else."""


def forged_entry(kind: str, form: str) -> tuple[Json, int]:
    """(the record, the number of the forged entry) of a meeting in which an entry of that kind was replaced in that form,
    `covered` or `erased`."""
    told = told_by(shipped_rows("nantang_twelve"))
    link = next(e for e in told["chain"]["entries"] if _kind(e) == ("VoteCast" if kind == "Step" else kind))
    true = {
        "who": chain.closed(link["who_salt"], link.get("person", ""), link.get("by", "")),
        "what": chain.closed(link["what_salt"], link["body"]),
    }
    if form == "erased":
        del link["who_salt"], link["what_salt"]
        link["digest"] = chain.digest(link["seq"], link["at"], true["who"], true["what"])
    else:
        del link["what_salt"]
        link["what"] = true["what"]
    link["body"] = '{"type":"Step","verb":""}' if kind == "Step" else link["body"].replace('"id":"1"', '"id":"01"')
    return told, link["seq"]


def _kind(link: Any) -> str:
    return str(json.loads(link["body"])["type"])
