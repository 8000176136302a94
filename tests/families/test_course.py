"""The course of an inquiry: page, POST and PostgreSQL obey one table; owner, hand-over, plan, person."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from django.utils.translation import override

from accounts.models import Team, User
from accounts.rights import Role
from casework.moves import Refusal
from detainees.restriction import restrict
from families.models import Inquiry
from families.models.inquiries import Course
from families.workflow import WORKFLOW
from releases.models.releases import Status
from tests.conftest import ClientOf, make_person
from tests.detainees.making import registered
from tests.families.making import NUMBER, checked, move, moved, referred_to, taken, told, wished
from tests.faults.attacking import refused, send
from tests.releases.records import release_in

pytestmark = pytest.mark.django_db
WAY_TO: dict[str, tuple[str, ...]] = {
    "new": (), "tracing": ("trace",), "possible-match": ("match",), "answered": (), "referred": ("refer",),
    "closed": ("close",),
}  # fmt: skip
PEOPLE = ("liaison", "supervisor", "documenter", "overseer", "analyst", "other_supervisor")


@pytest.fixture
def inquiry(documentation: Team, documenter: User, liaison: User) -> Inquiry:
    made = taken(liaison, documentation, detainee=registered(documenter, documentation))
    referred_to(made, "Legal Aid", liaison)
    return Inquiry.objects.get(pk=made.pk)


@pytest.fixture
def answered(documentation: Team, documenter: User, supervisor: User, liaison: User) -> Inquiry:
    """A mother was told of a verified release."""
    release = wished(release_in(Status.VERIFIED, documentation, documenter, supervisor), "checked-relative", documenter)
    asked = taken(liaison, documentation, detainee=release.detainee, relationship="parent")
    told(checked(moved(asked, "match", by=liaison), liaison), liaison)
    referred_to(asked, "Legal Aid", liaison)
    asked.refresh_from_db()
    return asked


def test_postgresql_has_the_table_of_the_workflow() -> None:
    known = {
        (name, start, end): move.right.value
        for name, move in WORKFLOW.moves.items()
        for start, end in move.transitions.items()
    }
    with connection.cursor() as cursor:
        for name in WORKFLOW.moves:
            for start in Course.values:
                for end in Course.values:
                    cursor.execute("SELECT right_to_move_inquiry(%s, %s, %s)", [name, start, end])
                    assert cursor.fetchall() == [(known.get((name, start, end)),)], (name, start, end)


def test_the_diagram_on_the_page_about_families_is_that_of_the_workflow() -> None:
    with override("en"):
        drawn = {
            f"{start} --> {end}: {move.label}".replace("possible-match", "possible")
            for move in WORKFLOW.moves.values()
            for start, end in move.transitions.items()
        }
    page = Path(__file__).parents[2] / "docs" / "families.md"
    arrows = {line.strip() for line in page.read_text().splitlines() if " --> " in line}
    assert arrows == {*drawn, "[*] --> new: Take a call"}


@pytest.mark.parametrize("state", WAY_TO)
def test_what_a_page_offers_is_what_a_post_does(
    state: str, inquiry: Inquiry, liaison: User, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    moved(inquiry, *WAY_TO[state], by=liaison)
    if state == "answered":
        inquiry = request.getfixturevalue("answered")
    assert inquiry.status == state
    offered = {offer.move.name for offer in WORKFLOW.offers(inquiry, liaison) if offer.why_not is None}
    assert offered == {n for n, each in WORKFLOW.moves.items() if state in each.transitions and not each.follows}
    page = client_of(liaison).get(f"/families/{inquiry.reference}/").content.decode()
    shown = {name for name in WORKFLOW.moves if f"/families/{inquiry.reference}/moves/{name}/" in page}
    assert shown == offered
    for name in set(WORKFLOW.moves) - offered:
        assert client_of(liaison).post(f"/families/{inquiry.reference}/moves/{name}/", {"revision": 0}).status_code in (
            403,
            404,
            409,
        )


@pytest.mark.parametrize("reader", PEOPLE)
def test_who_moves_an_inquiry(
    reader: str, inquiry: Inquiry, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    person = request.getfixturevalue(reader)
    answer = client_of(person).post(f"/families/{inquiry.reference}/moves/trace/", {"revision": 0})
    expected = {"liaison": 302, "supervisor": 302, "overseer": 404, "other_supervisor": 404}.get(reader, 403)
    assert answer.status_code == expected
    assert (Inquiry.objects.get().status == "tracing") is (expected == 302)


def test_who_takes_it_up_has_it_and_what_is_closed_is_due_no_more(inquiry: Inquiry, supervisor: User) -> None:
    assert moved(inquiry, "trace", by=supervisor).owner == supervisor
    assert moved(inquiry, "close", by=supervisor).due is None
    assert moved(inquiry, "reopen", by=supervisor).due is not None


def test_an_inquiry_is_answered_by_what_its_caller_is_told_alone(
    inquiry: Inquiry, answered: Inquiry, liaison: User, client_of: ClientOf
) -> None:
    moved(inquiry, "match", by=liaison)
    sent = {"revision": inquiry.revision_number}
    assert client_of(liaison).post(f"/families/{inquiry.reference}/moves/answer/", sent).status_code == 404
    with refused("IF051"):
        move(inquiry, "answer", liaison)
    assert moved(answered, "reopen", by=liaison).due is not None


def test_a_refusal_asks_for_its_reason_and_keeps_what_was_typed(
    inquiry: Inquiry, liaison: User, client_of: ClientOf
) -> None:
    address = f"/families/{inquiry.reference}/moves/close/"
    answer = client_of(liaison).post(address, {"revision": 0, "sentence": "وجدته أمه."})
    assert answer.status_code == 422
    assert "وجدته أمه." in answer.content.decode()
    done = client_of(liaison).post(address, {"revision": 0, "reason": "found", "sentence": "وجدته أمه."})
    assert done.status_code == 302
    assert "وجدته أمه." in client_of(liaison).get(f"/families/{inquiry.reference}/").content.decode()


def test_of_two_who_move_at_once_the_second_is_told(inquiry: Inquiry, liaison: User, supervisor: User) -> None:
    seen = Inquiry.objects.get()
    moved(inquiry, "trace", by=liaison)
    answer = move(seen, "close", supervisor)
    assert isinstance(answer, Refusal)
    assert answer.stale


def test_a_possible_match_is_with_somebody_and_not_the_person_lets_them_go(
    inquiry: Inquiry, documentation: Team, liaison: User
) -> None:
    assert isinstance(move(taken(liaison, documentation), "match", liaison), Refusal)
    moved(inquiry, "match", "not-the-person", by=liaison)
    assert (inquiry.detainee, inquiry.chosen_by, inquiry.status) == (None, None, "tracing")


def test_how_soon_is_said_anew(inquiry: Inquiry, liaison: User, client_of: ClientOf) -> None:
    client, address = client_of(liaison), f"/families/{inquiry.reference}/plan/"
    assert client.post(address, {"version": inquiry.version, "priority": "urgent"}).status_code == 302
    after = Inquiry.objects.get()
    assert (after.priority, after.rank) == ("urgent", 3)
    assert after.due is not None
    assert after.due <= timezone.now() + timedelta(days=1)
    assert client.post(address, {"version": inquiry.version, "priority": "normal"}).status_code == 409


def test_two_who_change_it_at_once_lose_nothing(inquiry: Inquiry, liaison: User, client_of: ClientOf) -> None:
    client, address = client_of(liaison), f"/families/{inquiry.reference}/change/"
    form = {"version": "1", "given_ar": "خالد", "asks": ["legal"], "relationship": "parent", "sex": "male"}
    assert client.post(address, {**form, "note": "أولى"}).status_code == 302
    second = client.post(address, {**form, "note": "ثانية"})
    assert second.status_code == 409
    assert "ثانية" in second.content.decode()
    assert Inquiry.objects.get().note == "أولى"


def test_the_person_is_chosen_later_and_a_restricted_one_never(
    documentation: Team, documenter: User, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    person, inquiry = registered(documenter, documentation), taken(liaison, documentation)
    client, address = client_of(liaison), f"/families/{inquiry.reference}/person/"
    assert person.reference in client.get(address).content.decode()
    restrict(person, [documenter], by=supervisor)
    assert person.reference not in client.get(address).content.decode()
    assert client.post(address, {"version": inquiry.version, "detainee": person.reference}).status_code == 422
    with refused("IF051"):
        send(
            liaison, "UPDATE families_inquiry SET detainee_id = %s, chosen_by_id = %s, chosen_at = now()",
            person.pk, liaison.pk,
        )  # fmt: skip
    other = registered(documenter, documentation, "أحمد")
    assert client.post(address, {"version": inquiry.version, "detainee": other.reference}).status_code == 302
    assert Inquiry.objects.get().detainee == other


def test_who_is_restricted_later_is_no_longer_seen_in_the_inquiry(
    inquiry: Inquiry, documenter: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    person = inquiry.detainee
    assert person is not None
    restrict(person, [documenter], by=supervisor)
    for page in ("/families/", f"/families/{inquiry.reference}/"):
        assert person.reference not in client_of(liaison).get(page).content.decode()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE families_inquiry SET status = 'tracing', revision_number = 1", "IF051"),
        ("UPDATE families_inquiry SET team_id = team_id + 1", "IF011"),
        (
            "UPDATE families_inquiry SET owner_id = (SELECT id FROM accounts_user WHERE username = 'supervisor')",
            "IF051",
        ),
        ("UPDATE families_inquiry SET reference = 'Q-2222-2222'", "IF010"),
        ("DELETE FROM families_inquiry", "42501"),
        ("DELETE FROM families_contact", "42501"),
        ("DELETE FROM families_relative", "42501"),
        ("DELETE FROM families_attempt", "42501"),
        ("UPDATE families_inquiry SET detainee_id = NULL", "23514"),
    ],
)
def test_postgresql_refuses_what_no_page_does(
    statement: str, code: str, inquiry: Inquiry, liaison: User, supervisor: User
) -> None:
    with refused(code):
        send(liaison, statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE families_inquiry SET note = 'x'",
        "UPDATE families_relative SET name = 'x'",
        "UPDATE families_contact SET who_answers = 'x'",
        "INSERT INTO families_relative (team_id, name, country, language, identity, made_by_id, made_at, changed_by_id,"
        " changed_at) SELECT team_id, '', '', 'ar', 'known', acting_person(), now(), acting_person(), now()"
        " FROM families_inquiry",
    ],
)
def test_nobody_beside_the_desk_writes_what_is_known_of_a_caller(
    statement: str, documentation: Team, liaison: User, documenter: User
) -> None:
    taken(liaison, documentation, number=NUMBER)
    with refused("IF013"):
        send(documenter, statement)


def test_another_desk_of_the_same_organisation_moves_nothing(
    inquiry: Inquiry, family_centre: Team, client_of: ClientOf
) -> None:
    colleague = make_person("liaison_of_the_centre", (family_centre, Role.LIAISON))
    assert not Inquiry.objects.visible_to(colleague).exists()
    assert client_of(colleague).get(f"/families/{inquiry.reference}/").status_code == 404
