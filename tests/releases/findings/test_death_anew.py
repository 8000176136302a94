"""Two verdicts on a death are given on the same record: what comes to it after the first asks for both anew."""

from collections.abc import Callable

import pytest

from accounts.models import Team, User
from releases.entry import add_claim
from releases.evidence.preparing import prepare
from releases.models import Claim, Evidence, Finding, FindingVerdict
from releases.models.moved import Status
from tests.conftest import ClientOf
from tests.releases.falling import fair, falls
from tests.releases.knowing import TWO_VOICES, WHY, death, give_paper, page, ruled, sentence, verdict

pytestmark = pytest.mark.django_db
THIRD = fair("a guard")
Coming = Callable[[Finding, User], None]


@pytest.fixture
def waiting(documentation: Team, documenter: User, supervisor: User) -> Finding:
    """A death that three claims carry, and of which the first verdict is in."""
    return ruled(death(documentation, documenter, claims=(*TWO_VOICES, THIRD)), supervisor)


def a_claim_comes(finding: Finding, by: User) -> None:
    add_claim(finding, fair("his brother"), by=by)


def a_file_comes(finding: Finding, by: User) -> None:
    give_paper(finding.claims.earliest("pk"), by, looked_at=False)


def a_claim_falls(finding: Finding, by: User) -> None:
    falls(Claim.objects.get(finding=finding, source__name="a guard"), "withdraw", by)


each_coming = pytest.mark.parametrize("comes", [a_claim_comes, a_file_comes, a_claim_falls])


@each_coming
def test_the_second_is_then_the_first_of_another_look(
    comes: Coming, waiting: Finding, documenter: User, supervisor: User, supervisor2: User
) -> None:
    comes(waiting, documenter)
    assert ruled(waiting, supervisor2).status == Status.SUBMITTED
    assert ruled(waiting, supervisor).status == Status.VERIFIED


def test_a_file_that_can_be_looked_at_since_asks_anew(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    finding = death(documentation, documenter)
    a_file_comes(finding, documenter)
    ruled(finding, supervisor)
    prepare(Evidence.objects.get().original_id)
    assert ruled(finding, supervisor2).status == Status.SUBMITTED


def test_what_was_said_before_stays_sealed_and_decides_nothing(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User, english_of: ClientOf
) -> None:
    finding = ruled(death(documentation, documenter), supervisor, WHY)
    a_claim_comes(finding, documenter)
    ruled(finding, supervisor2)
    assert not FindingVerdict.objects.open_of([finding]).exists()
    assert WHY.sentence not in page(english_of(supervisor2), finding)
    ruled(finding, supervisor)
    assert [each.ruling for each in FindingVerdict.objects.open_of([finding])] == ["verified", "verified"]
    assert WHY.sentence not in page(english_of(documenter), finding)


def test_who_wrote_what_came_judges_no_more_and_two_others_do(
    waiting: Finding, supervisor: User, supervisor2: User, author_supervisor: User
) -> None:
    a_claim_comes(waiting, supervisor)
    assert "You wrote part of this record" in sentence(verdict(waiting, supervisor))
    assert ruled(waiting, supervisor2).status == Status.SUBMITTED
    assert ruled(waiting, author_supervisor).status == Status.VERIFIED


def test_the_page_says_so_before_anybody_tries(
    waiting: Finding, documenter: User, supervisor: User, supervisor2: User, english_of: ClientOf
) -> None:
    a_claim_comes(waiting, documenter)
    assert "Your verdict is asked anew" in page(english_of(supervisor), waiting)
    for reader in (documenter, supervisor2):
        shown = page(english_of(reader), waiting)
        assert "Both verdicts are asked anew" in shown
        assert "One verdict is in" not in shown
    form = english_of(supervisor2).get(f"{waiting.get_absolute_url()}moves/give-verdict/")
    assert "Both verdicts are asked anew" in form.content.decode()


def test_it_waits_for_the_first_judge_again(waiting: Finding, documenter: User, supervisor: User) -> None:
    theirs = Finding.objects.visible_to(supervisor, in_work=True).waiting_for(supervisor)
    assert not theirs.exists()
    a_claim_comes(waiting, documenter)
    assert theirs.get() == waiting
    assert not theirs.with_verdicts().get().has_one_verdict
