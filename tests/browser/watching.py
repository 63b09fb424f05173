"""Counts the work that a screen does: its render passes, the nodes it makes, what it reads from the store and from the layout."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Page, Route

from tests.browser.pretend_room import ROOT

PHONE, BOARD = {"width": 360, "height": 740}, {"width": 1920, "height": 1080}
Spoiled = dict[str, tuple[str, str]]  # a bad twin: in this script or sheet these words stand for those
COUNT = """() => {
  globalThis.work = {scans: 0, layouts: 0, made: 0, gone: 0};
  const keys = Map.prototype.keys;
  Map.prototype.keys = function () { if (this.size > 100) work.scans += 1; return keys.call(this); };
  ['clientHeight', 'clientWidth', 'scrollHeight', 'scrollTop'].forEach(name => spy(Element.prototype, name));
  ['offsetHeight', 'offsetLeft', 'offsetTop', 'offsetWidth'].forEach(name => spy(HTMLElement.prototype, name));
  ['scrollY', 'pageYOffset', 'innerHeight'].forEach(name => spy(window, name));
  const measure = Element.prototype.getBoundingClientRect;
  Element.prototype.getBoundingClientRect = function () { work.layouts += 1; return measure.call(this); };
  new MutationObserver(changes => changes.forEach(({addedNodes, removedNodes}) => {
    work.made += elements(addedNodes);
    work.gone += elements(removedNodes);
  })).observe(document.getElementById('app'), {subtree: true, childList: true});
  function spy(owner, name) {
    const {get, configurable} = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, {configurable, get() { work.layouts += 1; return get.call(this); }});
  }
  function elements(nodes) { return [...nodes].reduce((sum, node) => sum + (node.nodeType === 1 ? 1 + node.querySelectorAll('*').length : 0), 0); }
}"""
TELL = """patches => new Promise(done => {
  Object.keys(work).forEach(name => { work[name] = 0; });
  patches.forEach(patch => tell('patch', JSON.parse(patch)));
  setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(work), 50))), 1100);
})"""


def spoil(page: Page, twins: Spoiled) -> None:
    """Let the page be given these files with a fault in each. Fails where the words that are to be spoiled do not stand there."""
    for path, (right, wrong) in twins.items():
        text = (ROOT / path).read_text(encoding="utf-8")
        assert right in text, f"{path} no longer says {right!r}"
        page.route(f"**/{path}", _answer(text.replace(right, wrong)))


def _answer(text: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(
        body=text, content_type="text/css" if route.request.url.endswith(".css") else "text/javascript"
    )


def opened(browser: Browser, address: str, twins: Spoiled | None = None) -> Page:
    """That screen, its size by its name in the address, still and counted from now on."""
    page = browser.new_page(viewport=BOARD if "/board" in address else PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
    spoil(page, twins or {})
    page.goto(address)
    page.wait_for_selector("h1")
    page.wait_for_selector("li")
    page.wait_for_timeout(300)
    page.evaluate(COUNT)
    return page


def work_of(page: Page, patches: list[str]) -> dict[str, Any]:
    """What these patches, coming at one moment, made the page do until it had drawn them, and in one tick of the clock."""
    found: dict[str, Any] = page.evaluate(TELL, patches)
    return found
