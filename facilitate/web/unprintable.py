"""What this computer cannot print: characters of papers that have been made, and typefaces that offices ask for."""

from __future__ import annotations

from facilitate.papers.kinds import Paper
from facilitate.papers.typefaces import StandIn
from facilitate.papers.unprinted import numbers


class Unprintable:
    """Found as papers are made; a paper made again replaces what was known of it. `typefaces` are those missing here."""

    def __init__(self) -> None:
        self.typefaces: tuple[StandIn, ...] = ()
        self._found: dict[str, dict[tuple[str, str], tuple[str, ...]]] = {}

    def note(self, code: str, name: str, ext: str, paper: Paper) -> None:
        """That paper of that meeting has been made in that form."""
        papers = self._found.setdefault(code, {})
        papers.pop((name, ext), None)
        if paper.missing:
            papers[name, ext] = paper.missing

    def of(self, code: str) -> dict[str, str]:
        """For each such paper its characters, each with its number: `𪚥 (U+2A6A5)`."""
        found: dict[str, set[str]] = {}
        for (name, _), missing in self._found.get(code, {}).items():
            found.setdefault(name, set()).update(sign for signs in missing for sign in signs)
        return {
            name: ", ".join(f"{sign} ({numbers([sign])[0]})" for sign in sorted(signs)) for name, signs in found.items()
        }


unprintable = Unprintable()
