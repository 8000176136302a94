"""A report of extortion is taken down: what was demanded, read to a number; the advice kept as it was told."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership, Team, User
from casework.models import MoveMade
from families.models import Advice, ExtortionIdentifier, ExtortionReport, IdentifierShown
from tests.conftest import ClientOf
from tests.families.making import taken
from tests.families.reporting import NEW, THEIRS, move, reported, typed_report

pytestmark = pytest.mark.django_db


def take(client: Any, team: Team, **changes: Any) -> ExtortionReport:
    answer = client.post(NEW, typed_report(team, **changes))
    assert answer.status_code == 302, answer.context["form"].errors
    return ExtortionReport.objects.latest("pk")


def test_what_was_said_is_kept_and_read_to_a_number(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    made = take(client_of(liaison), documentation)
    assert (made.amount_said, made.amount, made.currency) == ("30 million Syrian pounds", Decimal(30_000_000), "SYP")
    assert (made.promised, made.paid, made.paid_amount) == (["close-case", "news"], "no", None)


def test_what_cannot_be_read_is_kept_as_it_was_said(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    made = take(client_of(liaison), documentation, amount_said="كل ما عندهم من ذهب")
    assert (made.amount_said, made.amount) == ("كل ما عندهم من ذهب", None)


def test_an_amount_without_its_currency_is_asked_for_it(
    documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    page = client_of(liaison).post(NEW, typed_report(documentation, amount_said="5000"))
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["currency"]
    assert page.context["form"]["numbers"].value() == "00447700900777"  # nothing typed is lost
    assert take(client_of(liaison), documentation, amount_said="5000", currency="USD").currency == "USD"


def test_what_was_paid_is_a_part_or_all_of_it(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    client = client_of(liaison)
    assert take(client, documentation, paid="all").paid_amount == 30_000_000
    assert take(client, documentation, paid="part", paid_said="خمسة ملايين").paid_amount == 5_000_000
    refused = client.post(NEW, typed_report(documentation, paid="no", paid_said="5 million"))
    assert list(refused.context["form"].errors) == ["paid"]


def test_the_advice_is_kept_as_it_was_told(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    client, text = client_of(liaison), Advice.objects.get(pk="do-not-pay")
    read_out = take(client, documentation, advice_language="en")
    assert (read_out.advice_told, read_out.advice_language) == (text.text_en, "en")
    assert take(client, documentation, advice_language="ku").advice_language == "ar"  # there is none in Kurdish yet
    assert take(client, documentation, advice_told="لا تدفعوا شيئاً.").advice_told == "لا تدفعوا شيئاً."
    Advice.objects.update(text_en="Something else.")
    read_out.refresh_from_db()
    assert read_out.advice_told != "Something else."


def test_a_corrected_amount_takes_its_currency_along(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    client = client_of(liaison)
    made = take(client, documentation, paid="all")
    page = client.get(f"{made.get_absolute_url()}change/").context["form"]
    assert (page["currency"].value(), page["paid_said"].value()) == ("", "")
    corrected = {**typed_report(documentation, amount_said="500 دولار", paid="all"), "version": made.version}
    assert client.post(f"{made.get_absolute_url()}change/", corrected).status_code == 302
    made.refresh_from_db()
    assert (made.amount, made.currency, made.paid_amount) == (Decimal(500), "USD", Decimal(500))
    other = client.post(NEW, typed_report(documentation, amount_said="500 دولار", currency="SYP"))
    assert list(other.context["form"].errors) == ["currency"]


def test_what_was_told_stays_when_the_report_is_changed(
    documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    client = client_of(liaison)
    made = take(client, documentation)
    changed = typed_report(documentation, advice="already-paid", advice_told="Something else.", note="He rang again.")
    client.post(f"{made.get_absolute_url()}change/", {**changed, "version": made.version})
    told = made.advice_told
    made.refresh_from_db()
    assert (made.note, made.advice_id, made.advice_told) == ("He rang again.", "do-not-pay", told)


def test_a_colleague_goes_on_when_its_owner_has_left(
    documentation: Team, liaison: User, supervisor: User, administrator: User, client_of: ClientOf
) -> None:
    made = reported(liaison, documentation)
    move(made, "look", liaison)
    client_of(administrator).post(f"/people/roles/{Membership.objects.get(user=liaison).pk}/end/")
    changed = {**typed_report(documentation), "version": made.version}
    assert client_of(supervisor).post(f"{made.get_absolute_url()}change/", changed).status_code == 302
    made.refresh_from_db()
    assert isinstance(move(made, "settle", supervisor, "mistaken"), MoveMade)


def test_it_begins_with_the_inquiry_of_who_reports_it(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    inquiry = taken(liaison, documentation)
    page = client_of(liaison).get(f"{NEW}?inquiry={inquiry.reference}")
    assert page.context["form"]["inquiry"].value() == inquiry.reference
    made = take(client_of(liaison), documentation, inquiry=inquiry.reference)
    assert made.reference in client_of(liaison).get(inquiry.get_absolute_url()).content.decode()


def test_an_inquiry_of_the_other_desk_is_none(
    documentation: Team, family_centre: Team, overseer: User, liaison: User, client_of: ClientOf
) -> None:
    theirs = taken(overseer, family_centre)
    answer = client_of(liaison).post(NEW, typed_report(documentation, inquiry=theirs.reference))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["inquiry"]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("numbers", "12"), ("numbers", "call me"), ("emails", "no address"), ("accounts", "x"), ("aliases", "؟!"),
        ("note", "he rang from +447700900777"), ("amount_said", "+963 933 000 111"), ("place", "a@example.org"),
        ("advice_told", "ring 0933000111"),
    ],
)  # fmt: skip
def test_what_is_none_is_refused_and_not_repeated(
    field: str, text: str, documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    answer = client_of(liaison).post(NEW, typed_report(documentation, **{field: text}))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert text not in str(answer.context["form"].errors[field])


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "=cmd|' /C calc'!A0", "\u202eمقلوب", "@SUM(1+1)"])
def test_a_hostile_text_is_a_text(text: str, documentation: Team, liaison: User, client_of: ClientOf) -> None:
    made = take(client_of(liaison), documentation, note=text, aliases=text, office=text)
    page = client_of(liaison).get(made.get_absolute_url()).content.decode()
    assert "<script>alert" not in page


def test_nothing_said_is_no_report(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    empty = {"amount_said": "", "numbers": "", "promised": []}
    assert client_of(liaison).post(NEW, typed_report(documentation, **empty)).status_code == 422


def test_sent_twice_it_is_one(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    client, typed = client_of(liaison), typed_report(documentation)
    assert client.post(NEW, typed)["Location"] == client.post(NEW, typed)["Location"]
    assert ExtortionReport.objects.count() == 1


def test_an_identifier_is_shown_for_a_reason_that_is_kept(
    documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    made, client = reported(liaison, documentation), client_of(liaison)
    row = ExtortionIdentifier.objects.get()
    assert THEIRS not in client.get(made.get_absolute_url()).content.decode()
    page = f"{made.get_absolute_url()}identifiers/{row.pk}/show/"
    assert client.post(page).status_code == 422
    assert THEIRS in client.post(page, {"reason": "warn"}).content.decode()
    assert IdentifierShown.objects.get().by == liaison


def test_who_comes_late_sees_what_was_stored_meanwhile(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    made, client = reported(liaison, documentation), client_of(liaison)
    page = f"{made.get_absolute_url()}change/"
    first = {**typed_report(documentation), "version": made.version, "numbers": "+44 7700 900778"}
    assert client.post(page, first).status_code == 302
    late = client.post(page, {**first, "note": "He rang again."})
    assert (late.status_code, late.context["form"]["note"].value()) == (409, "He rang again.")
    assert made.identifiers.count() == 2


def test_the_queries_of_the_list_and_of_a_page_do_not_grow(
    documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    client, costs = client_of(liaison), []
    for _turn in range(3):  # the first one fills what is kept
        for _each in range(4):
            made = reported(liaison, documentation, inquiry=taken(liaison, documentation))
        with CaptureQueriesContext(connection) as asked:
            client.get("/families/extortion/")
            client.get(made.get_absolute_url())
        costs.append(len(asked))
    assert costs[1] == costs[2]
