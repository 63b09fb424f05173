"""JSON for the sockets: msgspec's, which takes entities that are encoded already as they are."""

from typing import Any

import msgspec
from flask.json.provider import DefaultJSONProvider

encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder().decode


def dumps(data: Any, **_options: Any) -> str:
    """Compact JSON."""
    return encode(data).decode()


def loads(text: str | bytes, **_options: Any) -> Any:
    """The data; raises ValueError where it is no JSON, or nested without end."""
    try:
        return _decode(text)
    except (msgspec.DecodeError, RecursionError) as fault:
        raise ValueError(str(fault)) from fault


class PageJson(DefaultJSONProvider):
    """The same for what comes by HTTP: deep nesting is no fault of ours."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """The data; raises ValueError where it is no JSON, or nested without end."""
        try:
            return super().loads(s, **kwargs)
        except RecursionError as fault:
            raise ValueError("nested without end") from fault
