"""Nothing moves while a page comes, and it is light: no shift of the layout on the first load of the main screens."""

import gzip
from typing import Any

import pytest

from tests.browser.conftest import Visit
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor, at_seats

pytestmark = pytest.mark.browser

WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
        if (!entry.hadRecentInput) {
            const what = entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 120) ?? node?.textContent);
            window.shifts.push([entry.value, what]);
        }
    }
}).observe({ type: "layout-shift", buffered: true });
"""
RECORDS = """
SELECT '/releases/' || reference || '/' FROM (
    SELECT reference FROM releases_release WHERE status = 'submitted' ORDER BY id LIMIT 1) AS release
UNION ALL SELECT '/detainees/' || reference || '/' FROM detainees_detainee AS person
    JOIN releases_photograph AS photograph ON photograph.detainee_id = person.id
"""
SCREENS = {
    "supervisor": ("/", "/releases/queue/", "/releases/", "/detainees/", "/duplicates/", "/flags/", "/statements/"),
    "documenter": ("/releases/new/", "/releases/imports/", "/detainees/new/"),
    "liaison": ("/families/", "/families/new/"),
    "analyst": ("/tallies/", "/figures/", "/exports/"),
}


@at_seats(Seat(PHONE, "ar"), Seat(DESKTOP, "en", "dark"))
@pytest.mark.parametrize("name", SCREENS)
def test_nothing_moves_while_a_page_comes(visit: Visit, name: str, seat: Seat) -> None:
    who, moved = visit(name, seat), {}
    who.context.add_init_script(WATCH)
    paths = [*SCREENS[name], *who.site.known(RECORDS)] if name == "supervisor" else SCREENS[name]
    for path in paths:
        # A busy machine now and then paints what is half read; what is wrong with a page moves each time it comes.
        for _time in range(8):
            if not _seen(shifts := _shifts(who, path)):
                break
        else:
            moved[path] = shifts
    assert moved == {}


def _shifts(who: Visitor, path: str) -> list[Any]:
    who.go(path)
    who.page.wait_for_load_state("networkidle")
    who.page.wait_for_timeout(300)
    told: list[Any] = who.page.evaluate("window.shifts")
    return told


def _seen(shifts: list[Any]) -> bool:
    """Whether more moved than a thousandth of the screen, which no eye sees."""
    return bool(round(sum(size for size, _moved in shifts), 3))


@pytest.mark.parametrize("name", SCREENS)
def test_a_page_after_the_first_is_light(visit: Visit, name: str) -> None:
    """At most 25 KB: what every page needs besides is kept by the browser since the first."""
    who = visit(name, Seat(PHONE, "ar"))
    weights = {path: len(gzip.compress(who.go(path).body(), 6)) for path in SCREENS[name]}
    assert {path: weight for path, weight in weights.items() if weight > 25 * 1024} == {}


def test_what_would_move_is_seen(visit: Visit) -> None:
    """The watcher itself: a page that pushes its content down is told."""
    who = visit("supervisor")
    who.context.add_init_script(WATCH)
    who.go("/releases/queue/")
    who.page.wait_for_timeout(600)  # what follows a press within half a second is excused
    who.page.evaluate("document.querySelector('main').prepend(Object.assign(document.createElement('div'), "
                      "{ style: 'height: 200px' })); new Promise(requestAnimationFrame)")  # fmt: skip
    who.page.wait_for_function("window.shifts.length > 0")
