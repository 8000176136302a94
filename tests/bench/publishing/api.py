"""The board of figures, what programs read without login, and what a script reads with a token."""

import subprocess
import sys
from collections.abc import Iterator
from functools import partial

from config.embedded.terminal import Trouble
from tests.bench.browser import HEADERS, Browser
from tests.bench.measuring import measure
from tests.bench.publishing.site import Site
from tests.bench.report import Line, of_times

BOARD, READ = (120.0, 250.0), (40.0, 80.0)  # milliseconds: half, and ninety-five of a hundred


def lines(site: Site) -> Iterator[Line]:
    """Each a few dozen times: a token and an address are answered so often and no more within ten minutes."""
    token, times = _noted(site), min(site.times, 60)
    analyst, script = site.browser("analyst"), Script(site.port, token)
    for name, browser, path, goal in (
        ("board of figures", analyst, "/figures/", BOARD),
        ("a figure with our pace", analyst, "/figures/10/?first=2022&last=2023", BOARD),
        ("public page of figures", Browser(site.port), "/public/ar/figures/", READ),
        ("published figures as JSON", Browser(site.port), "/api/figures.json", READ),
        ("500 releases with a token", script, "/api/own/releases.json?limit=500", BOARD),
        ("tally with a token", script, "/api/own/tallies.json?wave=decree-7-2022", BOARD),
    ):
        yield of_times(measure(name, partial(browser.get, path), site.running, times=times), goal)


class Script(Browser):
    """Shows a token and keeps no cookie."""

    def __init__(self, port: int, token: str) -> None:
        super().__init__(port)
        self.headers = {**HEADERS, "Authorization": f"Bearer {token}"}


def _noted(site: Site) -> str:
    """The figures of the demo on the board, and a token of the analyst."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.publishing.noting"], env=site.environment, capture_output=True, text=True
    )
    if done.returncode:
        raise Trouble(f"The figures could not be noted:\n{done.stderr[-2000:]}")
    return done.stdout.strip()
