"""Tallies over HTTP: each question is of a moment that nobody asked of before, so that no answer is remembered."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from urllib.parse import urlencode

from tests.bench.browser import Answer, Browser
from tests.bench.measuring import Ask, measure
from tests.bench.publishing.site import Site
from tests.bench.report import Line, of_times

# Milliseconds: half, and ninety-five of a hundred.
TALLY, CROSSED, COMPARED = (120.0, 150.0), (300.0, 400.0), (400.0, 500.0)
DAYS = 890  # that the invented register goes back


def lines(site: Site) -> Iterator[Line]:
    """The goals of tallies, of which the first figure is the tally of everything at any past moment."""
    analyst, chance = site.browser("analyst"), Random(7)
    for name, path, asked, goal in (
        ("tally of everything, of any past moment", "/tallies/", {}, TALLY),
        ("tally of a wave and a facility", "/tallies/", {"wave": "decree-7-2022", "facility": "sednaya"}, TALLY),
        ("tally of a period, with its parts", "/tallies/", {"from": "2022", "to": "2022-06"}, TALLY),
        ("tally as CSV", "/tallies.csv", {}, TALLY),
        ("cross-table by category", "/tallies/cross/", {"with": "category"}, CROSSED),
        ("cross-table by week", "/tallies/cross/", {"with": "week"}, CROSSED),
        ("charts", "/tallies/charts/", {}, CROSSED),
    ):
        yield of_times(measure(name, _of_past(analyst, chance, path, asked), site.running, times=site.times), goal)
    for name, path in (
        ("two moments compared, the rows", "/tallies/"),
        ("two moments compared, the records", "/tallies/changes/"),
    ):
        yield of_times(measure(name, _compared(analyst, chance, path), site.running, times=site.times), COMPARED)


def _of_past(browser: Browser, chance: Random, path: str, asked: dict[str, str]) -> Ask:
    return lambda: browser.get(f"{path}?{urlencode({**asked, 'as_of': _moment(chance)})}")


def _compared(browser: Browser, chance: Random, path: str) -> Ask:
    def ask() -> Answer:
        earlier, later = sorted((_moment(chance), _moment(chance)))
        return browser.get(f"{path}?{urlencode({'since': earlier, 'as_of': later})}")

    return ask


def _moment(chance: Random) -> str:
    """Some instant of the years in which the register was made."""
    moment = datetime.now(UTC) - timedelta(days=5, seconds=chance.random() * DAYS * 86_400)
    return moment.isoformat()
