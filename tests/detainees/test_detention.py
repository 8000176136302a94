"""Episodes of detention with their stays: entered once, changed with the version in the form."""

import pytest

from accounts.models import Team, User
from casework.dates import PartialDate
from detainees.models import Detainee, Detention, Facility
from detainees.registration import add_detention, change_detention
from tests.conftest import ClientOf
from tests.detainees.making import registered, restricted

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation)


@pytest.fixture
def detention(person: Detainee, documenter: User) -> Detention:
    """Arrested in 2013, in Sednaya since."""
    stays = [{"facility": Facility.objects.get(pk="sednaya"), "from_date": PartialDate("2013")}]
    return add_detention(person, {"arrest_date": PartialDate("2013"), "court": "field court"}, stays, by=documenter)


def typed(*stays: tuple[str, str, str], ids: tuple[str, ...] = (), **changes: str) -> dict[str, str]:
    """The form with these stays: facility, from, until; `ids` of those on the register."""
    rows = {"stays-TOTAL_FORMS": str(len(stays)), "stays-INITIAL_FORMS": "0"}
    for number, (facility, first, last) in enumerate(stays):
        row = {"facility": facility, "from_date": first, "to_date": last, "stay": (*ids, *[""] * 9)[number]}
        rows |= {f"stays-{number}-{name}": value for name, value in row.items()}
    return {"once": "k" * 24, "arrest_date": "3/2013", **rows, **changes}


def stays_of(detention: Detention) -> list[tuple[str, str, str]]:
    return [(s.facility_id, str(s.from_date or ""), str(s.to_date or "")) for s in detention.stays.order_by("pk")]


def test_a_detention_is_entered_with_its_stays(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    form = typed(("sednaya", "2013", "5/2014"), ("adra", "6/2014", ""), charge="terrorism", disappeared="on")
    client_of(documenter).post(f"/detainees/{person.reference}/detentions/new/", form)
    detention = Detention.objects.get()
    assert (detention.charge, detention.disappeared, detention.made_by) == ("terrorism", True, documenter)
    assert stays_of(detention) == [("sednaya", "2013", "2014-05"), ("adra", "2014-06", "")]


def test_a_double_click_enters_it_once(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    for _click in range(2):
        client_of(documenter).post(f"/detainees/{person.reference}/detentions/new/", typed())
    assert Detention.objects.count() == 1


def test_without_script_another_row_is_asked_of_the_server(
    person: Detainee, documenter: User, client_of: ClientOf
) -> None:
    form = {**typed(("sednaya", "2013", "")), "add-stays": "1"}
    answer = client_of(documenter).post(f"/detainees/{person.reference}/detentions/new/", form)
    assert answer.status_code == 200
    assert 'name="stays-1-facility"' in answer.content.decode()
    assert not Detention.objects.exists()


def test_a_stay_is_changed_and_another_added(detention: Detention, documenter: User, client_of: ClientOf) -> None:
    stay = detention.stays.get()
    form = typed(("adra", "2013", "2014"), ("sednaya", "2014", ""), ids=(str(stay.pk),), version="1")
    client_of(documenter).post(f"/detainees/{detention.detainee.reference}/detentions/{detention.pk}/", form)
    assert stays_of(detention) == [("adra", "2013", "2014"), ("sednaya", "2014", "")]
    detention.refresh_from_db()
    assert (str(detention.arrest_date), detention.court, detention.version) == ("2013-03", "", 2)


def test_the_stay_of_another_detention_is_not_touched(
    person: Detainee, detention: Detention, documenter: User, client_of: ClientOf
) -> None:
    other = add_detention(person, {}, [{"facility": Facility.objects.get(pk="adra")}], by=documenter)
    form = typed(("sednaya", "2019", ""), ids=(str(other.stays.get().pk),), version="1")
    client_of(documenter).post(f"/detainees/{person.reference}/detentions/{detention.pk}/", form)
    assert stays_of(other) == [("adra", "", "")]


def test_what_another_stored_meanwhile_is_not_overwritten(
    detention: Detention, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    adra = {"facility": Facility.objects.get(pk="adra"), "stay": detention.stays.get().pk}
    change_detention(detention, {"court": "criminal court"}, [adra], by=documenter2)
    form = typed(("sednaya", "2013", ""), ids=(str(adra["stay"]),), version="1", court="military court")
    answer = client_of(documenter).post(f"/detainees/{detention.detainee.reference}/detentions/{detention.pk}/", form)
    text = answer.content.decode()
    assert answer.status_code == 409
    for shown in ('value="military court"', "criminal", 'name="version" value="2"'):
        assert shown in text
    assert stays_of(detention) == [("adra", "", "")]


@pytest.mark.parametrize(
    ("reader", "status"), [("liaison", 403), ("colleague_documenter", 403), ("other_documenter", 404)]
)
def test_others_change_no_detention(
    reader: str, status: int, detention: Detention, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    client = client_of(request.getfixturevalue(reader))
    page = f"/detainees/{detention.detainee.reference}/detentions"
    assert client.post(f"{page}/{detention.pk}/", typed(version="1")).status_code == status
    assert client.post(f"{page}/new/", typed()).status_code == status
    assert Detention.objects.get().version == 1


def test_a_detention_is_reached_through_its_own_person_alone(
    detention: Detention, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    stranger = registered(documenter, documentation, "يوسف")
    answer = client_of(documenter).get(f"/detainees/{stranger.reference}/detentions/{detention.pk}/")
    assert answer.status_code == 404


def test_a_detention_of_somebody_restricted_is_as_closed(
    documentation: Team, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    person = restricted(supervisor, documentation)
    detention = add_detention(person, {}, [], by=supervisor)
    page = f"/detainees/{person.reference}/detentions/{detention.pk}/"
    assert client_of(documenter).get(page).status_code == 404
    assert client_of(supervisor).get(page).status_code == 200


BAD = {
    "a month that is none": typed(arrest_date="13/2013"),
    "a stay that ends before it begins": typed(("sednaya", "2014", "2013")),
    "a stay without a facility": typed(("", "2014", "")),
    "an unknown facility": typed(("nowhere", "2014", "")),
    "an unknown charge": typed(charge="treason"),
    "a since without its tick": typed(disappeared_since="2013"),
    "rows without end": {**typed(), "stays-TOTAL_FORMS": "5000"},
    "a broken count of rows": {**typed(), "stays-TOTAL_FORMS": "many"},
    "10,000 characters": typed(arrest_place="x" * 10_000),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_refused_with_a_sentence_and_kept(
    case: str, person: Detainee, documenter: User, client_of: ClientOf
) -> None:
    form = {**BAD[case], "court": "field court"}
    answer = client_of(documenter).post(f"/detainees/{person.reference}/detentions/new/", form)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "error-summary" in text
    assert 'value="field court"' in text
    assert not Detention.objects.exists()
