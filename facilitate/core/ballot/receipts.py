"""Receipts of a secret vote: who notes hers finds her vote in the published list, and nobody else knows whose it is."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from facilitate.core.act import Run, refuse
from facilitate.core.ballot.ballot_types import type_of
from facilitate.core.ballot.ballot_types.yesno import side_of
from facilitate.core.ballot.receipt_words import WORDS

if TYPE_CHECKING:
    from facilitate.core.ballot.ballots import Ballot

CODE = re.compile(r"\d{3}-\d{3}-\d{3}", re.ASCII)
DIGITS = 1000
Line = tuple[str, Any]
"""A line of the published list: the receipt's code, and the side or `{item: n}` chosen."""


def given(ballot: Ballot) -> bool:
    """Whether its votes have receipts: secret ones of one side or of one candidate. What was published once stays."""
    listed = ballot.result is not None and bool(ballot.result.receipts)
    return ballot.secrecy == "secret" and (listed or (type_of(ballot.rule).receipts and _may_be_listed(ballot)))


def _may_be_listed(ballot: Ballot) -> bool:
    """Where roles are counted apart a list would tell how the few of them voted; where nobody may vote for her own, a line with
    all other entries is by the author of the one that it lacks; and of several candidates so many sets are possible that a
    bully could ask for a particular one and look for it."""
    rule = ballot.rule
    of_one = bool(type_of(rule).sides) or (rule.per_person or 1) == 1
    return not rule.apart and rule.own is not False and of_one


def receipt_of(run: Run, ballot: Ballot, voter: str, sent: str) -> str:
    """The receipt under which this vote is kept: what the phone sent, else one that nobody is told, made of the act's chance,
    so that a vote without a receipt hides among the others. Raises Refused(no_receipts, bad_shape, receipt_taken)."""
    if sent and not given(ballot):
        refuse("no_receipts")
    if sent and not _is_one(sent):
        refuse("bad_shape", detail="receipt")
    taken = {code for id, (code, _) in ballot.receipts.items() if id != voter}
    if sent in taken:
        refuse("receipt_taken")
    return sent or (_unheard(run.chance, voter, taken) if given(ballot) else "")


def _is_one(code: str) -> bool:
    return bool(CODE.fullmatch(code)) and all(int(place) < len(WORDS) for place in code.split("-")[:2])


def _unheard(chance: bytes, voter: str, taken: set[str]) -> str:
    """The first free one of those that come of 128 random bits."""
    tries = 0
    while (code := _code(hashlib.sha256(b"%b|%b|%d" % (chance, voter.encode(), tries)).digest())) in taken:
        tries += 1
    return code


def _code(key: bytes) -> str:
    number = int.from_bytes(key, "big")
    words, size = divmod(number, DIGITS)[0], len(WORDS)
    return f"{words % size:03}-{words // size % size:03}-{number % DIGITS:03}"


def published(ballot: Ballot) -> tuple[tuple[Line, ...], int]:
    """What the close tells of a ballot with receipts: every choice under its receipt in the order of the receipts, and how many
    of them have one that nobody was told. A reason does not stand beside them."""
    if not given(ballot):
        return (), 0
    told = [ballot.receipts.get(id, ("", False)) for id in ballot.box]
    lines = sorted(
        (ballot.receipts[id][0], _chosen(choice)) for id, choice in ballot.box.items() if id in ballot.receipts
    )
    return tuple(lines), sum(not own for _, own in told)


def _chosen(choice: Any) -> Any:
    return choice if isinstance(choice, dict) and "level" not in choice else side_of(choice)


def lost(ballot: Ballot) -> set[str]:
    """Who has voted on an open ballot and whose choice can no longer be read, for the ballot's key is gone: they vote again."""
    return ballot.voted - ballot.box.keys() if ballot.open else set()


def is_lost(ballot: Ballot, person: str) -> bool:
    """Whether that is so of this person."""
    return ballot.open and person in ballot.voted and person not in ballot.box


def agrees(counts: Mapping[str, Any], lines: Sequence[Line], without: int, cast: int, most: int = 1) -> bool:
    """Whether a published list can be what was counted. `cast` votes in all; those not in the list were counted on paper or by
    hand, each at most `most` times for something. The receipts are in order, none of them twice."""
    codes = [code for code, _ in lines]
    listed: Counter[str] = Counter()
    for _, choice in lines:
        listed.update(choice if isinstance(choice, dict) else [choice])
    by_hand = Counter(counts)
    by_hand.subtract(listed)
    return (
        codes == sorted(set(codes))
        and 0 <= without <= len(lines) <= cast
        and min(by_hand.values(), default=0) >= 0
        and sum(by_hand.values()) <= (cast - len(lines)) * most
    )
