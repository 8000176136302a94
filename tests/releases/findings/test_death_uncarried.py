"""What the claims do not carry is no death to decide on: nobody gives a verdict, and one supervisor sends it back.

So whoever is told why theirs is not taken learns nothing of the other one.
"""

import pytest
from django.db import connection

from accounts.models import Team, User
from releases.bar import weighed
from releases.findings.two import Sealed
from releases.models import Claim, Finding, FindingVerdict
from releases.models.moved import Status
from releases.suspicion.by_hand import raise_flag
from tests.conftest import ClientOf
from tests.releases.falling import fair, falls
from tests.releases.knowing import DEAD, WHY, YES, death, give_paper, known, made, move, page, ruled, sentence, verdict

pytestmark = pytest.mark.django_db

NO = Sealed("rejected", "other-person", "The dead man is his cousin.")
EACH = (YES, WHY, NO)
each_ruling = pytest.mark.parametrize("sealed", EACH, ids=[each.ruling for each in EACH])


@pytest.fixture
def weak(documentation: Team, documenter: User) -> Finding:
    """A death of which one nurse tells."""
    return made(known(documentation, documenter, DEAD, claims=(fair("a nurse"),)), "submit", documenter)


@each_ruling
def test_no_verdict_is_taken_on_it(sealed: Sealed, weak: Finding, supervisor: User) -> None:
    assert "one more independent claim graded C3 or better is missing" in sentence(verdict(weak, supervisor, sealed))
    assert not FindingVerdict.objects.exists()


@pytest.mark.parametrize(("name", "status"), [("return", Status.RETURNED), ("reject", Status.REJECTED)])
def test_one_supervisor_sends_it_back_or_rejects_it(
    name: str, status: Status, weak: Finding, supervisor: User, supervisor2: User, english_of: ClientOf
) -> None:
    assert f'moves/{name}/"' in page(english_of(supervisor), weak)
    assert made(weak, name, supervisor).status == status
    if status == Status.REJECTED:
        assert "another supervisor reopens it" in sentence(move(weak, "reopen", supervisor))
        assert made(weak, "reopen", supervisor2).status == Status.DRAFT


def test_one_supervisor_does_neither_where_it_is_carried(
    documentation: Team, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    finding = death(documentation, documenter)
    shown = page(english_of(supervisor), finding)
    assert 'moves/give-verdict/"' in shown
    assert 'moves/return/"' not in shown


def told_after(first: Sealed, happens: str, finding: Finding, people: tuple[User, User, User], client: ClientOf) -> str:
    """What the second judge is told, and reads on both pages, after this first verdict and what happened since."""
    author, one, other = people
    ruled(finding, one, first)
    if happens == "a claim falls":
        falls(Claim.objects.get(finding=finding, source__name="a nurse"), "withdraw", author)
    elif happens == "a flag is raised":
        raise_flag(finding.detainee, "blocking", "This smells.", by=author)
    answers = {sentence(verdict(finding, other, second)) for second in EACH}
    reader = client(other)
    refused = reader.get(f"{finding.get_absolute_url()}moves/give-verdict/").content.decode()
    return " | ".join([*sorted(answers), *sorted(s for s in answers if s in refused and s in page(reader, finding))])


@pytest.mark.parametrize("happens", ["a claim falls", "a flag is raised"])
def test_the_second_judge_is_told_the_same_whatever_the_first_verdict_was(
    happens: str,
    documentation: Team,
    documenter: User,
    supervisor: User,
    supervisor2: User,
    english_of: ClientOf,
) -> None:
    people = (documenter, supervisor, supervisor2)
    answers = {told_after(each, happens, death(documentation, documenter), people, english_of) for each in EACH}
    assert len(answers) == 1
    assert " | " in answers.pop(), "one sentence, which both pages say as well"


def test_a_paper_whose_copy_is_still_being_made_carries_no_death(weak: Finding, documenter: User) -> None:
    claim = Claim.objects.get(finding=weak)
    give_paper(claim, documenter, looked_at=False)
    assert (weighed(weak).is_met, carried_by_postgresql(weak)) == (False, False)
    give_paper(claim, documenter)
    assert (weighed(weak).is_met, carried_by_postgresql(weak)) == (True, True)


def carried_by_postgresql(finding: Finding) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT finding_is_carried(%s, true)", [finding.pk])
        return bool(cursor.fetchall()[0][0])
