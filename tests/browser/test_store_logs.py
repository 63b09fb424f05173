"""The store of the phones holds what the server shows: patches of random meetings, in a real browser."""

import json
import random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from facilitate.resources import resource
from facilitate.web import touch
from facilitate.web.published import Published, encode, publish
from facilitate.web.views import Look
from tests.cast import Cast, Core
from tests.wild import STAGES, WHO, play

MEETINGS = 20
HERE = "http://127.0.0.1:9"
KEEP = """
async ([address, told]) => {
  const {makeStore} = await import(address);
  const store = makeStore();
  let gaps = 0;
  for (const patch of told) if (!store.apply(patch)) gaps += 1;
  const known = new Set(told.flatMap(patch => Object.keys(patch.put)));
  const held = [...known].filter(key => store.get(key) !== undefined).map(key => [key, store.get(key)]);
  return {held: Object.fromEntries(held), seq: store.seq, gaps};
}
"""


class Wire:
    """Everything one audience is told, from the first look on."""

    def __init__(self, audience: str) -> None:
        self._audience = audience
        self._copy: Published | None = None
        self._heard = 0
        self.told: list[Any] = []
        self.now: dict[str, Any] = {}

    def tell(self, cast: Cast) -> None:
        """After an act: what the crowd would send."""
        assert isinstance(cast.place, Core)
        self.look = look = Look(cast.m, self._audience, cast.clock.at, "c" * 64, "http://192.0.2.1")
        new = cast.place.entries[self._heard :]
        self._heard += len(new)
        if self._copy is None:
            self._copy = publish(look)
            patch: dict[str, Any] | None = self._copy.since(0, look)
        else:
            patch = self._copy.update(look, {key for entry in new for key in touch.keys(cast.m, entry)})
        if patch is not None:
            self.told.append(json.loads(encode(patch)))
        self.now = {key: json.loads(body) for key, (_, body) in self._copy.entities.items()}


def meeting(seed: int, audience: str) -> Wire:
    chance, wire = random.Random(seed), Wire(audience)
    wanted = [
        (
            chance.randrange(len(WHO)),
            chance.randrange(200),
            chance.randrange(41),
            chance.randrange(41),
            chance.randrange(4),
        )
        for _ in range(60)
    ]
    play(chance.choice(STAGES), wanted, 7, wire.tell)
    return wire


@pytest.fixture
def page(browser: Browser) -> Any:
    opened = browser.new_page()
    script = (resource("static") / "js" / "store.js").read_text("utf-8")
    opened.route(f"{HERE}/store.js", lambda route: route.fulfill(body=script, content_type="text/javascript"))
    opened.route(
        f"{HERE}/", lambda route: route.fulfill(body="<!doctype html><title>store</title>", content_type="text/html")
    )
    opened.goto(f"{HERE}/")
    yield opened
    opened.close()


def held(page: Page, told: list[Any]) -> Any:
    return page.evaluate(KEEP, [f"{HERE}/store.js", told])


@pytest.mark.parametrize("audience", ["board", "room", "desk"])
def test_after_all_patches_the_store_is_the_view(page: Page, audience: str) -> None:
    for seed in range(MEETINGS):
        wire = meeting(seed, audience)
        found = held(page, wire.told)

        assert found["held"] == wire.now, seed
        assert (found["gaps"], found["seq"]) == (0, wire.told[-1]["to"])


def test_patches_that_come_twice_or_late_change_nothing(page: Page) -> None:
    for seed in range(MEETINGS):
        wire = meeting(seed, "room")
        twice = [patch for n, patch in enumerate(wire.told) for patch in (patch, wire.told[max(n - 1, 1) if n else 0])]
        found = held(page, twice)

        assert found["held"] == wire.now, seed


def test_a_patch_lost_on_the_way_is_noticed(page: Page) -> None:
    wire = next(wire for wire in (meeting(seed, "room") for seed in range(100)) if len(wire.told) > 8)
    lost = [*wire.told[:4], *wire.told[5:]]

    assert held(page, lost)["gaps"] == len(wire.told) - 5


def test_whoever_missed_patches_catches_up_by_asking_since(page: Page) -> None:
    for seed in range(MEETINGS):
        wire = meeting(seed, "desk")
        seen = wire.told[: len(wire.told) // 2 + 1]
        assert wire._copy is not None
        since = json.loads(encode(wire._copy.since(seen[-1]["to"], wire.look)))
        found = held(page, [*seen, since])

        assert found["held"] == wire.now, seed
