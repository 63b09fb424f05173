"""A test that waits until a page has drawn sees the rest that the page takes."""

from playwright.sync_api import Browser

from tests.browser.patience import DRAWN, watch_rests

NEWS_AFTER_A_SLOW_PASS = """async () => {
  const {start} = await import('/js/draw.js');
  const changed = [];
  window.passes = 0;
  const slow = () => { passes += 1; for (const end = performance.now() + 60; performance.now() < end;); return ''; };
  start(slow, {root: document.body, news: [{onChange: one => changed.push(one)}], tick: 0});
  await new Promise(done => requestAnimationFrame(() => setTimeout(done, 30)));
  changed.forEach(one => one());
  return [passes, resting.size];
}"""


def test_news_that_waits_for_a_rest_is_drawn_when_the_wait_is_over(browser: Browser, room: str) -> None:
    with watch_rests(browser.new_context()) as context:
        page = context.new_page()
        page.goto(f"{room}/phone")

        assert page.evaluate(NEWS_AFTER_A_SLOW_PASS) == [1, 1]
        page.evaluate(DRAWN)

        assert page.evaluate("[passes, resting.size]") == [2, 0]
