"""What the page of an answer says before anything is told: that nobody is chosen yet, and what the safety card asks."""

import pytest

from accounts.models import Team, User
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.families.making import moved, taken

pytestmark = pytest.mark.django_db
UNCHOSEN, UNVERIFIED = "Nobody on the register is chosen", "No verified release of the person stands"


def test_where_nobody_is_chosen_the_page_says_so_and_leads_to_choosing(
    documentation: Team, liaison: User, english_of: ClientOf
) -> None:
    inquiry = taken(liaison, documentation)
    page = english_of(liaison).get(f"/families/{inquiry.reference}/answer/").content.decode()
    assert UNCHOSEN in page
    assert f'href="/families/{inquiry.reference}/person/"' in page
    assert UNVERIFIED not in page


def test_of_somebody_who_is_chosen_it_says_what_is_not_verified(
    documentation: Team, documenter: User, liaison: User, english_of: ClientOf
) -> None:
    inquiry = taken(liaison, documentation, detainee=registered(documenter, documentation, "سامر"))
    moved(inquiry, "match", by=liaison)
    page = english_of(liaison).get(f"/families/{inquiry.reference}/answer/").content.decode()
    assert UNVERIFIED in page
    assert UNCHOSEN not in page
