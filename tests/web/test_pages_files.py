"""Files under one hash, and screens joined into one script that still runs."""

import gzip
import re
import subprocess
from pathlib import Path

import brotli
import gevent
import playwright
import pytest
from flask import request

from facilitate.resources import resource
from facilitate.web import squeeze
from facilitate.web.assets import Assets
from facilitate.web.bundle import CannotJoin, join, join_later
from facilitate.web.files import press_when_quiet
from facilitate.web.packing import Packed
from tests.web.pages_app import House, make_house

STATIC = Assets(resource("static"))
SCREENS = sorted(path.stem for path in resource("static").glob("js/*.js") if f"css/{path.stem}.css" in STATIC.bodies)
NODE = Path(playwright.__file__).parent / "driver" / "node"  # comes with the tests' own libraries
FIRST_LOAD_BYTES, FIRST_LOAD_REQUESTS = 60_000, 8


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_joined_screen_imports_nothing_of_ours(screen: str) -> None:
    script = (STATIC.body(f"joined/{screen}.zh.js") or b"").decode()
    imported = re.findall(r"^import .* from '([^']+)';", script, re.M)

    assert script
    assert all(path.startswith(f"/s/{STATIC.mark}/vendor/") for path in imported)
    assert not re.search(r"^export (?!\{)", script, re.M)


@pytest.mark.parametrize("screen", [*SCREENS, "phone-later"])
def test_a_joined_screen_can_be_read(screen: str, tmp_path: Path) -> None:
    script = tmp_path / f"{screen}.mjs"
    script.write_bytes(STATIC.body(f"joined/{screen}.en.js") or b"(")
    read = subprocess.run([str(NODE), "--check", str(script)], capture_output=True, text=True, check=False)

    assert read.returncode == 0, read.stderr[:400]


def test_remarks_stay_behind_and_words_that_look_like_them_do_not() -> None:
    text = "/** why */\n// how\n  const a = 3; // three\nconst b = 'x; // y';\nconst c = `{// ${a}`;\n"

    assert squeeze.script(text) == "const a = 3;\nconst b = 'x; // y';\nconst c = `{// ${a}`;\n"


def test_the_screens_are_all_here() -> None:
    assert {"phone", "board", "desk", "join", "pages", "after"} <= set(SCREENS)


@pytest.mark.parametrize(
    ("module", "fault"),
    [
        ("import {a as b} from './x.js';", "keeps its name"),
        ("import x from './x.js';", "only one-line named imports"),
        ("export default 3;", "only one-line named imports"),
        ("import {a} from './x.js';\nconst twice = 1;", "also a top-level name"),
    ],
)
def test_a_module_that_breaks_the_conventions_is_named(module: str, fault: str) -> None:
    tree = {"js/main.js": module, "js/x.js": "export const a = 1;\nconst twice = 2;"}

    with pytest.raises(CannotJoin, match=fault):
        join("js/main.js", tree.__getitem__, lambda path: path)


def test_modules_are_joined_once_and_what_is_needed_comes_first() -> None:
    tree = {
        "js/main.js": "import {html} from './vendor/../../vendor/lit.js';\nimport {b} from './b.js';\nimport {c} from './parts/c.js';\nb(c);",
        "js/b.js": "import {c} from './parts/c.js';\nexport const b = x => c + x;",
        "js/parts/c.js": "export const c = 1;",
    }
    script = join("js/main.js", tree.__getitem__, lambda path: f"/s/1/{path}")

    assert script.startswith("import {html} from '/s/1/vendor/lit.js';")
    assert script.count("const c = 1") == 1
    assert script.index("const c") < script.index("const b") < script.index("b(c)")


def test_what_is_fetched_later_shares_the_modules_that_are_there() -> None:
    tree = {
        "js/main.js": "import {b} from './b.js';\nconst part = () => import('./main-later.js');\nb(part);",
        "js/b.js": "export const b = x => x;\nexport const c = 3;",
        "js/d.js": "import {html} from '../vendor/lit.js';\nexport const d = html;",
        "js/main-later.js": "import {c} from './b.js';\nimport {d} from './d.js';\nexport const more = c + d;",
    }
    first = join("js/main.js", tree.__getitem__, lambda path: f"/s/1/{path}")
    later = join_later("js/main-later.js", "js/main.js", tree.__getitem__, "./main.zh.js")

    assert first.endswith("export {c};")
    assert later.startswith("import {html} from '../vendor/lit.js';\nimport {c} from './main.zh.js';")
    assert later.endswith("const more = c + d;\nexport {more};")
    assert "const b" not in later


def test_what_is_fetched_later_names_nothing_twice_either() -> None:
    tree = {"js/main.js": "export const a = './main-later.js';", "js/main-later.js": "export const a = 1;"}

    with pytest.raises(CannotJoin, match="also a top-level name"):
        join("js/main.js", tree.__getitem__, lambda path: path)


def test_the_phone_fetches_its_later_part_in_its_own_language() -> None:
    assert b"'./phone-later.en.js'" in (STATIC.body("joined/phone.en.js") or b"")
    assert b"from './phone.en.js'" in (STATIC.body("joined/phone-later.en.js") or b"")


UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


@pytest.mark.parametrize(
    ("accepted", "packing"),
    [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip;q=0.1", "gzip"), ("gzip;q=0", None), ("", None)],
)
def test_a_file_is_kept_for_a_year_and_comes_packed_as_the_browser_takes_it(
    house: House, accepted: str, packing: str | None
) -> None:
    url = house.app.extensions["assets"].url("css/tokens.css")
    answer = house.browser().get(url, headers={"Accept-Encoding": accepted})

    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers.get("Content-Encoding") == packing
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert UNPACK[packing](answer.data) == (resource("static") / "css/tokens.css").read_bytes()


def test_a_files_head_alone_is_told_and_a_part_comes_whole(house: House) -> None:
    url = house.app.extensions["assets"].url("css/tokens.css")
    size = (resource("static") / "css/tokens.css").stat().st_size
    head, part = house.browser().head(url), house.browser().get(url, headers={"Range": "bytes=0-9"})

    assert (head.status_code, head.headers["Content-Length"], head.data) == (200, str(size), b"")
    assert (part.status_code, len(part.data), part.headers["Accept-Ranges"]) == (200, size, "none")


def test_files_are_answered_before_the_app_hears_of_them(house: House) -> None:
    heard: list[str] = []
    house.app.before_request_funcs.setdefault(None, []).append(lambda: heard.append(request.path))
    mark = house.app.extensions["assets"].mark
    browser = house.browser()
    statuses = [
        browser.get(f"/s/{mark}/css/tokens.css").status_code,
        browser.get(f"/s/{mark}/css/nothing.css").status_code,
        browser.post(f"/s/{mark}/css/tokens.css").status_code,
    ]

    assert statuses == [200, 404, 404]
    assert heard == [f"/s/{mark}/css/nothing.css", f"/s/{mark}/css/tokens.css"]


def test_what_is_packed_beforehand_is_smaller_and_the_same() -> None:
    packed = Packed((resource("static") / "css/base.css").read_bytes())
    quick = packed.taken("br")
    packed.press()
    best = packed.taken("br")

    assert quick[0] == best[0] == "br"
    assert len(best[1]) < len(quick[1])
    assert brotli.decompress(best[1]) == brotli.decompress(quick[1]) == packed.plain


def test_what_one_thread_joins_disturbs_no_other_that_looks_through_the_files(house: House) -> None:
    assets = house.app.extensions["assets"]
    looking = iter(assets.bodies)
    first = next(looking)
    assert assets.has("joined/desk.en.js")
    assert assets.has("joined/desk.css")

    assert [first, *looking] == list(assets.bodies)


def test_a_page_opened_before_an_upgrade_still_finds_its_files(house: House) -> None:
    answer = house.browser().get("/s/000000000000/css/tokens.css")

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["../pyproject.toml", "js/nothing.js", "joined/nothing.js", "fonts/NotoSansSC.ttf"])
def test_nothing_else_is_served(house: House, path: str) -> None:
    assert house.browser().get(f"/s/{STATIC.mark}/{path}").status_code == 404


@pytest.mark.parametrize(
    "path", ["phone.xx.js", "phone.*.js", "phone.zh.en.js", "phone..js", "phone.js", "phone.xx.css"]
)
def test_a_language_that_nobody_speaks_makes_no_new_file(house: House, path: str) -> None:
    assert house.browser().get(f"/s/{STATIC.mark}/joined/{path}").status_code == 404
    assert not house.app.extensions["assets"].has(f"joined/{path}")


def test_files_are_packed_beforehand_only_while_no_phone_is_here() -> None:
    here, looks = [3, 1, 0], []
    assets = Assets(resource("static"))

    press_when_quiet(assets, lambda: here[0], lambda seconds, look: looks.append((seconds, look)))
    while here:
        looks.pop()[1]()
        here.pop(0)
    gevent.get_hub().threadpool.join()
    quick = brotli.compress(assets.body("joined/phone.en.js") or b"", quality=5)
    taken = assets.packed("joined/phone.en.js")

    assert not looks
    assert taken is not None
    assert len(taken.taken("br")[1]) < 0.95 * len(quick)


@pytest.mark.parametrize("packing", ["gzip", "gzip, deflate, br"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_phones_first_load_is_small(house: House, lang: str, packing: str) -> None:
    code = house.open()
    _person, token = house.join(code, "二单元老李")
    browser = house.browser(**{f"facilitate_{code}": token, "lang": lang})
    page = browser.get(f"/m/{code}")
    assert page.status_code == 200
    urls = [f"/m/{code}", *set(re.findall(r'(?:href|src)="(/[sw][^"]+)"', page.text))]
    for url in urls:
        if packed := re.fullmatch(r"/s/\w+/(.+\.(?:js|css))", url):
            house.app.extensions["assets"].packed(packed[1]).press()
    sizes = {url: len(browser.get(url, headers={"Accept-Encoding": packing}).data) for url in urls}
    print(f"phone, first load in {lang} by {packing}: {len(urls)} requests, {sum(sizes.values())} bytes", sizes)

    assert len(urls) <= FIRST_LOAD_REQUESTS
    assert sum(sizes.values()) <= FIRST_LOAD_BYTES
