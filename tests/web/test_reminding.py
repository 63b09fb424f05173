"""Reminders on their way: formats and signatures as receivers check them, once for each day, failures kept and tried again."""

import base64
import email
import hashlib
import hmac
from datetime import datetime
from email import policy
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from facilitate.register.doer import ORGANISER
from facilitate.register.promises import hooks
from facilitate.register.promises.hooks import Server
from facilitate.store.keeping_tables import sendings
from facilitate.web.reminding import daily
from facilitate.web.reminding.daily import Daily, run
from facilitate.web.reminding.faults import in_words
from facilitate.web.reminding.formats import Message, words
from tests.web.pages_app import START, House, make_house
from tests.web.programs import row
from tests.web.receivers import Robot, due_house, place, postbox, robot

SECRET = "SECf00"
DAY_MS = 86_400_000


@pytest.fixture
def house(tmp_path: Path) -> House:
    return due_house(make_house(tmp_path))


def kept(house: House) -> list[tuple[str, str, str]]:
    """(what, for, state) of everything that was sent, the first first."""
    query = sendings.select().order_by(sendings.c.promise, sendings.c.what, sendings.c["for"])
    rows = house.services.book.read(lambda c: c.execute(query).mappings().all())
    return [(one["what"], one["for"], one["state"]) for one in rows]


def signed(key: bytes, data: bytes) -> str:
    return base64.b64encode(hmac.new(key, data, hashlib.sha256).digest()).decode()


# -- formats ------------------------------------------------------------------------------------------------------------


def test_dingtalk_gets_a_text_with_the_signature_that_it_checks(house: House) -> None:
    with robot() as there:
        place(house, "dingtalk", there.url, SECRET)
        run(house.services)

    query = parse_qs(urlsplit(there.got[0][0]).query)
    stamp = query["timestamp"][0]
    assert query["access_token"] == ["abc"]
    assert query["sign"] == [signed(SECRET.encode(), f"{stamp}\n{SECRET}".encode())]
    assert stamp == str(house.clock.now())
    [body] = there.bodies()
    assert body["msgtype"] == "text"
    assert "【逾期 5 天】街道服务中心：更换井盖（期限 2026-11-16）" in body["text"]["content"]


def test_feishu_gets_the_signature_in_the_body(house: House) -> None:
    with robot() as there:
        place(house, "feishu", there.url, SECRET)
        run(house.services)

    [body] = there.bodies()
    assert body["sign"] == signed(f"{body['timestamp']}\n{SECRET}".encode(), b"")
    assert body["timestamp"] == str(house.clock.now() // 1000)
    assert body["msg_type"] == "text"
    assert "【明天到期】" in body["content"]["text"]


def test_wecom_gets_no_more_bytes_than_it_takes_and_is_told_how_many_more_there_are(house: House) -> None:
    for n in range(60):
        row(house, "promises", text=f"第{n}处楼道堆物清走", due="2026-11-10", said={}, at=START, state="open")
    with robot() as there:
        place(house, "wecom", there.url)
        run(house.services)

    content = there.bodies()[0]["text"]["content"]
    assert len(content.encode()) <= 2048
    assert "……还有" in content


def test_another_program_gets_facts_and_checks_the_signature_over_time_and_body(house: House) -> None:
    with robot((204, b"")) as there:
        place(house, "generic", there.url, SECRET, server=Server(lang="en"))
        run(house.services)

    _, head, body = there.got[0]
    wanted = hmac.new(SECRET.encode(), head["Facilitate-Timestamp"].encode() + b"." + body, hashlib.sha256).hexdigest()
    assert head["Facilitate-Signature"] == f"sha256={wanted}"
    told = there.bodies()[0]
    assert told["title"] == "Promises: 2 late, 1 due soon"
    assert {each["what"] for each in told["reminders"]} == {"late", "soon"}


def test_mail_goes_to_everybody_in_the_list(house: House) -> None:
    with postbox() as there:
        server = Server(host="127.0.0.1", port=there.port, security="none", sender="hui@example.org")
        place(house, "mail", "a@example.org, b@example.org", server=server)
        run(house.services)

    [(to, letter)] = there.letters
    told = email.message_from_string(letter, policy=policy.default)
    assert to == ["a@example.org", "b@example.org"]
    assert told["Subject"] == "议事提醒：2 件逾期，1 件快到期"
    assert "更换井盖" in told.get_content()


def test_a_long_message_never_loses_the_way_to_the_whole_list() -> None:
    message = Message("题目", tuple("很长的一行" * 20 for _ in range(50)), "http://hui/registers/reminders", "zh")

    assert words(message, 900).endswith("http://hui/registers/reminders")


# -- what is told -------------------------------------------------------------------------------------------------------


def everything(there: Robot) -> str:
    return "".join(body["text"]["content"] for body in there.bodies())


def test_offices_are_named_and_persons_only_where_it_was_set_so(house: House) -> None:
    with robot() as shy, robot() as bold:
        place(house, "wecom", shy.url)
        place(house, "wecom", bold.url, persons=True)
        run(house.services)

    assert "一位居民：浇花" in everything(shy)
    assert "王干事" not in everything(shy)
    assert "李阿姨：浇花" in everything(bold)
    assert "街道服务中心 王干事：更换井盖" in everything(bold)


def test_a_sensitive_matter_is_told_nowhere(house: House) -> None:
    with robot() as there:
        place(house, "wecom", there.url, persons=True)
        run(house.services)

    assert "上门劝解" not in everything(there)


# -- when ---------------------------------------------------------------------------------------------------------------


def test_each_thing_is_told_once_for_its_day(house: House) -> None:
    with robot() as there:
        place(house, "wecom", there.url)
        run(house.services)
        run(house.services)
        house.clock.at += DAY_MS
        run(house.services)
        house.clock.at += DAY_MS
        run(house.services)

    first, tomorrow, monday = (body["text"]["content"] for body in there.bodies())
    assert (first.count("【"), "明天到期" in first) == (3, True)
    assert (tomorrow.count("【"), "今天到期" in tomorrow) == (1, True)
    assert "【逾期 7 天】街道服务中心：更换井盖" in monday


def test_what_failed_is_kept_with_what_the_receiver_said_and_tried_again(house: House) -> None:
    with robot((200, b'{"errcode":310000,"errmsg":"sign not match"}'), (200, b'{"errcode":0}')) as there:
        hook = place(house, "dingtalk", there.url, SECRET)
        [sent] = run(house.services)
        failed = kept(house)
        [again] = run(house.services)

    assert "sign not match" in in_words(sent.fault, "zh")
    assert {state for _, _, state in failed} == {"failed"}
    assert again.fault == ""
    assert [one[:2] for one in kept(house)] == [one[:2] for one in failed]
    assert {state for _, _, state in kept(house)} == {"sent"}
    assert len(there.got) == 2
    assert house.services.book.read(lambda c: hooks.one(c, 1, hook.id)).last[0] == "sent"


def test_one_place_that_fails_holds_up_no_other(house: House) -> None:
    with robot((500, b"")) as broken, robot() as there:
        place(house, "generic", broken.url)
        place(house, "wecom", there.url)
        run(house.services)

    assert len(there.got) == 1


def test_what_was_switched_off_gets_nothing(house: House) -> None:
    book = house.services.book
    with robot() as there:
        hook = place(house, "wecom", there.url)
        hooks.switch(book, ORGANISER, 1, hook.id, False)

        assert run(house.services) == []
    assert there.got == []


def test_the_serving_process_sends_once_a_day_and_not_at_night(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[int] = []
    monkeypatch.setattr(daily, "run", lambda _services: runs.append(house.clock.now()))
    clock = Daily(house.services, lambda _seconds, _work: None, lambda: None)
    midnight = int(datetime(2026, 11, 22).timestamp() * 1000)

    for quarter in range(2 * 96):
        house.clock.at = midnight + quarter * 900_000
        clock.look()

    assert [f"{datetime.fromtimestamp(at / 1000):%d %H}" for at in runs] == ["22 08", "23 08"]


def test_reminders_go_out_though_what_has_ended_cannot_be_read(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[int] = []
    later: list[float] = []
    monkeypatch.setattr(daily, "run", lambda _services: runs.append(house.clock.now()))
    house.clock.at = int(datetime(2026, 11, 22, 9).timestamp() * 1000)

    def broken() -> None:
        raise OSError("the database is not there")

    Daily(house.services, lambda seconds, _work: later.append(seconds), broken).look()

    assert (len(runs), later) == (1, [daily.LOOK])
