"""Every way in which an author may break a rule file, with the line on which it happens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec.inspect as shapes
import yaml

from facilitate.core.language.rules import Rule

ROLES = {"voters", "apart", "last", "stay", "roles"}
NAMES = {"of", "about", "from", "what", "host"}
FREE = {"id", "into", "icon", "kind", "for"}  # own names: another name is no fault by itself


class Break(NamedTuple):
    """One broken file: `text`, the line where it broke, and what must be said there (a part of the English)."""

    what: str
    text: str
    line: int
    says: str


class Place(NamedTuple):
    """One key with its value in a file: where it stands, what it is to become, and all keys beside it."""

    key: Any
    value: Any
    shape: Any
    required: bool
    within: Any


def breaks(text: str) -> Iterator[Break]:
    """All breaks of one file, in file order."""
    for place in _places(yaml.compose(text, Loader=yaml.CSafeLoader), shapes.type_info(Rule)):
        yield from _of_key(text, place)
        yield from _of_value(text, place)


def _places(node: Any, shape: Any) -> Iterator[Place]:
    shape = _bare(shape)
    if isinstance(shape, shapes.StructType):
        fields = {field.encode_name: field for field in shape.fields}
        for key, value in node.value:
            field = fields[key.value]
            yield Place(key, value, field.type, field.required, node)
            yield from _places(value, field.type)
    elif isinstance(shape, shapes.DictType):
        for _, value in node.value:
            yield from _places(value, shape.value_type)
    elif isinstance(shape, shapes.VarTupleType):
        for item in node.value:
            yield from _places(item, shape.item_type)


def _bare(shape: Any) -> Any:
    if isinstance(shape, shapes.UnionType):
        return next(one for one in shape.types if not isinstance(one, shapes.NoneType))
    return shape


def _of_key(text: str, place: Place) -> Iterator[Break]:
    key = place.key
    word = key.value
    middle = len(word) // 2
    wrong = f"{word[:middle]}q{word[middle:]}"
    yield _put(text, key, wrong, f'no key "{wrong}"', f"misspelt {word}")
    value = text[place.value.start_mark.index : place.value.end_mark.index]
    if place.within.flow_style and "\n" not in value:
        twice = f"{word}: {value}, {word}"
        yield _put(text, key, twice, "written twice", f"{word} twice")
    following = [one for one, _ in place.within.value if one.start_mark.index > key.start_mark.index]
    if place.required and following:
        cut = text[: key.start_mark.index] + text[following[0].start_mark.index :]
        yield Break(f"dropped {word}", cut, place.within.start_mark.line + 1, f'"{word}" is missing')


def _of_value(text: str, place: Place) -> Iterator[Break]:
    word, value, shape = place.key.value, place.value, _bare(place.shape)
    for wrong, says in WRONG.get(type(shape), lambda _: ())(shape):
        yield _put(text, value, wrong, says, f"{word}: {wrong}")
    if isinstance(value, yaml.ScalarNode) and value.start_mark.line == value.end_mark.line:
        for trick, says in (("*one", "aliases"), ("&one x", "anchors"), ("!!str x", "tags")):
            yield _put(text, value, trick, says, f"{word}: {trick}")
        yield _put(text, value, "~", "not nothing", f"{word} empty")
    if isinstance(value, yaml.SequenceNode) and word in ROLES and value.value:
        yield _put(text, value.value[0], "nobody_here", "nobody_here", f"unknown role in {word}")
    if isinstance(shape, shapes.DictType) and word == "allow":
        for verb, roles in value.value:
            yield _put(text, verb, f"q{verb.value}", f'no key "q{verb.value}"', f"unknown verb {verb.value}")
            yield _put(text, roles.value[0], "nobody_here", "nobody_here", f"unknown role in {verb.value}")
    if isinstance(value, yaml.ScalarNode) and word in NAMES and isinstance(shape, shapes.StrType):
        yield _put(text, value, "nothing_here", "nothing_here", f"{word} of nothing")


def _text(shape: Any) -> tuple[tuple[str, str], ...]:
    numbers = (("12", "in quotes '12'"), ("{a: b}", "a single value"))
    return (*numbers, ("'Bad Name'", "needs a ")) if shape.pattern else numbers


WRONG: dict[type, Any] = {
    shapes.IntType: lambda shape: (
        ("many", "whole number"), ("1.5", "whole number"), ("1:30", "whole number"), ("[1]", "a single value"),
        *((("-99", "at least"),) if shape.ge is not None else ()),
    ),
    shapes.FloatType: lambda _: (("ten", "a number"), ("[1]", "a single value"), ("-99", "at least")),
    shapes.BoolType: lambda _: (("yes", "true or false"), ("1", "true or false"), ("'true'", "true or false")),
    shapes.LiteralType: lambda _: (("zzz", 'no word "zzz"'), ("[a]", "a single value"), ("off", 'no word "off"')),
    shapes.StrType: _text,
    shapes.StructType: lambda _: (("x", "a group of"), ("[x]", "a group of")),
    shapes.DictType: lambda _: (("x", "a group of"),),
    shapes.VarTupleType: lambda _: (("x", "a list [x]"),),
}  # fmt: skip


def _put(text: str, node: Any, wrong: str, says: str, what: str) -> Break:
    """The text with `node` written as `wrong`; a block becomes one line."""
    start, end = node.start_mark, node.end_mark
    tail = "\n" if text[start.index : end.index].endswith("\n") else ""
    if end.line > start.line and text[end.index - (end.column or 0) - 1 : end.index].isspace():
        end_index = end.index - end.column
        tail = "\n"
    else:
        end_index = end.index
    return Break(what, text[: start.index] + wrong + tail + text[end_index:], start.line + 1, says)
