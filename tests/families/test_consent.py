"""Consent: each thing by itself, in words, and what is not agreed to is not done."""

import pytest
from django.utils import timezone

from accounts.models import Organisation, Team, User
from casework.idempotency import draw_key
from casework.moves import Refusal
from families.calling import log_attempt
from families.models import Consent, ConsentText, Inquiry
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.families.at_desk import waits
from tests.families.making import NUMBER, agreed, move, referred_to, shared_with, taken, typed
from tests.faults.attacking import refused, send
from tests.releases.records import release_in

pytestmark = pytest.mark.django_db


def said(purpose: str, answer: str = "given", **changes: str) -> dict[str, str]:
    """What a liaison sends who has read the words out."""
    return {
        "once": draw_key(), "text": f"{purpose}-ar", "said": answer, "how": "telephone",
        "said_on": f"{timezone.localdate():%d/%m/%Y}", "words": "", **changes,
    }  # fmt: skip


def test_what_was_said_is_kept_with_the_words_and_who_recorded_it(
    documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    inquiry = taken(liaison, documentation, consents=())
    client, page = client_of(liaison), f"/families/{inquiry.reference}/"
    assert client.post(f"{page}consent/keep/", said("keep")).status_code == 302
    assert client.post(f"{page}consent/match/", said("match", "refused", words="لا تبحثوا عنه.")).status_code == 302
    keep, match = Consent.objects.order_by("pk")
    assert (keep.words, keep.how, keep.by) == (ConsentText.objects.get(pk="keep-ar").text, "telephone", liaison)
    assert (match.said, match.words) == ("refused", "لا تبحثوا عنه.")
    now = Inquiry.objects.get()
    assert (now.keep_said, now.match_said) == ("given", "refused")


def test_what_was_not_asked_is_reminded_of_until_it_is(
    documentation: Team, liaison: User, english_of: ClientOf
) -> None:
    inquiry = taken(liaison, documentation, consents=())
    client, page = english_of(liaison), f"/families/{inquiry.reference}/"
    assert "Not asked yet" in client.get(page).content.decode()
    agreed(inquiry, "keep", liaison)
    agreed(inquiry, "match", liaison, "refused")
    assert "Not asked yet" not in client.get(page).content.decode()


def test_it_is_asked_at_the_end_of_a_call(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    client_of(liaison).post("/families/new/", typed(documentation, keep="given", match="refused", language="tr"))
    assert {(each.purpose, each.said, each.language) for each in Consent.objects.all()} == {
        ("keep", "given", "tr"), ("match", "refused", "tr"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "changes", [{"said": ""}, {"said_on": "1/1/2200"}, {"text": "share-ar"}, {"words": "0944 000 111"}]
)
def test_what_cannot_be_is_refused(
    changes: dict[str, str], documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    inquiry = taken(liaison, documentation, consents=())
    answer = client_of(liaison).post(f"/families/{inquiry.reference}/consent/keep/", said("keep", **changes))
    assert answer.status_code == 422
    assert not Consent.objects.exists()


def test_to_share_names_one_organisation(
    documentation: Team, other_organisation: Organisation, liaison: User, client_of: ClientOf
) -> None:
    inquiry = taken(liaison, documentation)
    client, address = client_of(liaison), f"/families/{inquiry.reference}/consent/share/"
    whom = str(other_organisation.pk)
    assert client.post(address, said("share")).status_code == 422
    assert client.post(address, said("share", organisation=whom, outside="Red Cross")).status_code == 422
    assert client.post(address, said("share", outside="Red Cross")).status_code == 302
    assert client.post(address, said("share", organisation=whom)).status_code == 302
    assert Consent.objects.filter(purpose="share").count() == 2


def test_without_consent_the_register_is_not_searched(
    documentation: Team, documenter: User, liaison: User, client_of: ClientOf
) -> None:
    person, inquiry = registered(documenter, documentation), taken(liaison, documentation, consents=("keep",))
    client, address = client_of(liaison), f"/families/{inquiry.reference}/person/"
    assert person.reference not in client.get(address).content.decode()
    assert client.post(address, {"version": inquiry.version, "detainee": person.reference}).status_code == 422
    with refused("IF056"):
        send(
            liaison, "UPDATE families_inquiry SET detainee_id = %s, chosen_by_id = %s, chosen_at = now()",
            person.pk, liaison.pk,
        )  # fmt: skip
    agreed(inquiry, "match", liaison)
    assert person.reference in client.get(address).content.decode()


def test_what_may_not_be_kept_goes_no_further(documentation: Team, liaison: User) -> None:
    inquiry = taken(liaison, documentation)
    agreed(inquiry, "keep", liaison, "refused")
    inquiry.refresh_from_db()
    assert isinstance(move(inquiry, "trace", liaison), Refusal)
    with refused("IF056"):
        send(
            liaison,
            "INSERT INTO casework_movemade (subject, subject_id, name, from_state, to_state, revision, by_id, at,"
            " reason, sentence) VALUES ('inquiry', %s, 'trace', 'new', 'tracing', 0, %s, now(), '', '')",
            inquiry.pk, liaison.pk,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE families_inquiry SET match_said = 'given'", "IF057"),
        ("UPDATE families_consent SET said = 'given'", "42501"),
        ("DELETE FROM families_consent", "42501"),
    ],
)
def test_postgresql_lets_nobody_write_a_consent_that_was_not_given(
    statement: str, code: str, documentation: Team, liaison: User
) -> None:
    taken(liaison, documentation, consents=("keep",))
    with refused(code):
        send(liaison, statement)


def test_who_is_not_of_the_desk_records_nothing(
    documentation: Team, liaison: User, analyst: User, overseer: User, client_of: ClientOf
) -> None:
    inquiry = taken(liaison, documentation, consents=())
    address = f"/families/{inquiry.reference}/consent/keep/"
    assert client_of(overseer).post(address, said("keep")).status_code == 404
    assert client_of(analyst).post(address, said("keep")).status_code == 403
    with refused("IF013"):
        agreed(inquiry, "keep", overseer)


def test_who_lets_nothing_be_kept_is_passed_on_to_nobody_and_stands_on_a_list(
    documentation: Team, family_centre: Team, liaison: User, overseer: User, client_of: ClientOf
) -> None:
    inquiry = taken(liaison, documentation, number=NUMBER)
    passed, referral = shared_with(inquiry, family_centre, liaison), referred_to(inquiry, family_centre, liaison)
    agreed(inquiry, "keep", liaison, "refused")
    for each in (passed, referral):
        each.refresh_from_db()
        assert each.recalled_at is not None
    assert client_of(overseer).get(passed.get_absolute_url()).status_code == 404
    with refused("IF056"):
        shared_with(inquiry, family_centre, liaison)
    client, page = client_of(liaison), f"/families/{inquiry.reference}/"
    for path in ("change/", "attempts/", "contacts/new/", "shares/new/"):
        assert client.post(f"{page}{path}", {}).status_code == 403, path
    assert [each.pk for each in client.get("/families/review/").context["kept_against"]] == [inquiry.pk]
    assert client.get("/families/").context["desk"].to_review == 1
    inquiry.refresh_from_db()
    with refused("IF056"):
        log_attempt(inquiry, None, "reached", "x", None, by=liaison)


@pytest.mark.parametrize("answer", ["refused", "withdrawn"])
def test_without_consent_to_search_who_was_found_is_let_go(
    answer: str, documentation: Team, documenter: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    freed = release_in(Status.VERIFIED, documentation, documenter, supervisor)
    inquiry = taken(liaison, documentation, detainee=freed.detainee)
    client = client_of(liaison)
    assert client.get("/families/").context["desk"].released
    agreed(inquiry, "match", liaison, answer)
    inquiry.refresh_from_db()
    assert (inquiry.detainee, inquiry.chosen_by, inquiry.chosen_at) == (None, None, None)
    assert isinstance(move(inquiry, "match", liaison), Refusal)
    assert not client.get("/families/").context["desk"].released
    assert freed.reference not in client.get(f"/families/{inquiry.reference}/").content.decode()


def test_who_was_not_asked_keeps_what_the_call_found_and_is_listed(
    documentation: Team, documenter: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    freed = release_in(Status.VERIFIED, documentation, documenter, supervisor)
    unasked = taken(liaison, documentation, detainee=freed.detainee, consents=())
    taken(liaison, documentation)
    client = client_of(liaison)
    assert [line.inquiry for line in waits(client, "to-ask")] == [unasked]
    assert [line.inquiry for line in client.get("/families/?status=unasked").context["desk"].lines] == [unasked]
