"""Posting reminders harms nobody: no way into the own network, no redirect, no endless answer, no secret in any history."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from sqlalchemy import text

from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER
from facilitate.register.promises import hooks
from facilitate.register.promises.hooks import Hook, Server, Wish
from facilitate.web.reminding import daily, mail
from facilitate.web.reminding.addresses import far, near
from facilitate.web.reminding.daily import run
from facilitate.web.reminding.faults import NotSent, in_words
from facilitate.web.reminding.formats import Parcel
from facilitate.web.reminding.post import post
from facilitate.web.reminding.sending import send, trial
from tests.web.pages_app import House, make_house
from tests.web.receivers import due_house, place, postbox, robot

SECRET = "SECf00"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return due_house(make_house(tmp_path))


def fault(url: str, near: bool) -> str:
    with pytest.raises(NotSent) as told:
        post(Parcel(url, b"{}", {}), near)
    return told.value.kept.partition("|")[0]


def test_a_public_place_never_leads_into_the_own_network_nor_the_other_way() -> None:
    with robot() as there:
        port = urlsplit(there.url).port

        assert fault(f"https://127.0.0.1:{port}/", near=False) == "far_wanted"
        assert fault(f"https://localhost:{port}/", near=False) == "far_wanted"
        assert fault(f"https://[::ffff:127.0.0.1]:{port}/", near=False) == "far_wanted"
        assert fault("https://10.0.0.1/", near=False) == "far_wanted"
        assert fault("http://169.254.169.254/latest/meta-data/", near=True) == "near_wanted"
        assert fault("http://8.8.8.8/", near=True) == "near_wanted"
        assert fault(there.url, near=False) == "near_wanted"
        assert there.got == []


def test_letters_of_any_tongue_in_an_address_go_over_the_line() -> None:
    with robot() as there:
        answer = post(Parcel(f"{there.url}/通知/é?token=a%20b&x=一", b"{}", {}), near=True)

    assert answer.status == 200
    assert len(there.got) == 1


def test_no_redirect_is_followed() -> None:
    with robot() as other, robot((302, b""), Location=other.url) as there:
        assert fault(there.url, near=True) == "redirect"
        assert other.got == []


def test_an_answer_without_end_is_read_no_further() -> None:
    with robot((200, b"x" * 1_000_000)) as there:
        answer = post(Parcel(there.url, b"{}", {}), near=True)

    assert len(answer.text) == 65_536


def test_a_certificate_that_nobody_vouches_for_is_not_trusted() -> None:
    with robot() as there:
        assert fault(there.url.replace("http:", "https:"), near=True) == "certificate"


def test_nobody_there_is_told_in_words(house: House) -> None:
    with robot() as there:
        hook = place(house, "wecom", there.url)
    secret = house.services.book.read(lambda c: hooks.secret(c, hook.id))

    with pytest.raises(NotSent) as told:
        send(hook, secret, trial("zh", ""), 0)

    assert in_words(told.value.kept, "zh") == "连不上对方。"
    assert in_words(told.value.kept, "en") == "The receiver could not be reached."


def test_no_history_and_no_page_keeps_a_secret(house: House) -> None:
    with robot() as there:
        place(house, "dingtalk", there.url, SECRET)
        run(house.services)
    tables = ("changes", "deeds", "hooks", "sendings")

    found = house.services.book.read(
        lambda c: str([tuple(each) for table in tables for each in c.execute(text(f"select * from {table}"))])
    )

    assert SECRET not in found
    assert "access_token" not in found


def test_what_is_removed_takes_its_secret_with_it(house: House) -> None:
    book = house.services.book
    with robot() as there:
        hook = place(house, "wecom", there.url, SECRET)
        run(house.services)
        hooks.remove(book, ORGANISER, 1, hook.id)

    assert book.read(lambda c: hooks.secret(c, hook.id)) == hooks.Secret("", "")
    assert book.read(lambda c: hooks.listed(c, 1)) == ()


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        (Wish("wecom", "群", "http://qyapi.example.org/x"), "only_https"), (Wish("wecom", "群", "ftp://x/"), "only_https"),
        (Wish("wecom", "群", "https://"), "no_address"), (Wish("wecom", "群", "https://a@b/"), "no_address"),
        (Wish("wecom", "群", "https://[x/"), "no_address"), (Wish("wecom", "群", "https://x/\n"), "no_address"),
        (Wish("wecom", " ", "https://x/"), "nothing_written"), (Wish("fax", "群", "https://x/"), "choose_one"),
        (Wish("wecom", "群", "https://x/" + "x" * 500), "too_long"),
        (Wish("mail", "群", "nobody", server=Server(host="x", sender="a@b.cn")), "no_mail_address"),
        (Wish("mail", "群", "a@b.cn", server=Server(host="x", sender="a@b.cn\nBcc: c@d.cn")), "no_mail_address"),
        (Wish("mail", "群", "a@b.cn", server=Server(sender="a@b.cn")), "no_address"),
    ],
)  # fmt: skip
def test_a_place_that_cannot_be_is_declined(house: House, wish: Wish, reason: str) -> None:
    with pytest.raises(Declined) as told:
        hooks.add(house.services.book, ORGANISER, 1, wish)

    assert told.value.reason == reason


def test_a_mailbox_that_is_refused_is_told(house: House) -> None:
    with postbox(refuses="b@example.org") as there:
        server = Server(host="127.0.0.1", port=there.port, security="none", sender="hui@example.org")
        place(house, "mail", "a@example.org b@example.org", server=server)
        [sent] = run(house.services)

    assert in_words(sent.fault, "en") == "The mail server did not take it: b@example.org"


@pytest.mark.parametrize(
    "address",
    [
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "::127.0.0.1",
        "::ffff:10.0.0.1",
        "2001:0:7f00:1::",
        "100.100.100.200",
        "fd00:ec2::254",
        "64:ff9b:1::a9fe:a9fe",
        "::ffff:0:7f00:1",
        "fec0::1",
        "192.0.0.192",
        "168.63.129.16",
    ],
)
def test_an_address_that_carries_another_is_no_way_in(address: str) -> None:
    assert not far(address)


@pytest.mark.parametrize(
    "address",
    [
        "::ffff:169.254.169.254",
        "fd00:ec2::254",
        "fd20:ce::254",
        "192.0.0.192",
        "255.255.255.255",
        "8.8.8.8",
        "100.100.100.200",
    ],
)
def test_where_clouds_tell_their_secrets_is_not_the_own_network(address: str) -> None:
    assert not near(address)


def test_ordinary_addresses_are_where_they_seem() -> None:
    assert all(map(near, ("127.0.0.1", "::1", "192.168.8.20", "::ffff:10.0.0.1", "fd12::1")))
    assert all(map(far, ("8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8")))


def test_mail_goes_to_the_address_that_was_looked_up_and_to_no_other(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    with postbox() as there:
        monkeypatch.setattr(mail, "place", lambda *_: "127.0.0.1")
        server = Server(host="mail.example.org", port=there.port, security="none", sender="hui@example.org")
        place(house, "mail", "a@example.org", server=server)

        [sent] = run(house.services)

    assert sent.fault == ""
    assert len(there.letters) == 1


def test_a_place_that_breaks_keeps_nothing_from_the_others(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    with robot() as there:
        place(house, "wecom", there.url)
        broken = place(house, "generic", there.url)
        sending = daily.send

        def breaking(hook: Hook, *more: Any) -> str:
            if hook.id == broken.id:
                raise UnicodeEncodeError("ascii", "密码", 0, 1, "not ASCII")
            return sending(hook, *more)

        monkeypatch.setattr(daily, "send", breaking)
        place(house, "wecom", there.url)

        assert [sent.fault for sent in run(house.services)] == ["", ""]
