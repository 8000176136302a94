"""An inquiry is found by the name of whom they seek or of who asks, by those of its desk alone."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from accounts.models import Team, User
from accounts.rights import Role
from casework.dates import PartialDate
from detainees.names import KEYS_VERSION
from families.finding import alike_to, find_inquiries
from families.keys import keep_keys, without_keys
from families.models import Inquiry, InquiryKeys, Relative
from families.taking import change_caller, change_inquiry, take_call
from tests.conftest import ClientOf, make_person
from tests.families.making import SOUGHT, destroyed, moved, taken, typed
from tests.faults.attacking import refused

pytestmark = pytest.mark.django_db
ASK = "/families/already/"


@pytest.fixture
def inquiry(documentation: Team, liaison: User) -> Inquiry:
    return taken(liaison, documentation, said={"name": "أم ليلى الحموي"})


def found(text: str, user: User) -> list[str]:
    """The references found by words, then those spelled another way."""
    answer = find_inquiries(text, user)
    return [one.inquiry.reference for one in (*answer.rows, *answer.alike)]


@pytest.mark.parametrize(
    "text",
    ["خالد", "الخطيب خالد", "محمود", "ليلي الحموي", "خَالِد الخطيب", "Khaled Alkhateeb", "Khalid Mahmud al-Khatib"],
)
def test_it_is_found_by_whom_they_seek_and_by_who_asks(text: str, inquiry: Inquiry, liaison: User) -> None:
    assert found(text, liaison) == [inquiry.reference]


@pytest.mark.parametrize("text", ["سامر", "خالد الحموي", "Khaled", "", "ال", "  "])
def test_another_name_finds_nothing(text: str, inquiry: Inquiry, liaison: User) -> None:
    """Nor do words of which one is of whom they seek, and one of who asks."""
    assert found(text, liaison) == []


def test_each_stands_once_what_is_open_and_the_newest_first(
    inquiry: Inquiry, documentation: Team, liaison: User
) -> None:
    newer = taken(liaison, documentation, said={"name": "خالد الخطيب"})
    assert found("خالد الخطيب", liaison) == [newer.reference, inquiry.reference]
    moved(newer, "close", by=liaison)
    assert found("خالد الخطيب", liaison) == [inquiry.reference, newer.reference]


def test_who_is_found_by_words_is_not_spelled_another_way_however_many_they_are(
    inquiry: Inquiry, documentation: Team, liaison: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("families.finding.SHOWN", 1)
    latin = {"given_ar": "", "father_ar": "", "family_ar": "", "given_latin": "Khaled", "family_latin": "Alkhateeb"}
    other = taken(liaison, documentation, **latin)
    taken(liaison, documentation)
    answer = find_inquiries("خالد الخطيب", liaison)
    assert (len(answer.rows), answer.more) == (1, True)
    assert [one.inquiry for one in answer.alike] == [other]


def test_another_desk_finds_nothing(inquiry: Inquiry, overseer: User, other_team: Team, client_of: ClientOf) -> None:
    for colleague in (overseer, make_person("others", (other_team, Role.LIAISON))):
        assert found("خالد", colleague) == []
        assert found("Khaled Alkhateeb", colleague) == []
        page = client_of(colleague).post("/search/", {"sought": "خالد"}, follow=True).content.decode()
        assert inquiry.reference not in page


def test_the_search_of_every_page_shows_it(
    inquiry: Inquiry, liaison: User, documenter: User, client_of: ClientOf
) -> None:
    page = client_of(liaison).post("/search/", {"sought": "الحموي"}, follow=True).content.decode()
    assert f'href="/families/{inquiry.reference}/"' in page
    assert "أم ليلى الحموي" in page
    page = client_of(documenter).post("/search/", {"sought": "الخطيب"}, follow=True).content.decode()
    assert inquiry.reference not in page


def test_what_is_corrected_is_found_as_it_is_now(inquiry: Inquiry, liaison: User) -> None:
    change_inquiry(inquiry, {"given_ar": "سامر"}, by=liaison)
    change_caller(Relative.objects.get(pk=inquiry.relative_id), {"name": "سعاد"}, by=liaison)
    for text, references in (("سامر", [inquiry.reference]), ("سعاد", [inquiry.reference]), ("خالد", []), ("ليلي", [])):
        assert found(text, liaison) == references


def test_what_is_destroyed_is_found_by_nothing(inquiry: Inquiry, liaison: User) -> None:
    destroyed(inquiry, liaison)
    assert not InquiryKeys.objects.exists()
    assert found("خالد", liaison) == found("الحموي", liaison) == []
    keep_keys([inquiry.pk])
    assert not InquiryKeys.objects.exists()
    with refused("IF057"), transaction.atomic():
        InquiryKeys.objects.create(inquiry=inquiry, sought_words=["خالد"], version=KEYS_VERSION)


# -- Who is sought already


def test_who_is_sought_already_is_said_while_a_call_is_taken(
    inquiry: Inquiry, liaison: User, english_of: ClientOf
) -> None:
    page = english_of(liaison).post(ASK, {"given_latin": "Khaled", "family_latin": "Al Khateeb"}).content.decode()
    assert "Asked for already?" in page
    assert inquiry.reference in page
    assert "the same family name" in page


@pytest.mark.parametrize(
    "said",
    [{"given_ar": "خالد"}, {"given_ar": "خالد", "family_ar": "النحاس"}, {"given_ar": "ريم", "family_ar": "الخطيب"}, {}],
)
def test_one_part_of_the_name_or_another_name_says_nothing(
    said: dict[str, str], inquiry: Inquiry, liaison: User, client_of: ClientOf
) -> None:
    answer = client_of(liaison).post(ASK, said)
    assert (answer.status_code, answer.content.decode().strip()) == (200, "")


def test_what_differs_is_said_and_who_differs_in_most_is_somebody_else(
    inquiry: Inquiry, liaison: User, english_of: ClientOf
) -> None:
    change_inquiry(inquiry, {"birth": PartialDate("1960"), "home_governorate_id": "SY-HI"}, by=liaison)
    said = {**SOUGHT, "birth": "1994"}
    page = english_of(liaison).post(ASK, said).content.decode()
    assert inquiry.reference in page
    assert "born at another time" in page
    said |= {"home_governorate": "SY-LA", "father_ar": "ياسر"}
    assert inquiry.reference not in english_of(liaison).post(ASK, said).content.decode()


def test_other_desks_and_other_roles_are_told_nothing(
    inquiry: Inquiry, overseer: User, documenter: User, client_of: ClientOf
) -> None:
    assert client_of(overseer).post(ASK, SOUGHT).content.decode().strip() == ""
    assert client_of(documenter).post(ASK, SOUGHT).status_code == 403


def test_the_page_drawn_without_script_says_it_too(
    inquiry: Inquiry, documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    page = client_of(liaison).post("/families/new/", typed(documentation, look="1")).content.decode()
    assert inquiry.reference in page


def test_two_that_may_seek_the_same_person_stand_beside_each_other(
    inquiry: Inquiry, documentation: Team, liaison: User, english_of: ClientOf
) -> None:
    second = taken(liaison, documentation, said={"name": "سعاد"}, father_ar="")
    (other,) = alike_to(inquiry, liaison)
    assert other.inquiry == second
    page = english_of(liaison).get(f"/families/{inquiry.reference}/").content.decode()
    assert "May seek the same person" in page
    assert second.reference in page


def test_what_is_known_to_be_about_the_same_person_is_not_said_twice(
    inquiry: Inquiry, documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    values = {**SOUGHT, "channel": "hotline", "asks": ["released"], "priority": "normal"}
    second = take_call(documentation, values, by=liaison, caller=inquiry.relative, said={})
    dossier = client_of(liaison).get(f"/families/{inquiry.reference}/").context["dossier"]
    assert (dossier.others_of_caller, dossier.alike) == ([second], [])


# -- Keys that are drawn anew


def test_inquiries_from_before_are_filled(documentation: Team, liaison: User, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as before:
        before.setattr("families.taking.keep_keys", lambda inquiries: None)
        inquiry = taken(liaison, documentation)
    taken(liaison, documentation, given_ar="سامر")
    asked, answered = StringIO(), StringIO()
    call_command("rebuild_keys", "--count", stdout=asked)
    call_command("rebuild_keys", stdout=answered, stderr=StringIO())
    assert (asked.getvalue(), answered.getvalue()) == ("1\n", "1\n")
    assert found("خالد", liaison) == [inquiry.reference]
    assert not without_keys().exists()


def test_keys_of_older_rules_are_drawn_anew(inquiry: Inquiry, liaison: User) -> None:
    before = InquiryKeys.objects.values("sought_words", "caller_words", "keys", "spelled").get()
    InquiryKeys.objects.update(keys=[], sought_words=[], version=KEYS_VERSION - 1)
    call_command("rebuild_keys", stdout=StringIO(), stderr=StringIO())
    assert InquiryKeys.objects.values("sought_words", "caller_words", "keys", "spelled").get() == before
