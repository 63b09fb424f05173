"""What does not agree in a record, in both languages."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    zh: str
    en: str

    def __str__(self) -> str:
        """As it can be printed, whatever a file has put into it."""
        return printed(f"{self.zh} / {self.en}")


def printed(told: str) -> str:
    """The text with every sign shown as its number that would steer a terminal, turn the line around or be invisible."""
    return "".join(sign if sign.isprintable() or sign == "\u3000" else _number(sign) for sign in told)


def _number(sign: str) -> str:
    return f"\\x{ord(sign):02x}" if ord(sign) < 256 else f"\\u{ord(sign):04x}"
