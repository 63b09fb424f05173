"""Faults in words, the headers of every answer, and the language each person reads."""

import errno

import pytest
from flask import abort

from tests.web.pages_app import House, make_house

INLINE = ("unsafe-inline", "unsafe-eval", "http:", "*")


def full() -> str:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    made = make_house(tmp_path_factory.mktemp("house"))
    made.app.add_url_rule("/fault/<int:status>", "fault", lambda status: abort(status))
    made.app.add_url_rule("/trip", "trip", lambda: 1 / 0)
    made.app.add_url_rule("/full", "full", full)
    return made


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 429, 500, 503])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_fault_is_a_page_in_the_readers_language(house: House, status: int, lang: str) -> None:
    answer = house.browser(lang=lang).get(f"/fault/{status}")

    assert answer.status_code == status
    assert f'<html lang="{ {"zh": "zh-Hans", "en": "en"}[lang] }"' in answer.text
    assert ("再试一次" in answer.text or "会议码" in answer.text) == (lang == "zh")


def test_what_was_not_foreseen_shows_no_trace(house: House, caplog: pytest.LogCaptureFixture) -> None:
    answer = house.browser().get("/trip")

    assert answer.status_code == 500
    assert "Traceback" not in answer.text
    assert "ZeroDivision" not in answer.text
    assert "ZeroDivisionError" in caplog.text


def test_a_program_is_told_in_json_and_in_both_languages(house: House) -> None:
    answer = house.browser().get("/fault/404", headers={"Accept": "application/json"})

    assert answer.json["ok"] is False
    assert answer.json["refusal"]["zh"] != answer.json["refusal"]["en"]


@pytest.mark.parametrize("path", ["/", "/J", "/fault/404", "/trip", "/words/en.js"])
def test_every_answer_forbids_what_is_inline_and_what_is_elsewhere(house: House, path: str) -> None:
    headers = house.browser().get(path).headers
    policy = headers["Content-Security-Policy"]

    assert policy.startswith("default-src 'none'")
    assert not [word for word in INLINE if word in policy]
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("asked", "cookie", "browser", "read"),
    [
        ("?lang=en", "zh", "zh-CN", "en"),
        ("", "en", "zh-CN", "en"),
        ("", "", "en-GB,en;q=0.9", "en"),
        ("", "", "zh-TW", "zh-Hans"),
        ("", "", "fr", "zh-Hans"),
        ("?lang=xx", "", "", "zh-Hans"),
    ],
)
def test_the_language_is_each_persons_own(house: House, asked: str, cookie: str, browser: str, read: str) -> None:
    client = house.browser(**({"lang": cookie} if cookie else {}))
    answer = client.get(f"/J{asked}", headers={"Accept-Language": browser})

    assert f'<html lang="{read}"' in answer.text


def test_a_chosen_language_is_remembered(house: House) -> None:
    browser = house.browser()
    browser.get("/J?lang=en")

    assert '<html lang="en"' in browser.get("/J").text


@pytest.mark.parametrize(("lang", "words"), [("zh", "硬盘满了"), ("en", "disk of this computer is full")])
def test_a_full_disk_is_told_on_a_page_in_the_readers_language(house: House, lang: str, words: str) -> None:
    answer = house.browser(lang=lang).get("/full")

    assert answer.status_code == 503
    assert words in answer.text
