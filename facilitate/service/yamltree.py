"""YAML read safely into a tree that remembers lines: no aliases, anchors or tags, bounded size and depth."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from facilitate.service.faults import Fault, Faults
from facilitate.service.yamlhints import scanner_fault

MOST_BYTES = 64 * 1024
MOST_DEPTH = 20
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Scalar:
    line: int
    text: str
    plain: bool


@dataclass(frozen=True)
class Listing:
    line: int
    items: "tuple[Node, ...]"


@dataclass(frozen=True)
class Table:
    line: int
    pairs: "tuple[tuple[Scalar, Node], ...]"
    flow: bool


Node = Scalar | Listing | Table


def read_tree(data: bytes, file: str, most: int = MOST_BYTES) -> Node:
    """The one document in `data`; raises Faults, with line numbers counted from 1."""
    text = _decoded(data, file, most)
    try:
        return _document(yaml.parse(text, Loader=LOADER), file)
    except yaml.MarkedYAMLError as error:
        raise Faults((scanner_fault(error, text, file),)) from None
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        raise Faults((Fault(file, line, "这里有不能用的控制字符", "there is a control character here"),)) from None


def _decoded(data: bytes, file: str, most: int) -> str:
    if len(data) > most:
        raise Faults((Fault(file, 1, f"文件太大，最多 {most // 1024} KB", f"the file is over {most // 1024} KB"),))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        zh, en = "文件不是 UTF-8 编码，请另存为 UTF-8", "the file is not UTF-8; save it as UTF-8"
        raise Faults((Fault(file, line, zh, en),)) from None


def _document(events: Iterator[Any], file: str) -> Node:
    found: Node | None = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent) and found is not None:
            raise _refused(event, file, "一个文件只能写一份", "only one document in a file")
        if isinstance(event, yaml.NodeEvent):
            found = _node(event, events, file, 1)
    if found is None:
        raise Faults((Fault(file, 1, "文件是空的", "the file is empty"),))
    return found


def _node(event: Any, events: Iterator[Any], file: str, depth: int) -> Node:
    _refuse_tricks(event, file)
    if depth > MOST_DEPTH:
        raise _refused(event, file, f"套得太深，最多 {MOST_DEPTH} 层", f"nested over {MOST_DEPTH} deep")
    line = event.start_mark.line + 1
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(line, event.value, event.style is None or event.style == "")
    if isinstance(event, yaml.SequenceStartEvent):
        return Listing(line, tuple(_items(events, yaml.SequenceEndEvent, file, depth)))
    return _table(event, events, file, depth)


def _items(events: Iterator[Any], end: type, file: str, depth: int) -> Iterator[Node]:
    while not isinstance(event := next(events), end):
        yield _node(event, events, file, depth + 1)


def _table(event: Any, events: Iterator[Any], file: str, depth: int) -> Table:
    line = event.start_mark.line + 1
    items = _items(events, yaml.MappingEndEvent, file, depth)
    pairs: dict[str, tuple[Scalar, Node]] = {}
    for key in items:
        if not isinstance(key, Scalar):
            raise Faults((Fault(file, key.line, "键必须是一个词", "a key must be a single word"),))
        if key.text in pairs:
            zh, en = f"键“{key.text}”写了两次", f'the key "{key.text}" is written twice'
            raise Faults((Fault(file, key.line, zh, en),))
        pairs[key.text] = (key, next(items))
    return Table(line, tuple(pairs.values()), bool(event.flow_style))


def _refuse_tricks(event: Any, file: str) -> None:
    if isinstance(event, yaml.AliasEvent):
        raise _refused(event, file, "规则文件里不能用引用（*）", "aliases (*) are not allowed")
    if event.anchor is not None:
        raise _refused(event, file, "规则文件里不能用锚点（&）", "anchors (&) are not allowed")
    if event.tag is not None:
        raise _refused(event, file, "规则文件里不能用标签（!）", "tags (!) are not allowed")


def _refused(event: Any, file: str, zh: str, en: str) -> Faults:
    return Faults((Fault(file, event.start_mark.line + 1, zh, en),))
