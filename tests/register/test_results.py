"""The result ledger: what changed, because of which meeting; struck out and taken back."""

from typing import Any

import pytest

from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER
from facilitate.register.gathering.gather import gather
from facilitate.register.promises.promises import EVERYTHING, Sight
from facilitate.register.promises.results import Ledger, Result, ledger, meetings, strike, write
from facilitate.register.undo import undo
from tests.papers.sample import courtyard
from tests.register.promised import clerk, need, promise
from tests.register.world import Kept

MONEY = Result("money", "30 万元", "90 万元", "维修经费又加了 200%")


def read(house: Kept, sight: Sight = EVERYTHING, page: int = 1) -> Ledger:
    return house.book.read(lambda c: ledger(c, house.community, page, sight))


def test_a_result_names_its_meeting_and_its_promise(house: Kept) -> None:
    gather(house.book, house.community, courtyard())
    [(code, title)] = house.book.read(lambda c: meetings(c, house.community)).items()
    id = promise(house, text="追加经费")

    write(house.book, ORGANISER, house.community, Result("money", "30 万元", "90 万元", "", code, promise=id))

    [row] = read(house).lines
    assert (row["before"], row["after"], row["meeting_title"], row["promised"]) == (
        "30 万元",
        "90 万元",
        title,
        "追加经费",
    )
    assert read(house).counts == {"money": 1}


def test_a_result_is_struck_out_and_comes_back(house: Kept) -> None:
    id = write(house.book, ORGANISER, house.community, MONEY).answer

    struck = strike(house.book, ORGANISER, house.community, id)
    assert read(house).total == 0
    undo(house.book, ORGANISER, struck)

    assert [row["text"] for row in read(house).lines] == ["维修经费又加了 200%"]


def test_the_ledger_is_turned_page_by_page_and_counted_by_kind(house: Kept) -> None:
    for n in range(32):
        write(house.book, ORGANISER, house.community, Result("time" if n % 2 else "plan", "", str(n), ""))

    assert [len(read(house, page=page).lines) for page in (1, 2, 9)] == [30, 2, 2]
    assert read(house).counts == {"time": 16, "plan": 16}


def test_the_public_reads_nothing_of_sensitive_needs(house: Kept) -> None:
    secret = need(house, "求助", category="women")
    hidden = promise(house, need=secret)
    for links in ({"need": secret}, {"promise": hidden}, {}):
        write(house.book, ORGANISER, house.community, Result("plan", "", "改了", "", **links))

    found = read(house, Sight(public=True, hidden=frozenset({"women"})))

    assert (len(found.lines), found.total, read(house).total) == (1, 1, 3)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"kind": "fame"}, "choose_one"),
        ({"after": " ", "text": ""}, "nothing_written"),
        ({"text": "长" * 301}, "too_long"),
        ({"meeting": "NOWHERE2"}, "no_such_row"),
        ({"promise": 4040}, "no_such_row"),
        ({"need": 4040}, "no_such_row"),
    ],
)
def test_what_does_not_fit_is_told(house: Kept, values: dict[str, Any], reason: str) -> None:
    told: dict[str, Any] = {"kind": "time", "before": "90 天", "after": "60 天", "text": ""} | values

    with pytest.raises(Declined, match=reason):
        write(house.book, ORGANISER, house.community, Result(**told))

    assert read(house).total == 0


def test_only_the_organiser_keeps_the_ledger(house: Kept) -> None:
    with pytest.raises(Declined, match="not_your_door"):
        write(house.book, clerk(house, 1), house.community, MONEY)
