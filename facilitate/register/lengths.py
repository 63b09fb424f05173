"""How long what people write in the register may be."""

from collections.abc import Mapping
from typing import Any

from facilitate.register.declined import Declined


def within(lengths: Mapping[str, int], values: Mapping[str, Any]) -> None:
    """`lengths` in characters by field. Raises Declined(too_long)."""
    for name, most in lengths.items():
        if len(values.get(name) or "") > most:
            raise Declined("too_long", most=most)
