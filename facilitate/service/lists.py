"""The shipped lists, consent text and glossary, read once from rules/lists/."""

from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from facilitate.core.language.rule_parts import Shape, Text
from facilitate.core.person.lists import Lists
from facilitate.resources import resource
from facilitate.service.faults import Faults
from facilitate.service.rule_shape import ShapeCheck
from facilitate.service.yamltree import read_tree

Kind = TypeVar("Kind")
MOST_BYTES = 256 * 1024  # the lists are ours; a rule file from anybody stays smaller
OUR_OWN = 1 << 20  # bytes: what ships with the program may be longer than what somebody brings


class Term(Shape, frozen=True):
    """A word of the field in both languages; `code` is its name in the program."""

    zh: str
    en: str
    code: str = ""
    note: str = ""


@cache
def lists() -> Lists:
    """The lists offered to every meeting."""
    return read_file(resource("rules") / "lists" / "lists.yaml", Lists)


@cache
def consent() -> Text:
    """What is asked of a person before joining; 【…】 and […] are filled in for each meeting by web/notice.py."""
    return read_file(resource("rules") / "lists" / "consent.yaml", Text)


@cache
def glossary() -> dict[str, Term]:
    """The terms of the field by their key."""
    return read_file(resource("rules") / "lists" / "glossary.yaml", dict[str, Term])


def read_file(path: Path, kind: type[Kind]) -> Kind:
    """A YAML file as `kind`; raises Faults with line numbers."""
    check = ShapeCheck(path.name)
    plain = check.plain(read_tree(path.read_bytes(), path.name, MOST_BYTES), kind)
    if check.faults:
        raise Faults(tuple(sorted(check.faults)))
    return msgspec.convert(plain, kind)
