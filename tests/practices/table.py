"""Makes docs/developers/practices.md from practices.yaml: `.venv/bin/python -m tests.practices.table`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parents[2] / "docs" / "developers"
WORKS = ("yes", "partly", "no")
HEAD = """# The 69 core practices: does each work?

Made from [practices.yaml](practices.yaml), which is what to change; a test checks that every page and test named here exists and that
this page is what is made of it. **yes**: one person completes the practice in the browser, it survives a restart, and the tests named do
so. **partly**: something of that is missing, and the remark says what. {figures}

| row | practice | works | pages | tests | remark |
|---|---|---|---|---|---|
"""


def rows() -> list[dict[str, Any]]:
    """The rows of the file, in its order."""
    found: list[dict[str, Any]] = yaml.safe_load((FOLDER / "practices.yaml").read_text("utf-8"))["rows"]
    return found


def page() -> str:
    """The page that is made of them."""
    found = rows()
    counts = Counter(row["works"] for row in found)
    figures = ", ".join(f"{counts[word]} {word}" for word in WORKS) + "."
    return HEAD.format(figures=figures) + "".join(map(_row, found))


def _row(row: dict[str, Any]) -> str:
    pages = "<br>".join(f"`{one}`" for one in row["pages"])
    tests = "<br>".join(_test(one) for one in row["tests"])
    return f"| {row['id']} | {row['what']} | {row['works']} | {pages} | {tests} | {row.get('remark', '')} |\n"


def _test(named: str) -> str:
    file, _, test = named.partition("::")
    return f"[{file.removeprefix('tests/')}](../../{file}) `{test}`"


if __name__ == "__main__":
    (FOLDER / "practices.md").write_text(page(), "utf-8")
