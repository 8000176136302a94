"""PostgreSQL itself refuses a verifier who wrote any part, whatever way the statement comes."""

import pytest

from accounts.acting import acting
from accounts.models import Team, User
from casework.models import Authorship
from detainees.lists import NameKind
from detainees.models import Detention, Stay
from detainees.registration import add_other_name, change, record_arrest
from releases.entry import add_claim
from releases.models import Release, Verdict
from releases.models.releases import Status
from tests.faults.attacking import (
    NO_PRIVILEGE,
    NOBODY_ACTS,
    NOT_THEIRS,
    OWN_PART,
    PAST_THE_WORKFLOW,
    SOMEBODY_ELSE,
    STALE,
    WRITTEN_ONCE,
    refused,
    run,
    send,
    verify_by_sql,
    write_copy,
    write_move,
    write_verdict,
)
from tests.releases.records import DIRECT, draft, made, release_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(documentation: Team, author_supervisor: User, supervisor: User) -> Release:
    """A submitted release that a supervisor wrote."""
    return release_in(Status.SUBMITTED, documentation, author_supervisor, supervisor)


@pytest.fixture
def others(documentation: Team, documenter: User, supervisor: User) -> Release:
    """A submitted release of which no supervisor wrote anything."""
    return release_in(Status.SUBMITTED, documentation, documenter, supervisor)


def test_control_the_same_statements_verify_what_somebody_else_wrote(others: Release, supervisor: User) -> None:
    verify_by_sql(others, supervisor)
    others.refresh_from_db()
    assert others.status == Status.VERIFIED
    assert others.last_verified_at == Verdict.objects.get().at


def test_the_move_to_verified_is_refused(own: Release, author_supervisor: User) -> None:
    with refused(OWN_PART), acting(author_supervisor):
        write_move(own, "verify", "verified", author_supervisor)


@pytest.mark.parametrize("ruling", ["verified", "returned", "rejected"])
def test_a_verdict_without_a_move_is_refused(ruling: str, own: Release, author_supervisor: User) -> None:
    with refused(OWN_PART), acting(author_supervisor):
        write_verdict(own, author_supervisor, ruling=ruling)


@pytest.mark.parametrize(("name", "to"), [("return", "returned"), ("reject", "rejected"), ("dispute", "submitted")])
def test_every_decision_is_refused(name: str, to: str, own: Release, author_supervisor: User) -> None:
    with refused(OWN_PART), acting(author_supervisor):
        write_move(own, name, to, author_supervisor)


def test_a_claim_makes_an_author(others: Release, supervisor: User) -> None:
    add_claim(others, DIRECT, by=supervisor)
    with refused(OWN_PART):
        verify_by_sql(others, supervisor)


def test_a_name_a_fact_a_detention_or_a_stay_of_the_person_makes_an_author(
    others: Release, supervisor: User, supervisor2: User, overseer: User, author_supervisor: User
) -> None:
    person = others.detainee
    assert person is not None
    record_arrest(person, by=author_supervisor, date=None, facility=None)
    with acting(supervisor2):
        Stay.objects.create(detention=Detention.objects.get(), facility_id="sednaya", made_by=supervisor2)
    change(person, {"home_place": "Binnish"}, by=overseer)
    add_other_name(person, NameKind.KUNYA, "أبو خالد", by=supervisor)
    for author in (supervisor, supervisor2, overseer, author_supervisor):
        assert Authorship.objects.of("detainee", person.pk).filter(person=author).exists(), author
    with refused(OWN_PART):
        verify_by_sql(others, supervisor2)


def test_a_verdict_for_somebody_else_is_refused(own: Release, author_supervisor: User, supervisor: User) -> None:
    with refused(SOMEBODY_ELSE), acting(author_supervisor):
        write_verdict(own, supervisor)
    with refused(SOMEBODY_ELSE), acting(author_supervisor):
        write_move(own, "verify", "verified", supervisor)


@pytest.mark.parametrize("role", ["documenter2", "liaison", "analyst", "administrator", "overseer", "other_supervisor"])
def test_who_is_no_supervisor_of_the_team_verifies_nothing(
    role: str, others: Release, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(role)
    with refused(NOT_THEIRS):
        verify_by_sql(others, person)


def test_a_verdict_in_which_nobody_acts_is_refused(others: Release, supervisor: User) -> None:
    with refused(NOBODY_ACTS):
        write_verdict(others, supervisor)


def test_a_second_verdict_on_a_revision_is_refused(others: Release, supervisor: User, supervisor2: User) -> None:
    made(others, "return", supervisor)
    with refused(STALE), acting(supervisor2):
        write_verdict(others, supervisor2)


def test_a_verdict_on_a_stale_revision_is_refused(
    others: Release, documenter: User, supervisor: User, supervisor2: User
) -> None:
    made(made(made(others, "take-back", documenter), "submit", documenter), "verify", supervisor)
    with refused(STALE), acting(supervisor2):
        write_verdict(others, supervisor2, number=1)


def test_a_verdict_that_the_move_does_not_say_is_refused(others: Release, supervisor: User) -> None:
    with refused(PAST_THE_WORKFLOW), acting(supervisor):
        write_verdict(others, supervisor)
    with refused(PAST_THE_WORKFLOW), acting(supervisor):
        write_move(others, "verify", "verified", supervisor)
        write_verdict(others, supervisor, ruling="returned")


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO casework_authorship (subject, subject_id, person_id, what, at) VALUES ('x', 1, 1, '', now())",
        "UPDATE casework_authorship SET person_id = 1",
        "UPDATE casework_authorship SET at = now() - interval '1 year'",
        "DELETE FROM casework_authorship",
        "TRUNCATE casework_authorship",
    ],
)
def test_who_wrote_cannot_be_written_by_hand(statement: str, own: Release, author_supervisor: User) -> None:
    with refused(NO_PRIVILEGE):
        send(author_supervisor, statement)


def test_who_wrote_cannot_be_written_by_a_trigger_on_a_table_of_ones_own(own: Release, supervisor: User) -> None:
    with refused(NO_PRIVILEGE), acting(supervisor):
        run("CREATE TEMPORARY TABLE mine (id bigint)")
        run("CREATE TRIGGER mine AFTER INSERT ON mine FOR EACH ROW EXECUTE FUNCTION"
            " note_authorship('release', 'id', 'facts', 'releases_release')")  # fmt: skip


@pytest.mark.parametrize("table", ["releases_release", "detainees_detainee", "detainees_detention", "detainees_stay"])
def test_authorship_cannot_be_left_behind_by_another_id(
    table: str, documentation: Team, author_supervisor: User
) -> None:
    release = draft(documentation, author_supervisor, claims=())
    assert release.detainee is not None
    record_arrest(release.detainee, by=author_supervisor, date=None, facility=None)
    with acting(author_supervisor):
        Stay.objects.create(detention=Detention.objects.get(), facility_id="sednaya", made_by=author_supervisor)
    with refused(WRITTEN_ONCE):
        send(author_supervisor, f"UPDATE {table} SET id = id + 1000000")


def test_a_detention_cannot_be_moved_to_another_person(
    documentation: Team, author_supervisor: User, documenter: User
) -> None:
    person, other = (draft(documentation, by).detainee for by in (author_supervisor, documenter))
    assert person is not None
    assert other is not None
    record_arrest(person, by=author_supervisor, date=None, facility=None)
    with refused(WRITTEN_ONCE):
        send(author_supervisor, "UPDATE detainees_detention SET detainee_id = %s", other.pk)


@pytest.mark.parametrize("moment", ["now()", "'infinity'", "NULL"])
def test_the_time_of_the_last_verification_cannot_be_set(moment: str, own: Release, author_supervisor: User) -> None:
    """Else all that one wrote would lie before it."""
    made_verifiable = f"UPDATE releases_release SET last_verified_at = coalesce({moment}, now())"
    with refused(PAST_THE_WORKFLOW):
        send(author_supervisor, made_verifiable)


@pytest.mark.parametrize(
    "claimed",
    [
        {"status": "'submitted'"},
        {"status": "'submitted'", "revision_number": "1"},  # and nothing says that it was
        {"status": "'rejected'", "revision_number": "1"},
        {"revision_number": "7"},
        {"last_verified_at": "now()"},
    ],
    ids=str,
)
def test_a_release_begins_as_a_draft(claimed: dict[str, str], documentation: Team, author_supervisor: User) -> None:
    draft(documentation, author_supervisor)
    with refused(PAST_THE_WORKFLOW), acting(author_supervisor):
        write_copy("releases_release", **{"reference": "'R-2222-2222'", **claimed})
