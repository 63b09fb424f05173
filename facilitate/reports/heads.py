"""The head of a record: which meeting, under which rule, when; and the words that every row may carry."""

from __future__ import annotations

import msgspec


class Row(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from", "with_": "with", "pass_": "pass"}):
    """A row; `from`, `with` and `pass` are Python words, so they carry an underscore here and none in JSON."""


class Words(Row, frozen=True, kw_only=True):
    """A text of a rule file or a list in both languages."""

    zh: str = ""
    en: str = ""


class Article(Row, frozen=True, kw_only=True):
    zh: str
    en: str = ""
    kept_by: str = "people"


class Rule(Row, frozen=True, kw_only=True):
    """The rule the meeting was held under; `sha256` is of the rule as copied into the meeting. `outputs`: the papers it
    promises; `answers`: the kinds of writing that it wants an answer to."""

    id: str
    version: int = 1
    sha256: str = ""
    title: Words = Words()
    articles: tuple[Article, ...] = ()
    sources: tuple[str, ...] = ()
    groups_needed: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()


class Times(Row, frozen=True, kw_only=True):
    """Instants in ISO 8601; `minutes` as planned. Empty strings: not yet."""

    planned: str = ""
    minutes: int = 0
    started: str = ""
    ended: str = ""


class Head(Row, frozen=True, kw_only=True):
    """`profile`: what kind of place it is, as the organiser wrote it; empty where nothing was written.
    `call`: where people spoke who were not in one room; `convened`: the office that invites; `supporter` helps it, and steps back unless `supporter_shown`."""

    code: str
    title: Words
    place: Words = Words()
    language: str = "zh"
    times: Times = Times()
    rule: Rule = Rule(id="")
    state: str = "open"
    minutes_state: str = "draft"
    roles: dict[str, Words] = {}
    signals: dict[str, Words] = {}
    profile: str = ""
    call: str = ""
    convened: str = ""
    supporter: str = ""
    supporter_shown: bool = False
