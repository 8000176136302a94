"""An inquiry is found by the name of whom they seek or of who asks, by those of its desk alone."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from accounts.models import Team, User
from accounts.rights import Role
from config.tasks import draw_keys_anew
from detainees.names import KEYS_VERSION
from families.finding import find_inquiries
from families.keys import keep_keys, keep_words, without_keys, without_words
from families.models import CallerWords, Inquiry, InquiryKeys, Relative
from families.taking import change_caller, change_inquiry
from tests.conftest import ClientOf, make_person
from tests.families.making import destroyed, moved, taken, taken_again
from tests.faults.attacking import refused, send

pytestmark = pytest.mark.django_db


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
    arabic: dict[str, Any] = dict.fromkeys(("given_ar", "father_ar", "family_ar"), "")
    other = taken(liaison, documentation, given_latin="Khaled", family_latin="Alkhateeb", **arabic)
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
    assert (InquiryKeys.objects.count(), CallerWords.objects.count()) == (0, 0)
    assert found("خالد", liaison) == found("الحموي", liaison) == []
    keep_keys([inquiry.pk])
    keep_words([inquiry.relative_id])
    assert (InquiryKeys.objects.count(), CallerWords.objects.count()) == (0, 0)
    with refused("IF057"), transaction.atomic():
        InquiryKeys.objects.create(inquiry=inquiry, words=["خالد"], version=KEYS_VERSION)
    with refused("IF057"), transaction.atomic():
        CallerWords.objects.create(relative=inquiry.relative, words=["خالد"], version=KEYS_VERSION)


def test_what_another_inquiry_of_the_caller_is_found_by_stays(
    inquiry: Inquiry, documentation: Team, liaison: User
) -> None:
    second = taken_again(inquiry, documentation, liaison)
    destroyed(inquiry, liaison)
    assert found("الحموي", liaison) == [second.reference]


@pytest.mark.parametrize(
    ("name", "text"),
    [("أم ليلى (أخت خالد)", "خالد"), ("Umm Khaled, sister", "khaled"), ("æ" * 80, "ae" * 40), ("", "أم")],
)
def test_a_caller_is_found_however_the_line_is_written(
    name: str, text: str, documentation: Team, liaison: User
) -> None:
    taken(liaison, documentation, said={"name": name}, given_ar="", family_ar="", father_ar="", given_latin="ß" * 80)
    assert len(found(text, liaison)) == bool(name)


# -- Keys that are drawn anew


def test_inquiries_from_before_are_filled(documentation: Team, liaison: User, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as before:
        before.setattr("families.taking.keep_keys", lambda inquiries: None)
        before.setattr("families.taking.keep_words", lambda callers: None)
        inquiry = taken(liaison, documentation, said={"name": "سعاد"})
    taken(liaison, documentation, given_ar="سامر")
    asked, answered = StringIO(), StringIO()
    call_command("rebuild_keys", "--count", stdout=asked)
    call_command("rebuild_keys", stdout=answered, stderr=StringIO())
    assert (asked.getvalue(), answered.getvalue()) == ("2\n", "2\n")
    assert found("خالد", liaison) == found("سعاد", liaison) == [inquiry.reference]
    assert not without_keys().exists()
    assert not without_words().exists()


def test_keys_of_older_rules_are_drawn_anew(inquiry: Inquiry, liaison: User) -> None:
    before = InquiryKeys.objects.values("words", "keys", "spelled").get()
    InquiryKeys.objects.update(keys=[], words=[], version=KEYS_VERSION - 1)
    call_command("rebuild_keys", stdout=StringIO(), stderr=StringIO())
    assert InquiryKeys.objects.values("words", "keys", "spelled").get() == before


def test_a_name_that_an_older_version_changes_is_drawn_the_next_night(inquiry: Inquiry, liaison: User) -> None:
    send(liaison, "UPDATE families_inquiry SET given_ar = 'سامر' WHERE id = %s", inquiry.pk)
    send(liaison, "UPDATE families_relative SET name = 'سعاد' WHERE id = %s", inquiry.relative_id)
    assert (found("سامر", liaison), found("سعاد", liaison)) == ([], [])
    draw_keys_anew()
    for text, references in (("سامر", [inquiry.reference]), ("سعاد", [inquiry.reference]), ("خالد", []), ("ليلي", [])):
        assert found(text, liaison) == references
