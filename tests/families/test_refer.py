"""Referrals: with consent and little, accepted or declined there, and who sent it sees what came of it."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from accounts.models import Team, User
from casework.idempotency import draw_key
from casework.models import MoveMade
from casework.moves import Refusal
from config.waiting import WaitingFor
from families.calling import log_attempt
from families.consent_lists import ReferralState
from families.models import Inquiry, Referral, Telling
from families.referring import WORKFLOW
from families.waiting import AT_DESK
from tests.conftest import ClientOf
from tests.detainees.test_numbers_at_rest import texts
from tests.families.at_desk import waits
from tests.families.making import NUMBER, agreed, contact_of, destroyed, move, moved, referred_to, shared_with, taken
from tests.faults.attacking import refused, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry(documentation: Team, liaison: User) -> Inquiry:
    return taken(liaison, documentation, note="ONLYTHENOTE", number=NUMBER, said={"name": "THECALLER"})


@pytest.fixture
def referral(inquiry: Inquiry, family_centre: Team, liaison: User) -> Referral:
    """To the other desk of the same organisation, for psychosocial support, with the name sought and the caller's."""
    return referred_to(inquiry, family_centre, liaison, "support", "name", "caller")


def test_postgresql_has_the_table_of_the_workflow() -> None:
    known = {
        (name, start, end): move.right.value
        for name, move in WORKFLOW.moves.items()
        for start, end in move.transitions.items()
    }
    with connection.cursor() as cursor:
        for name in WORKFLOW.moves:
            for start in ReferralState.values:
                for end in ReferralState.values:
                    cursor.execute("SELECT right_to_move_referral(%s, %s, %s)", [name, start, end])
                    assert cursor.fetchall() == [(known.get((name, start, end)),)], (name, start, end)


def test_the_diagram_on_the_page_about_consent_is_that_of_the_workflow() -> None:
    with override("en"):
        drawn = {
            f"{start} --> {end}: {move.label}"
            for move in WORKFLOW.moves.values()
            for start, end in move.transitions.items()
        }
    page = Path(__file__).parents[2] / "docs" / "consent.md"
    arrows = {line.strip() for line in page.read_text().splitlines() if " --> " in line}
    assert arrows == {*drawn, "[*] --> sent: Send the referral"}


def test_it_is_sent_with_the_least_unless_more_is_chosen(
    inquiry: Inquiry, family_centre: Team, liaison: User, overseer: User, client_of: ClientOf
) -> None:
    client, address = client_of(liaison), f"/families/{inquiry.reference}/referrals/new/"
    assert client.get(address).status_code == 403
    consent = agreed(inquiry, "share", liaison, organisation=family_centre.organisation)
    fields = client.get(address).context["form"]["fields_shown"].value()
    assert list(fields) == ["name"]
    form = {
        "once": draw_key(), "consent": consent.pk, "desk": family_centre.pk, "fields_shown": fields, "kind": "support",
        "note": "",
    }  # fmt: skip
    assert [client.post(address, form).status_code for _turn in range(2)] == [302, 302]
    page = client_of(overseer).get(Referral.objects.get().get_absolute_url()).content.decode()
    assert "الخطيب" in page
    assert "ONLYTHENOTE" not in page
    assert "THECALLER" not in page
    assert inquiry.reference not in page


def test_the_other_desk_takes_it_with_one_act_and_the_sender_sees_how_it_stands(
    inquiry: Inquiry, referral: Referral, liaison: User, overseer: User, client_of: ClientOf
) -> None:
    ours, theirs, page = client_of(liaison), client_of(overseer), referral.get_absolute_url()
    assert page in theirs.get("/families/waiting/received/").content.decode()
    assert ours.post(f"{page}take/", {"revision": 0}).status_code == 403
    assert theirs.post(f"{page}take/", {"revision": 0}).status_code == 302
    referral.refresh_from_db()
    made = referral.received
    assert made is not None
    assert (made.team, made.given_ar, made.note, made.asks) == (referral.desk, "خالد", "Please call her.", ["support"])
    assert (made.relative.name, made.keep_said, made.relative.contacts.count()) == ("THECALLER", "", 0)
    done = {"revision": 1, "reason": "helped", "sentence": "عقدنا معها ثلاث جلسات."}
    assert theirs.post(f"{page}moves/done/", {"revision": 1}).status_code == 422
    assert theirs.post(f"{page}moves/done/", done).status_code == 302
    assert "عقدنا معها ثلاث جلسات." in ours.get(page).content.decode()
    assert made.reference not in ours.get(page).content.decode()
    assert "الخطيب" not in theirs.get(page).content.decode()


def test_it_is_put_to_an_inquiry_that_is_there_and_to_no_other_desks(
    inquiry: Inquiry, referral: Referral, family_centre: Team, overseer: User, client_of: ClientOf
) -> None:
    there, client = taken(overseer, family_centre), client_of(overseer)
    address = f"{referral.get_absolute_url()}take/"
    assert client.post(address, {"revision": 0, "link_to": inquiry.reference}).status_code == 422
    assert client.post(address, {"revision": 0, "link_to": there.reference}).status_code == 302
    referral.refresh_from_db()
    assert referral.received == there
    assert Inquiry.objects.count() == 2


def test_it_is_declined_with_a_reason(referral: Referral, liaison: User, overseer: User, client_of: ClientOf) -> None:
    address = f"{referral.get_absolute_url()}moves/decline/"
    said = {"revision": 0, "reason": "full", "sentence": "لا مكان قبل شهر."}
    assert client_of(liaison).post(address, said).status_code == 403
    assert client_of(overseer).post(address, {"revision": 0, "sentence": "لا مكان قبل شهر."}).status_code == 422
    assert client_of(overseer).post(address, said).status_code == 302
    assert "لا مكان قبل شهر." in client_of(liaison).get(referral.get_absolute_url()).content.decode()
    assert waits(client_of(overseer), "received") == []


def test_an_inquiry_rests_on_a_referral_that_is_under_way(inquiry: Inquiry, liaison: User) -> None:
    assert isinstance(move(inquiry, "refer", liaison), Refusal)
    row = (
        "INSERT INTO casework_movemade (subject, subject_id, name, from_state, to_state, revision, by_id, at, reason,"
        " sentence) VALUES ('inquiry', %s, 'refer', 'new', 'referred', 0, %s, now(), '', '')"
    )
    with refused("IF059"):
        send(liaison, row, inquiry.pk, liaison.pk)
    referred_to(inquiry, "Legal Aid", liaison)
    inquiry.refresh_from_db()
    assert isinstance(move(inquiry, "refer", liaison), MoveMade)


def test_an_organisation_outside_is_given_a_sheet_and_the_sender_notes_what_became_of_it(
    inquiry: Inquiry, liaison: User, english_of: ClientOf
) -> None:
    outside, client = referred_to(inquiry, "Legal Aid", liaison), english_of(liaison)
    page = outside.get_absolute_url()
    sheet = client.get(f"{page}sheet/").content.decode()
    assert 'lang="ar"' in sheet
    assert "Legal Aid" in sheet
    assert inquiry.reference in sheet
    assert "ONLYTHENOTE" not in sheet
    assert client.post(f"{page}take/", {"revision": 0}).status_code == 302
    outside.refresh_from_db()
    assert (outside.status, outside.received) == ("accepted", None)


def test_nobody_sees_what_was_not_sent_to_them(
    referral: Referral, other_supervisor: User, analyst: User, client_of: ClientOf
) -> None:
    page = referral.get_absolute_url()
    for address in (page, f"{page}sheet/", f"{page}take/"):
        assert client_of(other_supervisor).get(address).status_code == 404
        assert client_of(analyst).get(address).status_code == 403


def test_who_has_it_prints_no_sheet(referral: Referral, overseer: User, client_of: ClientOf) -> None:
    assert client_of(overseer).get(f"{referral.get_absolute_url()}sheet/").status_code == 404


def test_taken_back_it_is_read_and_taken_up_by_nobody(
    referral: Referral, liaison: User, overseer: User, client_of: ClientOf
) -> None:
    page, theirs = referral.get_absolute_url(), client_of(overseer)
    assert theirs.post(f"{page}recall/").status_code == 403
    assert client_of(liaison).post(f"{page}recall/").status_code == 302
    assert "الخطيب" not in theirs.get(page).content.decode()
    assert theirs.post(f"{page}take/", {"revision": 0}).status_code == 403
    with refused("IF056"):
        send(
            overseer,
            "INSERT INTO casework_movemade (subject, subject_id, name, from_state, to_state, revision, by_id, at,"
            " reason, sentence) VALUES ('referral', %s, 'accept', 'sent', 'accepted', 0, %s, now(), '', '')",
            referral.pk, overseer.pk,
        )  # fmt: skip


def test_withdrawn_it_is_over_and_its_words_are_gone(
    inquiry: Inquiry, referral: Referral, liaison: User, overseer: User, client_of: ClientOf
) -> None:
    destroyed(inquiry, liaison)
    referral.refresh_from_db()
    assert (referral.note, referral.recalled_by) == ("", liaison)
    assert client_of(overseer).post(f"{referral.get_absolute_url()}take/", {"revision": 0}).status_code == 403
    told = waits(client_of(overseer), "tellings")
    assert [(telling.referral, sends) for telling, sends in told] == [(referral, False)]


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE families_referral SET status = 'done', revision_number = 1", "IF059"),
        ("UPDATE families_referral SET fields = '{name,note}'", "IF011"),
        ("UPDATE families_referral SET received_id = inquiry_id", "IF059"),
        ("DELETE FROM families_referral", "42501"),
    ],
)
def test_postgresql_lets_nobody_past_the_moves(statement: str, code: str, referral: Referral, liaison: User) -> None:
    with refused(code):
        send(liaison, statement)


def test_the_queries_of_what_waits_do_not_grow_with_what_is_passed_on(
    documentation: Team, family_centre: Team, liaison: User, overseer: User, client_of: ClientOf
) -> None:
    costs, client = [], client_of(overseer)
    for _turn in range(2):
        for _number in range(2):
            passed, gone = taken(liaison, documentation), taken(liaison, documentation)
            referred_to(passed, family_centre, liaison)
            shared_with(passed, family_centre, liaison)
            referred_to(gone, family_centre, liaison)
            destroyed(gone, liaison)
        kinds = ("tellings", "received", "shared")
        with CaptureQueriesContext(connection) as asked:
            assert all(waits(client, kind) for kind in kinds)
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_what_is_declined_done_or_taken_back_comes_back_to_the_desk(
    inquiry: Inquiry, referral: Referral, liaison: User, overseer: User, client_of: ClientOf
) -> None:
    inquiry.refresh_from_db()
    assert isinstance(move(inquiry, "refer", liaison), MoveMade)
    client, waiting = client_of(liaison), WaitingFor(liaison).of(*AT_DESK).number
    assert waits(client, "back") == []
    said = {"revision": 0, "reason": "full", "sentence": "لا مكان."}
    client_of(overseer).post(f"{referral.get_absolute_url()}moves/decline/", said)
    assert [line.inquiry for line in waits(client, "back")] == [inquiry]
    assert WaitingFor(liaison).of(*AT_DESK).number == waiting + 1
    inquiry.refresh_from_db()
    assert isinstance(move(inquiry, "reopen", liaison), MoveMade)
    assert waits(client, "back") == []


@pytest.mark.parametrize("state", ["new", "talked to", "closed"])
def test_what_was_declined_comes_back_though_nobody_moved_the_inquiry(
    state: str, inquiry: Inquiry, referral: Referral, liaison: User, overseer: User, client_of: ClientOf
) -> None:
    if state == "closed":
        moved(inquiry, "close", by=liaison)
    client, waiting = client_of(liaison), WaitingFor(liaison).of(*AT_DESK).number
    assert waits(client, "back") == []
    said = {"revision": 0, "reason": "full", "sentence": "لا مكان."}
    client_of(overseer).post(f"{referral.get_absolute_url()}moves/decline/", said)
    assert [line.inquiry for line in waits(client, "back")] == [inquiry]
    assert WaitingFor(liaison).of(*AT_DESK).number == waiting + 1
    if state == "closed":
        moved(inquiry, "reopen", by=liaison)
    elif state == "new":
        moved(inquiry, "trace", by=liaison)
    else:
        log_attempt(inquiry, contact_of(inquiry), "reached", "", None, by=liaison)
    assert waits(client, "back") == []
    assert WaitingFor(liaison).of(*AT_DESK).number == waiting


def test_who_declined_had_it_too_and_is_to_be_told(
    inquiry: Inquiry, referral: Referral, liaison: User, overseer: User, client_of: ClientOf
) -> None:
    said = {"revision": 0, "reason": "full", "sentence": "لا مكان."}
    client_of(overseer).post(f"{referral.get_absolute_url()}moves/decline/", said)
    destroyed(inquiry, liaison)
    assert [telling.referral for telling in Telling.objects.all()] == [referral]


def test_what_the_other_desk_destroys_it_reads_no_longer(
    referral: Referral, overseer: User, client_of: ClientOf
) -> None:
    theirs, page = client_of(overseer), referral.get_absolute_url()
    theirs.post(f"{page}take/", {"revision": 0})
    done = {"revision": 1, "reason": "helped", "sentence": "PLANTEDSESSIONS"}
    assert "الخطيب" in theirs.get(page).content.decode()
    theirs.post(f"{page}moves/done/", done)
    referral.refresh_from_db()
    assert referral.received is not None
    destroyed(referral.received, overseer)
    assert not [table for table, text in texts() if "PLANTEDSESSIONS" in text]
    assert "الخطيب" not in theirs.get(page).content.decode()


def test_a_kind_that_does_not_say_what_is_asked_lets_it_be_shown(
    inquiry: Inquiry, family_centre: Team, liaison: User, client_of: ClientOf
) -> None:
    consent = agreed(inquiry, "share", liaison, organisation=family_centre.organisation)
    form = {
        "once": draw_key(), "consent": consent.pk, "desk": family_centre.pk, "fields_shown": ["name"], "kind": "desk",
        "note": "",
    }  # fmt: skip
    client, address = client_of(liaison), f"/families/{inquiry.reference}/referrals/new/"
    assert client.post(address, form).status_code == 422
    assert client.post(address, {**form, "fields_shown": ["name", "asks"]}).status_code == 302
