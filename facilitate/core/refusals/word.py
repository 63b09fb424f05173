"""The words of one refusal, in both languages, with the HTTP status by which it is answered."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Word(NamedTuple):
    """How one refusal answers: HTTP status, and what is said in both languages with `{names}` to fill in."""

    status: int
    zh: str
    en: str

    def filled(self, params: Mapping[str, Any]) -> dict[str, str]:
        """What is said, by language; a parameter may itself be a text in both."""
        return {lang: getattr(self, lang).format(**_side(params, lang)) for lang in ("zh", "en")}


def _side(params: Mapping[str, Any], lang: str) -> dict[str, Any]:
    return {name: value.get(lang, "") if isinstance(value, dict) else value for name, value in params.items()}
