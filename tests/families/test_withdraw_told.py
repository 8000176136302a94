"""Everything withdrawn after the caller was told: answers, bad news, reports and flags go with it, and are counted."""

from typing import Any

import pytest

from accounts.models import Team, User
from casework.dates import read_date
from casework.moves import Given
from families.checking import check_identity
from families.consent import GONE
from families.freezing import freeze_figures
from families.models import (
    Answer,
    BadNews,
    ExtortionFigures,
    ExtortionIdentifier,
    ExtortionReport,
    FailedCheck,
    Inquiry,
    Shaken,
    Signature,
)
from families.news import gate
from families.news.writing import write_news
from families.reporting import report_extortion
from families.taking import choose_person, take_call
from families.tasks import look_at_inquiry, look_at_report
from releases.models import Flag, FlagOther, Release
from releases.models.releases import Status
from releases.suspicion.looking import look_at_register
from releases.suspicion.workflow import workflow_of
from tests.conftest import ClientOf
from tests.detainees.test_numbers_at_rest import texts
from tests.families.at_desk import waits
from tests.families.making import NUMBER, SOUGHT, agreed, checked, destroyed, moved, taken, told, wished
from tests.families.reporting import SAID, THEIRS, given, reported
from tests.families.reporting import move as move_report
from tests.faults.attacking import refused, send
from tests.releases.records import made, person, release_in

pytestmark = pytest.mark.django_db
WORDS = ("PLANTEDANSWER", "PLANTEDNEWS", "PLANTEDEVIDENCE", "PLANTEDHAPPENED", "PLANTEDPLACE", "PLANTEDADVICE",
         "PLANTEDAMOUNT", "PLANTEDFLAG", "PLANTEDSETTLED")  # fmt: skip


@pytest.fixture
def release(documentation: Team, documenter: User, supervisor: User) -> Release:
    """Verified, and any checked relative may be told."""
    found = release_in(Status.VERIFIED, documentation, documenter, supervisor, date=read_date("8/12/2024"))
    return wished(found, "checked-relative", documenter)


@pytest.fixture
def inquiry(
    release: Release, documentation: Team, documenter: User, liaison: User, supervisor: User, overseer: User
) -> Inquiry:
    """Its caller was told of somebody else than they seek; that is to be said, and one has signed. She reported who
    demands money, and a rule saw something in it."""
    asked = taken(liaison, documentation, number=THEIRS, detainee=release.detainee, relationship="sibling")
    told(checked(moved(asked, "match", by=liaison), liaison), liaison, text="PLANTEDANSWER")
    asked.refresh_from_db()
    choose_person(asked, person(documentation, documenter), by=liaison)
    said = {"kind": "mistaken", "finding": None, "evidence": "PLANTEDEVIDENCE", "language": "ar", "text": "PLANTEDNEWS"}
    news = write_news(asked, said, by=liaison)
    assert isinstance(news, BadNews), news
    assert gate.sign(news, by=overseer) is None
    _reported(asked, liaison)
    look_at_inquiry(asked.pk)
    flag = Flag.objects.get(rule="extortion-number")
    given = Given(flag.revision_number, "explained", "PLANTEDFLAG")
    workflow_of(flag).make("resolve", Flag.objects.visible_to(supervisor), flag.pk, by=supervisor, given=given)
    made(release, "dispute", supervisor)
    return Inquiry.objects.for_rows().get(pk=asked.pk)


def _reported(inquiry: Inquiry, by: User) -> ExtortionReport:
    words = {
        "note": "PLANTEDHAPPENED",
        "place": "PLANTEDPLACE",
        "advice_told": "PLANTEDADVICE",
        "advice_language": "ar",
    }
    amount = {"amount_said": "PLANTEDAMOUNT 500", "amount": 500, "currency": "USD"}
    said, known = {**SAID, **words, **amount}, [given("number", THEIRS)]
    return report_extortion(inquiry.team, said, known, by=by, inquiry=inquiry, detainee=inquiry.detainee)


def standing() -> set[str]:
    """Which of the planted words stand in any table."""
    return {word for _table, text in texts() for word in WORDS if word in text}


def test_control_what_was_told_and_reported_is_found_before(inquiry: Inquiry) -> None:
    assert standing() == {*WORDS} - {"PLANTEDSETTLED"}
    assert [model.objects.count() for model in (Answer, BadNews, Signature, Shaken)] == [1, 1, 1, 1]


def test_nothing_of_what_was_told_stands_nor_on_what_it_rested(inquiry: Inquiry, liaison: User) -> None:
    move_report(ExtortionReport.objects.get(), "settle", liaison)
    stone = destroyed(inquiry, liaison)
    assert standing() == set()
    assert [model.objects.count() for model in (Answer, BadNews, Signature, Shaken)] == [0, 0, 0, 0]
    assert not Flag.objects.filter(case__number=inquiry.pk).exists()
    counted = {place: number for place, number in stone.destroyed.items() if place.endswith(".*")}
    assert counted == {"told.*": 2, "noted.*": 1}
    assert stone.remains["reports"] == 1


def test_the_proof_says_of_no_caller_that_bad_news_was_on_its_way(
    inquiry: Inquiry, documentation: Team, liaison: User, english_of: ClientOf
) -> None:
    client, untold = english_of(liaison), taken(liaison, documentation)
    for each in (inquiry, untold):
        page = f"/families/{each.reference}/"
        before = client.get(f"{page}withdraw/").content.decode()
        destroyed(each, liaison)
        proof = client.get(page).content.decode()
        for shown in (before, proof):
            assert "What the caller was told or was to be told" in shown
            assert not any(word in shown.lower() for word in ("bad news", "signature", "may not hold"))


@pytest.mark.parametrize("closed", [False, True])
def test_a_report_stays_without_its_words_and_goes_on_warning(
    closed: bool, inquiry: Inquiry, liaison: User, client_of: ClientOf
) -> None:
    report = ExtortionReport.objects.get()
    if closed:
        move_report(report, "settle", liaison)
    before = ExtortionIdentifier.objects.values_list("digest", "struck_at").get()
    destroyed(inquiry, liaison)
    report.refresh_from_db()
    assert {report.note, report.place, report.amount_said, report.advice_told} == {""}
    assert report.detainee is None
    assert (str(report.amount), report.posing_as, report.inquiry_id) == ("500.00", "officer", inquiry.pk)
    assert ExtortionIdentifier.objects.values_list("digest", "struck_at").get() == before
    assert client_of(liaison).get(report.get_absolute_url()).status_code == 200


def test_nothing_comes_back_to_a_report_or_as_one(
    inquiry: Inquiry, documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    report = ExtortionReport.objects.get()
    destroyed(inquiry, liaison)
    client, page = client_of(liaison), report.get_absolute_url()
    assert client.post(f"{page}change/", {"note": "PLANTEDHAPPENED"}).status_code == 403
    for column in ("note", "place", "amount_said", "advice_told = 'x', advice_language"):
        with refused("IF057"):
            send(liaison, f"UPDATE families_extortionreport SET {column} = 'ar'")
    with refused("IF057"):
        reported(liaison, documentation, ("alias", "Abu Omar"), inquiry=inquiry)
    with refused("IF056"):
        send(
            liaison,
            "INSERT INTO families_failedcheck (relative_id, inquiry_id, by_id, at) VALUES (%s, %s, %s, now())",
            inquiry.relative_id, inquiry.pk, liaison.pk,
        )  # fmt: skip
    assert client.get(f"/families/extortion/new/?inquiry={inquiry.reference}").context["form"].initial == {}
    assert client.post(f"{page}moves/look/", {"revision": report.revision_number}).status_code == 302


def test_what_a_report_says_is_taken_from_it_by_nobody_else(inquiry: Inquiry, liaison: User) -> None:
    with refused("IF053"):
        send(
            liaison,
            "UPDATE families_extortionreport SET note = '', place = '', amount_said = '', advice_told = '',"
            " advice_language = '', detainee_id = NULL",
        )


def test_figures_that_are_frozen_stay_as_they_were(
    inquiry: Inquiry, documentation: Team, liaison: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    freeze_figures()
    before = list(ExtortionFigures.objects.values())
    destroyed(inquiry, liaison)
    assert list(ExtortionFigures.objects.values()) == before


def test_a_failed_check_goes_with_the_caller_and_stays_with_their_other_inquiry(
    documentation: Team, liaison: User
) -> None:
    asked = taken(liaison, documentation, number=NUMBER)
    check_identity(asked, "failed", by=liaison)
    about: dict[str, Any] = {**SOUGHT, "channel": "hotline", "asks": ["legal"], "priority": "normal"}
    other = take_call(documentation, about, by=liaison, caller=asked.relative, said={})
    assert destroyed(asked, liaison).remains["checks"] == 1
    assert FailedCheck.objects.count() == 1
    look_at_inquiry(asked.pk)
    assert not Flag.objects.filter(case__number=asked.pk).exists()
    stone = destroyed(other, liaison)
    assert stone.destroyed["noted.*"] == 1
    assert not FailedCheck.objects.exists()


def test_no_flag_of_another_caller_leads_to_who_was_destroyed(
    documentation: Team, liaison: User, supervisor: User
) -> None:
    one = taken(liaison, documentation, number=NUMBER)
    other = taken(liaison, documentation, number=NUMBER, given_ar="سامر", father_ar="فايز", family_ar="الحلاق")
    look_at_inquiry(one.pk)
    assert set(Flag.objects.values_list("case__number", flat=True)) == {one.pk, other.pk}
    destroyed(one, liaison)
    assert not Flag.objects.exists()
    assert not FlagOther.objects.exists()
    look_at_register()
    assert not Flag.objects.exists()


def test_no_flag_of_another_caller_says_that_who_was_destroyed_failed(documentation: Team, liaison: User) -> None:
    failed = taken(liaison, documentation, number=NUMBER)
    check_identity(failed, "failed", by=liaison)
    later = taken(liaison, documentation, number=NUMBER)
    look_at_inquiry(later.pk)
    assert Flag.objects.get().case is not None
    destroyed(failed, liaison)
    assert not Flag.objects.exists()


def test_no_flag_comes_back_to_what_was_destroyed(documentation: Team, liaison: User) -> None:
    asked = taken(liaison, documentation, number=THEIRS)
    about: dict[str, Any] = {**SOUGHT, "channel": "hotline", "asks": ["legal"], "priority": "normal"}
    other = take_call(documentation, about, by=liaison, caller=asked.relative, said={})
    report = _reported(other, liaison)
    destroyed(asked, liaison)
    look_at_report(report.pk)
    look_at_register()
    assert set(Flag.objects.values_list("case__number", flat=True)) == {other.pk}


def test_who_signs_what_was_destroyed_meanwhile_gets_a_sentence(
    inquiry: Inquiry, liaison: User, supervisor2: User
) -> None:
    news = BadNews.objects.for_rows().get()
    destroyed(inquiry, liaison)
    signed, dropped = gate.sign(news, by=supervisor2), gate.drop(news, by=liaison)
    offered, was_told = gate.offer_support(news, "taken", by=liaison), gate.tell_news(news, "call", by=liaison)
    for refusal in (signed, dropped, offered, was_told):
        assert getattr(refusal, "sentence", "") == str(GONE)


def test_who_lets_nothing_be_kept_waits_for_no_news_and_is_not_told_again(
    inquiry: Inquiry, liaison: User, client_of: ClientOf
) -> None:
    client = client_of(liaison)
    assert (len(waits(client, "again")), len(waits(client, "news"))) == (1, 1)
    agreed(inquiry, "keep", liaison, "withdrawn")
    assert (waits(client, "again"), waits(client, "news")) == ([], [])
    assert BadNews.objects.get().dropped_by == liaison
