"""The page of a record by its reference: the same address that Django's `reverse` answers."""

import pytest
from django.urls import reverse

from casework.references import page_of


@pytest.mark.parametrize("route", ["releases:record", "detainees:record", "families:inquiry"])
def test_it_is_the_address_of_the_route(route: str) -> None:
    for reference in ("R-2222-ZZZZ", "X-7K3M-Q2XW"):
        assert page_of(route, reference) == reverse(route, args=[reference])
