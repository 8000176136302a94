"""Fields of the team on an entry of the register: they stay with the entry on which they were written."""

from typing import Any

import pytest

from accounts.models import Team, User
from casework.own import filtering
from casework.own.forms import name_of
from detainees.models import Detainee, DetaineeOwnValue
from detainees.restriction import restrict
from tests.casework.own.making import field, own, stands, written
from tests.conftest import ClientOf
from tests.detainees.making import registered, typed_person
from tests.detainees.pairing import merged

pytestmark = pytest.mark.django_db


@pytest.fixture
def khaled(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation)


def fill(client: Any, detainee: Detainee, said: dict[str, str]) -> Any:
    """The answer to the page of the fields, sent by somebody who opened it when the entry was as this object says."""
    return client.post(f"/detainees/{detainee.reference}/own/", {"version": detainee.version, **said})


def test_it_is_typed_while_somebody_is_registered(
    documentation: Team, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    one = field(documentation, supervisor, "date", of="detainee")
    answer = client_of(documenter).post("/detainees/new/", typed_person(documentation, **own(one, "أيار 2013")))
    assert answer.status_code == 302
    assert str(stands(Detainee.objects.get(), one)) == "2013-05"


def test_a_mistake_in_it_loses_nothing(
    documentation: Team, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    one = field(documentation, supervisor, "date", of="detainee")
    answer = client_of(documenter).post("/detainees/new/", typed_person(documentation, **own(one, "13/2013")))
    assert answer.status_code == 422
    assert 'value="13/2013"' in answer.content.decode()
    assert not Detainee.objects.exists()


def test_it_is_filled_in_on_a_page_of_its_own_and_beside_the_facts(
    khaled: Detainee, documentation: Team, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    one, client = field(documentation, supervisor, of="detainee"), client_of(documenter)
    assert fill(client, khaled, own(one, "first")).status_code == 302
    khaled.refresh_from_db()
    typed = {"version": khaled.version, "sex": "male", **own(one, "second")}
    assert client.post(f"/detainees/{khaled.reference}/edit/", typed).status_code == 302
    assert stands(khaled, one) == "second"
    told = [each.why or each.what for each in client.get(f"/detainees/{khaled.reference}/").context["dossier"].history]
    assert any("first" in each and "second" in each for each in told)


def test_who_comes_later_overwrites_nothing(
    khaled: Detainee, documentation: Team, supervisor: User, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    one = field(documentation, supervisor, of="detainee")
    assert fill(client_of(documenter), khaled, own(one, "of the first")).status_code == 302
    answer = fill(client_of(documenter2), khaled, own(one, "of the second"))
    assert answer.status_code == 409
    assert stands(khaled, one) == "of the first"


def test_another_team_which_sees_the_person_sees_nothing_of_it(
    khaled: Detainee, documentation: Team, supervisor: User, documenter: User, colleague_documenter: User,
    analyst: User, liaison: User, client_of: ClientOf,
) -> None:  # fmt: skip
    one = field(documentation, supervisor, of="detainee")
    written(khaled, one, "PLANTEDVALUE", documenter)
    for somebody in (colleague_documenter, analyst, liaison):
        client = client_of(somebody)
        page = client.get(f"/detainees/{khaled.reference}/")
        assert page.status_code == 200
        assert "PLANTEDVALUE" not in page.content.decode()
        assert client.get(f"/detainees/{khaled.reference}/own/").status_code == 403
        assert name_of(one) not in client.get("/detainees/").context["form"].fields


def test_of_a_restricted_person_nobody_finds_it(
    khaled: Detainee, documentation: Team, supervisor: User, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    one = field(documentation, supervisor, "choice", of="detainee")
    written(khaled, one, "his-brother", documenter)
    restrict(khaled, [documenter], by=supervisor)
    client = client_of(documenter2)
    assert fill(client, khaled, own(one, "his-father")).status_code == 404
    assert client.get(f"/detainees/?{name_of(one)}={one.choices.order_by('order')[0].pk}").context["page"].rows == []


def test_what_was_written_on_a_merged_entry_is_shown_as_from_there_and_found(
    khaled: Detainee, documentation: Team, supervisor: User, documenter: User, english_of: ClientOf
) -> None:
    one = field(documentation, supervisor, "choice", of="detainee")
    other = registered(documenter, documentation)
    written(other, one, "his-brother", documenter)
    merged(khaled, other, by=supervisor)
    client = english_of(documenter)
    page = client.get(f"/detainees/{khaled.reference}/").content.decode()
    assert "His brother" in page
    assert other.reference in page
    found = client.get(f"/detainees/?{name_of(one)}={one.choices.order_by('order')[0].pk}").context["page"].rows
    assert [row.reference for row in found] == [khaled.reference]
    assert DetaineeOwnValue.objects.get().record == other


def test_what_reaches_somebody_is_refused(
    khaled: Detainee, documentation: Team, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    one = field(documentation, supervisor, of="detainee")
    assert fill(client_of(documenter), khaled, own(one, "call 0933 123 456")).status_code == 422
    assert not DetaineeOwnValue.objects.exists()


def test_of_many_every_merged_one_is_found(
    documentation: Team, supervisor: User, documenter: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filtering, "FEW", 0)
    one = field(documentation, supervisor, "choice", of="detainee")
    kept = [registered(documenter, documentation, given) for given in ("سليم", "نادر", "فؤاد")]
    for standing in kept:
        gone = registered(documenter, documentation, "خالد")
        written(gone, one, "his-brother", documenter)
        merged(standing, gone, by=supervisor)
    word = one.choices.order_by("order")[0].pk
    rows = client_of(documenter).get(f"/detainees/?{name_of(one)}={word}").context["page"].rows
    assert {row.reference for row in rows} == {each.reference for each in kept}


def test_a_merged_entry_is_filled_in_no_more(
    khaled: Detainee, documentation: Team, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    one = field(documentation, supervisor, of="detainee")
    gone = registered(documenter, documentation)
    merged(khaled, gone, by=supervisor)
    gone.refresh_from_db()
    answer = fill(client_of(documenter), gone, own(one, "too late"))
    assert answer.headers["Location"] == f"/detainees/{khaled.reference}/"
    assert not DetaineeOwnValue.objects.exists()
