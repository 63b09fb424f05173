"""A year of one community through its pages; in December each figure on the registers' pages is counted again from the bare rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from tests import doors
from tests.web.pages_app import House, make_house
from tests.year.story import RESIDENTS, UNITS, Year, lived

TO_DO = "('open', 'doing', 'waiting', 'late', 'contested')"
JANUARY = 1_767_200_000_000


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    house = make_house(tmp_path_factory.mktemp("year"))
    house.clock.at = JANUARY
    yield lived(house)
    doors.close_all()


def rows(house: House, query: str, **values: object) -> list[tuple[object, ...]]:
    """What a bare query of the tables finds."""
    found = house.services.book.read(lambda connection: connection.execute(text(query), values).all())
    return [tuple(row) for row in found]


def one(house: House, query: str, **values: object) -> int:
    return int(str(rows(house, query, **values)[0][0]))


def shown(page: str) -> str:
    """The page's text, its tags as bars."""
    return re.sub(r"(\s*\|\s*)+", "|", re.sub(r"<[^>]+>", "|", re.sub(r"\s+", " ", page)))


def tabs(page: str, nav: str = "reg-only") -> dict[str, int]:
    """Each tab with the number beside it."""
    part = page.split(f'class="{nav}"')[1].split("</nav>")[0]
    return {word: int(n) for word, n in re.findall(r">([^<>]+?) <b>(\d+)</b>", re.sub(r"\s+", " ", part))}


def cells(page: str, table: str) -> dict[str, list[str]]:
    """The rows of a table by their first cell."""
    part = page.split(table)[1].split("</table>")[0]
    found = {}
    for row in part.split("<tr")[1:]:
        told = [re.sub(r"<[^>]+>", " ", cell).strip() for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)]
        found[told[0]] = told[1:]
    return found


def test_twelve_meetings_twenty_units_and_two_hundred_residents_have_left_their_trace(year: Year) -> None:
    house = year.house

    assert one(house, "select count(*) from gatherings") == len(year.codes) == 12
    assert one(house, "select count(*) from units where name in :names".replace(":names", str(UNITS))) == 20
    assert one(house, "select count(*) from cards") == year.told["cards"] == RESIDENTS
    assert one(house, "select count(*) from offers where meeting = ''") == year.told["offers"] == 20


def test_the_list_of_needs_counts_what_is_there(year: Year) -> None:
    told = tabs(year.organiser.get("/registers/needs").text)
    alive = "from needs n where n.state = 'open' and n.kind = 'need' and n.\"into\" is null"
    answered = "exists (select 1 from promises p where p.need = n.id and p.state not in ('dropped', 'gone'))"
    owned = "exists (select 1 from owners o where o.need = n.id and o.state = 'open')"
    heard = "(select count(distinct s.meeting) from sources s where s.need = n.id and s.meeting <> '')"

    assert told["全部"] == one(year.house, f"select count(*) {alive}")
    assert told["没人负责"] == one(year.house, f"select count(*) {alive} and not {answered} and not {owned}")
    assert told["提了三次"] == one(year.house, f"select count(*) {alive} and {heard} >= 3") == 1
    assert told["有危险"] == one(year.house, f"select count(*) {alive} and n.danger")


def test_promises_by_office_add_up(year: Year) -> None:
    page = year.organiser.get("/registers/promises").text
    told = cells(page, '<table class="reg-offices">')
    name = "coalesce(u.name, p.person)"
    known = rows(
        year.house,
        f"select {name}, sum(p.state in {TO_DO}), sum(p.state in {TO_DO} and p.due <> '' and p.due < :today), "
        f"sum(p.state = 'done'), sum(p.state = 'confirmed') from promises p left join units u on u.id = p.unit "
        f"group by {name}", today=year.day(0),
    )  # fmt: skip

    assert len(told) > 20
    for office, doing, late, done, confirmed in known:
        if str(office) in told:
            read = [int(cell.split()[0]) for cell in told[str(office)]]
            assert read == [doing, late, done, confirmed], office
    assert {str(row[0]) for row in known} & set(told) == set(told) - {"一位参会的人", "单位"}


def test_what_was_promised_reported_and_confirmed_is_what_was_done(year: Year) -> None:
    states = Counter(str(row[0]) for row in rows(year.house, "select state from promises where meeting = ''"))

    assert states["confirmed"] == year.told["confirmed"]
    assert states["contested"] == year.told["sent back"]
    assert sum(states.values()) == year.told["given"] == 24
    assert one(year.house, "select count(*) from confirmations") == year.told["voices"]


def test_lateness_is_told_to_residents_as_to_the_organiser(year: Year) -> None:
    late = one(
        year.house,
        f"select count(*) from promises where state in {TO_DO} and due <> '' and due < :today", today=year.day(0),
    )  # fmt: skip

    assert tabs(year.organiser.get("/registers/promises").text)["逾期的"] == late
    assert str(late) in shown(year.residents[0].get("/c/promises").text)


def test_the_match_rate_is_needs_with_a_confirmed_offer_out_of_all(year: Year) -> None:
    page = year.organiser.get("/registers/gaps").text
    standing = "from needs n where n.kind = 'need' and n.state in ('open', 'settled') and n.\"into\" is null"
    matched = "exists (select 1 from matches m where m.need = n.id and m.state = 'confirmed')"
    all_of_them, some = (
        one(year.house, f"select count(*) {standing}"),
        one(year.house, f"select count(*) {standing} and {matched}"),
    )

    assert f"{some} 件对接上了，一共 {all_of_them} 件需求" in shown(page)
    told = cells(page, "<h2>按类别</h2>")
    known = rows(year.house, f"select n.category, count(*), sum({matched}) {standing} group by n.category")
    assert sorted((int(row[0]), int(row[1])) for row in told.values() if row[0].isdigit()) == sorted(
        (int(str(n)), int(str(m))) for _c, n, m in known
    )


def test_the_hall_counts_its_meetings(year: Year) -> None:
    page = shown(year.organiser.get("/registers/rooms/1").text)
    held = Counter(str(row[0])[:7] for row in rows(year.house, "select starts from bookings where room = 1"))

    assert sum(held.values()) == year.told["opened by the wall"] == 12
    for month in (each for each in held if each > f"{year.today.year - 1}-{year.today.month:02d}"):
        assert f"|{month[:4]}年{int(month[5:])}月|{held[month]} 次" in page, month


def test_each_resident_reads_what_became_of_her_card(year: Year) -> None:
    states = Counter(str(row[0]) for row in rows(year.house, "select state from cards"))
    read = Counter(_fate(year.house.browser().get(f"/c/slip/{slip}").text) for slip in year.slips)

    assert read["refused"] == states["refused"] == year.told["refused"]
    assert sum(read.values()) == RESIDENTS
    assert states["registered"] == year.told["from cards"]


def _fate(page: str) -> str:
    assert "您" in page
    return "refused" if "这件事已经办好了，谢谢您告诉我们" in page else "told"


def test_the_round_tables_are_one_series(year: Year) -> None:
    linked = one(year.house, "select count(*) from gatherings where series = 1")

    assert linked == 3
    assert f"开过 {linked} 次" in shown(year.organiser.get("/registers/series/1").text)


def test_a_unit_sees_its_own_promises_and_nobody_elses(year: Year) -> None:
    for name in ("城建局", "图书馆"):
        page = year.clerks[name].get("/unit/promises").text
        mine = rows(
            year.house, "select p.text from promises p join units u on u.id = p.unit where u.name = :name", name=name
        )
        others = rows(
            year.house, "select p.id from promises p join units u on u.id = p.unit where u.name <> :name", name=name
        )
        assert mine
        assert all(str(row[0]) in page for row in mine)
        assert all(f"/unit/promises/{row[0]}" not in page.replace('"', " ").split() for row in others)


def test_the_year_stands_after_a_restart(year: Year) -> None:
    again = make_house(year.house.services.config.data)
    again.clock.at = year.house.clock.at

    for address in (
        "/registers/needs",
        "/registers/promises",
        "/registers/gaps",
        "/registers/series/1",
        "/registers/rooms/1",
    ):
        assert _words(again.organiser().get(address).text) == _words(year.organiser.get(address).text), address


def _words(page: str) -> str:
    """A page without what is new each time."""
    return re.sub(r'name="csrf_token"[^>]*>|/s/\w+/', "", page)
