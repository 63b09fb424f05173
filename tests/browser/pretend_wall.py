"""A wall made of files: the board as it is shipped, told a fixed state by the line of the pretend room."""

import json
from contextlib import AbstractContextManager
from urllib.parse import parse_qs, urlsplit

from tests.browser.board_states import board_states
from tests.browser.bustle import bustling_walls
from tests.browser.courtyard import LISTS, NOW
from tests.browser.pretend_room import ROOT, Room
from tests.browser.serving import served

SHEETS = [
    "tokens.css",
    "base.css",
    "components.css",
    "wall.css",
    "board.css",
    *sorted(f"board/{path.name}" for path in (ROOT / "css/board").glob("*.css")),
]
STYLES = "".join(f'<link rel="stylesheet" href="/css/{name}">' for name in SHEETS)


class Wall(Room):
    """Serves `/board?state=NAME&lang=LANG` and its state; everything else as the room does."""

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        if url.path == "/board":
            self._send("text/html", _board({k: v[0] for k, v in parse_qs(url.query).items()}))
        elif url.path.startswith("/state/"):
            self._send(
                "application/json",
                json.dumps(
                    {"seq": 400, "now": NOW, "put": (board_states() | bustling_walls())[url.path[7:-5]], "me": None}
                ),
            )
        else:
            super().do_GET()


def pretend_wall() -> AbstractContextManager[str]:
    """The address of a running pretend wall."""
    return served(Wall)


def _board(asked: dict[str, str]) -> str:
    lang = asked.get("lang", "zh")
    facts = {
        "code": "7K3MWQ9P",
        "as": "board",
        "lang": lang,
        "lists": LISTS,
        "words": "/words/en.js" if lang == "en" else None,
    }
    script = f'<script type="application/json" id="page">{json.dumps(facts)}</script>'
    script += '<script type="module" src="/js/board.js"></script>' if "state" in asked else ""
    tag = "en" if lang == "en" else "zh-Hans"
    head = f'<meta charset="utf-8"><title>大屏</title><link rel="icon" href="/icon.svg">{STYLES}{script}'
    body = '<body><div class="board" id="app"></div></body>'
    return f'<!doctype html><html lang="{tag}" data-surface="board"><head>{head}</head>{body}</html>'
