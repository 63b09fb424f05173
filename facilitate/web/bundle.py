"""Joins a screen's ES modules into one script, so that a phone on a weak network asks once."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field

IMPORT = re.compile(
    r"^import (?:\{(?P<names>[^}]*)\} from )?(?P<quote>['\"])(?P<path>[^'\"]+)(?P=quote);?[ \t]*$", re.MULTILINE
)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.MULTILINE)
TOP = re.compile(r"^(?:export )?(?:async )?(?:function\*?|const|let|class) (\w+)", re.MULTILINE)
LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
LATER = re.compile(r"(?<=['\"])(?:\.{1,2}/)+(?P<part>\w+-later)\.js(?=['\"])")


class CannotJoin(Exception):
    """A module does not keep the conventions; the text names the file and what is allowed."""


@dataclass
class _Join:
    read: Callable[[str], str]
    parts: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    owner: dict[str, str] = field(default_factory=dict)
    vendor: dict[str, set[str]] = field(default_factory=dict)
    there: frozenset[str] = frozenset()
    borrowed: set[str] = field(default_factory=set)


def join(entry: str, read: Callable[[str], str], address: Callable[[str], str]) -> str:
    """One script for `entry` (a path under static/) and all it imports, each module once, those it needs first.

    `read` gives a module's text, `address` the absolute URL of a vendored file, which stays a file of its own. A part that
    is fetched when it is first needed (`'../phone-later.js'`) stays one too; what that part uses of this script is exported.
    Raises CannotJoin for renamed or default imports, re-exports, and two top-level names alike.
    """
    work = _joined(entry, read)
    parts = {found["part"] for text in work.parts for found in LATER.finditer(text)}
    lent = {name for part in parts for name in _rest(f"js/{part}.js", work).borrowed}
    ends = [f"export {{{', '.join(sorted(lent))}}};"] if lent else []
    return "\n".join([*_heads(work, address), *work.parts, *ends])


def join_later(entry: str, first: str, read: Callable[[str], str], script: str) -> str:
    """The modules of the part `entry` that are not in the joined script of `first`, which this one imports from `script`.

    Every address is relative: a page opened before an upgrade goes on with the very files it began with.
    """
    work = _rest(entry, _joined(first, read))
    shared = f"import {{{', '.join(sorted(work.borrowed))}}} from '{script}';"
    ends = [f"export {{{', '.join(sorted(_exported(entry, read)))}}};"]
    return "\n".join([*_heads(work, lambda path: f"../{path}"), shared, *work.parts, *ends])


def _joined(entry: str, read: Callable[[str], str]) -> _Join:
    work = _Join(read)
    _take(entry, work)
    return work


def _rest(entry: str, first: _Join) -> _Join:
    work = _Join(first.read, seen=set(first.seen), owner=dict(first.owner), there=frozenset(first.seen))
    _take(entry, work)
    return work


def _exported(path: str, read: Callable[[str], str]) -> list[str]:
    return [found[1] for found in TOP.finditer(read(path)) if found[0].startswith("export")]


def _heads(work: _Join, address: Callable[[str], str]) -> list[str]:
    return [
        f"import {{{', '.join(sorted(names))}}} from '{address(path)}';" for path, names in sorted(work.vendor.items())
    ]


def _take(path: str, work: _Join) -> None:
    if path in work.seen:
        return
    work.seen.add(path)
    text = work.read(path)
    for found in IMPORT.finditer(text):
        _follow(path, found, work)
    _claim_names(path, text, work)
    body = EXPORT.sub("", IMPORT.sub("", text)).strip()
    if left := LEFT.search(body):
        raise CannotJoin(f"{path}: {left[0]!r}: only one-line named imports and exported declarations can be joined")
    work.parts.append(f"// {path}\n{body}")


def _follow(path: str, found: re.Match[str], work: _Join) -> None:
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), found["path"]))
    names = {name.strip() for name in (found["names"] or "").split(",") if name.strip()}
    if renamed := next((name for name in names if " " in name), None):
        raise CannotJoin(f"{path}: {renamed!r}: an import keeps its name")
    if target.startswith("vendor/"):
        work.vendor.setdefault(target, set()).update(names)
    elif target in work.there:
        work.borrowed |= names
    else:
        _take(target, work)


def _claim_names(path: str, text: str, work: _Join) -> None:
    for name in TOP.findall(text):
        if (other := work.owner.setdefault(name, path)) != path:
            raise CannotJoin(
                f"{path}: {name!r} is also a top-level name of {other}; within one screen names are unique"
            )
