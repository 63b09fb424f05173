"""The files of the house, as the checks see them."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
OF_OTHERS = ("static/vendor/", "static/fonts/")


def names() -> list[str]:
    """Every file that is or would be committed, third-party files included."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return sorted(name for name in set(listed.stdout.splitlines()) if (ROOT / name).is_file())


def ours(*endings: str) -> list[str]:
    """The names of our own files with one of these endings."""
    return [name for name in names() if name.endswith(endings) and not name.startswith(OF_OTHERS)]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def functions(name: str) -> Iterator[tuple[str, int]]:
    """Each function of a Python file as (name, lines), docstring included."""
    for node in ast.walk(ast.parse(text(name))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def imports(name: str) -> set[str]:
    """The dotted names that a Python file imports, wherever in the file it does so."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text(name))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(str(node.module))
    return found


def calls_of(name: str) -> set[str]:
    """The plain names that a Python file calls: `open(…)` gives "open", `day.open(…)` nothing."""
    nodes = ast.walk(ast.parse(text(name)))
    return {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
