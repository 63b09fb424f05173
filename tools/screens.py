"""Measures the live screens in a browser: what an update costs, what standing still costs, and how many frames are drawn while a room writes.

python tools/screens.py [--seconds 4] [--only phone]    (300 cards, 20 updates a second, at several CPU throttles)
python tools/screens.py --load                          (a phone's first load from a server of its own: requests, bytes, time)
python tools/screens.py --evening --phones 300          (three hours at twenty times their speed: what a phone's page holds meanwhile)
python tools/screens.py --evening --phones 30 --speed 180                                                   (the same in a minute)
python tools/screens.py --page URL --minutes 9          (what any page holds, seven times in so many minutes)

CPU is that of the page's main thread, traced without the gauge of frames, which by itself wakes the page at each; less what
the same page uses while nothing comes. Frames say little where other programs use the same cores, CPU per update says much:
a frame at 60 a second has 16.7 ms, at six times slower 2.8 ms of it. `pictures` is what putting them together takes on other
threads; without a graphics processor that is drawing in software. CPU is told at full speed only: a throttle would count too.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from evening import holds, watch_evening  # noqa: E402
from scenes import PHONE, scenes  # noqa: E402

from tests.browser.minutes_hall import Hall  # noqa: E402


def main() -> None:
    """Print a line a scene, a load, or a moment."""
    args = asked()
    path = os.environ.get("FACILITATE_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=path, args=["--no-sandbox"])
        if args.load:
            loads(browser)
        elif args.evening:
            watch_evening(browser, args.phones, args.speed)
        elif args.page:
            watch(browser, args.page, args.minutes)
        else:
            scenes(browser, args.only, args.seconds)
        browser.close()


def asked() -> argparse.Namespace:
    """What the command line wants."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--only", default="", help="scenes whose name begins so")
    parser.add_argument("--load", action="store_true", help="the first load instead")
    parser.add_argument("--evening", action="store_true", help="a phone's page through an evening instead")
    parser.add_argument("--phones", type=int, default=300)
    parser.add_argument("--speed", type=float, default=20)
    parser.add_argument("--page", default="", help="the address of a page to watch instead")
    parser.add_argument("--minutes", type=float, default=9)
    return parser.parse_args()


def loads(browser: Browser) -> None:
    """A phone that has never been here opens its page, at full speed and six times slower."""
    with tempfile.TemporaryDirectory() as folder:
        hall = Hall(Path(folder))
        for throttle in (1, 6, 6, 6):
            context = hall.context(browser, "wang", (PHONE["width"], PHONE["height"]))
            page = context.new_page()
            tools = context.new_cdp_session(page)
            tools.send("Network.enable")
            tools.send("Performance.enable")
            tools.send("Emulation.setCPUThrottlingRate", {"rate": throttle})
            told: list[float] = []
            tools.on("Network.loadingFinished", lambda event, told=told: told.append(event["encodedDataLength"]))
            page.goto(f"{hall.base}/m/{hall.code}")
            page.wait_for_selector("h1")
            drawn = page.evaluate("performance.now()")
            cpu = next(
                one["value"] for one in tools.send("Performance.getMetrics")["metrics"] if one["name"] == "ThreadTime"
            )
            print(
                f"first load {throttle}×: {len(told)} requests, {sum(told):.0f} bytes with heads, "
                f"drawn after at most {drawn:.0f} ms, {cpu * 1000:.0f} ms of CPU"
            )
            context.close()
        hall.close()


def watch(browser: Browser, address: str, minutes: float) -> None:
    """What any page holds."""
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.goto(address)
    page.wait_for_selector("h1")
    holds(page, minutes)


if __name__ == "__main__":
    main()
