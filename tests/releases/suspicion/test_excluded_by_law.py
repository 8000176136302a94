"""A category that the wave's law excludes is flagged."""

import pytest

from accounts.models import Team, User
from tests.releases.suspicion.seeing import finding, seen_in, submitted

pytestmark = pytest.mark.django_db

RULE = "excluded-by-law"


def test_a_category_that_the_law_excludes(documentation: Team, documenter: User) -> None:
    release = submitted(documentation, documenter, date="2018-11", wave_id="decree-18-2018", category="terrorism")
    assert seen_in(RULE, release) == [release]
    assert finding(RULE, release).seen == {"wave": "decree-18-2018", "category": "terrorism"}


@pytest.mark.parametrize(
    ("wave", "category"),
    [
        ("decree-18-2018", "army-defector"),
        ("decree-18-2018", "unknown"),
        ("decree-7-2022", "terrorism"),
        (None, "terrorism"),
    ],
)
def test_any_other_is_not(wave: str | None, category: str, documentation: Team, documenter: User) -> None:
    release = submitted(documentation, documenter, date="2022-11", wave_id=wave, category=category)
    assert seen_in(RULE, release) == []
