"""The pages of trust, full of people with long names: no fault of access, nothing wider than the screen, also at twice the text."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from tests import doors
from tests.web.colleagues import Office, full_house, new_meeting, open_office
from tests.web.door_desk import Desk
from tests.web.evening import play

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}}
SIZES = {"phone": (360, 740), "laptop": (1366, 768)}
LONG = ("阿卜杜热合曼·买买提吐尔逊江（三号楼）", "槐荫里12号院郭卫东阿姨", "Bartholomew Featherstone-H")
TITLE = "槐荫里小区12号院老旧管网改造与加装电梯意见征集圆桌会"
PEOPLE = 24


@dataclass
class Trust:
    """`pages`: {name: (path, cookies)}."""

    base: str
    pages: dict[str, tuple[str, dict[str, str]]]


@pytest.fixture(scope="module")
def trust(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trust]:
    house = full_house(tmp_path_factory.mktemp("trust"))
    pages = _filled(open_office(house))
    server = make_server("127.0.0.1", 0, house.app)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Trust(f"http://127.0.0.1:{server.port}", pages)
    server.shutdown()
    server.server_close()
    doors.close_all()


def _filled(office: Office) -> dict[str, tuple[str, dict[str, str]]]:
    house, over = office.house, play(office.house)
    desk = Desk(house)
    names = [f"{LONG[n % len(LONG)][:20]}{n}" for n in range(PEOPLE)]
    came = [house.join(desk.code, name) for name in names]
    desk.key(role="scribe", once="no", hours="3", label="门口的两位大学生志愿者（下午班）")
    desk.do("seats", names="\n".join(names[:12]))
    desk.do("roll", names="\n".join(f"{name}，12-{n}01" for n, name in enumerate(names)))
    house.act(desk.code, desk.person, "remove", person_=came[0][0], reason="三次打断别人、骂人，劝过两回还是不听")
    closed, young = Desk(house), Desk(house)
    closed.do("set", name="door", value="closed")
    young.browser = office.people["key"]
    keep = f"/m/{young.code}/privacy"
    office.send("key", keep, keep, days="90", minors="y")
    hers = {f"facilitate_{over.code}": over.tokens["退休管道工程师"]}
    office.people["writer"] = house.browser(**hers)
    office.send("writer", f"/m/{over.code}/mine", f"/m/{over.code}/mine", verb="erase", words="1", op="w1")
    new_meeting(office.people["owner"], TITLE)
    organiser, whose = {"organiser": house.key}, f"/meetings/{office.code}/holders"
    erase = f"/m/{over.code}/privacy/erase?person={over.people['退休管道工程师']}&words=1"
    return {
        "the door": (f"/m/{desk.code}/door", _cookies(desk.browser)), "an empty door": (f"/m/{closed.code}/door", _cookies(closed.browser)),
        "sent out": (f"/J/{desk.code}", {f"facilitate_{desk.code}": came[0][1]}), "the door is closed": (f"/J/{closed.code}", {}),
        "a wrong key": (f"/J/{desk.code}?key=WRNGWRNG", {}), "with children": (f"/J/{young.code}", {}),
        "my data": (f"/m/{desk.code}/mine", {f"facilitate_{desk.code}": came[1][1]}), "my data afterwards": (f"/m/{over.code}/mine", hers),
        "what is stored": ("/privacy", organiser), "of an open meeting": (f"/m/{desk.code}/privacy", organiser),
        "of one that is over": (f"/m/{over.code}/privacy", organiser), "erasing": (erase, organiser), "accounts": ("/registers/accounts", organiser),
        "whose it is": (whose, _cookies(office.people["owner"])), "for the admin": (whose, _cookies(office.people["admin"])),
        "a colleague's": (whose, _cookies(office.people["other"])), "home": ("/", _cookies(office.people["owner"])),
        "signing in": ("/in", {}), "signing out": ("/in/out", _cookies(office.people["owner"])),
    }  # fmt: skip


def _cookies(browser) -> dict[str, str]:  # type: ignore[no-untyped-def]
    return {cookie.key: cookie.value for cookie in browser._cookies.values()}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_pages_of_trust_can_be_read_by_everybody(browser: Browser, trust: Trust, lang: str, size: str) -> None:
    faults, (width, height) = [], SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = context.new_page()
    for name, (path, cookies) in trust.pages.items():
        context.clear_cookies()
        context.add_cookies([{"name": k, "value": v, "url": trust.base} for k, v in {**cookies, "lang": lang}.items()])
        page.goto(trust.base + path)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        found = Axe().run(page, options=RULES).response["violations"]
        faults += [(name, one["id"], one["nodes"][0]["html"][:160]) for one in found]
        faults += [(name, "wider than the screen", wide) for wide in _wide(page, width)]
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        faults += [(name, "wider at twice the text", wide) for wide in _wide(page, width)]

    assert not faults, "\n".join(map(str, faults))


def _wide(page: Page, width: int) -> list[int]:
    found = int(page.evaluate("document.documentElement.scrollWidth"))
    return [found] if found > width else []
