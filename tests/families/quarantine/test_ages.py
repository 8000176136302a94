"""A year of birth or an age, as families write it: of an age the year is proposed beside what was written."""

from datetime import date

import pytest

from accounts.models import Team, User
from families.models import Inquiry
from families.quarantine.ages import proposed_birth
from releases.today import today
from tests.conftest import ClientOf
from tests.families.quarantine.test_take import decided
from tests.families.writing import came_in, opened_to_public

ON = date(2026, 11, 30)


@pytest.mark.parametrize("said", [
    "40", "٤٠", "۴۰", "٤٠ سنة", "عمره ٤٠ سنة تقريباً", "حوالي 40", "40 عامًا", "40 years old", "about 40", "40 Jahre alt",
    "40 ans", "40 yaşında", "40 salî",
])  # fmt: skip
def test_an_age_is_about_a_year(said: str) -> None:
    assert str(proposed_birth(said, ON)) == "1986~"


@pytest.mark.parametrize(("said", "edtf"), [("1986", "1986"), ("٥/١٩٨٦", "1986-05"), ("about 1986", "1986~")])
def test_a_date_stays_what_it_is(said: str, edtf: str) -> None:
    assert str(proposed_birth(said, ON)) == edtf


@pytest.mark.parametrize("said", ["", "40-45", "6 أشهر", "in his forties", "400", "40 سنة و3 أشهر"])
def test_what_is_neither_is_left_to_the_liaison(said: str) -> None:
    assert proposed_birth(said, ON) is None


@pytest.mark.django_db
def test_the_liaison_sees_what_was_written_and_takes_the_year(
    documentation: Team, liaison: User, english_of: ClientOf
) -> None:
    opened_to_public(documentation)
    intake, client = came_in(documentation, birth="٤٠ سنة"), english_of(liaison)
    page = client.get(intake.get_absolute_url())
    proposed = page.context["page"].sought["birth"]
    assert proposed.value() == f"about {today().year - 40}"
    assert "They wrote: \u2068٤٠ سنة\u2069" in page.content.decode()
    assert client.post(intake.get_absolute_url(), decided(birth=proposed.value())).status_code == 302
    assert str(Inquiry.objects.get().birth) == f"{today().year - 40}~"
