"""A decoder with a planted fault: behind five letters that nobody comes upon by chance, one after the other by coverage."""

from __future__ import annotations


def trip(data: bytes) -> None:
    """Raises RuntimeError on bytes that begin with one word."""
    for place, letter in enumerate(b"FUZZ"):
        if len(data) <= place or data[place] != letter:
            return
    raise RuntimeError("the planted fault")
