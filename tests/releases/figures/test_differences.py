"""What the definitions, bounds and dates of figures tell of why they differ, and nothing that they do not tell."""

from typing import Any

import pytest
from django.utils.translation import override

from accounts.models import User
from casework.dates import PartialDate
from casework.kept import forget_kept
from detainees.facilities.merging import merge
from detainees.models import Facility
from releases.figures.differences import differences
from releases.figures.shown import ShownFigure
from tests.releases.figures.making import CRIMINAL, shown

pytestmark = pytest.mark.django_db


def said_of(*figures: ShownFigure) -> str:
    return " ".join(differences(figures))


@pytest.fixture(autouse=True)
def english() -> Any:
    with override("en"):
        yield


def test_what_two_figures_say_of_their_difference() -> None:
    ours = {"counted": "released-facility", "facility_id": "sednaya", "value": 103, "as_of": PartialDate("2022-05-05")}
    told = said_of(shown(**ours), shown())
    assert "They are of different moments: 103 (5 May 2022), 523 (26 May 2022)." in told
    assert "These count one prison alone: 103 (" in told


def test_two_names_of_one_prison_are_one_prison(supervisor: User) -> None:
    under = [shown(facility_id=code, value=value) for code, value in (("sednaya", 103), ("adra", 99))]
    assert "These count one prison alone" in said_of(*under)
    merge(*Facility.objects.filter(pk__in=("sednaya", "adra")), sentence="One building.", by=supervisor)
    forget_kept()
    told = said_of(*under)
    assert "These count one prison alone" not in told
    assert "One source gives these in one text" in told


def test_a_title_that_quotes_stands_in_marks_of_its_own() -> None:
    quoting = {**CRIMINAL, "source_title": "SOHR: “Releasing shrinks”"}
    assert "(“SOHR: ‘Releasing shrinks’”)" in said_of(shown(**quoting, value=1160), shown(**quoting, value=1168))


def test_criminal_cases_estimates_and_two_numbers_of_one_source() -> None:
    told = said_of(shown(), shown(**CRIMINAL, value=1160), shown(**CRIMINAL, value=1168))
    assert "These count criminal cases too: about 1,160, about 1,168." in told
    assert "An estimate, beside numbers that were counted: about 1,160, about 1,168." in told
    assert "One source gives these in one text (“Releasing shrinks”), and does not say why: about 1,160" in told
    assert "different moments" not in told, "26 May lies within about May"


def test_a_lower_bound_beside_an_exact_number() -> None:
    told = said_of(shown(), shown(bound="at-least", value=600))
    assert "A lower bound, beside numbers that are none: at least 600." in told


def test_what_tells_nothing_is_not_made_up() -> None:
    assert differences([shown(), shown(value=600, source_title="Another report")]) == []
    assert differences([shown(), shown()]) == []
    assert differences([shown()]) == []
    criminal = said_of(shown(), shown(**{**CRIMINAL, "covers": ["criminal"]}, value=9))
    assert "certain categories alone: about 9 (Criminal)" in criminal
    assert "criminal cases too" not in criminal
    one_period = said_of(shown(), shown(bound="at-least", value=600, since=PartialDate("2011-03")))
    assert "different times" not in one_period
    provinces = {"value": 18, "place_en": "Homs"}, {"value": 34, "place_en": "Daraa"}
    assert "One source" not in said_of(*(shown(**each) for each in provinces))
