"""Who is to be erased, by names and words; and which of these may as well be anybody's.

Doubtful are a name of one sign, a word as short as many say it, and her name inside a longer one that this house knows: of a unit, a meeting,
somebody elsewhere. Nothing doubtful goes where nobody has said so.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from facilitate.core.person import wording
from facilitate.core.person.wording import bare, quoted, slight

BLOT = "***"


@dataclass(frozen=True)
class Trace:
    """Who is to be erased: `ids` hers and those under which she joined twice, `names` all she has had, `others` the names of
    everybody else, `texts` all she wrote, `turns` when she spoke, `items` what she wrote by number. `longer`: those of the `others`
    that the house knows from elsewhere, in which one of hers stands."""

    person: str
    ids: frozenset[str]
    names: frozenset[str]
    others: frozenset[str]
    texts: frozenset[str]
    turns: frozenset[str]
    items: frozenset[str]
    longer: frozenset[str] = frozenset()


def among(hers: Trace, known: Collection[str]) -> Trace:
    """Those of the `known` names of a house in which one of hers is a part are not torn."""
    names = {bare(name) for name in hers.names} - {""}
    longer = (
        frozenset(one for one in known if any(name in bare(one) and name != bare(one) for name in names)) - hers.names
    )
    return replace(hers, others=hers.others | longer, longer=longer - hers.others)


def sure(hers: Trace, also: Collection[str] = ()) -> Trace:
    """Without what is doubtful, except for the words `also`. Whoever is sought by name alone is sought by that name."""
    names = frozenset(name for name in hers.names if len(name) > 1 or name in also or not hers.person)
    texts = frozenset(text for text in hers.texts if not slight(text) or text in also)
    return replace(hers, names=names, texts=texts, others=hers.others - (hers.longer & frozenset(also)))


def widest(hers: Trace) -> Trace:
    """With all that is doubtful."""
    return replace(hers, others=hers.others - hers.longer)


def named(text: str, hers: Trace, instead: str) -> str:
    """The words with her name replaced where it stands as a name."""
    return wording.named(text, hers.names, hers.others, instead)


def blotted(text: str, hers: Trace, words: bool) -> str:
    """The same without her name, and where `words` go too without hers."""
    text = named(text, hers, BLOT)
    return quoted(text, hers.texts, BLOT) if words else text


def about(text: str, hers: Trace, words: bool) -> str:
    """The word because of which it is doubtful whether a text that has a name or words of hers is about her; "" where it is not."""
    if blotted(text, sure(hers), words) != text:
        return ""
    if words and text.strip() in hers.texts:
        return text.strip()
    found = [one for one in (*hers.longer, *hers.names) if bare(one) in bare(text)]
    return max(found, key=lambda one: (len(one), one), default="")
