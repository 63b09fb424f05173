"""The scribe's page and the seal through the wire: who may, what is sealed, and corrections on the page afterwards."""

from __future__ import annotations

import hashlib
import http.client
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.browser.minutes_hall import Hall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    held = Hall(tmp_path)
    held.talk()
    held.go("close")
    held.act("wang", "confirm")
    yield held
    held.close()


def asked(
    hall: Hall, who: str, path: str, form: dict[str, str] | None = None, cookie: str = ""
) -> tuple[int, str, str]:
    """Status, body and the cookie that came with it, asked with hers; nothing is followed."""
    headers = {"Cookie": f"facilitate_{hall.code}={hall.tokens[who]}; {cookie}"} if who else {}
    if form is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    with closing(http.client.HTTPConnection("127.0.0.1", hall.server.port, timeout=20)) as line:
        line.request("POST" if form else "GET", path, urlencode(form) if form else None, headers)
        answer = line.getresponse()
        return answer.status, answer.read().decode(), (answer.getheader("Set-Cookie") or "").partition(";")[0]


def test_the_draft_is_for_whoever_keeps_the_minutes(hall: Hall) -> None:
    page, draft = f"/m/{hall.code}/scribe", f"/m/{hall.code}/scribe/draft"

    assert [asked(hall, who, page)[0] for who in ("recorder", "host", "wang", "")] == [200, 200, 303, 303]
    assert [asked(hall, who, draft)[0] for who in ("recorder", "host", "wang", "")] == [200, 200, 403, 403]
    assert asked(hall, "wang", f"/m/{hall.code}/minutes/sealed.txt")[0] == 404
    assert re.search(r'"year": \d{4}', asked(hall, "recorder", page)[1])


def test_a_correction_is_asked_for_on_the_page_afterwards_and_answered_there(hall: Hall) -> None:
    after = f"/m/{hall.code}/after"
    _, page, cookie = asked(hall, "li", after)
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token
    form = {"verb": "correct", "op": "c1", "text": "灯是四盏", "csrf_token": token[1]}
    assert asked(hall, "li", after, form, cookie)[0] == 303
    [one] = hall.state("li")["me"]["corrections"]
    hall.act("recorder", "settle", id=one["id"], accept=False, reason="录音里是三盏")

    assert "没有采纳：录音里是三盏" in asked(hall, "li", after)[1]
    assert "灯是四盏" not in asked(hall, "wang", after)[1]


def test_what_is_sealed_are_the_houses_own_words_whatever_a_phone_sends(hall: Hall) -> None:
    forged = [{"section": "after", "key": "after/1", "zh": "假的", "en": "forged"}]
    hall.act("recorder", "seal", lines=forged, seq=1, number="第 1 号")
    words = hall.text("minutes/sealed.txt", "wang")
    paper = hall.state("wang")["paper"]

    assert "假的" not in words
    assert "装三盏太阳能灯" in words
    assert (paper["state"], paper["number"]) == ("sealed", "第 1 号")
    assert paper["fingerprint"] == hashlib.sha256(words.encode()).hexdigest()
    assert asked(hall, "", f"/m/{hall.code}/minutes/sealed.txt")[0] == 401
