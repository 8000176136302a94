"""Releases of people who cannot say who they are: entered, verified, counted once, found again by their looks."""

from typing import Any

import pytest

from accounts.acting import acting
from accounts.models import Team, User
from casework.dates import PartialDate
from detainees.describing.keeping import describe
from detainees.models import Detainee, Merge
from detainees.registration import record_arrest
from releases.entry import add_claim
from releases.evidence.lists import Shows
from releases.models import Evidence, LedgerEntry, Release
from releases.models.releases import Status
from releases.suspicion.finding import found_by
from releases.suspicion.rule import RULES
from tests.conftest import ClientOf
from tests.detainees.nameless import nameless, typed_description
from tests.detainees.pairing import merged, parted
from tests.detainees.test_identify import page_of, said
from tests.faults.attacking import as_if_committed
from tests.releases.deciding import counted
from tests.releases.files import picture, received
from tests.releases.making import verified
from tests.releases.records import DIRECT, draft, made, person
from tests.releases.test_enter import typed

pytestmark = pytest.mark.django_db


def typed_release(team: Team, **changes: Any) -> dict[str, Any]:
    """What a documenter types of somebody who came out and does not know his name."""
    described = typed_description("described-")
    about = {"about": "unidentified", "described-sex": "male", "given_ar": "", "father_ar": "", "family_ar": ""}
    when = {"wave": "", "date": "8/12/2024", "home": "", "mode": "prison-opened"}
    return {**typed(team), **described, **about, **when, **changes}


def released(team: Team, by: User, judge: User, detainee: Detainee | None = None) -> Release:
    """Somebody unidentified, let out in December 2024 and verified."""
    who = detainee or nameless(by, team)
    release = draft(team, by, detainee=who, wave_id=None, home_id=None, date=PartialDate("2024-12-08"))
    return made(made(release, "submit", by), "verify", judge)


def test_a_release_is_entered_with_the_description(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    answer = client_of(documenter).post("/releases/new/", {**typed_release(documentation), "submit": "1"})
    release = Release.objects.get()
    assert answer.headers["Location"] == f"/releases/{release.reference}/"
    assert release.status == Status.SUBMITTED
    assert release.detainee is not None
    assert release.detainee.name_latin == "Unidentified man, about 40"
    assert "Unidentified man, about 40" in client_of(documenter).get("/releases/").content.decode()


def test_what_is_wrong_in_the_description_comes_back_with_all_that_was_typed(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    wrong = typed_release(documentation, **{"described-height_from": "tall", "given_ar": "أحمد"})
    answer = client_of(documenter).post("/releases/new/", wrong)
    text = answer.content.decode()
    assert answer.status_code == 422
    for kept in ('value="tall"', 'value="أحمد"', 'value="مشفى باب الهوى"'):
        assert kept in text
    assert not Detainee.objects.exists()


def test_of_a_named_person_no_description_is_asked(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    answer = client_of(documenter).post("/releases/new/", {**typed(documentation), "described-age_from": "400"})
    assert answer.status_code == 302
    assert not Detainee.objects.unidentified().exists()


def test_he_is_counted_once_and_his_home_is_unknown(documentation: Team, documenter: User, supervisor: User) -> None:
    released(documentation, documenter, supervisor)
    assert list(LedgerEntry.objects.values_list("home", "sex", "minor", "people")) == [("", "male", None, 1)]


def test_identified_he_is_counted_once_and_undone_it_rises_again(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    unknown = released(documentation, documenter, supervisor).detainee
    named = verified(documenter, supervisor, documentation, wave_id=None, date="2024-12-08").detainee
    assert unknown is not None
    assert named is not None
    assert counted() == 2
    named.refresh_from_db()
    typed = said(unknown, named, detainee=named.reference)
    asked = client_of(supervisor).post(page_of(unknown), {k: v for k, v in typed.items() if k != "sure"})
    assert "تنقص الحصيلة" in asked.content.decode()
    client_of(supervisor).post(page_of(unknown), typed)
    as_if_committed()
    assert counted() == 1
    parted(Merge.objects.get(), by=supervisor)
    as_if_committed()
    assert counted() == 2


def test_an_estimated_age_raises_no_flag(documentation: Team, documenter: User, supervisor: User) -> None:
    old: dict[str, Any] = {
        "age_from": 90,
        "age_to": 120,
        "age_on": PartialDate("2024-12-09").earliest(),
        "marks": "white hair",
    }
    release = released(documentation, documenter, supervisor, nameless(documenter, documentation, **old))
    for rule in RULES.values():
        subjects = [finding.subject for finding in found_by(rule)]
        assert ("release", release.pk) not in subjects, rule.code
        assert ("detainee", release.detainee_id) not in subjects, rule.code


def test_what_cannot_be_is_found_all_the_same(documentation: Team, documenter: User, supervisor: User) -> None:
    release = released(documentation, documenter, supervisor)
    assert release.detainee is not None
    record_arrest(release.detainee, by=documenter, date=PartialDate("2025"), facility=None)
    subjects = [finding.subject for finding in found_by(RULES["released-before-arrest"])]
    assert ("release", release.pk) in subjects


# -- Photographs -------------------------------------------------------------------------------------------------------


def photographed(release: Release, by: User, **about: Any) -> Evidence:
    """A photograph of him, as it comes with a claim."""
    said = {**DIRECT, "source_name": "a nurse", "shows": Shows.PERSON.value, **about}
    claim = add_claim(release, {**said, "received": received(picture(), by)}, by=by)
    return Evidence.objects.get(claim=claim)


def test_photographs_of_him_are_shown_to_those_who_may_see_evidence(
    documentation: Team, documenter: User, supervisor: User, analyst: User, client_of: ClientOf
) -> None:
    release = released(documentation, documenter, supervisor)
    assert release.detainee is not None
    piece = photographed(release, documenter)
    address = f"/detainees/{release.detainee.reference}/"
    assert f'href="/releases/evidence/{piece.pk}/"' in client_of(documenter).get(address).content.decode()
    assert f'href="/releases/evidence/{piece.pk}/"' not in client_of(analyst).get(address).content.decode()


def test_other_pictures_are_not_among_them_and_distressing_ones_are_blurred(
    documentation: Team, documenter: User, supervisor: User
) -> None:
    release = released(documentation, documenter, supervisor)
    shown = photographed(release, documenter, distressing=True)
    with acting(documenter):
        pieces = Evidence.objects.visible_to(documenter).of_person(release.detainee_id or 0)
        assert list(pieces) == [shown]
        assert not Evidence.objects.visible_to(documenter).of_person(0).exists()


# -- Who it may be -----------------------------------------------------------------------------------------------------


def proposals(client_of: ClientOf, reader: User, detainee: Detainee) -> str:
    """The page of a person from the panel of proposals on, or nothing."""
    text = client_of(reader).get(f"/detainees/{detainee.reference}/").content.decode()
    return text.partition('<ol class="likes">')[2].partition("</ol>")[0]


def missing(team: Team, by: User) -> Detainee:
    """Khaled of Kafr Nabl, of whom his family says that he has a tattoo."""
    found = person(team, by, "خالد", sex="male", birth=PartialDate("1984"), home_governorate_id="SY-ID")
    describe(found, {"marks": "tattoo, left arm", "height_from": 170, "height_to": 173}, by=by)
    return found


def test_he_and_who_is_missing_lead_to_each_other(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    khaled, unknown = missing(documentation, documenter), nameless(documenter, documentation)
    assert khaled.reference in proposals(client_of, documenter, unknown)
    assert unknown.reference in proposals(client_of, documenter, khaled)


def test_who_is_known_to_be_released_is_not_proposed(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    khaled, unknown = missing(documentation, documenter), nameless(documenter, documentation)
    made(made(draft(documentation, documenter, detainee=khaled), "submit", documenter), "verify", supervisor)
    assert proposals(client_of, documenter, unknown) == ""


def test_who_was_released_in_an_entry_merged_since_is_not_proposed(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    khaled, unknown = missing(documentation, documenter), nameless(documenter, documentation)
    other = verified(documenter, supervisor, documentation, wave_id=None, date="2024-12-08").detainee
    assert other is not None
    assert khaled.reference in proposals(client_of, documenter, unknown)
    merged(khaled, other, by=supervisor)
    assert proposals(client_of, documenter, unknown) == ""


def test_what_was_described_in_an_entry_merged_since_leads_to_each_other(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    khaled = person(documentation, documenter, "خالد", sex="male", birth=PartialDate("1984"))
    unknown = nameless(documenter, documentation)
    assert proposals(client_of, documenter, unknown) == ""
    merged(khaled, missing(documentation, documenter), by=supervisor)
    assert proposals(client_of, documenter, unknown).count(f'/{khaled.reference}/"') == 1
    assert unknown.reference in proposals(client_of, documenter, khaled)


def test_the_same_age_and_a_name_that_many_have_propose_nobody(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    person(documentation, documenter, "خالد", sex="male", birth=PartialDate("1984"))
    assert proposals(client_of, documenter, nameless(documenter, documentation)) == ""
