"""Screens full of cards while a room writes on them: frames drawn, and CPU an update."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from playwright.sync_api import Browser, Page
from threads import Spent, spent

from tests.browser.bustle import news
from tests.browser.pretend_room import pretend_room
from tests.browser.pretend_wall import pretend_wall

Found = TypeVar("Found")
RATE = 20  # updates a second
REST_SECONDS = 2
SETTLED_MS = 1500
PHONE, BOARD = {"width": 360, "height": 740}, {"width": 1920, "height": 1080}
TELL = """([patches, rate, seconds]) => new Promise(done => {
  const telling = setInterval(() => patches.length && tell('patch', JSON.parse(patches.shift())), 1000 / rate);
  setTimeout(() => { clearInterval(telling); done(); }, seconds * 1000);
})"""
FRAMES = """seconds => new Promise(done => {
  const began = performance.now(), gaps = [];
  let last = began;
  requestAnimationFrame(function step(at) {
    gaps.push(at - last);
    last = at;
    if (performance.now() - began < seconds * 1000) requestAnimationFrame(step);
    else done(gaps.slice(1));
  });
})"""
HEAD = f"{'':25}    frames/s  p95 gap | CPU ms an update: main  script  style  layout  paint  pictures | CPU ms a second at rest: main  pictures"


@dataclass(frozen=True)
class Scene:
    """A screen in a state, what it is told meanwhile, and how many times slower than this machine its processor is."""

    name: str
    path: str
    kind: str
    throttle: int


SCENES = [
    *(Scene("phone, 300 cards", "/phone?state=bustle", "remarks", n) for n in (1, 6)),
    *(Scene("phone, 300 remarks", "/phone?state=bustle_talk", "talk", n) for n in (1, 6)),
    *(Scene("board, 60 of 300 moving", "/board?state=bustle", "covered", n) for n in (1, 4)),
    *(Scene("board, 300 open", "/board?state=bustle_open", "remarks", n) for n in (1, 4)),
]


def scenes(browser: Browser, only: str, seconds: float) -> None:
    """A line for every scene whose name begins so."""
    print(HEAD)
    with pretend_room() as room, pretend_wall() as wall:
        for scene in (each for each in SCENES if each.name.startswith(only)):
            address = (room if scene.path.startswith("/phone") else wall) + scene.path
            line = f"{scene.name:25} {scene.throttle}× {drawn(browser, address, scene, seconds)}"
            print(f"{line} | {cpu(browser, address, scene, seconds)}" if scene.throttle == 1 else line, flush=True)


def drawn(browser: Browser, address: str, scene: Scene, seconds: float) -> str:
    """How often the page could draw, so many times slower, while it was told."""

    def told(page: Page) -> list[float]:
        tools = page.context.new_cdp_session(page)
        tools.send("Emulation.setCPUThrottlingRate", {"rate": scene.throttle})
        page.evaluate(f"asked => {{ ({TELL})(asked); }}", [_patches(scene, seconds), RATE, seconds])
        gaps: list[float] = page.evaluate(FRAMES, seconds)
        return gaps

    gaps = sorted(_on(browser, address, told))
    return f"{len(gaps) * 1000 / sum(gaps):9.1f} {gaps[int(len(gaps) * 0.95)]:6.0f} ms"


def cpu(browser: Browser, address: str, scene: Scene, seconds: float) -> str:
    """What an update costs beyond what the page spends at rest."""

    def told(page: Page) -> tuple[Spent, Spent]:
        rest = spent(browser, page, lambda: page.wait_for_timeout(REST_SECONDS * 1000)).a_second(REST_SECONDS)
        asked = [_patches(scene, seconds), RATE, seconds]
        return rest, spent(browser, page, lambda: page.evaluate(TELL, asked)).a_second(seconds)

    rest, busy = _on(browser, address, told)
    kinds = " ".join(f"{(busy.kinds[kind] - rest.kinds[kind]) / RATE:7.2f}" for kind in busy.kinds)
    each, pictures = (busy.main - rest.main) / RATE, (busy.pictures - rest.pictures) / RATE
    return f"{each:22.2f} {kinds} {pictures:9.2f} | {rest.main:29.1f} {rest.pictures:9.1f}"


def _patches(scene: Scene, seconds: float) -> list[str]:
    return list(news(scene.kind, int(seconds * RATE)))


def _on(browser: Browser, address: str, work: Callable[[Page], Found]) -> Found:
    """Something done on a page of its own, once that stands."""
    viewport = BOARD if "/board" in address else PHONE
    context = browser.new_context(viewport=viewport)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("h1, .prompt")
    page.wait_for_timeout(SETTLED_MS)
    found = work(page)
    context.close()
    return found
