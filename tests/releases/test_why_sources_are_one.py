"""How it is known that two sources are one is said in clear: without a number by which anybody is reached."""

import pytest

from accounts.models import Team, User
from releases.models import Source
from tests.conftest import ClientOf
from tests.releases.falling import fair
from tests.releases.records import draft

pytestmark = pytest.mark.django_db


def test_how_it_is_known_names_no_number_by_which_somebody_is_reached(
    documentation: Team, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    draft(documentation, documenter, claims=(fair("his mother"), fair("his brother")))
    mother, brother = (Source.objects.get(name=name) for name in ("his mother", "his brother"))
    sent = {"into": brother.reference, "sentence": "The same man answers 0933 000 111."}
    answer = english_of(supervisor).post(f"/releases/sources/{mother.reference}/merge/", sent)
    assert answer.status_code == 422
    assert "It is kept in clear and others read it" in answer.content.decode()
    mother.refresh_from_db()
    assert mother.merged_into is None
