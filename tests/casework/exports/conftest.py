"""What the tests of exports share."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from accounts.models import Team, User
from releases.models import Release
from tests.releases.making import verified


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def released(documentation: Team, documenter: User, supervisor2: User) -> Release:
    """One verified release."""
    return verified(documenter, supervisor2, documentation, wave_id="decree-7-2022")
