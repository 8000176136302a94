"""A death is decided by two supervisors, neither of whom reads the other's verdict before both are in."""

import pytest

from accounts.models import Team, User
from casework.models import MoveMade, Notice
from releases.falling import Fallen
from releases.findings.two import Sealed
from releases.models import Claim, Finding, FindingVerdict
from releases.models.moved import Status
from releases.models.revisions import Ruling
from releases.tasks import tell_of_finding
from tests.conftest import ClientOf
from tests.releases.falling import fair, falls
from tests.releases.knowing import DEAD, WHY, YES, death, give_paper, known, made, move, page, ruled, sentence, verdict

pytestmark = pytest.mark.django_db

NO = Sealed("rejected", "other-person", "The dead man is his cousin.")


@pytest.fixture
def waiting(documentation: Team, documenter: User) -> Finding:
    """A death that two independent claims carry."""
    return death(documentation, documenter)


def test_one_verdict_decides_nothing(waiting: Finding, supervisor: User) -> None:
    ruled(waiting, supervisor)
    assert (waiting.status, waiting.verified_revision) == (Status.SUBMITTED, None)


@pytest.mark.parametrize(("sealed", "status"), [(YES, Status.VERIFIED), (WHY, Status.RETURNED), (NO, Status.REJECTED)])
def test_two_that_are_the_same_are_the_decision(
    sealed: Sealed, status: Status, waiting: Finding, supervisor: User, supervisor2: User
) -> None:
    ruled(waiting, supervisor, sealed)
    assert ruled(waiting, supervisor2, sealed).status == status
    assert (waiting.verified_revision is not None) == (status == Status.VERIFIED)


def test_two_that_differ_send_it_back_with_both(
    waiting: Finding, documenter: User, supervisor: User, supervisor2: User, english_of: ClientOf
) -> None:
    ruled(waiting, supervisor)
    assert ruled(waiting, supervisor2, NO).status == Status.RETURNED
    for reader in (documenter, supervisor, supervisor2):
        shown = page(english_of(reader), waiting)
        assert "The dead man is his cousin." in shown
        assert "Supervisor2" in shown


def test_the_first_is_read_by_nobody_before_the_second_is_in(
    waiting: Finding, documenter: User, supervisor: User, supervisor2: User, english_of: ClientOf
) -> None:
    ruled(waiting, supervisor, NO)
    for reader in (documenter, supervisor, supervisor2):
        shown = page(english_of(reader), waiting)
        assert "One verdict is in" in shown
        assert "his cousin" not in shown
        assert "Another person" not in shown
        assert "status-rejected" not in shown
    assert not FindingVerdict.objects.open_of([waiting]).exists()
    told = MoveMade.objects.get(name="give-verdict")
    assert (told.reason, told.sentence, told.to_state) == ("", "", "submitted")


def test_who_gave_one_is_told_that_it_is_in_and_gives_no_second(
    waiting: Finding, supervisor: User, english_of: ClientOf
) -> None:
    ruled(waiting, supervisor)
    assert "Your verdict is in" in sentence(verdict(waiting, supervisor))
    assert "Your verdict is in. Another supervisor gives theirs" in page(english_of(supervisor), waiting)


@pytest.mark.parametrize("name", ["verify", "return", "reject"])
def test_no_ruling_is_made_past_the_two(name: str, waiting: Finding, supervisor: User, supervisor2: User) -> None:
    assert "Two supervisors decide on a death" in sentence(move(waiting, name, supervisor))
    ruled(waiting, supervisor)
    assert "Two supervisors decide on a death" in sentence(move(waiting, name, supervisor2))


def test_what_is_no_death_takes_no_verdict_of_two(documentation: Team, documenter: User, supervisor: User) -> None:
    finding = made(known(documentation, documenter), "submit", documenter)
    assert "One supervisor decides on this" in sentence(verdict(finding, supervisor))


def test_nobody_gives_a_verdict_on_what_they_wrote(documentation: Team, author_supervisor: User) -> None:
    finding = death(documentation, author_supervisor)
    assert "You wrote part of this record" in sentence(verdict(finding, author_supervisor))


def test_one_who_saw_it_is_not_enough_for_a_death(documentation: Team, documenter: User, supervisor: User) -> None:
    finding = made(known(documentation, documenter, DEAD), "submit", documenter)
    assert "one more independent claim graded C3 or better is missing" in sentence(verdict(finding, supervisor))


def test_taken_back_it_is_decided_anew_by_two(
    waiting: Finding, documenter: User, supervisor: User, supervisor2: User
) -> None:
    ruled(waiting, supervisor)
    made(made(waiting, "take-back", documenter), "submit", documenter)
    assert ruled(waiting, supervisor2).status == Status.SUBMITTED
    assert ruled(waiting, supervisor).status == Status.VERIFIED


def test_one_alone_disputes_it(waiting: Finding, supervisor: User, supervisor2: User) -> None:
    ruled(ruled(waiting, supervisor), supervisor2)
    assert made(waiting, "dispute", supervisor).verified_revision is None


def test_neither_of_the_two_who_rejected_it_reopens_it(
    waiting: Finding, supervisor: User, supervisor2: User, author_supervisor: User
) -> None:
    ruled(ruled(waiting, supervisor, NO), supervisor2, NO)
    assert "You took part in this decision" in sentence(move(waiting, "reopen", supervisor))
    assert "You took part in this decision" in sentence(move(waiting, "reopen", supervisor2))
    assert made(waiting, "reopen", author_supervisor).status == Status.DRAFT


def test_a_claim_that_falls_disputes_a_verified_death(
    waiting: Finding, documenter: User, supervisor: User, supervisor2: User
) -> None:
    ruled(ruled(waiting, supervisor), supervisor2)
    fallen = falls(Claim.objects.get(source__name="a nurse"), "withdraw", documenter)
    assert isinstance(fallen, Fallen)
    assert [record.pk for record in fallen.disputed] == [waiting.pk]
    waiting.refresh_from_db()
    assert (waiting.status, waiting.verified_revision) == (Status.DISPUTED, None)


def test_of_the_first_verdict_the_owner_hears_that_it_is_in_and_of_both_all_three_hear(
    waiting: Finding, documenter: User, supervisor: User, supervisor2: User, english_of: ClientOf
) -> None:
    ruled(waiting, supervisor, NO)
    tell_of_finding(MoveMade.objects.get(name="give-verdict").pk, waiting.pk)
    shown = english_of(documenter).get("/").content.decode()
    assert "One verdict is in" in shown
    assert "his cousin" not in shown
    ruled(waiting, supervisor2, WHY)
    tell_of_finding(MoveMade.objects.get(name="differ").pk, waiting.pk)
    people = Notice.objects.filter(move__name="differ").values_list("person", flat=True)
    assert set(people) == {documenter.pk, supervisor.pk}
    tell_of_finding(MoveMade.objects.filter(name="give-verdict").earliest("pk").pk, waiting.pk)
    assert not Notice.objects.visible_to(supervisor2).exists(), "that one was in is no news to who gave the other"


def test_the_page_asks_for_a_reason_where_it_is_refused(
    waiting: Finding, supervisor: User, supervisor2: User, english_of: ClientOf
) -> None:
    client, address = english_of(supervisor), f"{waiting.get_absolute_url()}moves/give-verdict/"
    sent = {"revision": "1", "ruling": Ruling.REJECTED}
    assert client.post(address, sent).status_code == 422
    assert client.post(address, {**sent, "reason": "other-person", "sentence": "His cousin."}).status_code == 302
    assert client.get(address).status_code == 403
    other = english_of(supervisor2)
    assert "His cousin." not in other.get(address).content.decode()
    assert other.post(address, {**sent, "revision": "0", "ruling": "verified"}).status_code == 409
    assert other.post(address, {"revision": "1", "ruling": "verified"}).status_code == 302
    waiting.refresh_from_db()
    assert waiting.status == Status.RETURNED


def test_an_official_paper_carries_a_death(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    finding = death(documentation, documenter, claims=(fair("his brother"),))
    assert "or an official paper" in sentence(verdict(finding, supervisor))
    give_paper(Claim.objects.get(finding=finding), documenter)
    ruled(ruled(finding, supervisor), supervisor2)
    assert finding.status == Status.VERIFIED
