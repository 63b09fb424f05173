"""What the screens of one meeting are told: a patch for each audience, and to each person whose own view has changed that view."""

from __future__ import annotations

import logging
from collections.abc import Set
from typing import Any

from facilitate.web import touch
from facilitate.web.published import encode, publish
from facilitate.web.show import Show
from facilitate.web.views import Look
from facilitate.web.views.me import me as own_view

log = logging.getLogger(__name__)
AUDIENCES = ("board", "desk", "room")
"""In the order in which they are told: everybody looks at the wall, and it is one screen."""
Message = tuple[str, str, dict[str, Any]]
"""To which room of sockets, the event, and what it says."""


def news(look: Look, code: str, show: Show) -> list[Message]:
    """Everything that commits have touched since it was told last; from now on it is told."""
    keys, people = show.keys, show.people
    show.keys, show.people = set(), set()
    shown = [one for one in AUDIENCES if one in show.copies or one in show.broken]
    patches = [(f"{code}/{one}", "patch", _patch(look.seen_by(one), code, show, keys)) for one in shown]
    own = [(f"{code}:{person}", "me", view) for person, view in _own_views(look, show, people)]
    return [(room, event, patch) for room, event, patch in patches if patch is not None] + own


def _patch(look: Look, code: str, show: Show, keys: Set[str]) -> dict[str, Any] | None:
    """One audience's patch. A fault in its views costs that audience its copy, not the others their patch: it is told
    everything from a new copy as soon as one can be made."""
    try:
        if look.audience not in show.broken:
            return show.copies[look.audience].update(look, keys)
        copy = show.copies[look.audience] = publish(look)
        show.broken.discard(look.audience)
        return copy.since(0, look)
    except Exception:
        log.exception("%s: the views of the %s failed", code, look.audience)
        show.copies.pop(look.audience, None)
        show.broken.add(look.audience)
        return None


def _own_views(look: Look, show: Show, people: Set[str]) -> list[tuple[str, dict[str, Any]]]:
    """Of these people who look. One whose view fails is among the `people` of the next time again."""
    found = []
    for person in set(show.online) if touch.EVERYBODY in people else people & show.online:
        try:
            view = own_view(look, person)
            body = encode(view)
        except Exception:
            log.exception("the own view of %s failed", person)
            show.people.add(person)
            continue
        if show.told.get(person) != body:
            show.told[person] = body
            found.append((person, view))
    return found
