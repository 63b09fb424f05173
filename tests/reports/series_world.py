"""Five invented meetings of one series, told in lines: who came and did what, by letters."""

from __future__ import annotations

from facilitate.reports.record import Record
from facilitate.reports.rows import Ballot, Comment, Hand, Head, Item, Person, Rule, Times, Turn, Words

NAMES = "ABCDEFGHIJ"


def held(
    n: int, came: str, spoke: str = "", wrote: str = "", voted: str = "", to: str = "", hands: str = "", units: str = ""
) -> Record:
    """`to`: who turned to whom, as `AB CD`; in each meeting a person has another id. Letters in `units` speak for one."""
    ids = {letter: f"p{n}{letter}" for letter in came}
    turns = [Turn(id=f"t{ids[who]}", person=ids[who], reason="seat_order", seconds=30) for who in spoke]
    turned = [Comment(id=f"x{a}{b}", about="n", text="对", by=ids[a], reply_to=f"o{b}") for a, b in to.split()]
    opened = [Item(id=f"o{b}", kind="note", text="话", by=ids[b]) for b in {b for _, b in to.split()}]
    return Record(
        meeting=Head(
            code=f"M{n}", title=Words(zh=f"第{n}次"), times=Times(planned=f"2026-{n:02d}-07T14:00:00+08:00"), rule=Rule(id="x")
        ),
        people=(
            Person(id="host", name="主持", group="committee", role="host", neutral=True),
            *(Person(id=ids[who], name=who, group="committee" if who in units else "residents", role="rep" if who in units else "resident") for who in came),
        ),
        items=(*(Item(id=f"c{who}", kind="need", text="卡", by=ids[who]) for who in wrote), *opened),
        comments=tuple(turned),
        turns=tuple(turns),
        hands=tuple(Hand(person=ids[who], from_=1, called=True) for who in hands),
        ballots=(Ballot(id="b", type="yesno", secrecy="open", choices={ids[who]: "for" for who in voted}),) if voted else (),
    )  # fmt: skip


FIVE = (
    held(1, "ABCDEFG", spoke="ABCG", wrote="ABCG", voted="ABCG", to="AB BA CA GA"),
    held(2, "ABCDEFG", spoke="ABG", wrote="ABG", voted="ABG", to="AB GA"),
    held(3, "ABCDFGH", spoke="ABDGH", wrote="ABH", voted="G", to="AB BA DA GA HB"),
    held(4, "ABCDEHI", spoke="AH", wrote="AHE", voted="", to="AH"),
    held(5, "ABCDEFHJ", spoke="ABFJ", wrote="ABFJ", voted="AB", to="AB BA AF FA JA"),
)
LINKS = {(f"M{n}", f"p{n}{who}"): at for n in range(1, 6) for at, who in enumerate(NAMES, 1) if who != "J"}
"""Everybody is known but J. A is 1, B is 2…"""
