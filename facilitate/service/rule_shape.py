"""Checks the shape of a file against the structs it is to fill: keys, words, numbers, lists."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from typing import Any

import msgspec.inspect as shapes

from facilitate.service.faults import Fault
from facilitate.service.yamlhints import COLON, comma_trap
from facilitate.service.yamltree import Listing, Node, Scalar, Table

Path = tuple[str | int, ...]
Plain = Any

WHOLE = re.compile(r"[-+]?[0-9]{1,9}")
NUMBER = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?|[-+]?\.inf|\.nan", re.IGNORECASE)
TRUE, FALSE = ("true", "True", "TRUE"), ("false", "False", "FALSE")
EMPTY = ("", "~", "null", "Null", "NULL")


class ShapeCheck:
    """Turns a tree into plain data, noting each fault and the line of each path on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.lines: dict[Path, int] = {}

    def plain(self, tree: Node, kind: Any) -> Plain:
        """The plain data of a tree that is to become a `kind`; of use only if `faults` stayed empty."""
        return self._value(tree, _shape_of(kind), ())

    def _value(self, node: Node, shape: shapes.Type, path: Path) -> Plain:
        self.lines.setdefault(path, node.line)
        shape = _without_none(shape)
        if isinstance(node, Scalar) and node.plain and node.text in EMPTY:
            return self._wants(node, path, "写一个值，不要空着", "a value, not nothing")
        if isinstance(shape, shapes.StructType):
            return self._struct(node, shape, path)
        if isinstance(shape, shapes.DictType):
            return self._dict(node, shape, path)
        if isinstance(shape, shapes.VarTupleType):
            return self._list(node, shape, path)
        return self._scalar(node, shape, path)

    def _struct(self, node: Node, shape: shapes.StructType, path: Path) -> Plain:
        if not isinstance(node, Table):
            keys = ", ".join(field.encode_name for field in shape.fields)
            zh, en = f"写成“键: 值”的一组（键：{keys}）", f'a group of "key: value" (keys: {keys})'
            return self._wants(node, path, zh, en)
        fields = {field.encode_name: field for field in shape.fields}
        found: dict[str, Plain] = {}
        before = ""
        for key, value in node.pairs:
            if key.text in fields:
                self.lines[(*path, key.text)] = key.line
                found[key.text] = self._value(value, fields[key.text].type, (*path, key.text))
            else:
                self._unknown_key(key, value, before if node.flow else "", list(fields), path)
            before = value.text if isinstance(value, Scalar) else ""
        for name, field in fields.items():
            if field.required and name not in found:
                self._note(node.line, path, f"缺少“{name}”", f'"{name}" is missing')
        return found

    def _unknown_key(self, key: Scalar, value: Node, before: str, allowed: list[str], path: Path) -> None:
        cut = before and isinstance(value, Scalar) and value.plain and value.text == ""
        if "：" in key.text and key.text.split("：")[0] in allowed:
            zh, en = COLON
        elif cut:
            zh, en = comma_trap(before, key.text)
        else:
            zh, en = _not_among("键", "key", key.text, allowed)
        self._note(key.line, path, zh, en)

    def _dict(self, node: Node, shape: shapes.DictType, path: Path) -> Plain:
        if not isinstance(node, Table):
            return self._wants(node, path, "写成“名字: 内容”的一组", 'a group of "name: content"')
        allowed = _words(shape.key_type)
        found: dict[str, Plain] = {}
        for key, value in node.pairs:
            if allowed and key.text not in allowed:
                self._unknown_key(key, value, "", list(allowed), path)
            else:
                self.lines[(*path, key.text)] = key.line
                found[key.text] = self._value(value, shape.value_type, (*path, key.text))
        return found

    def _list(self, node: Node, shape: shapes.VarTupleType, path: Path) -> Plain:
        if not isinstance(node, Listing):
            text = node.text if isinstance(node, Scalar) else "…"
            return self._wants(node, path, f"写成列表 [{text}]", f"a list [{text}]")
        if len(node.items) < (shape.min_length or 0):
            self._wants(node, path, "至少写一项", "at least one entry")
        return [self._value(x, shape.item_type, (*path, n)) for n, x in enumerate(node.items)]

    def _scalar(self, node: Node, shape: shapes.Type, path: Path) -> Plain:
        if not isinstance(node, Scalar):
            return self._wants(node, path, "只写一个值", "a single value")
        if isinstance(shape, shapes.LiteralType):
            return self._word(node, _words(shape), path)
        if isinstance(shape, shapes.BoolType):
            return self._boolean(node, path)
        if isinstance(shape, shapes.StrType):
            return self._text(node, shape, path)
        return self._number(node, shape, path)

    def _word(self, node: Scalar, allowed: tuple[str, ...], path: Path) -> Plain:
        if node.text not in allowed:
            self._note(node.line, path, *_not_among("词", "word", node.text, allowed))
        return node.text

    def _boolean(self, node: Scalar, path: Path) -> Plain:
        if not node.plain or node.text not in TRUE + FALSE:
            self._wants(node, path, "写 true（是）或 false（否）", "true or false")
        return node.text in TRUE

    def _text(self, node: Scalar, shape: shapes.StrType, path: Path) -> Plain:
        if node.plain and (node.text in TRUE + FALSE or NUMBER.fullmatch(node.text)):
            quoted = f"'{node.text}'"
            self._wants(node, path, f"写文字，数字请加引号 {quoted}", f"text, in quotes {quoted}")
        elif shape.pattern and not re.search(shape.pattern, node.text):
            self._wants(node, path, *_pattern_words(shape.pattern))
        elif not node.text and shape.min_length:
            self._wants(node, path, "写一句话，不要空着", "some words, not nothing")
        return node.text

    def _number(self, node: Scalar, shape: shapes.Type, path: Path) -> Plain:
        whole = isinstance(shape, shapes.IntType)
        if not node.plain or not (WHOLE.fullmatch(node.text) or _decimal(node.text, whole)):
            zh = "写整数（时间按秒数写）" if whole else "写数字"
            self._wants(node, path, zh, "a whole number (times in seconds)" if whole else "a number")
            return 0
        number = int(node.text) if whole else float(node.text)
        least = getattr(shape, "ge", None)
        if least is not None and number < least:
            self._wants(node, path, f"不小于 {least:g} 的数", f"a number of at least {least:g}")
        return number

    def _wants(self, node: Node, path: Path, zh: str, en: str) -> None:
        got = f"“{node.text}”" if isinstance(node, Scalar) and node.text else ""
        got_en = f', not "{node.text}"' if isinstance(node, Scalar) and node.text else ""
        self._note(node.line, path, f"这里要{zh}{'，不是' + got if got else ''}", f"needs {en}{got_en}")

    def _note(self, line: int, path: Path, zh: str, en: str) -> None:
        where = ".".join(str(part) for part in path)
        before = f"{where}: " if where else ""
        self.faults.append(Fault(self.file, line, before + zh, before + en))


@cache
def _shape_of(kind: Any) -> shapes.Type:
    return shapes.type_info(kind)


def _without_none(shape: shapes.Type) -> shapes.Type:
    if isinstance(shape, shapes.UnionType):
        return next(one for one in shape.types if not isinstance(one, shapes.NoneType))
    return shape


def _words(shape: shapes.Type) -> tuple[str, ...]:
    return tuple(map(str, shape.values)) if isinstance(shape, shapes.LiteralType) else ()


def _decimal(text: str, whole: bool) -> bool:
    return not whole and bool(re.fullmatch(r"[-+]?[0-9]{1,9}\.[0-9]{1,9}", text))


def _pattern_words(pattern: str) -> tuple[str, str]:
    if "/" in pattern:
        return "写分数，如 2/3", "a fraction such as 2/3"
    return "用小写英文字母、数字和下划线起名", "a name of small letters, digits and _"


def _not_among(what: str, what_en: str, word: str, allowed: Iterable[str]) -> tuple[str, str]:
    known = list(allowed)
    near = get_close_matches(word, known, 1, 0.6)
    choices = ", ".join(known)
    zh, en = f"没有“{word}”这个{what}", f'there is no {what_en} "{word}"'
    if near:
        zh, en = f"{zh}，是不是“{near[0]}”", f'{en}; did you mean "{near[0]}"'
    return f"{zh}。可以写：{choices}", f"{en}. Allowed: {choices}"
