"""Where the CPU of a page goes, from the browser's own trace: the page's main thread by kind of work, and the threads that put pictures together."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page

CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel", "__metadata"]
MAIN = "CrRendererMain"
PICTURES = ("Compositor", "VizCompositorThread", "ThreadPoolForegroundWorker", "CompositorTileWorker")
KINDS = {
    "script": ("FunctionCall", "FireAnimationFrame", "TimerFire", "RunMicrotasks", "MinorGC", "MajorGC", "V8.GC_"),
    "style": ("UpdateLayoutTree",),
    "layout": ("Layout",),
    "paint": ("PrePaint", "Paint", "Layerize", "Commit", "UpdateLayer"),
}
"""Names of the browser's own events begin so."""
Event = dict[str, Any]


@dataclass(frozen=True)
class Spent:
    """CPU in milliseconds: of the page's main thread, of its kinds of work, and of the threads that put pictures together,
    which on a machine with a graphics processor do much less."""

    main: float
    kinds: dict[str, float]
    pictures: float

    def a_second(self, seconds: float) -> "Spent":
        """The same for one of the seconds that were traced."""
        return Spent(self.main / seconds, {k: v / seconds for k, v in self.kinds.items()}, self.pictures / seconds)


def spent(browser: Browser, page: Page, work: Callable[[], Any]) -> Spent:
    """What `work` made the browser spend."""
    with _traced(browser, page) as events:
        work()
    names = {(e["pid"], e["tid"]): e["args"]["name"] for e in events if e["name"] == "thread_name"}
    timed = sorted((e for e in events if e.get("ph") == "X" and "tdur" in e), key=lambda e: (e["ts"], -e["dur"]))
    whole: dict[str, float] = defaultdict(float)
    kinds = dict.fromkeys(KINDS, 0.0)
    for event, own in _own_times(timed):
        name = names.get((event["pid"], event["tid"]), "")
        whole[name] += own
        if name == MAIN and (kind := _kind(event["name"])):
            kinds[kind] += own
    return Spent(whole[MAIN], kinds, sum(ms for name, ms in whole.items() if name.startswith(PICTURES)))


def _own_times(events: list[Event]) -> Iterator[tuple[Event, float]]:
    """Each event with the milliseconds of CPU that are its own and not of what it called."""
    own = [event["tdur"] for event in events]
    open_: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, event in enumerate(events):
        callers = open_[event["pid"], event["tid"]]
        while callers and events[callers[-1]]["ts"] + events[callers[-1]]["dur"] <= event["ts"]:
            callers.pop()
        if callers:
            own[callers[-1]] -= event["tdur"]
        callers.append(at)
    return ((event, us / 1000) for event, us in zip(events, own, strict=True))


def _kind(name: str) -> str:
    return next((kind for kind, names in KINDS.items() if name.startswith(names)), "")


@contextmanager
def _traced(browser: Browser, page: Page) -> Iterator[list[Event]]:
    """The events of the browser meanwhile, complete once this ends."""
    tools = browser.new_browser_cdp_session()
    events: list[Event] = []
    ended: list[Any] = []
    tools.on("Tracing.dataCollected", lambda told: events.extend(told["value"]))
    tools.on("Tracing.tracingComplete", lambda told: ended.append(told))
    config = {"includedCategories": CATEGORIES, "recordMode": "recordAsMuchAsPossible"}
    tools.send("Tracing.start", {"traceConfig": config, "transferMode": "ReportEvents"})
    yield events
    tools.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(50)
    tools.detach()
