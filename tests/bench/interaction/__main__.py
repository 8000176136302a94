"""script/bench interaction: press, type and choose on the main screens of the demo, and say how long the paint took.

The browser tells each press with its duration to the next paint (Event Timing), in steps of 8 ms; what is shorter than
16 ms is not told and counts as 16.
"""

import argparse
import sys
from collections.abc import Callable, Iterator

import psutil
from playwright.sync_api import Page, sync_playwright

from config.embedded import browser as chromium
from config.embedded.terminal import step
from tests.bench.measuring import until_idle
from tests.bench.report import Line, at_most, table
from tests.browser.site import Site, running_site
from tests.browser.visitor import PHONE, Seat, Visitor

SLOWER, GOAL = 4, 100.0  # times; milliseconds
SETTLED = 1_000  # milliseconds after the last answer: what is measured is a press, not the loading of the page
UNTOLD = 16.0  # milliseconds, below which the browser tells nothing
WATCH = """
window.presses = [];
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.interactionId) window.presses.push(entry.duration);
}).observe({ type: "event", buffered: true, durationThreshold: 16 });
"""


def type_into(*names: str) -> Callable[[Page], None]:
    """Letters into these fields, one after the other."""

    def act(page: Page) -> None:
        for name in names:
            page.locator(f"main [name='{name}']").first.click()
            page.keyboard.type("سليم نزار 12", delay=40)

    return act


def choose(name: str) -> Callable[[Page], None]:
    """Another option of a select, by the keyboard."""

    def act(page: Page) -> None:
        page.locator(f"main select[name='{name}']").first.focus()
        for _time in range(3):
            page.keyboard.press("ArrowDown")
            page.wait_for_timeout(150)

    return act


def keys(*pressed: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        for key in pressed:
            page.keyboard.press(key)
            page.wait_for_timeout(150)

    return act


def menus(page: Page) -> None:
    """The two menus of the frame, opened and closed."""
    for menu in ("navigation", "user-menu"):
        opener = page.locator(f"[popovertarget={menu}]").first
        if opener.is_visible():
            opener.click()
            page.wait_for_timeout(150)
            page.keyboard.press("Escape")


SCREENS: tuple[tuple[str, str, tuple[Callable[[Page], None], ...]], ...] = (
    ("documenter", "/releases/new/", (type_into("given_ar", "date"), choose("wave"), choose("facility"))),
    ("documenter", "/detainees/new/", (type_into("given_ar", "family_ar"),)),
    ("supervisor", "/releases/queue/", (menus, keys("j", "j", "k", "Shift+Slash", "Escape"))),
    ("supervisor", "/releases/", (choose("wave"), keys("Tab", "Tab"))),
    ("supervisor", "/duplicates/", (keys("j", "k", "Shift+Slash", "Escape"),)),
    ("liaison", "/families/new/", (type_into("given_ar", "family_ar"),)),
    ("analyst", "/tallies/", (choose("wave"), menus)),
)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("script/bench interaction", description=__doc__)
    parser.add_argument("--check", action="store_true", help="exit 1 where a goal is missed")
    return parser.parse_args()


def main() -> int:
    chosen = arguments()
    with running_site() as site:
        with step("Waiting until the worker has followed the demonstration"):
            until_idle([psutil.Process(site.running.process.pid)])
        lines = list(_figures(site))
    sys.stdout.write(f"{table(lines)}\n")
    return 1 if chosen.check and any(line.met is False for line in lines) else 0


def _figures(site: Site) -> Iterator[Line]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.found(), args=["--no-sandbox"])
        for seat in (Seat(), Seat(PHONE, "ar")):
            visitors = {name: Visitor.at(site, browser, seat).sign_in(name) for name, _path, _acts in SCREENS}
            for name, path, acts in SCREENS:
                longest = _longest(visitors[name], path, acts)
                yield at_most(f"{path}, {seat}", longest, GOAL, "ms")


def _longest(who: Visitor, path: str, acts: tuple[Callable[[Page], None], ...]) -> float:
    """The longest of the presses on one screen, in milliseconds."""
    who.page.add_init_script(WATCH)
    who.go(path)
    who.page.wait_for_load_state("networkidle")
    who.page.wait_for_timeout(SETTLED)
    processor = who.context.new_cdp_session(who.page)
    processor.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    for act in acts:
        act(who.page)
    who.page.wait_for_timeout(600)
    processor.send("Emulation.setCPUThrottlingRate", {"rate": 1})  # else it keeps a core busy while others are measured
    processor.detach()
    told: list[float] = who.page.evaluate("window.presses")
    return max([UNTOLD, *told])


if __name__ == "__main__":
    sys.exit(main())
