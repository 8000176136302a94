"""Sources that are added to a page in the browser are offered to each other."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.visitor import DESKTOP, Seat

pytestmark = pytest.mark.browser


def test_sources_that_are_added_are_offered_to_each_other(visit: Visit) -> None:
    who = visit("documenter", Seat(DESKTOP, "en"))
    who.go("/releases/new/")
    for _time in range(2):
        who.button("Add another source").click()
    offered = [who.page.locator(f"[name=claims-{number}-repeats] option").all_text_contents() for number in range(3)]
    assert [each[1:] for each in offered] == [
        ["Source 2", "Source 3"], ["Source 1", "Source 3"], ["Source 1", "Source 2"],
    ]  # fmt: skip
