"""A list of 100,000 rows brought in through the browser: read, looked through, its likely duplicates found, imported.

What the pages say is asked twice a second, as the browser does. Memory is that of the import's own processes.
"""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from config.embedded.terminal import Trouble
from config.embedded.venv import PYTHON, ROOT
from tests.bench.browser import Browser, hidden
from tests.bench.measuring import family, held
from tests.bench.publishing.site import Site
from tests.bench.report import Line, at_most

ROWS = 100_000
LOOK = 0.5  # seconds between two looks
PATIENCE = 900.0
READ, PREVIEW, ALIKE, COMMIT = 30, 30, 120, 60  # seconds, at most
MEMORY = 300  # MB


def lines(site: Site) -> Iterator[Line]:
    """Seconds of each step, and the most memory that its processes held."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "register.csv"
        _made(file, site)
        browser, watch = site.browser("documenter"), _Watch(site)
        began = time.monotonic()
        path = _sent(browser, file)
        _until_ended(browser, path, watch)
        yield at_most(f"list of {ROWS:,} rows sent and read", time.monotonic() - began, READ, "s")
        yield from _looked_through(browser, path, watch, _columns(file))
        yield at_most("memory of looking through, with duplicates (PSS)", watch.peak() / 2**20, 10 * MEMORY, "MB")
        began = time.monotonic()
        page = browser.get(path).text
        browser.post(f"{path}moves/import/", {"revision": hidden(page, "revision"), "only-good": "on"})
        _until_ended(browser, path, watch)
        yield at_most(f"{ROWS:,} rows imported", time.monotonic() - began, COMMIT, "s")
        yield at_most("memory of the import (PSS)", watch.peak() / 2**20, MEMORY, "MB")
        yield at_most("the page of an import", max(_times(browser, path)), 300, "ms")


def _looked_through(browser: Browser, path: str, watch: "_Watch", columns: list[str]) -> Iterator[Line]:
    page = browser.get(path).text
    fields = {f"column-{place}": name for place, name in enumerate(columns)}
    said = {"version": hidden(page, "version"), "source": "", "source_name": "", "reliability": "C", "credibility": "3"}
    began = time.monotonic()
    browser.post(f"{path}columns/", {**fields, **said})
    rows = None
    while "every 1s" in (text := browser.get(path).text):
        if rows is None and "who may be known" in text:
            rows = time.monotonic() - began
        watch.look()
        time.sleep(LOOK)
    spent = time.monotonic() - began
    if "Import" not in text:
        raise Trouble("The list could not be looked through.")
    yield at_most("its rows looked through", rows or spent, PREVIEW, "s")
    yield at_most("its likely duplicates, after that", spent - (rows or spent), ALIKE, "s")


def _made(file: Path, site: Site) -> None:
    command = [str(PYTHON), str(ROOT / "manage.py"), "make_register", str(ROWS), "--seed", "7", "--out", str(file)]
    subprocess.run(command, env=os.environ | dict(site.environment), check=True, capture_output=True)


def _columns(file: Path) -> list[str]:
    with file.open(encoding="utf-8-sig") as opened:
        return opened.readline().strip().split(",")


def _sent(browser: Browser, file: Path) -> str:
    """The address of the import."""
    browser.post("/preferences/", {"language": "en"})
    page = browser.get("/releases/imports/new/").text
    fields = {"once": hidden(page, "once"), "team": hidden(page, "team"), "pasted": ""}
    answer = browser.post_file("/releases/imports/new/", fields, "file", file)
    if answer.status != 302:
        raise Trouble(f"The list was not taken: {answer.status}.")
    return answer.location


def _until_ended(browser: Browser, path: str, watch: "_Watch") -> None:
    until = time.monotonic() + PATIENCE
    while "every 1s" in browser.get(path).text:
        watch.look()
        time.sleep(LOOK)
        if time.monotonic() > until:
            raise Trouble("The import came to no end.")


def _times(browser: Browser, path: str) -> list[float]:
    return [browser.get(path).milliseconds for _time in range(5)]


class _Watch:
    """The most that the processes of imports held since it was last asked."""

    def __init__(self, site: Site) -> None:
        self._site, self._peak = site, 0

    def look(self) -> None:
        for process in psutil.process_iter(["cmdline"]):
            if "run_import" in (process.info["cmdline"] or []):
                try:
                    self._peak = max(self._peak, held(family(process)))
                except psutil.NoSuchProcess:
                    continue

    def peak(self) -> int:
        peak, self._peak = self._peak, 0
        return peak
