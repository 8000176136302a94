"""The list of facilities."""

import pytest

from accounts.models import User
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db
PAGE = "/detainees/facilities/"


def test_every_facility_tells_what_its_name_rests_on(analyst: User, client_of: ClientOf) -> None:
    text = client_of(analyst).get(PAGE).content.decode()
    for shown in ("sednaya", "Sednaya Military Prison", "سجن صيدنايا"):
        assert shown in text
    assert text.count("<tr>") > 50


def test_the_list_is_narrowed(analyst: User, client_of: ClientOf) -> None:
    text = client_of(analyst).get(f"{PAGE}?governorate=SY-RD&kind=military-prison").content.decode()
    assert "sednaya" in text
    assert "adra" not in text.partition("<tbody>")[2]


def test_an_administrator_keeps_the_list_and_opens_no_person(administrator: User, client_of: ClientOf) -> None:
    assert client_of(administrator).get(PAGE).status_code == 200
    assert client_of(administrator).get("/detainees/").status_code == 403


def test_a_facility_has_a_page_of_its_own(analyst: User, client_of: ClientOf) -> None:
    page = client_of(analyst).get(f"{PAGE}sednaya/").content.decode()
    for shown in ("Sednaya Military Prison", "سجن صيدنايا"):
        assert shown in page
    assert client_of(analyst).get(f"{PAGE}nowhere/").status_code == 404
