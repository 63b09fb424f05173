"""Whoever is about to be given a task at the desk is shown with what she still has to do from before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from facilitate.web.words import say
from tests.browser.minutes_hall import PEOPLE, Hall

LAPTOP = (1366, 768)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    held = Hall(tmp_path)
    held.talk()
    promised_before(tmp_path, PEOPLE["wang"][0])
    yield held
    held.close()


def promised_before(folder: Path, person: str) -> None:
    """Two things from an earlier meeting, one of them late."""
    kept = next(path for path in folder.rglob("facilitate.db") if not path.parent.name.startswith("."))
    with sqlite3.connect(kept, timeout=10) as connection:
        connection.execute("insert or ignore into communities (id, profile) values (1, '{}')")
        for due in ("2020-01-01", "2099-01-01"):
            connection.execute(
                "insert into promises (community, person, text, due, state, said, at) values (1, ?, '贴通知', ?, 'open', '{}', 0)",
                (person, due),
            )
    connection.close()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_task_is_not_given_blindly(hall: Hall, browser: Browser, lang: str) -> None:
    page = hall.context(browser, "host", LAPTOP, lang).new_page()
    page.goto(f"{hall.base}/m/{hall.code}/desk")
    page.wait_for_selector(".desk-dado")

    page.get_by_role("button", name=say(lang, "添一项任务")).first.click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_label(say(lang, "谁来办")).select_option(hall.ids["wang"])

    expect(dialog.get_by_role("status")).to_contain_text(say(lang, "手上还有 {n} 件没办完", n=2))
    expect(dialog.get_by_role("status")).to_contain_text(say(lang, "其中 {n} 件逾期", n=1))
    dialog.get_by_label(say(lang, "谁来办")).select_option(hall.ids["li"])
    expect(dialog.get_by_role("status")).to_have_count(0)
