"""What people send, as it can be seen: signs that nobody can type or see never come in, from an address or from a form."""

from __future__ import annotations

from typing import Any

from flask import Flask, Request
from werkzeug.datastructures import FileStorage, ImmutableMultiDict, MultiDict

from facilitate.core.person.names import seen


class Seen(ImmutableMultiDict[str, Any]):
    """Values without NUL, which PostgreSQL refuses, other controls, direction marks and signs of no width."""

    def __init__(self, mapping: Any = None) -> None:
        super().__init__([(name, _value(value)) for name, value in MultiDict(mapping).items(multi=True)])


class Asked(Request):
    """A request of which only what can be seen is read."""

    parameter_storage_class = Seen


def init_app(app: Flask) -> None:
    """Every request of the app is read so."""
    app.request_class = Asked


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, FileStorage):
        value.filename = _text(value.filename or "")
    return value


def _text(text: str) -> str:
    return text if text.isascii() and text.isprintable() else seen(text.replace("\r\n", "\n").replace("\r", "\n"))
