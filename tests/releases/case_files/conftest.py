"""What the tests of case files share."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from accounts.models import Team, User
from releases.models import Release
from tests.releases.case_files.asking import verified


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def released(documentation: Team, documenter: User, supervisor2: User) -> Release:
    """One verified release with one claim."""
    return verified(documentation, documenter, supervisor2)
