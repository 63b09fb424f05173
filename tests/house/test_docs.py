"""What the documents point at is there, and the lists in them are whole."""

import re

import pytest

from tests.house.tree import ROOT, ours, text

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


@pytest.mark.parametrize("page", ours(".md"))
def test_every_link_leads_somewhere(page: str) -> None:
    missing = [to for to in LINK.findall(text(page)) if not ((ROOT / page).parent / to).exists()]

    assert not missing


def test_the_readme_fits_one_screen_and_names_both_commands() -> None:
    readme = text("README.md")

    assert readme.count("\n") <= 60
    assert "./run\n" in readme
    assert "./run test" in readme


@pytest.mark.parametrize("verb", ["setup", "test", "test fast", "faults", "pack", "check"])
def test_run_says_every_verb_it_knows(verb: str) -> None:
    head = "\n".join(text("run").splitlines()[1:7])

    assert f"./run {verb}" in head


def test_the_tests_of_ci_are_those_of_the_readme() -> None:
    assert "exec ./run test" in text(".ci/run")


def modules() -> list[tuple[str, set[str]]]:
    """The JavaScript modules that entities.md lists, with the names it says they export."""
    page = text("docs/developers/entities.md")
    rows = re.findall(r"^\| `(js/\w+\.js)` \| (.+) \|$", page, re.M)
    listed = [(file, set(re.findall(r"`(\w+)[(`]", names.split("→")[0]))) for file, names in rows]
    [parts] = re.findall(r"^\| `js/parts/\*\.js` \| (.+?);", page, re.M)
    return listed + [(f"js/parts/{part}.js", {part}) for part in re.findall(r"`(\w+)\(", parts)]


@pytest.mark.parametrize(("file", "names"), modules())
def test_the_modules_in_the_list_are_there_and_export_what_it_says(file: str, names: set[str]) -> None:
    exported = set(re.findall(r"^export (?:async )?(?:function|const) (\w+)", text(f"static/{file}"), re.M))

    assert names
    assert names <= exported
