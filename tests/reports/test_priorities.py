"""The minutes of dots say which matters became priorities and with how many, where nobody answered any of them too."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from facilitate.papers import make
from facilitate.papers.links import Links
from facilitate.reports.record import Record
from tests.replay.shipped import shipped


def unanswered(tie: bool) -> Record:
    """Courtyard 123 up to the dots: nobody spoke, answered or promised anything."""
    told = shipped("courtyard123")[1]
    chosen = tuple(msgspec.structs.replace(one, tie=tie) for one in told.selections)
    return msgspec.structs.replace(told, turns=(), answers=(), offers=(), actions=(), comments=(), selections=chosen)


@pytest.mark.parametrize("tie", [True, False])
@pytest.mark.parametrize(("lang", "words"), [("zh", "“{title}”{n}"), ("en", '"{title}" ({n})')])
def test_each_priority_stands_with_its_dots_in_the_order_in_which_they_were_chosen(
    lang: Any, words: str, tie: bool
) -> None:
    told = unanswered(tie)
    said = make("minutes", "md", told, lang, Links()).data.decode()
    heads = {item.id: item.text for item in told.items}
    dots = next(ballot for ballot in told.ballots if ballot.type == "dots").counts
    found = [words.format(title=heads[id], n=dots[id]) for id in told.selections[0].items]
    places = [said.index(each) for each in found]

    assert len(places) == len(told.selections[0].items)
    assert places == sorted(places)
