"""The papers of the courtyard's meeting in print, each made once for all tests that look at its pages."""

from __future__ import annotations

from functools import cache

from facilitate.papers import make
from facilitate.papers.tongue import Choice
from tests.papers.sample import courtyard
from tests.papers.world import LINKS


@cache
def printed(name: str, lang: Choice = "zh") -> bytes:
    """That paper as a PDF; `lang` is zh, en or both."""
    return make(name, "pdf", courtyard(), lang, LINKS).data
