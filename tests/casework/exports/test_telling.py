"""What leaves at once tells of nobody: not by its cells, nor by what it is filtered and sorted by."""

from typing import Any

import pytest
from django.test import Client

from accounts.acting import acting
from accounts.models import Team, User
from casework.dates import PartialDate
from casework.exports.registry import LISTS
from casework.models import Export
from detainees.models import Detainee
from detainees.restriction import restrict
from releases.models import Release
from releases.suspicion.by_hand import raise_flag
from tests.casework.exports.asking import at_once, content, rows, sent
from tests.conftest import ClientOf
from tests.releases.making import verified

pytestmark = pytest.mark.django_db
OPEN = [each.name for each in LISTS if each.open]


@pytest.fixture
def three(documentation: Team, documenter: User, supervisor: User) -> list[Release]:
    """Verified: two with a wave, the last one without."""
    said: list[dict[str, Any]] = [{"wave_id": "decree-7-2022"}, {"wave_id": "decree-7-2022"}, {"wave_id": None}]
    return [verified(documenter, supervisor, documentation, home_id="SY-DR", **each) for each in said]


@pytest.fixture
def client(client_of: ClientOf, analyst: User) -> Client:
    """The analyst's browser."""
    return client_of(analyst)


@pytest.mark.parametrize("name", OPEN)
def test_nothing_of_a_person_is_in_it(
    name: str, supervisor: User, client_of: ClientOf, documentation: Team, documenter: User, supervisor2: User
) -> None:
    """Names and days of somebody who stands in every list of releases and persons are looked for in the file."""
    told = {"wave_id": "decree-7-2022", "facility_id": "sednaya", "mode": "amnesty", "category": "army-defector"}
    release = verified(documenter, supervisor2, documentation, {"sex": "female"}, date="2022-07-13", **told)
    with acting(documenter):
        Detainee.objects.filter(pk=release.detainee_id or 0).update(
            name_ar="قمرالزمان", name_latin="Qamaralzaman", home_place="Qamarplace", birth=PartialDate("1971-02-03")
        )
    text = content(at_once(client_of(supervisor), name, form="jsonl")).decode()
    planted = (
        "قمرالزمان", "Qamar", "1971-02-03", "2022-07-13", "decree-7-2022", "sednaya", "amnesty", "defector", "female",
    )  # fmt: skip
    assert [told for told in planted if told in text] == []


@pytest.mark.parametrize("name", ["releases", "verified-releases", "detainees"])
def test_nobody_restricted_is_in_it_whoever_sees_them(
    name: str, supervisor: User, client_of: ClientOf, three: list[Release]
) -> None:
    person = Detainee.objects.get(pk=three[0].detainee_id or 0)
    restrict(person, [supervisor], by=supervisor)
    text = content(at_once(client_of(supervisor), name)).decode()
    assert (three[0].reference in text, person.reference in text) == (False, False)
    assert len(rows(text.encode())) == 2


def test_a_flag_on_somebody_restricted_is_not_in_it(
    supervisor: User, client_of: ClientOf, three: list[Release]
) -> None:
    raise_flag(three[0], "warning", "Look again.", by=supervisor)
    assert len(rows(content(at_once(client_of(supervisor), "flags")))) == 1
    restrict(Detainee.objects.get(pk=three[0].detainee_id or 0), [supervisor], by=supervisor)
    assert rows(content(at_once(client_of(User.objects.get(pk=supervisor.pk)), "flags"))) == []


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("verified-releases", "?sort=date"), ("verified-releases", "?wave=decree-7-2022"),
        ("verified-releases", "?facility=sednaya"), ("releases", "?scope=work&mode=amnesty"),
        ("releases", "?scope=work&category=terrorism"), ("detainees", "?sex=female"),
        ("detainees", "?sort=-name"), ("detainees", "?restricted=on"),
        ("sources", "?kind=lawyer"), ("sources", "?reliability=A"), ("sources", "?sort=reliability"),
        ("inquiries", "?asks=where"), ("inquiries", "?home=SY-DR"),
    ],
)  # fmt: skip
def test_what_it_is_filtered_and_sorted_by_tells_nothing_either(
    name: str, query: str, supervisor: User, client_of: ClientOf
) -> None:
    assert at_once(client_of(supervisor), name, query).status_code == 422


@pytest.mark.usefixtures("three")
def test_a_column_that_is_personal_is_refused(client: Client) -> None:
    response = client.post(
        "/exports/of/verified-releases/at-once/",
        {**sent("verified-releases"), "columns": ["reference", "name_ar"]},
    )
    assert response.status_code == 422
    assert Export.objects.count() == 0
