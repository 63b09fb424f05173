"""Changes one place in the text of a YAML file and leaves everything else, comments and order included, as it stands."""

from __future__ import annotations

import re
from typing import Any

import yaml

from facilitate.service.yamltree import LOADER

Path = tuple[str | int, ...]
SAFE = re.compile(r"[A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff 。，、；！？“”（）·/.—-]*")
WORDS = re.compile(r"[0-9]+/[1-9][0-9]*|-?[0-9]+(\.[0-9]+)?")
TAKEN = {"true", "false", "null", "yes", "no", "on", "off"}


class NoPlace(Exception):
    """The text has no such place, or is no YAML just now."""


def put(text: str, path: Path, value: Any) -> str:
    """`value` written at `path`: in place of what stands there, else as a new key at the end of its table.
    Raises NoPlace."""
    within, key = _node(text, path[:-1]), path[-1]
    if isinstance(key, int):
        _span(within, key)
        return _over(text, within.value[key], flow(value))
    for name, node in _pairs(within):
        if name.value == key:
            return _over(text, node, flow(value))
    return _added(text, within, f"{key}: {flow(value)}")


def cut(text: str, path: Path) -> str:
    """Without the key or the list entry at `path`. Raises NoPlace."""
    within, key = _node(text, path[:-1]), path[-1]
    parts = _parts(within)
    at = (
        key
        if isinstance(key, int)
        else next((n for n, (name, _) in enumerate(_pairs(within)) if name.value == key), -1)
    )
    if not 0 <= at < len(parts):
        raise NoPlace(path)
    if not within.flow_style:
        start, end = _lines(text, parts, at, within)
        return text[:start] + text[end:]
    start, end = parts[at]
    if at + 1 < len(parts):
        return text[:start] + text[parts[at + 1][0] :]
    return text[: parts[at - 1][1] if at else start] + text[end:]


def insert(text: str, path: Path, value: Any) -> str:
    """`value` as a new entry at the place `path` (a list and an index) of a list. Raises NoPlace."""
    within, at = _list(text, path)
    parts = _parts(within)
    if within.flow_style:
        where = parts[at][0] if at < len(parts) else within.end_mark.index - 1
        said = f"{flow(value)}, " if at < len(parts) else f"{', ' if parts else ''}{flow(value)}"
        return text[:where] + said + text[where:]
    start = _lines(text, parts, at, within)[0] if at < len(parts) else _lines(text, parts, len(parts) - 1, within)[1]
    return _ended(text[:start]) + block(value, within.start_mark.column) + text[start:]


def move(text: str, path: Path, by: int) -> str:
    """The list entry at `path` changed places with the one `by` (-1, 1) beside it. Raises NoPlace."""
    within, at = _list(text, path)
    parts = _parts(within)
    one, other = sorted((at, at + by))
    if one < 0 or other >= len(parts):
        raise NoPlace(path)
    if within.flow_style:
        (a, b), (c, d) = parts[one], parts[other]
        return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]
    (a, b), (c, d) = _lines(text, parts, one, within), _lines(text, parts, other, within)
    return text[:a] + _ended(text[c:d]) + text[b:c] + text[a:b] + text[d:]


def flow(value: Any) -> str:
    """A value on one line, quoted where it must be."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return str(value) if isinstance(value, int | float) else _quoted(str(value))


def block(value: dict[str, Any], indent: int) -> str:
    """A table as an entry of a block list: a key on each line."""
    lead = " " * indent
    lines = [f"{key}: {flow(one)}" for key, one in value.items()]
    return f"{lead}- " + f"\n{lead}  ".join(lines) + "\n"


def _quoted(text: str) -> str:
    plain = SAFE.fullmatch(text) and text.lower() not in TAKEN and text == text.strip()
    if plain or (WORDS.fullmatch(text) and "/" in text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _node(text: str, path: Path) -> Any:
    try:
        node: Any = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        raise NoPlace(path) from error
    for key in path:
        if isinstance(key, int):
            _span(node, key)
            node = node.value[key]
        else:
            node = next((value for name, value in _pairs(node) if name.value == key), None)
        if node is None:
            raise NoPlace(path)
    return node


def _list(text: str, path: Path) -> tuple[Any, int]:
    """The list in which `path` names a place, and that place."""
    within, at = _node(text, path[:-1]), path[-1]
    if not isinstance(at, int) or at < 0 or not isinstance(within, yaml.SequenceNode):
        raise NoPlace(path)
    return within, at


def _pairs(node: Any) -> list[Any]:
    if not isinstance(node, yaml.MappingNode):
        raise NoPlace(())
    return list(node.value)


def _span(node: Any, index: int) -> None:
    if not isinstance(node, yaml.SequenceNode) or not 0 <= index < len(node.value):
        raise NoPlace((index,))


def _parts(node: Any) -> list[tuple[int, int]]:
    """Where each entry of a table or list begins and ends in the text."""
    if isinstance(node, yaml.MappingNode):
        return [(name.start_mark.index, value.end_mark.index) for name, value in node.value]
    return [(one.start_mark.index, one.end_mark.index) for one in node.value]


def _over(text: str, node: Any, said: str) -> str:
    start = node.start_mark.index
    end = _end(text, start, node.end_mark.index)
    before = text[:start].rstrip()
    if before.endswith(":") and "\n" in text[len(before) : start]:
        return f"{before} {said}{text[end:]}"  # a block below its key comes up to it
    return text[:start] + said + text[end:]


def _end(text: str, start: int, end: int) -> int:
    """Where a part really ends: a block reaches over blank lines and comments up to the next key."""
    while end > start:
        last = text.rfind("\n", start, end) + 1
        if last > start and (not text[last:end].strip() or text[last:end].lstrip().startswith("#")):
            end = last - 1
        else:
            break
    return end


def _lines(text: str, parts: list[tuple[int, int]], at: int, within: Any) -> tuple[int, int]:
    """The whole lines of one entry of a block."""
    first = parts[at][0]
    if isinstance(within, yaml.SequenceNode):
        start = text.rfind("\n", 0, text.rfind("-", 0, first)) + 1
    else:
        start = text.rfind("\n", 0, first) + 1
        if text[start:first].strip():
            start = first  # the first key stands behind a dash
    following = text.find("\n", _end(text, *parts[at]))
    return start, len(text) if following < 0 else following + 1


def _added(text: str, table: Any, said: str) -> str:
    parts = _parts(table)
    if table.flow_style:
        end = table.end_mark.index - 1
        comma = ", " if parts else ""
        return text[:end].rstrip(" ") + comma + said + text[end:]
    end = _end(text, *parts[-1])
    following = text.find("\n", end)
    at = len(text) if following < 0 else following + 1
    return _ended(text[:at]) + " " * int(table.start_mark.column) + said + "\n" + text[at:]


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"
