"""What is typed while a release is entered or changed is kept, found again, and gone when it is sent."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape
from django.utils.translation import override
from pytest_django.fixtures import Settings

from accounts.acting import acting
from accounts.models import Team, User
from accounts.rights import Role
from accounts.typed_again import WRITTEN_BY, hand_of
from casework import drafts
from casework.begun import typed_in
from casework.copying import new_ids
from casework.models import Draft, DraftsForgotten
from casework.sealed import opened, seal_for
from casework.tasks import forget_unfinished_forms
from detainees.models import Detainee
from releases.entry import change_facts
from releases.models import Release, Wave
from releases.models.releases import Status
from tests.conftest import ClientOf, make_person
from tests.detainees.pairing import merged
from tests.faults.attacking import send
from tests.releases.records import draft, made, person, release_in
from tests.releases.test_change import FACTS
from tests.releases.test_enter import typed

pytestmark = pytest.mark.django_db
KEEP = "/drafts/keep/"
TEXT = "خرج ليلًا، ولم يُعطَ ورقة."


def keep(client: Client, form: str, sent: dict[str, Any], about: str = "") -> Draft:
    """The draft, kept as the page keeps it."""
    assert client.post(KEEP, {**sent, "kept-form": form, "kept-about": about}).status_code == 200
    return Draft.objects.get(key=sent["once"])


def page(client: Client, kept: Draft) -> str:
    """The page on which one goes on with it."""
    answer = client.get(f"/drafts/{kept.pk}/", follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_what_is_typed_is_found_again_on_the_first_page_and_where_it_was_begun(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    client, sent = english_of(documenter), typed(documentation, note="early")
    keep(client, "enter-release", sent)
    kept = keep(client, "enter-release", {**sent, "claims-0-text": TEXT})
    for address in ("/", "/drafts/", "/releases/new/"):
        assert f"/drafts/{kept.pk}/" in client.get(address).content.decode()
    shown = page(client, kept)
    for text in (TEXT, "أحمد", "lawyer of the family", sent["once"]):
        assert text in shown


def test_to_whom_the_form_is_closed_what_was_typed_is_called_as_it_was_there(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    kept = keep(english_of(documenter), "enter-release", typed(documentation))
    with override("en"):
        labels = [label for label, _words in typed_in(kept)]
    assert "Given name" in labels
    assert "Team" not in labels, "of it only a number was sent"
    assert [label for label in labels if "_" in label] == []


def test_drafts_are_told_apart_by_the_names_typed_in_them(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    names: dict[str, dict[str, str]] = {
        "خالد الأحمد": {"given_ar": "خالد", "family_ar": "الأحمد"},
        "Samir": {"given_ar": "", "given_latin": "Samir"},
    }
    for key, name in zip("rs", names.values(), strict=True):
        keep(
            client,
            "enter-release",
            {**typed(documentation), "once": key * 24, "father_ar": "", "family_ar": "", **name},
        )
    dashboard, everything = (client.get(path).content.decode() for path in ("/", "/drafts/"))
    for called in names:
        assert f"<bdi>{called}</bdi>" in dashboard
        assert f"<bdi>{called}</bdi>" in everything
        assert f"A release {called} " in everything, "the box of the row is read out with it"


def test_a_form_that_comes_back_offers_no_other(documentation: Team, documenter: User, english_of: ClientOf) -> None:
    client = english_of(documenter)
    kept = keep(client, "enter-release", typed(documentation))
    answer = client.post("/releases/new/", {**typed(documentation), "once": "r" * 24, "given_ar": ""})
    assert answer.status_code == 422
    assert f"/drafts/{kept.pk}/" not in answer.content.decode()


def test_it_is_gone_when_the_release_is_entered_and_nothing_late_brings_it_back(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    client, sent = english_of(documenter), typed(documentation)
    kept = keep(client, "enter-release", sent)
    client.post("/releases/new/", sent)
    assert Release.objects.exists()
    said = client.post(KEEP, {**sent, "kept-form": "enter-release"}).content.decode()
    assert not Draft.objects.exists()
    assert "sent already" in said
    assert "was sent meanwhile" in client.get(f"/releases/new/?draft={kept.pk}").content.decode()


def test_it_stays_where_what_was_typed_is_refused(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:  # fmt: skip
    client, sent = english_of(documenter), typed(documentation, date="2022-13")
    keep(client, "enter-release", sent)
    assert client.post("/releases/new/", sent).status_code == 422
    assert Draft.objects.count() == 1


def test_nobody_else_sees_it_anywhere(
    documentation: Team, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    kept = keep(english_of(documenter), "enter-release", typed(documentation))
    other = english_of(documenter2)
    for address in ("/", "/drafts/", "/releases/new/"):
        assert f"/drafts/{kept.pk}/" not in other.get(address).content.decode()
    assert other.get(f"/drafts/{kept.pk}/").status_code == 404
    assert other.post(f"/drafts/{kept.pk}/throw-away/").status_code == 404
    assert "أحمد" not in other.get(f"/releases/new/?draft={kept.pk}").content.decode()
    other.post("/drafts/throw-away/", {"draft": kept.pk})
    assert Draft.objects.count() == 1


def test_it_is_thrown_away_on_purpose_alone(documentation: Team, documenter: User, english_of: ClientOf) -> None:
    client = english_of(documenter)
    first = keep(client, "enter-release", typed(documentation, once="a" * 24))
    keep(client, "enter-release", typed(documentation, once="b" * 24))
    client.post(f"/drafts/{first.pk}/throw-away/")
    assert [each.key for each in Draft.objects.all()] == ["b" * 24]
    client.post("/drafts/throw-away/", {"draft": [str(each.pk) for each in Draft.objects.all()]})
    assert not Draft.objects.exists()


# -- What does not hold any more ---------------------------------------------------------------------------------------


def test_a_wave_that_was_deleted_is_named_and_the_rest_is_there(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    kept = keep(client, "enter-release", typed(documentation, wave="gone-2023", note=TEXT))
    assert not Wave.objects.filter(pk="gone-2023").exists()
    shown = page(client, kept)
    assert "gone-2023" in shown
    assert "is no option of this list" in shown
    assert TEXT in shown
    assert "error-summary" not in shown


def test_a_person_who_was_merged_is_named_and_the_rest_is_there(
    documentation: Team, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    one, other = person(documentation, documenter), person(documentation, documenter, given="محمد")
    client = english_of(documenter)
    sent = typed(documentation, about="known", detainee=other.reference, note=TEXT)
    kept = keep(client, "enter-release", sent)
    merged(one, other, by=supervisor)
    gone = Detainee.objects.get(merged_into__isnull=False)
    kept = keep(client, "enter-release", {**sent, "detainee": gone.reference})
    shown = page(client, kept)
    assert one.reference in shown
    assert TEXT in shown


def test_in_another_team_the_rest_is_there_and_it_can_be_sent(
    documentation: Team, family_centre: Team, english_of: ClientOf
) -> None:
    somebody = make_person("moved", (family_centre, Role.DOCUMENTER))
    client = english_of(somebody)
    kept = keep(client, "enter-release", typed(documentation, note=TEXT))
    shown = page(client, kept)
    assert TEXT in shown
    assert f'name="team" value="{family_centre.pk}"' in shown


def test_without_the_role_it_is_read_and_kept_though_not_sent(
    documentation: Team, liaison: User, english_of: ClientOf
) -> None:
    client = english_of(liaison)  # who entered until this morning
    kept = keep(client, "enter-release", typed(documentation, note=TEXT))
    shown = page(client, kept)
    assert "Only documenters and supervisors" in shown
    for text in (TEXT, "أحمد", "lawyer of the family", "Given name"):
        assert text in shown
    assert "given_ar" not in shown.lower(), "a field is called as on its page"
    assert "Team 1" not in shown
    assert Draft.objects.exists()


# -- Changing a record -------------------------------------------------------------------------------------------------


@pytest.fixture
def release(documentation: Team, documenter: User) -> Release:
    """A draft of the team."""
    return draft(documentation, documenter)


def changed(release: Release, **changes: str) -> dict[str, Any]:
    return {**FACTS, "once": "c" * 24, "version": str(release.version), **changes}


def test_a_change_that_was_begun_remembers_its_record_and_version(
    release: Release, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    kept = keep(client, "change-release", changed(release, authority="mine"), release.reference)
    change_facts(release, {"authority": "theirs"}, by=documenter2)
    shown = page(client, kept)
    assert kept.about == release.reference
    assert "mine" in shown
    assert "theirs" in shown
    assert "This record was changed since you opened it" in shown


def test_a_change_of_what_was_submitted_meanwhile_loses_nothing(
    release: Release, documenter: User, english_of: ClientOf
) -> None:
    client, sent = english_of(documenter), changed(release, authority=TEXT)
    made(release, "submit", documenter)
    assert release.status == Status.SUBMITTED
    answer = client.post(f"/releases/{release.reference}/change/", sent)
    assert answer.status_code == 403
    assert TEXT in answer.content.decode()
    assert TEXT in page(client, Draft.objects.get())


def test_a_change_that_is_sent_twice_is_stored_once(
    release: Release, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    client, sent = english_of(documenter), changed(release, authority="mine")
    keep(client, "change-release", sent, release.reference)
    address = f"/releases/{release.reference}/change/"
    first = client.post(address, sent)
    release.refresh_from_db()
    change_facts(release, {"authority": "theirs, later"}, by=documenter2)
    second = client.post(address, sent)
    assert (first.status_code, second.status_code, second["Location"]) == (302, 302, first["Location"])
    assert Release.objects.get().authority == "theirs, later"
    assert not Draft.objects.exists()


# -- Bounds ------------------------------------------------------------------------------------------------------------


def test_beyond_the_bound_nothing_is_lost_in_silence(
    documentation: Team, documenter: User, english_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "MANY", 2)
    monkeypatch.setattr(drafts, "MOST", 3)
    client = english_of(documenter)
    said = [
        client.post(KEEP, {**typed(documentation, once=letter * 24), "kept-form": "enter-release"}) for letter in "abcd"
    ]
    assert [answer.status_code for answer in said] == [200, 200, 200, 422]  # so that the page holds fast what it has
    assert "look through them" not in said[0].content.decode()
    assert "look through them" in said[1].content.decode()
    assert "Not kept" in said[3].content.decode()
    assert Draft.objects.count() == 3
    again = client.post(KEEP, {**typed(documentation, once="a" * 24, note=TEXT), "kept-form": "enter-release"})
    assert "Not kept" not in again.content.decode()  # what was begun before goes on being kept
    assert "Throw away what you will not go on with" in client.get("/drafts/").content.decode()


def test_what_was_kept_last_comes_first_and_the_list_does_not_grow(
    documentation: Team, documenter: User, english_of: ClientOf, django_assert_max_num_queries: Any
) -> None:
    client = english_of(documenter)
    with acting(documenter):
        content = keep(client, "enter-release", typed(documentation)).content
        Draft.objects.bulk_create(
            Draft(person=documenter, form="enter-release", key=f"{number:024}", content=content) for number in range(60)
        )
    with django_assert_max_num_queries(12):
        answer = client.get("/drafts/")
    assert len(answer.context["page"].rows) == 25
    assert answer.context["page"].after


# -- Whose hand it is --------------------------------------------------------------------------------------------------


def test_what_one_person_typed_is_not_sent_or_kept_by_another(
    documentation: Team, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    sent = typed(documentation, note=TEXT) | {WRITTEN_BY: hand_of(documenter)}
    other = english_of(documenter2)
    for address in ("/releases/new/", KEEP):
        answer = other.post(address, {**sent, "kept-form": "enter-release"})
        assert answer.status_code == 403
        assert TEXT not in answer.content.decode()
    assert not Release.objects.exists()
    assert not Draft.objects.exists()
    assert english_of(documenter).post("/releases/new/", sent).status_code == 302


def test_a_page_whose_token_is_old_shows_nobody_else_what_was_typed(
    documentation: Team, documenter: User, documenter2: User
) -> None:
    sent = typed(documentation, note=TEXT) | {WRITTEN_BY: hand_of(documenter)}
    for person_now, shown in ((documenter, True), (documenter2, False)):
        client = Client(enforce_csrf_checks=True)
        client.force_login(person_now)
        answer = client.post("/releases/new/", sent, headers={"Sec-Fetch-Site": "same-origin"})
        assert answer.status_code == 403
        assert (escape(TEXT) in answer.content.decode()) is shown


def test_the_line_says_who_is_signed_in(documenter: User, english_of: ClientOf) -> None:
    answer = english_of(documenter).get("/drafts/line/").json()
    assert answer["hand"] == hand_of(documenter)
    assert answer["token"]
    assert Client().get("/drafts/line/").status_code == 302


# -- What others wrote, and what comes late ----------------------------------------------------------------------------


def test_of_a_record_that_is_closed_now_one_reads_what_one_typed_and_no_more(
    documentation: Team, family_centre: Team, documenter: User, english_of: ClientOf
) -> None:
    detainee = person(documentation, documenter, occupation="baker of the quarter")
    client = english_of(documenter)
    page_of_change = client.get(f"/detainees/{detainee.reference}/edit/")
    began = page_of_change.context["amendment"].form.initial["began"]
    sent = {"once": "p" * 24, "version": "1", "began": began, "sex": "unknown", "note": TEXT}
    kept = keep(client, "change-person", {**sent, "occupation": "baker of the quarter"}, detainee.reference)
    assert "baker of the quarter" in page(client, kept)
    gone = make_person("gone", (family_centre, Role.DOCUMENTER))
    with acting(gone):
        mine = Draft(pk=new_ids(Draft, 1)[0], person=gone, form=kept.form, key=kept.key, about=kept.about)
        mine.content = seal_for(Draft, "content", mine.pk, opened(kept, "content"))
        mine.save(force_insert=True)
    shown = page(english_of(gone), mine)
    assert TEXT in shown
    assert "baker of the quarter" not in shown


def test_what_comes_late_from_the_same_page_overwrites_nothing_newer(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    client, sent = english_of(documenter), typed(documentation) | {"kept-page": "of one opening"}
    keep(client, "enter-release", {**sent, "note": "newer", "kept-turn": "12"})
    kept = keep(client, "enter-release", {**sent, "note": "older", "kept-turn": "9"})
    assert drafts.content_of(kept)["note"] == "newer"
    kept = keep(client, "enter-release", {**sent, "note": "another page", "kept-page": "b", "kept-turn": "1"})
    assert drafts.content_of(kept)["note"] == "another page"


def test_what_nobody_came_back_to_is_removed_and_the_list_says_when(
    documentation: Team, documenter: User, english_of: ClientOf, settings: Settings
) -> None:
    client = english_of(documenter)
    old = keep(client, "enter-release", typed(documentation, once="o" * 24))
    new = keep(client, "enter-release", typed(documentation, once="n" * 24))
    late = timedelta(days=settings.DRAFTS_KEPT + 1)
    send(documenter, "UPDATE casework_draft SET kept_at = kept_at - %s WHERE id = %s", late, old.pk)
    assert "Removed on" in client.get("/drafts/").content.decode()
    forget_unfinished_forms()
    assert list(Draft.objects.all()) == [new]
    assert [(each.form, each.number) for each in DraftsForgotten.objects.all()] == [("enter-release", 1)]


@pytest.mark.parametrize("state", ["rejected", "withdrawn"])
def test_a_claim_that_cannot_be_added_any_more_is_kept_with_its_sentence(
    state: str, documentation: Team, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    release = release_in(Status(state), documentation, documenter, supervisor)
    sent = {"once": "q" * 24, "text": TEXT}
    answer = english_of(documenter).post(f"/releases/{release.reference}/claims/new/", sent)
    assert answer.status_code == 403
    assert TEXT in answer.content.decode()
    assert Draft.objects.get().about == release.reference
