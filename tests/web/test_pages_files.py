"""Files under one hash, and screens joined into one script that still runs."""

import gzip
import re
import subprocess
from pathlib import Path

import playwright
import pytest

from facilitate.resources import resource
from facilitate.web.assets import Assets
from facilitate.web.bundle import CannotJoin, join, join_later
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
    script.write_bytes(STATIC.bodies[f"joined/{screen}.en.js"] if STATIC.has(f"joined/{screen}.en.js") else b"(")
    read = subprocess.run([str(NODE), "--check", str(script)], capture_output=True, text=True, check=False)

    assert read.returncode == 0, read.stderr[:400]


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


def test_a_file_is_kept_for_a_year_and_comes_compressed(house: House) -> None:
    url = house.app.extensions["assets"].url("css/tokens.css")
    answer = house.browser().get(url, headers={"Accept-Encoding": "gzip, br"})

    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.data) == (resource("static") / "css/tokens.css").read_bytes()


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
    assert f"joined/{path}" not in house.app.extensions["assets"].bodies


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_phones_first_load_is_small(house: House, lang: str) -> None:
    code = house.open()
    _person, token = house.join(code, "二单元老李")
    browser = house.browser(**{f"facilitate_{code}": token, "lang": lang})
    page = browser.get(f"/m/{code}")
    assert page.status_code == 200
    urls = set(re.findall(r'(?:href|src)="(/[sw][^"]+)"', page.text))
    sizes = {url: len(browser.get(url, headers={"Accept-Encoding": "gzip"}).data) for url in urls}
    total = sum(sizes.values()) + len(gzip.compress(page.data))
    print(f"phone, first load in {lang}: {1 + len(urls)} requests, {total} bytes", sizes)

    assert 1 + len(urls) <= FIRST_LOAD_REQUESTS
    assert total <= FIRST_LOAD_BYTES
