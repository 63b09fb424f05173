"""The page of how the house is: in plain words, in both languages, for organisers alone."""

import re
from collections import deque
from pathlib import Path
from types import SimpleNamespace

import pytest

from facilitate.backups.keeper import Told
from facilitate.service import counting
from facilitate.web import health
from facilitate.web.health import ago, headline, kept, refused, size
from facilitate.web.pulse import Pulse
from facilitate.web.pulses import SILENT_MS, Health
from tests.web.pages_app import House
from tests.web.relayed import Line
from tests.web.watched import Worker, join, watched, worker

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
def house(tmp_path: Path) -> House:
    return watched(tmp_path)


@pytest.fixture
def four(tmp_path: Path) -> tuple[House, Line, list[Worker]]:
    """Four processes: the pages of the first are read."""
    line, house = Line(), watched(tmp_path, workers=4)
    join(house, line)
    return house, line, [worker(line, house.clock, number, 4) for number in (2, 3, 4)]


def test_the_organiser_reads_how_the_house_is_and_others_are_asked_to_sign_in(house: House) -> None:
    answer = house.organiser().get("/health")
    stranger = house.browser().get("/health")

    assert "SQLite 3." in answer.text
    assert answer.headers["Refresh"] == "10"
    assert (stranger.status_code, stranger.headers["Location"]) == (303, "/in?next=%2Fhealth")


def test_the_page_stands_still_for_whoever_reads_slowly(house: House) -> None:
    answer = house.organiser().get("/health?still=1")

    assert "Refresh" not in answer.headers
    assert 'href="/health"' in answer.text


def test_one_sentence_speaks_for_all_processes(
    four: tuple[House, Line, list[Worker]], monkeypatch: pytest.MonkeyPatch
) -> None:
    house, _, others = four
    monkeypatch.setattr(counting.counts, "lately", deque())
    house.services.crowd.come(house.open(), "")
    for other in others:
        other.tell(Pulse(12, refused={"stale": 2}))

    page = house.organiser().get("/health?lang=en").text

    assert '<h1 class="house-now">37 phones, everything in step</h1>' in page
    assert page.count("12 phones, everything in step") == 3
    assert "<b>6</b></li>" in page


def test_a_process_that_has_fallen_silent_is_named(four: tuple[House, Line, list[Worker]]) -> None:
    house, _, others = four
    for other in others:
        other.tell(Pulse(12))
    house.clock.at += SILENT_MS
    others[0].tell()

    page = house.organiser().get("/health?lang=en").text

    assert '<h1 class="house-now">12 phones heard of, no word from workers 3, 4</h1>' in page
    assert page.count("<dd>Silent</dd>") == 2


def test_before_all_were_heard_the_sentence_says_so_and_not_that_all_is_well(
    four: tuple[House, Line, list[Worker]],
) -> None:
    house, _, others = four
    house.services.crowd.come(house.open(), "")
    others[0].tell(Pulse(12))

    page = house.organiser().get("/health?lang=en").text

    assert '<h1 class="house-now">13 phones heard of so far, no word yet from 2 workers</h1>' in page
    assert page.count("<dd>Not heard yet</dd>") == 2


def test_a_process_that_was_started_by_itself_beside_has_a_line_too(house: House) -> None:
    line = Line()
    join(house, line)
    worker(line, house.clock, 1, 1, "another").tell(Pulse(12))

    page = house.organiser().get("/health?lang=en").text

    assert '<h1 class="house-now">12 phones, everything in step</h1>' in page
    assert [f"<dt>Worker {n}</dt>" in page for n in (1, 2, 3)] == [True, True, False]


def test_the_page_takes_its_own_pulse_once(house: House) -> None:
    pulses, taken = house.app.extensions["pulses"], []
    own = pulses.own
    pulses.own = lambda: taken.append(1) or own()

    house.organiser().get("/health")

    assert taken == [1]


def test_without_redis_the_page_says_for_whom_it_can_speak(four: tuple[House, Line, list[Worker]]) -> None:
    house, line, others = four
    for other in others:
        other.tell(Pulse(12))
    line.cut = True

    zh, en = (house.organiser().get(f"/health?lang={lang}").text for lang in ("zh", "en"))

    assert '<h1 class="house-now">只知道这一个进程：现在没有手机连着</h1>' in zh
    assert "Redis 连不上" in zh
    assert '<h1 class="house-now">This worker alone: No phone is connected now</h1>' in en
    assert "of 4 workers this page knows one" in en


def test_nothing_is_left_in_chinese_for_english_readers(house: House) -> None:
    page = house.organiser().get("/health?lang=en").text

    body = re.sub(r"(?s)<head>.*?</head>|<[^>]*>", "", page).replace("中文", "").replace("繁體", "").replace("简体", "")
    assert not CHINESE.search(body)


@pytest.mark.parametrize(
    ("now", "zh", "en"),
    [
        (Pulse(0), "现在没有手机连着", "No phone is connected now"),
        (Pulse(1), "1 部手机在线，全部同步", "1 phone, everything in step"),
        (Pulse(38), "38 部手机在线，全部同步", "38 phones, everything in step"),
        (Pulse(38, 2, 9), "38 部手机在线，2 部还没跟上", "38 phones, 2 not caught up yet"),
    ],
)
def test_one_sentence_says_it(house: House, now: Pulse, zh: str, en: str) -> None:
    for lang, words in (("zh", zh), ("en", en)):
        with house.app.test_request_context(f"/?lang={lang}"):
            assert headline(Health({1: (now, 0)})) == words


def test_what_was_kept_last_is_told_with_how_long_it_took(house: House) -> None:
    with house.app.test_request_context("/?lang=en"):
        assert kept(Pulse(1, kept=90_000, took=0.0123), 97_000) == "7 s ago, in 12.3 ms"
        assert kept(Pulse(1), 97_000) == ""


def test_what_was_refused_lately_is_told_by_reason_most_often_first(house: House) -> None:
    with house.app.test_request_context("/?lang=en"):
        found = refused({"stale": 1, "too_fast": 2})

    assert [number for _words, number in found] == [2, 1]
    assert "{" not in "".join(words for words, _ in found)


def test_a_reason_that_only_a_newer_process_knows_is_told_by_its_code(house: House) -> None:
    with house.app.test_request_context("/?lang=en"):
        assert refused({"of_tomorrow": 3}) == [("of_tomorrow", 3)]


def test_time_and_bytes_are_told_in_units_that_fit(house: House) -> None:
    with house.app.test_request_context("/?lang=en"):
        assert [ago(n) for n in (3.9, 89, 91, 7300)] == ["3 s ago", "89 s ago", "2 min ago", "2 h ago"]
    assert [size(n) for n in (0, 1, 262_144, 3_565_158, 13_207_024_435)] == [
        "0 kB",
        "1 kB",
        "256 kB",
        "3.4 MB",
        "12.3 GB",
    ]


def test_the_desk_leads_there_where_the_organiser_sits_at_it(house: House) -> None:
    code = house.open()
    _, token = house.join(code, "host", "residents", "host")
    cookie = {f"facilitate_{code}": token}

    organisers = house.browser(organiser=house.key, **cookie).get(f"/m/{code}/desk").text
    others = house.browser(**cookie).get(f"/m/{code}/desk").text

    assert '"health":"/health"' in organisers
    assert "/health" not in others


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_guide_says_what_the_page_says(house: House, lang: str) -> None:
    words, lines = guide(lang)
    house.app.extensions["backups"] = SimpleNamespace(look=lambda: Told("/media/stick", made=40, size=200_000))
    body = house.organiser().get(f"/health?lang={lang}").text
    sights = (
        Health({1: (Pulse(38), 0)}),
        Health({1: (Pulse(38, 2, 9), 0)}),
        Health({1: (Pulse(30), 0)}, unheard=(3,)),
        Health({1: (Pulse(30), 0)}, silent=(3,)),
        Health({1: (Pulse(12), 0)}, deaf=True),
    )

    with house.app.test_request_context(f"/?lang={lang}"):
        assert words == [headline(sight) for sight in sights]
    assert [line for line in lines if line not in body] == []
    assert len(lines) == 5


def guide(lang: str) -> tuple[list[str], list[str]]:
    """The first columns of the two tables in the organiser's guide to this page."""
    text = (Path(health.__file__).parents[2] / "docs" / "organisers" / f"health.{lang}.md").read_text()
    tables = [part for part in text.split("\n\n") if part.startswith("|")]
    words, lines = ([row.split("|")[1].strip() for row in table.splitlines()[2:]] for table in tables)
    return words, lines
