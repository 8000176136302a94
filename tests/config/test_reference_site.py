"""Reference data in Django's admin: for administrators, nothing deleted, no casework."""

import pytest

from accounts.models import User
from config.reference_site import site
from detainees.models import Facility, Governorate
from releases.models import Wave
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db

NEW = {
    "code": "new-branch",
    "name_ar": "فرع جديد",
    "name_en": "A new branch",
    "other_names": "",
    "governorate": "SY-DI",
    "kind": "security-branch",
    "run_by": "",
    "number": "",
    "basis": "Named in a report of 2026.",
}


def test_an_administrator_adds_a_facility(administrator: User, client_of: ClientOf) -> None:
    client = client_of(administrator)
    assert client.post("/reference/detainees/facility/add/", NEW).status_code == 302
    assert Facility.objects.get(pk="new-branch").basis == "Named in a report of 2026."


def test_what_is_invisible_does_not_come_in(administrator: User, client_of: ClientOf) -> None:
    client_of(administrator).post("/reference/detainees/facility/add/", {**NEW, "name_ar": "فرع\u202e جديد"})
    assert Facility.objects.get(pk="new-branch").name_ar == "فرع جديد"


def test_a_code_is_never_changed(administrator: User, client_of: ClientOf) -> None:
    typed = {**NEW, "code": "other", "name_en": "Sednaya"}
    client_of(administrator).post("/reference/detainees/facility/sednaya/change/", typed)
    assert Facility.objects.get(pk="sednaya").name_en == "Sednaya"
    assert not Facility.objects.filter(pk="other").exists()


def test_a_code_that_is_none_is_refused(administrator: User, client_of: ClientOf) -> None:
    client_of(administrator).post("/reference/detainees/facility/add/", {**NEW, "code": "فرع 1"})
    assert not Facility.objects.filter(name_en="A new branch").exists()


@pytest.mark.parametrize("row", ["detainees/facility/sednaya", "releases/wave/decree-7-2022"])
def test_nothing_is_deleted(row: str, administrator: User, client_of: ClientOf) -> None:
    answer = client_of(administrator).post(f"/reference/{row}/delete/", {"post": "yes"})
    assert answer.status_code == 403
    assert Facility.objects.filter(pk="sednaya").exists()
    assert Wave.objects.filter(pk="decree-7-2022").exists()


def test_the_fourteen_are_not_changed(administrator: User, client_of: ClientOf) -> None:
    client = client_of(administrator)
    assert client.get("/reference/detainees/governorate/SY-HI/change/").status_code == 200
    assert client.post("/reference/detainees/governorate/SY-HI/change/", {"name_en": "X"}).status_code == 403
    assert client.get("/reference/detainees/governorate/add/").status_code == 403
    assert Governorate.objects.get(pk="SY-HI").name_en == "Homs"


@pytest.mark.parametrize("who", ["documenter", "supervisor", "liaison", "analyst"])
@pytest.mark.parametrize(
    "page", ["/reference/", "/reference/detainees/facility/", "/reference/detainees/facility/add/"]
)
def test_nobody_else_comes_in(who: str, page: str, request: pytest.FixtureRequest, client_of: ClientOf) -> None:
    assert client_of(request.getfixturevalue(who)).get(f"/reference/{page}").status_code == 403


def test_the_site_knows_no_case() -> None:
    assert {model._meta.label for model in site._registry} == {
        "detainees.Governorate", "detainees.Place", "detainees.Facility", "releases.Wave",
        "releases.SuspicionRule", "families.Advice", "families.ConsentText", "families.RetentionPeriod",
    }  # fmt: skip


@pytest.mark.parametrize("page", ["", "detainees/facility/", "detainees/facility/sednaya/change/", "releases/wave/"])
def test_the_pages_keep_nothing_in_the_browser(page: str, administrator: User, client_of: ClientOf) -> None:
    answer = client_of(administrator).get(f"/reference/{page}")
    assert answer.status_code == 200
    for script in ("theme.js", "nav_sidebar.js"):
        assert script not in answer.content.decode()


def test_there_is_no_second_login(client_of: ClientOf, administrator: User) -> None:
    for page in ("login", "logout", "password_change"):
        assert client_of(administrator).get(f"/reference/{page}/").status_code in (302, 404)


def test_a_pattern_in_the_address_is_refused(administrator: User, client_of: ClientOf) -> None:
    assert client_of(administrator).get("/reference/detainees/facility/?name_ar__regex=(").status_code in (302, 400)
