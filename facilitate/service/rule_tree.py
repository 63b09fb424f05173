"""A rule file as a tree of text, read leniently: whatever can be made out while somebody is still writing."""

from collections.abc import Iterable
from typing import Any

from facilitate.service.yamltree import Listing, Node, Scalar, Table


def outline(tree: Node) -> list[dict[str, Any]]:
    """Every stage in file order: path, title in both languages, minutes or days as written."""
    return _outline(child(tree, "stages"), ["stages"], 0)


def picked(stages: Node | None) -> Iterable[str]:
    """The names into which stages pick, in file order."""
    for stage in stages.items if isinstance(stages, Listing) else ():
        into = child(child(stage, "select"), "into")
        if isinstance(into, Scalar):
            yield into.text
        yield from picked(child(stage, "stages"))


def _outline(stages: Node | None, path: list[Any], depth: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for n, one in enumerate(stages.items if isinstance(stages, Listing) else ()):
        here = [*path, n]
        zh, en = both(child(one, "title"), plain(child(one, "id")))
        said = {key: plain(child(one, key)) for key in ("minutes", "days", "place_in_life")}
        found.append(
            {
                "path": here,
                "id": plain(child(one, "id")),
                "depth": depth,
                "title": {"zh": zh, "en": en},
                "line": one.line,
                **said,
            }
        )
        found += _outline(child(one, "stages"), [*here, "stages"], depth + 1)
    return found


def both(node: Node | None, otherwise: str) -> tuple[str, str]:
    """What a text says in Chinese and English, each standing in for the other."""
    zh, en = plain(child(node, "zh")), plain(child(node, "en"))
    return zh or en or otherwise, en or zh or otherwise


def plain(node: Node | None) -> str:
    """The text of a single value; empty for anything else."""
    return node.text if isinstance(node, Scalar) else ""


def texts(node: Node) -> list[str]:
    """The texts of a list, or of one value."""
    return [plain(one) for one in node.items] if isinstance(node, Listing) else [plain(node)]


def pairs(node: Node | None) -> tuple[tuple[Scalar, Node], ...]:
    """The keys and values of a table; none of anything else."""
    return node.pairs if isinstance(node, Table) else ()


def child(node: Node | None, key: str | int) -> Node | None:
    """What stands under a key or at a place of a list, or None."""
    if isinstance(key, int):
        return node.items[key] if isinstance(node, Listing) and 0 <= key < len(node.items) else None
    return next((value for name, value in pairs(node) if name.text == key), None)
