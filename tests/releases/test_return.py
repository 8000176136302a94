"""Returning: with a reason from the list and a sentence, to the one who entered it."""

from html import unescape

import pytest

from accounts.models import Team, User
from casework.models import MoveMade
from detainees.models import Detainee
from detainees.restriction import restrict
from releases.models import Release, Verdict
from releases.models.releases import Status
from releases.workflow import WORKFLOW
from tests.conftest import ClientOf
from tests.releases.deciding import counted, page, post, refused, why_not
from tests.releases.records import made, release_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(documentation: Team, documenter: User, supervisor: User) -> Release:
    """A release that waits for its verdict."""
    return release_in(Status.SUBMITTED, documentation, documenter, supervisor)


def test_it_goes_back_with_its_reason(waiting: Release, supervisor: User, client_of: ClientOf) -> None:
    assert post(client_of(supervisor), waiting, "return", reason="other-person", sentence="His brother.") == 302
    waiting.refresh_from_db()
    assert waiting.status == Status.RETURNED
    assert (Verdict.objects.get().reason, Verdict.objects.get().sentence) == ("other-person", "His brother.")


def test_the_one_who_entered_it_reads_why(
    waiting: Release, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    post(client_of(supervisor), waiting, "return", sentence="His brother was let go, not he.")
    assert "His brother was let go, not he." in page(client_of(documenter), waiting)


@pytest.mark.parametrize(
    "missing", [{"reason": ""}, {"sentence": ""}, {"sentence": "   "}, {"reason": "no-such-reason"}]
)
def test_without_a_reason_and_a_sentence_it_stays_and_nothing_typed_is_lost(
    missing: dict[str, str], waiting: Release, supervisor: User, client_of: ClientOf
) -> None:
    sent = {"revision": "1", "reason": "other-person", "sentence": "His brother.", **missing}
    answer = client_of(supervisor).post(f"/releases/{waiting.reference}/moves/return/", sent)
    assert answer.status_code == 422
    assert "sentence" in missing or "His brother." in answer.content.decode()
    assert not Verdict.objects.exists()


@pytest.mark.parametrize("number", ["+963 944 123 456", "call 0944 123 456", "umm@example.org"])
def test_by_which_somebody_is_reached_stands_in_no_sentence_and_nothing_typed_is_lost(
    number: str, waiting: Release, supervisor: User, client_of: ClientOf
) -> None:
    sent = {"revision": "1", "reason": "other-person", "sentence": f"Ask his brother: {number}"}
    answer = client_of(supervisor).post(f"/releases/{waiting.reference}/moves/return/", sent)
    assert answer.status_code == 422
    assert f"Ask his brother: {number}" in unescape(answer.content.decode())
    assert "sentence" in answer.context["form"].errors
    assert not Verdict.objects.exists()


def test_it_can_be_mended_and_submitted_again(waiting: Release, supervisor: User, documenter: User) -> None:
    made(made(waiting, "return", supervisor), "submit", documenter)
    assert (waiting.status, waiting.revision_number) == (Status.SUBMITTED, 2)


def test_nobody_returns_their_own_record(documentation: Team, author_supervisor: User, supervisor: User) -> None:
    release = release_in(Status.SUBMITTED, documentation, author_supervisor, supervisor)
    assert refused(release, "return", author_supervisor)


def test_a_documenter_does_not_return(waiting: Release, documenter2: User) -> None:
    assert why_not(waiting, "return", documenter2) == "Only a supervisor of this team decides on its records."


def test_a_returned_change_lets_the_verified_revision_count_on(
    documentation: Team, documenter: User, supervisor: User
) -> None:
    release = release_in(Status.VERIFIED, documentation, documenter, supervisor)
    made(made(made(release, "amend", documenter), "submit", documenter), "return", supervisor)
    assert counted() == 1
    assert release.verified_revision is not None


def test_the_move_is_kept_with_its_revision(waiting: Release, supervisor: User) -> None:
    made(waiting, "return", supervisor)
    move = MoveMade.objects.get(name="return")
    assert (move.revision, move.by, move.reason) == (1, supervisor, "not-enough-yet")


def test_who_is_shut_out_while_they_wait_keeps_what_they_wrote(
    waiting: Release, supervisor: User, supervisor2: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, held = client_of(supervisor), WORKFLOW.hold
    client.get(f"/releases/{waiting.reference}/moves/return/")

    def hold(pk: int, move: str) -> None:
        held(pk, move)
        restrict(Detainee.objects.get(pk=waiting.detainee_id or 0), [], by=supervisor2)

    monkeypatch.setattr(WORKFLOW, "hold", hold)
    sent = {"revision": str(waiting.revision_number), "reason": "other-person", "sentence": "His brother was let go."}
    answer = client.post(f"/releases/{waiting.reference}/moves/return/", sent)
    assert (answer.status_code, "His brother was let go." in answer.content.decode()) == (403, True)
    waiting.refresh_from_db()
    assert waiting.status == Status.SUBMITTED
