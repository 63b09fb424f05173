"""What a page holds on to: its heap after a forced collection, its nodes, its listeners."""

from dataclasses import dataclass

from playwright.sync_api import CDPSession, Page


@dataclass(frozen=True)
class Held:
    """Bytes of the heap, and numbers of nodes and listeners that the page keeps alive."""

    heap: int
    nodes: int
    listeners: int


def held(page: Page, tools: CDPSession) -> Held:
    """What the page holds once what nobody needs any more has been thrown away."""
    page.wait_for_timeout(400)
    for _ in range(3):
        tools.send("HeapProfiler.collectGarbage")
    tools.send("Performance.enable")
    found = {one["name"]: int(one["value"]) for one in tools.send("Performance.getMetrics")["metrics"]}
    return Held(found["JSHeapUsedSize"], found["Nodes"], found["JSEventListeners"])
