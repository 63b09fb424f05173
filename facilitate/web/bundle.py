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


class CannotJoin(Exception):
    """A module does not keep the conventions; the text names the file and what is allowed."""


@dataclass
class _Join:
    read: Callable[[str], str]
    parts: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    owner: dict[str, str] = field(default_factory=dict)
    vendor: dict[str, set[str]] = field(default_factory=dict)


def join(entry: str, read: Callable[[str], str], address: Callable[[str], str]) -> str:
    """One script for `entry` (a path under static/) and all it imports, each module once, those it needs first.

    `read` gives a module's text, `address` the absolute URL of a vendored file, which stays a file of its own.
    Raises CannotJoin for renamed or default imports, re-exports, and two top-level names alike.
    """
    work = _Join(read)
    _take(entry, work)
    heads = [
        f"import {{{', '.join(sorted(names))}}} from '{address(path)}';" for path, names in sorted(work.vendor.items())
    ]
    return "\n".join([*heads, *work.parts])


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
    else:
        _take(target, work)


def _claim_names(path: str, text: str, work: _Join) -> None:
    for name in TOP.findall(text):
        if (other := work.owner.setdefault(name, path)) != path:
            raise CannotJoin(
                f"{path}: {name!r} is also a top-level name of {other}; within one screen names are unique"
            )
