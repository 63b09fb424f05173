"""JSON for the sockets: msgspec's, which takes entities that are encoded already as they are."""

from typing import Any

import msgspec

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder().decode


def dumps(data: Any, **_options: Any) -> str:
    """Compact JSON."""
    return _encode(data).decode()


def loads(text: str | bytes, **_options: Any) -> Any:
    """The data; raises ValueError where it is no JSON."""
    try:
        return _decode(text)
    except msgspec.DecodeError as fault:
        raise ValueError(str(fault)) from fault
