"""What must not stand in any file: addresses of where packages came from, paths of one machine, script and style in pages."""

import re

import pytest

from tests.house.tree import ours, text

# The brackets keep these patterns from finding themselves.
REGISTRIES = (
    r"pypi[.]org",
    r"python[h]osted",
    r"npm[j]s[.]",
    r"jsdelivr[.]net",
    r"unpkg[.]com",
    r"fonts[.]googleapis",
    r"(?<!no-emit-)index[-]url",
)
MACHINE = re.compile(r"(?<![\w.])/(?:wor[k]|roo[t]|hom[e]/\w+|opt/pyp[i])/")
UNFINISHED = re.compile(r"\b(TO[D]O|FIX[M]E|XX[X])\b")
IN_PAGE = {
    "script in the page": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", re.I),
    "style attribute": re.compile(r"""\sstyle\s*=\s*["'$]""", re.I),
    "handler in markup": re.compile(r"""<[^>]*\son[a-z]+\s*=\s*["'{]""", re.I),
    "script address": re.compile("javascript:", re.I),
}
IN_SCRIPT = {
    "text made into code": re.compile(r"\beval\(|new Function\b|document\.write\("),
    "text made into markup": re.compile(r"\.(inner|outer)HTML\b|insertAdjacentHTML"),
    "style attribute": re.compile(r"""\sstyle=["$]"""),
}


def found(pattern: re.Pattern[str], names: list[str]) -> list[str]:
    lines = ((name, n, line) for name in names for n, line in enumerate(text(name).splitlines(), 1))
    return [f"{name}:{n}: {line.strip()[:120]}" for name, n, line in lines if pattern.search(line)]


def written() -> list[str]:
    return [name for name in ours("") if not name.endswith((".png", ".jpg", ".pdf", ".ico", ".docx", ".xlsx"))]


@pytest.mark.parametrize("registry", REGISTRIES)
def test_no_file_says_where_packages_are_fetched(registry: str) -> None:
    assert not found(re.compile(registry), written())


def test_no_file_knows_one_machine() -> None:
    assert not found(MACHINE, written())


def test_nothing_is_left_for_later() -> None:
    assert not found(UNFINISHED, ours(".py", ".js", ".css", ".html", ".yaml", ".sh", "run"))


@pytest.mark.parametrize("what", IN_PAGE)
def test_pages_hold_neither_script_nor_style(what: str) -> None:
    pages = [name for name in ours(".html") if not name.startswith("templates/print/")]

    assert not found(IN_PAGE[what], pages)


@pytest.mark.parametrize("what", IN_SCRIPT)
def test_scripts_make_neither_code_nor_markup_of_text(what: str) -> None:
    assert not found(IN_SCRIPT[what], [name for name in ours(".js") if name.startswith("static/")])


def test_every_stylesheet_of_a_screen_lays_its_rules_in_a_layer() -> None:
    sheets = [name for name in ours(".css") if not name.startswith("static/css/print")]

    assert sheets
    assert not [name for name in sheets if not re.search(r"^@layer\b", text(name), re.M)]


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("script in the page", "<script>go()</script>"),
        ("style attribute", '<p style="color: red">'),
        ("handler in markup", '<button onclick="go()">'),
    ],
)
def test_what_is_forbidden_in_a_page_would_be_found(what: str, line: str) -> None:
    assert IN_PAGE[what].search(line)
    assert not IN_PAGE[what].search('<script type="module" src="/static/js/app.js"></script><p class="on">')
