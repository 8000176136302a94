"""An entry for which another one stands takes nothing new; nothing that was typed is lost."""

from typing import Any

import pytest

from accounts.models import Team, User
from detainees.models import Detainee, Detention, Name, OtherName
from detainees.registration import record_arrest
from releases.models import Release
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.detainees.pairing import merged

pytestmark = pytest.mark.django_db

FORMS: dict[str, dict[str, str]] = {
    "numbers/new/": {"once": "k" * 24, "kind": "prison", "issuer": "مروان", "number": "12345"},
    "names/new/": {"once": "k" * 24, "given_ar": "مروان"},
    "other-names/new/": {"once": "k" * 24, "kind": "kunya", "text": "مروان"},
    "detentions/new/": {
        "once": "k" * 24, "court": "مروان",
        "stays-TOTAL_FORMS": "0", "stays-INITIAL_FORMS": "0",
    },
}  # fmt: skip


@pytest.fixture
def kept(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation)


@pytest.fixture
def gone(documentation: Team, documenter: User, supervisor: User, kept: Detainee) -> Detainee:
    detainee = registered(documenter, documentation)
    record_arrest(detainee, by=documenter, date=None, facility=None)
    merged(kept, detainee, by=supervisor)
    return detainee


def written() -> list[int]:
    return [model.objects.count() for model in (Name, OtherName, Detention, Release)]


@pytest.mark.parametrize("form", FORMS)
def test_something_new_is_refused_with_a_sentence_and_kept_on_the_page(
    form: str, kept: Detainee, gone: Detainee, documenter: User, english_of: ClientOf
) -> None:
    before = written()
    answer = english_of(documenter).post(f"/detainees/{gone.reference}/{form}", FORMS[form])
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"{kept.reference} stands for this person" in page
    assert "مروان" in page
    assert f'href="/detainees/{kept.reference}/"' in page
    assert written() == before


@pytest.mark.parametrize("form", [*FORMS, "restriction/"])
def test_its_forms_lead_to_the_one_that_stands(
    form: str, kept: Detainee, gone: Detainee, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    reader = supervisor if form == "restriction/" else documenter
    answer = client_of(reader).get(f"/detainees/{gone.reference}/{form}")
    assert answer["Location"] == f"/detainees/{kept.reference}/"


def test_a_new_release_is_refused_too(
    kept: Detainee, gone: Detainee, documenter: User, documentation: Team, english_of: ClientOf
) -> None:
    typed: dict[str, Any] = {
        "once": "k" * 24, "about": "known", "detainee": gone.reference, "team": str(documentation.pk),
        "claims-TOTAL_FORMS": "0", "claims-INITIAL_FORMS": "0", "mode": "amnesty", "wave": "decree-7-2022",
    }  # fmt: skip
    answer = english_of(documenter).post("/releases/new/", typed)
    assert answer.status_code == 422
    assert f"{kept.reference} stands for this person" in answer.content.decode()
    assert not Release.objects.exists()


def test_what_was_written_there_can_be_mended(
    kept: Detainee, gone: Detainee, documenter: User, english_of: ClientOf
) -> None:
    detention = Detention.objects.get()
    address = f"/detainees/{gone.reference}/detentions/{detention.pk}/"
    page = english_of(documenter).get(address).content.decode()
    assert "Another entry stands for this person" in page
    typed = {"version": "1", "court": "Homs", "stays-TOTAL_FORMS": "0", "stays-INITIAL_FORMS": "0"}
    assert english_of(documenter).post(address, typed).status_code == 302
    assert address in english_of(documenter).get(f"/detainees/{kept.reference}/").content.decode()
