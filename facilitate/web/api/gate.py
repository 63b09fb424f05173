"""Who may call the API: a key, so many calls a second, and what is answered where something is not done."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Request
from sqlalchemy import Connection

from facilitate.core.refusals.refusal_words import Word
from facilitate.register.book import Book
from facilitate.register.communities import ours
from facilitate.register.declined import Declined
from facilitate.register.feed import Eyes
from facilitate.register.needs.hidden import sensitive
from facilitate.register.people import holdings, keys
from facilitate.register.people.holdings import Holder
from facilitate.register.people.keys import Key
from facilitate.web.api.shapes import Failed, Fault
from facilitate.web.bucket import Bucket

AT_ONCE, A_SECOND = 60, 10
"""Calls with one key."""
WRONG_AT_ONCE, WRONG_A_SECOND = 40, 2
"""Wrong keys, of everybody together; right ones are not held up by them."""
MOST_KEYS = 500
WORDS: Mapping[str, Word] = {
    "no_key": Word(
        401,
        "请带上钥匙：Authorization: Bearer 钥匙。钥匙在“程序的钥匙”那一页做。",
        "Please send a key: Authorization: Bearer KEY. Keys are made on the page “Keys for programs”.",
    ),
    "wrong_key": Word(401, "这把钥匙不对，或者已经停用了。", "This key is not right, or it has been closed."),
    "key_may_not": Word(
        403, "这把钥匙不能做这件事：它是“{rights}”。", "This key may not do that: it is for “{rights}”."
    ),
    "too_fast": Word(
        429, "太快了，请等 {seconds} 秒再来。没有丢东西。", "That was too fast; wait {seconds} s. Nothing was lost."
    ),
    "no_such_address": Word(
        404, "没有这个地址。有哪些，见 /api/v1/openapi.json。", "No such address; /api/v1/openapi.json lists them."
    ),
    "no_such_way": Word(
        405, "这个地址不能这样用。怎么用，见 /api/v1/openapi.json。", "Not this way; /api/v1/openapi.json tells how."
    ),
    "no_json": Word(400, "内容不是看得懂的 JSON。", "The body is not JSON that can be read."),
    "bad_shape": Word(422, "内容的样子不对：{what}", "The body has not the right shape: {what}"),
    "bad_cursor": Word(
        400, "cursor 要原样用上一页给的 next。", "A cursor is the next of the page before, as it was given."
    ),
    "too_big": Word(413, "内容太大了。", "The body is too big."),
    "broke": Word(500, "出了点毛病，没有做成，已经记下来了。", "Something failed and was not done; it has been noted."),
}


class Stopped(Exception):
    """`reason` is a key of WORDS; `wait` in seconds where it is to be tried again."""

    def __init__(self, reason: str, field: str = "", wait: int = 0, **params: str) -> None:
        super().__init__(reason, params)
        self.reason = reason
        self.field = field
        self.wait = wait
        self.params = params

    @property
    def status(self) -> int:
        return WORDS[self.reason].status

    def told(self) -> Failed:
        """The body of the answer."""
        word = WORDS[self.reason]
        zh, en = word.zh.format(**self.params), word.en.format(**self.params)
        return Failed(error=Fault(code=self.reason, zh=zh, en=en, field=self.field))


@dataclass
class Gate:
    """The buckets of one house."""

    wrong: Bucket
    calls: dict[int, Bucket]

    def key(self, asked: Request, book: Book, organiser: str, now: int) -> Key:
        """The key that was sent; the house's own opens everything. Raises Stopped: no_key, wrong_key, too_fast."""
        token = asked.headers.get("Authorization", "").removeprefix("Bearer ").strip()
        if not token:
            raise Stopped("no_key")
        found = _house(book) if secrets.compare_digest(token.encode(), organiser.encode()) else None
        found = found or book.read(lambda connection: keys.recognised(connection, token))
        if found is None:
            raise Stopped("wrong_key") if self.wrong.take(now) else _later(WRONG_A_SECOND)
        if not self.calls.setdefault(found.id, Bucket(AT_ONCE, A_SECOND)).take(now):
            raise _later(A_SECOND)
        if len(self.calls) > MOST_KEYS:
            self.calls.clear()
        return found


def open_gate() -> Gate:
    """With nobody before it yet."""
    return Gate(Bucket(WRONG_AT_ONCE, WRONG_A_SECOND), {})


def eyes(key: Key, book: Book) -> Eyes:
    """What it may read: of meetings those that its account holds; none that a person has opened for a day to look at it.
    Raises Stopped(key_may_not) for one that is for a calendar alone."""
    if not key.reads:
        raise Stopped("key_may_not", rights=key.rights)

    def shut(connection: Connection) -> frozenset[str]:
        return holdings.unheld(connection, Holder(key.account))

    return Eyes(key.community, key.unit, frozenset() if key.hidden else frozenset(sensitive()), book.read(shut))


def writing(key: Key) -> None:
    """Raises Stopped(key_may_not)."""
    if not key.writes:
        raise Stopped("key_may_not", rights=key.rights)


def declined(fault: Declined) -> Failed:
    """The same words as on the pages."""
    told = fault.wire()
    return Failed(error=Fault(code=told["rule"], zh=told["zh"], en=told["en"]))


def _house(book: Book) -> Key:
    return Key(0, ours(book), "", "write_hidden", "open", 0)


def _later(rate: float) -> Stopped:
    wait = max(1, round(1 / rate))
    return Stopped("too_fast", wait=wait, seconds=str(wait))
