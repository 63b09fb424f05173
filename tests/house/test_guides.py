"""The guides against the program: commands, options, settings, keys, papers, the rule file that is shown."""

import inspect
import re
from pathlib import Path

import click
import pytest

from facilitate import config
from facilitate.cli import main
from facilitate.papers import NAMES
from facilitate.service.rulefiles import read_rule
from tests.house.tree import ours, text

HOUSE = "docs/developers/README.md"
BOTH = pytest.mark.parametrize("lang", ["zh", "en"])
KEY_NAMES = {" ": {"空格", "space"}, "Escape": {"Esc"}}
SAID = {"空格", "space", "Esc", "方向键", "arrows"}


def commands(group: click.Group, path: str = "facilitate") -> dict[str, set[str]]:
    """Every command by its whole name, with its long options."""
    found: dict[str, set[str]] = {}
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            found |= commands(command, f"{path} {name}")
        else:
            options = [opt for p in command.params for opt in (*p.opts, *p.secondary_opts)]
            found[f"{path} {name}"] = {option for option in options if option.startswith("--")}
    return found


def table() -> dict[str, set[str]]:
    rows = re.findall(r"^\| `(facilitate [a-z ]+)` \|(.*)\|$", text(HOUSE), re.M)
    return {name: set(re.findall(r"`(--[a-z-]+)`", options)) for name, options in rows}


def test_every_command_with_its_options_is_in_the_table() -> None:
    assert table() == commands(main)


@pytest.mark.parametrize("page", ours(".md"))
def test_the_commands_in_a_page_exist(page: str) -> None:
    known = commands(main)
    calls = re.findall(r"(?<![\w/])(?:\.venv/bin/)?facilitate ((?:rules )?[a-z]+)((?: [^\n`#|]+)?)", code_of(page))
    wrong = [
        f"{name}{rest}"
        for name, rest in calls
        if f"facilitate {name}" not in known
        or not set(re.findall(r"(--[a-z-]+)", rest)) <= {*known[f"facilitate {name}"], "--help"}
    ]

    assert not wrong


def code_of(page: str) -> str:
    """What stands in code marks and code blocks of a page."""
    return "\n".join(re.findall(r"`([^`\n]+)`", text(page)) + re.findall(r"```\w*\n(.*?)```", text(page), re.S))


def test_every_setting_is_in_the_table() -> None:
    asked = re.findall(r"""asked\("([a-z_]+)\"""", inspect.getsource(config))
    read = {f"FACILITATE_{name.upper()}" for name in asked} | {"FACILITATE_ORGANISER_KEY"}

    assert len(asked) > 5
    assert set(re.findall(r"^\| `(FACILITATE_[A-Z_]+)` \|", text(HOUSE), re.M)) == read


def keys_in(pattern: str, names: list[str]) -> set[str]:
    return {key for name in names for key in re.findall(pattern, text(name))}


def on_the_desk() -> set[str]:
    files = [name for name in ours(".js") if name.startswith("static/js/desk/")]
    offences = re.search(r"OFFENCE_KEYS = \{(.+?)\}", text("static/js/desk/speaker.js"))
    assert offences
    found = keys_in(r"""(?:\bkey: |data-key=)['"]([^'"$]+)['"]""", files) | set(re.findall(r"'(\w)'", offences[1]))
    return found | keys_in(r"""\bkey: [^,}\n]*\? '([^'])'""", files) | keys_in(r"""\bkey: [^,}\n]*: '([^'])'""", files)


def told(lang: str, heading: int) -> set[str]:
    section = text(f"docs/facilitators/keys.{lang}.md").split("\n## ")[heading]
    return {key for row in re.findall(r"^\| (`[^|]+) \|", section, re.M) for key in re.findall(r"`([^`]+)`", row)}


@BOTH
def test_every_key_of_the_desk_is_in_the_list(lang: str) -> None:
    missing = {
        key for key in on_the_desk() if not ({key} | KEY_NAMES.get(key, set())) & told(lang, 1) and not key.isdigit()
    }

    assert len(on_the_desk()) > 25
    assert not missing


@BOTH
def test_the_list_names_no_key_that_the_desk_has_not(lang: str) -> None:
    assert {key for key in told(lang, 1) - SAID if not key.isdigit()} <= on_the_desk()


@BOTH
def test_the_keys_of_the_wall_are_those_in_the_list(lang: str) -> None:
    keys = re.search(r"const KEYS = \{(.+?)\}", text("static/js/board/keys.js"))
    assert keys
    found = {key.lower() for key in re.findall(r"Key([A-Z])", keys[1])} | {"?", "Esc"}

    assert told(lang, 2) == found


@BOTH
def test_every_paper_and_its_forms_are_in_the_list(lang: str) -> None:
    rows = re.findall(
        r"^\| [^|]+ \| `(\w+)` \| ([a-z ]+) \| ([^|]+) \|", text(f"docs/organisers/papers.{lang}.md"), re.M
    )
    private = "只给主办方" if lang == "zh" else "organiser only"

    assert {name: (tuple(forms.split()), private in whom) for name, forms, whom in rows} == {
        name: (kind.exts, kind.private) for name, kind in NAMES.items()
    }


@BOTH
def test_the_rule_file_in_the_guide_is_sound(lang: str, tmp_path: Path) -> None:
    [shown] = re.findall(r"```yaml\n(.*?)```", text(f"docs/facilitators/rule-file.{lang}.md"), re.S)
    file = tmp_path / "our_roundtable.yaml"
    file.write_text(shown, encoding="utf-8")

    assert read_rule(file).rule.id == file.stem


@pytest.mark.parametrize("page", ours(".zh.md"))
def test_every_chinese_guide_has_its_english_beside_it(page: str) -> None:
    assert text(page.replace(".zh.md", ".en.md"))


def test_the_order_of_a_new_behaviour_names_files_that_are_there() -> None:
    named = re.findall(
        r"`((?:facilitate|static|templates|tests|rules|docs)/[\w./-]+)`", text("docs/developers/new-behaviour.md")
    )

    assert len(named) > 15
    assert not [name for name in named if not any(each.startswith(name) for each in ours(""))]
