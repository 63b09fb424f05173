"""A year of one community, lived through its pages: twelve meetings, twenty units, two hundred residents."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from flask.testing import FlaskClient

from tests.web.pages_app import House
from tests.web.staff import clerk
from tests.year.browsing import fill, forms
from tests.year.meetings import hold

UNITS = (
    "城建局", "自来水公司", "街道民生科", "社区居委会", "社区卫生服务中心", "物业公司", "妇女儿童之家", "青禾社工站", "律师事务所",
    "派出所", "消防救援站", "残联", "老年食堂", "图书馆", "小学", "建材店", "理发店", "花友会", "合唱团", "志愿者协会",
)  # fmt: skip
KINDS = ("money", "planning", "project", "place", "goods", "expertise", "volunteer")
WORDS = (
    "三单元门口的路灯坏了两个月", "楼道里堆满旧家具，消防通道走不通", "老人买菜要走四十分钟", "孩子放学没有地方写作业", "下水道一下雨就往上返",
    "院里没有轮椅坡道", "垃圾桶离厨房窗户太近", "广场舞晚上十点还在放音乐", "电动车充电的地方不够", "想有人教用手机挂号",
)  # fmt: skip
RESIDENTS, A_MONTH = 200, 17
CONFIRM = "/registers/matches/confirm"


@dataclass
class Year:
    """`clerks` by unit's name; `residents` browsers without account; `codes` of the meetings; `told` what was done, counted by hand."""

    house: House
    organiser: FlaskClient
    clerks: dict[str, FlaskClient] = field(default_factory=dict)
    residents: list[FlaskClient] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    slips: list[str] = field(default_factory=list)
    given: list[str] = field(default_factory=list)
    told: dict[str, int] = field(default_factory=dict)

    def count(self, what: str, n: int = 1) -> None:
        self.told[what] = self.told.get(what, 0) + n

    @property
    def today(self) -> date:
        return datetime.fromtimestamp(self.house.clock.at / 1000).date()

    def day(self, days: int) -> str:
        """A date from today on, as a form takes it."""
        return (self.today + timedelta(days)).isoformat()


def lived(house: House, months: int = 12) -> Year:
    """January to December."""
    year = Year(house, house.organiser(), residents=[house.browser() for _ in range(RESIDENTS)])
    fill(year.organiser, "/registers/rooms", name="社区议事厅", place="居委会一楼", hours="随时")
    for month in range(1, months + 1):
        year.codes.append(hold(house, month, lambda code: _here(year, code)))
        assert year.organiser.get("/registers/needs").status_code == 200
        if month == 1:
            _set_up(year)
        _cards(year, month)
        _promises(year, month)
        _matches(year)
        _belongs(year)
    if months == 12:
        _merge(year)
    return year


def _here(year: Year, code: str) -> None:
    """The meeting is in the hall: one tap, and the code on its wall opens it."""
    fill(year.organiser, "/registers/rooms/1", "/here", code=code)
    hall = re.search(r"/h/([0-9A-Z]+)", year.organiser.get("/registers/rooms/1").text)
    assert hall
    assert year.residents[0].get(f"/h/{hall[1]}").headers.get("Location", "").endswith(f"/J/{code}")
    year.count("opened by the wall")


def _set_up(year: Year) -> None:
    """A hall, a series, twenty units of which each publishes something by itself, and who lives here."""
    fill(year.organiser, "/registers/series", name="院里的圆桌", purpose="每季度听一次")
    for name in UNITS:
        page = fill(
            year.organiser, "/registers/units/new", name=name, person=f"{name}王主任", contact="010-1234", public="y"
        )
        number = re.search(r"/registers/units/(\d+)", page.request.path)
        assert number, page.request.path
        year.clerks[name] = clerk(year.house, int(number[1]))
    for n, browser in enumerate(year.clerks.values()):
        offer = {
            "resource": KINDS[n % len(KINDS)],
            "text": f"{UNITS[n]}：{WORDS[n % len(WORDS)]}，我们来办",
            "place": "院里",
        }
        fill(browser, "/unit/offers/new", **offer)
        year.count("offers")


def _cards(year: Year, month: int) -> None:
    """Residents leave a card each; of seventeen, the organiser makes ten a need and answers one that is none."""
    who = year.residents[(month - 1) * A_MONTH : month * A_MONTH] or year.residents[-4:]
    for n, browser in enumerate(who):
        page = fill(
            browser, "/c/card", text=f"{WORDS[n % len(WORDS)]}（{month}月第{n + 1}张）", place=f"{n % 6 + 1}号楼"
        )
        found = re.search(r"/c/slip/([0-9A-Z]+)", page.text)
        assert found, page.text
        year.slips.append(found[1])
        year.count("cards")
    for n, id in enumerate(_waiting(year)[:11]):
        if n == 10:
            fill(year.organiser, f"/registers/cards/{id}", f"{id}/refuse", reason="这件事已经办好了，谢谢您告诉我们。")
            year.count("refused")
        else:
            fill(year.organiser, f"/registers/cards/{id}", f"{id}/register")
            year.count("from cards")


def _waiting(year: Year) -> list[str]:
    return list(dict.fromkeys(re.findall(r"/registers/cards/(\d+)", year.organiser.get("/registers/cards").text)))


def _promises(year: Year, month: int) -> None:
    """Each month the organiser has a promise from two units; last month's is reported done and residents say whether it is."""
    for n in range(2):
        name = UNITS[(month * 2 + n) % len(UNITS)]
        asked = f"/registers/promises/new?unit={_option(year, name)}&due={year.day(30)}"
        page = fill(year.organiser, asked, text=f"{month}月第{n + 1}件：{WORDS[month % 10]}", checker="一单元楼门长")
        number = re.search(r"/registers/promises/(\d+)", page.request.path)
        assert number, page.request.path
        year.given.append(f"{name}/{number[1]}")
        year.count("given")
    if month > 1:
        _kept(year, year.given[-4], good=True)
        _kept(year, year.given[-3], good=month % 2 == 0)


def _option(year: Year, unit: str) -> str:
    """The number of a unit, as the form of a promise offers it."""
    page = year.organiser.get("/registers/promises/new").text
    found = re.search(rf'<option value="(\d+)"[^>]*>{unit}', page)
    assert found, unit
    return found[1]


def _kept(year: Year, which: str, good: bool) -> None:
    name, _, id = which.partition("/")
    fill(year.clerks[name], f"/unit/promises/{id}", f"{id}/report", how="done", text="做完了，请大家看。")
    year.count("reported")
    for browser in year.residents[:3]:
        wish = {"how": "yes"} if good else {"how": "no", "text": "还没修好，下雨照样积水。"}
        fill(browser, f"/c/promises/{id}", f"{id}/voice", **wish)
        year.count("voices")
    year.count("confirmed" if good else "sent back")


def _matches(year: Year) -> None:
    """The organiser confirms the first suggestion for one of the first needs that have one."""
    page = year.organiser.get("/registers/needs").text
    for id in list(dict.fromkeys(re.findall(r'href="/registers/needs/(\d+)"', page)))[:8]:
        found = [form for form in forms(year.organiser.get(f"/registers/needs/{id}").text) if form.action == CONFIRM]
        if found:
            answer = year.organiser.post(found[0].action, data=found[0].values)
            assert answer.status_code == 303, answer.text
            year.count("matches")
            return


def _belongs(year: Year) -> None:
    """Meetings at the round table belong to the series."""
    page = year.organiser.get("/registers/series/1").text
    held = re.findall(r'name="held" value="(\d+)"[^>]*> ?123号院改造', page)
    if held:
        fill(year.organiser, "/registers/series/1", "/join", held=held)


def _merge(year: Year) -> None:
    """What was said at the round table three times is one need."""
    ids = re.findall(
        r'href="/registers/needs/(\d+)">(?:<span[^>]*>[^<]*</span> )?地下管线先修好', _listed(year, "地下管线先修好")
    )
    assert len(ids) == 3, ids
    query = "&".join(f"id={id}" for id in ids)
    fill(year.organiser, f"/registers/needs/merge?{query}", "", into=ids[0], id=ids)


def _listed(year: Year, words: str) -> str:
    return year.organiser.get(f"/registers/needs?q={words}").text
