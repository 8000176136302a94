"""The browser of the browser tests, the running application, and those who visit it."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from config.embedded import browser as chromium
from tests.browser.site import Site, running_site
from tests.browser.visitor import PATIENCE, Seat, Visitor

Visit = Callable[..., Visitor]
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's Chromium where there is one; without its sandbox as root, who may not have one, and without the
    process that paints: where there is no screen it only stands in for one.
    """
    found = chromium.found()
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    own = {"executable_path": found} if found else {}
    return {
        **browser_type_launch_args,
        **own,
        "args": [*browser_type_launch_args.get("args", []), *sandbox, "--disable-gpu"],
    }


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """One application for all browser tests; what a test counts there is its own."""
    with running_site() as running:
        yield running


@pytest.fixture
def visit(site: Site, browser: Browser) -> Iterator[Visit]:
    """`visit("documenter", Seat(PHONE, "ar"))`: signed in; afterwards no browser may have complained of anything."""
    visitors: list[Visitor] = []

    def visiting(username: str, seat: Seat = Seat()) -> Visitor:  # noqa: B008 - a seat never changes
        visitors.append(Visitor.at(site, browser, seat))
        return visitors[-1].sign_in(username) if username else visitors[-1]

    yield visiting
    complaints = [complaint for visitor in visitors for complaint in visitor.complaints]
    for visitor in visitors:
        visitor.context.close()
    assert complaints == []
