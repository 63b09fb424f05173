"""Every sentence of the program has its English, holes and all."""

import ast
import re
from pathlib import Path

import pytest

from facilitate.resources import resource
from facilitate.web.words import CHINESE, HOLE, catalogue, fill, say, spoken_in, translated

WEB = Path(__file__).parents[2] / "facilitate" / "web"
CALL = re.compile(r"\b_\(\s*(?:'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\")")
SCRIPT_CALL = re.compile(r"\bt\(\s*'((?:[^'\\]|\\.)*)'")
OWN_NAMES = {"中文", "繁體", "M月d日", "y年M月d日", "【主办单位】", "【电话】"}


def in_templates() -> set[str]:
    pages = (path.read_text() for path in resource("templates").glob("*.html"))
    return {found[1] or found[2] for page in pages for found in CALL.finditer(page)}


def in_scripts() -> set[str]:
    scripts = (path.read_text() for path in resource("static").glob("js/**/*.js"))
    return {found[1].replace("\\'", "'") for script in scripts for found in SCRIPT_CALL.finditer(script)}


def in_python() -> set[str]:
    """Every Chinese sentence handed to `_`, to a form's check, or kept in a table of pages."""
    return {text for path in PAGES for text in _literals(ast.parse((WEB / path).read_text()))}


PAGES = ("after.py", "errors.py", "forms.py", "home.py", "meetings.py", "methods.py", "notice.py", "plain.py")


def _literals(tree: ast.Module) -> set[str]:
    holders = (ast.Module, ast.FunctionDef, ast.ClassDef)
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, holders) and isinstance(node.body[0], ast.Expr)
    }
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return {node.value for node in texts if id(node) not in told and CHINESE.search(node.value)} - OWN_NAMES


@pytest.mark.parametrize("spoken", [in_templates, in_scripts, in_python])
def test_every_sentence_on_screens_has_its_english(spoken: object) -> None:
    sentences = {text for text in spoken() if CHINESE.search(text)}  # type: ignore[operator]
    missing = sorted(sentences - set(catalogue("en")))

    assert sentences
    assert not missing, "\n".join(missing)


def test_english_fills_no_hole_that_the_sentence_does_not_have() -> None:
    strange = [key for key, text in catalogue("en").items() if _holes(text) - _holes(key)]

    assert not strange


def _holes(text: str) -> set[str]:
    """Holes that show a value; one that only chooses between one and many may stand in English alone."""
    return {hole[1] for hole in HOLE.finditer(text) if hole[2] is None}


def test_one_card_and_two_cards_are_said_differently() -> None:
    assert fill("{n} {n:card|cards}", {"n": 1}) == "1 card"
    assert fill("{n} {n:card|cards}", {"n": 2}) == "2 cards"


def test_a_hole_nobody_fills_stays_to_be_seen() -> None:
    assert fill("您好，{name}", {"place": "这里"}) == "您好，{name}"


def test_a_sentence_without_translation_is_said_in_chinese() -> None:
    assert say("en", "没有译文的一句话 {n}", n=3) == "没有译文的一句话 3"


def test_words_for_scripts_are_all_their_literals() -> None:
    assert {"写卡", "交卡", "it's 好"} <= spoken_in(["t('写卡'); const x = {a: \"交卡\", b: 'send'}; t('it\\'s 好')"])


def test_a_joined_script_speaks_the_language_itself() -> None:
    script = "html`<p>don't</p>${t('写卡', {n})}`; t(\"他说'好'\"); t('没有译文')"

    assert translated(script, {"写卡": "Write", "他说'好'": 'He says "yes"'}) == (
        'html`<p>don\'t</p>${t("Write", {n})}`; t("He says \\"yes\\""); t(\'没有译文\')'
    )
