"""Shares: exactly these parts, by that desk, until that day, on a consent that stands."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Organisation, Team, User
from casework.idempotency import draw_key
from families.content import sent_with
from families.models import CallerNumberShown, Contact, Inquiry, Share, Telling
from families.taking import Reached, change_inquiry, reach
from tests.conftest import ClientOf
from tests.families.making import agreed, contact_of, read, referred_to, shared_with, taken
from tests.faults.attacking import refused, send

pytestmark = pytest.mark.django_db
WHOLE = "7700 900123"
MADE = (
    "INSERT INTO families_share (inquiry_id, consent_id, desk_id, fields, content, until, sent_by_id, sent_at)"
    " VALUES (%s, %s, %s, '{name}', '1.' || repeat('A', 38), now() + interval '1 day', %s, now())"
)


@pytest.fixture
def inquiry(documentation: Team, liaison: User) -> Inquiry:
    return taken(liaison, documentation, note="ONLYTHENOTE", mother_ar="ONLYTHEMOTHER", number="+447700900123")


def sent(consent: int, desk: Team | None, **changes: object) -> dict[str, object]:
    until = f"{timezone.localdate() + timedelta(days=9):%Y-%m-%d}"
    return {
        "once": draw_key(), "consent": consent, "desk": desk.pk if desk else "", "fields_shown": ["name"],
        "until": until, **changes,
    }  # fmt: skip


def test_exactly_what_was_chosen_is_read_by_that_desk_and_nothing_else(
    inquiry: Inquiry, other_organisation: Organisation, other_team: Team, liaison: User, other_supervisor: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    consent = agreed(inquiry, "share", liaison, organisation=other_organisation)
    form = sent(consent.pk, other_team, fields_shown=["name", "note"])
    assert client_of(liaison).post(f"/families/{inquiry.reference}/shares/new/", form).status_code == 302
    theirs, passed = client_of(other_supervisor), Share.objects.get()
    page = theirs.get(f"/families/shares/{passed.pk}/").content.decode()
    assert "ONLYTHENOTE" in page
    assert "الخطيب" in page
    assert "ONLYTHEMOTHER" not in page
    assert inquiry.reference not in page
    assert theirs.get(f"/families/{inquiry.reference}/").status_code == 404
    assert passed.get_absolute_url() in theirs.get("/families/waiting/shared/").content.decode()
    taken_down = sent_with(passed)  # and nothing more was taken down, whatever a page would show of it
    assert taken_down is not None
    assert (taken_down.inquiry.note, taken_down.inquiry.mother_ar) == ("ONLYTHENOTE", "")


def test_the_preview_shows_it_as_it_is_read_and_sends_nothing(
    inquiry: Inquiry, other_organisation: Organisation, other_team: Team, liaison: User, client_of: ClientOf
) -> None:
    consent = agreed(inquiry, "share", liaison, organisation=other_organisation)
    form = sent(consent.pk, other_team, fields_shown=["mother"], preview="1")
    page = client_of(liaison).post(f"/families/{inquiry.reference}/shares/new/", form)
    assert page.status_code == 200
    assert "ONLYTHEMOTHER" in page.content.decode()
    assert "ONLYTHENOTE" not in page.content.decode()
    assert not Share.objects.exists()


def test_without_consent_nothing_is_shared(
    inquiry: Inquiry, other_organisation: Organisation, other_team: Team, liaison: User, client_of: ClientOf
) -> None:
    address = f"/families/{inquiry.reference}/shares/new/"
    assert client_of(liaison).get(address).status_code == 403
    refusal = agreed(inquiry, "share", liaison, "refused", organisation=other_organisation)
    assert client_of(liaison).post(address, sent(refusal.pk, other_team)).status_code == 403
    keep = inquiry.consents.get(purpose="keep")
    for consent in (refusal, keep):
        with refused("IF056"):
            send(liaison, MADE, inquiry.pk, consent.pk, other_team.pk, liaison.pk)


def test_a_consent_that_was_withdrawn_carries_nothing_more(
    inquiry: Inquiry, other_organisation: Organisation, other_team: Team, liaison: User
) -> None:
    consent = agreed(inquiry, "share", liaison, organisation=other_organisation)
    send(liaison, MADE, inquiry.pk, consent.pk, other_team.pk, liaison.pk)
    agreed(inquiry, "share", liaison, "withdrawn", organisation=other_organisation)
    with refused("IF056"):
        send(liaison, MADE, inquiry.pk, consent.pk, other_team.pk, liaison.pk)


def test_it_goes_to_a_desk_of_the_organisation_that_was_named(
    inquiry: Inquiry, other_organisation: Organisation, family_centre: Team, liaison: User, client_of: ClientOf
) -> None:
    consent = agreed(inquiry, "share", liaison, organisation=other_organisation)
    outside = agreed(inquiry, "share", liaison, outside="Legal Aid")
    client, address = client_of(liaison), f"/families/{inquiry.reference}/shares/new/"
    assert client.post(address, sent(consent.pk, None)).status_code == 422
    assert client.post(address, sent(consent.pk, family_centre)).status_code == 422
    with refused("IF059"):
        send(liaison, MADE, inquiry.pk, consent.pk, family_centre.pk, liaison.pk)
    assert client.post(address, sent(outside.pk, None)).status_code == 302


def test_the_clock_ends_it(
    inquiry: Inquiry, other_team: Team, liaison: User, other_supervisor: User, client_of: ClientOf,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    passed = shared_with(inquiry, other_team, liaison, days=3)
    client = client_of(other_supervisor)
    assert client.get(passed.get_absolute_url()).status_code == 200
    later = timezone.now() + timedelta(days=4)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert client_of(other_supervisor).get(passed.get_absolute_url()).status_code == 404
    page = client_of(liaison).get(passed.get_absolute_url())
    assert page.context["shown"] == []


def test_who_has_it_says_that_it_has_come_and_who_sent_it_takes_it_back(
    inquiry: Inquiry, other_team: Team, liaison: User, other_supervisor: User, client_of: ClientOf
) -> None:
    passed = shared_with(inquiry, other_team, liaison)
    ours, theirs, page = client_of(liaison), client_of(other_supervisor), passed.get_absolute_url()
    assert ours.post(f"{page}acknowledge/").status_code == 403
    assert theirs.post(f"{page}recall/").status_code == 403
    assert theirs.post(f"{page}acknowledge/").status_code == 302
    assert theirs.post(f"{page}acknowledge/").status_code == 403
    assert ours.post(f"{page}recall/").status_code == 302
    assert theirs.get(page).status_code == 404
    passed.refresh_from_db()
    assert (passed.acknowledged_by, passed.recalled_by) == (other_supervisor, liaison)
    with refused("IF059"):
        send(liaison, "UPDATE families_share SET recalled_at = NULL, recalled_by_id = NULL")


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE families_share SET until = until + interval '1 year'", "IF011"),
        ("UPDATE families_share SET fields = '{name,note}'", "IF011"),
        ("UPDATE families_share SET acknowledged_at = now(), acknowledged_by_id = sent_by_id", "IF059"),
        ("DELETE FROM families_share", "42501"),
    ],
)
def test_postgresql_lets_nobody_widen_it(
    statement: str, code: str, inquiry: Inquiry, other_team: Team, liaison: User
) -> None:
    shared_with(inquiry, other_team, liaison)
    with refused(code):
        send(liaison, statement)


@pytest.mark.parametrize("changes", [{"until": "2020-01-01"}, {"until": "2999-01-01"}, {"fields_shown": []}])
def test_what_cannot_be_is_refused(
    changes: dict[str, object], inquiry: Inquiry, other_organisation: Organisation, other_team: Team, liaison: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    consent = agreed(inquiry, "share", liaison, organisation=other_organisation)
    form = sent(consent.pk, other_team, **changes)
    assert client_of(liaison).post(f"/families/{inquiry.reference}/shares/new/", form).status_code == 422


# -- Numbers


def test_a_number_is_shared_only_where_the_caller_agreed_to_that(
    inquiry: Inquiry, other_organisation: Organisation, other_team: Team, liaison: User, client_of: ClientOf
) -> None:
    consent = agreed(inquiry, "share", liaison, organisation=other_organisation)
    form = sent(consent.pk, other_team, fields_shown=["name", "numbers"])
    client, address = client_of(liaison), f"/families/{inquiry.reference}/shares/new/"
    assert client.post(address, form).status_code == 422
    with refused("IF056"):
        send(liaison, MADE.replace("{name}", "{numbers}"), inquiry.pk, consent.pk, other_team.pk, liaison.pk)
    more = agreed(inquiry, "share", liaison, organisation=other_organisation, with_numbers=True)
    assert client.post(address, {**form, "once": draw_key(), "consent": more.pk}).status_code == 302


def test_it_is_shown_there_after_the_card_for_a_reason_that_is_kept(
    inquiry: Inquiry, other_team: Team, liaison: User, other_supervisor: User, client_of: ClientOf
) -> None:
    passed, contact = shared_with(inquiry, other_team, liaison, "name", "numbers"), contact_of(inquiry)
    theirs, address = client_of(other_supervisor), f"/families/shares/{passed.pk}/numbers/{contact.pk}/"
    assert WHOLE not in theirs.get(passed.get_absolute_url()).content.decode()
    assert WHOLE not in theirs.get(address).content.decode()
    assert theirs.post(address, {}).status_code == 422
    assert not CallerNumberShown.objects.exists()
    page = theirs.post(address, {"reason": "call-back"}).content.decode()
    assert WHOLE in page
    assert inquiry.reference not in page
    kept = CallerNumberShown.objects.get()
    assert (kept.by, kept.reason, kept.inquiry) == (other_supervisor, "call-back", inquiry)
    assert client_of(liaison).get(address).status_code == 403


def test_without_a_share_of_numbers_none_is_shown(
    inquiry: Inquiry, other_team: Team, liaison: User, other_supervisor: User, client_of: ClientOf
) -> None:
    passed, contact = shared_with(inquiry, other_team, liaison), contact_of(inquiry)
    address = f"/families/shares/{passed.pk}/numbers/{contact.pk}/"
    assert client_of(other_supervisor).post(address, {"reason": "call-back"}).status_code == 403
    row = (
        "INSERT INTO families_callernumbershown (contact_id, inquiry_id, reason, despite, by_id, at)"
        " VALUES (%s, %s, 'call-back', true, %s, now())"
    )
    with refused("IF013"):
        send(other_supervisor, row, contact.pk, inquiry.pk, other_supervisor.pk)
    more = shared_with(inquiry, other_team, liaison, "numbers")
    send(other_supervisor, row, contact.pk, inquiry.pk, other_supervisor.pk)
    send(liaison, "UPDATE families_share SET recalled_at = now(), recalled_by_id = %s", liaison.pk)
    assert more.pk
    with refused("IF013"):
        send(other_supervisor, row, contact.pk, inquiry.pk, other_supervisor.pk)


def test_who_agrees_to_the_name_alone_takes_the_numbers_back(
    inquiry: Inquiry, other_organisation: Organisation, other_team: Team, liaison: User, other_supervisor: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    passed, contact = shared_with(inquiry, other_team, liaison, "name", "numbers"), contact_of(inquiry)
    agreed(inquiry, "share", liaison, organisation=other_organisation)
    passed.refresh_from_db()
    assert passed.recalled_at is not None
    assert Telling.objects.get().share == passed
    address = f"/families/shares/{passed.pk}/numbers/{contact.pk}/"
    assert client_of(other_supervisor).post(address, {"reason": "call-back"}).status_code == 404


# -- What comes later


def test_what_is_written_after_it_was_sent_is_not_in_it(
    inquiry: Inquiry, documentation: Team, other_team: Team, liaison: User, other_supervisor: User, client_of: ClientOf
) -> None:
    passed = shared_with(inquiry, other_team, liaison, "name", "note", "numbers")
    inquiry.refresh_from_db()
    change_inquiry(inquiry, {"note": "WRITTENLATER", "given_ar": "زرقاء"}, by=liaison)
    reach(inquiry.relative, Reached("signal", read("+447700900592"), {}), by=liaison)
    later = Contact.objects.latest("pk")
    theirs = client_of(other_supervisor)
    page = theirs.get(passed.get_absolute_url()).content.decode()
    assert "ONLYTHENOTE" in page
    assert "WRITTENLATER" not in page
    assert "زرقاء" not in page
    assert f"numbers/{later.pk}/" not in page
    assert theirs.post(f"{passed.get_absolute_url()}numbers/{later.pk}/", {"reason": "call-back"}).status_code == 404
    with refused("IF013"):
        send(
            other_supervisor,
            "INSERT INTO families_callernumbershown (contact_id, inquiry_id, reason, despite, by_id, at)"
            " VALUES (%s, %s, 'call-back', true, %s, now())",
            later.pk, inquiry.pk, other_supervisor.pk,
        )  # fmt: skip
    with refused("IF057"):
        send(liaison, "UPDATE families_share SET content = '1.' || repeat('B', 38)")


def test_the_word_agreed_with_our_desk_is_not_in_the_card_of_another(
    documentation: Team, other_team: Team, liaison: User, other_supervisor: User, english_of: ClientOf
) -> None:
    inquiry = taken(liaison, documentation, number="+447700900123", code_word="زيتونة")
    passed, contact = shared_with(inquiry, other_team, liaison, "numbers"), contact_of(inquiry)
    theirs, address = english_of(other_supervisor), f"/families/shares/{passed.pk}/numbers/{contact.pk}/"
    for page in (theirs.get(address), theirs.post(address, {"reason": "call-back"})):
        assert "زيتونة" not in page.content.decode()
        assert "one was agreed; it stays with the desk that took the call" in page.content.decode()


def test_that_no_word_was_agreed_is_said_to_another_desk_where_none_was(
    inquiry: Inquiry, other_team: Team, liaison: User, other_supervisor: User, english_of: ClientOf
) -> None:
    passed, contact = shared_with(inquiry, other_team, liaison, "numbers"), contact_of(inquiry)
    page = english_of(other_supervisor).get(f"/families/shares/{passed.pk}/numbers/{contact.pk}/").content.decode()
    assert "none was agreed" in page
    assert "stays with the desk" not in page


def test_who_may_answer_is_said_to_another_desk_with_the_number_and_not_before(
    documentation: Team, other_team: Team, liaison: User, other_supervisor: User, client_of: ClientOf
) -> None:
    inquiry = taken(liaison, documentation, number="+447700900123", card={"who_answers": "ابنتها الكبرى"})
    passed, contact = shared_with(inquiry, other_team, liaison, "numbers"), contact_of(inquiry)
    theirs, address = client_of(other_supervisor), f"/families/shares/{passed.pk}/numbers/{contact.pk}/"
    assert "ابنتها الكبرى" not in theirs.get(address).content.decode()
    assert "ابنتها الكبرى" not in theirs.post(address, {"reason": ""}).content.decode()
    assert not inquiry.showings.exists()
    assert "ابنتها الكبرى" in theirs.post(address, {"reason": "call-back"}).content.decode()
    assert inquiry.showings.count() == 1


def test_taken_back_by_hand_who_had_it_is_to_be_told_too(
    inquiry: Inquiry, other_team: Team, liaison: User, client_of: ClientOf
) -> None:
    one, other = shared_with(inquiry, other_team, liaison), referred_to(inquiry, "Legal Aid", liaison)
    client_of(liaison).post(f"{one.get_absolute_url()}recall/")
    assert [telling.of for telling in Telling.objects.all()] == [one]
    client_of(liaison).post(f"{other.get_absolute_url()}recall/")
    assert [telling.of for telling in Telling.objects.order_by("pk")] == [one, other]
