"""What does not agree in a record, in both languages."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    zh: str
    en: str

    def __str__(self) -> str:
        return f"{self.zh} / {self.en}"
