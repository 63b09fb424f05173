"""Finds the folders that ship with the program: inside the installed package or beside it."""

from pathlib import Path


def resource(name: str) -> Path:
    """The folder or file `name` (rules, templates, static): the package's own, else the checkout's."""
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.exists() else package.parent / name
