"""A release or a finding becomes a colleague's: by its owner or a supervisor, to somebody who enters and may see it."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction

from accounts.acting import acting
from accounts.models import Team, User
from casework.models import Notice, NoticeKind
from casework.moves import Refusal
from detainees.restriction import restrict
from releases.handing import colleagues_of, hand_over, hand_over_all, why_not_hand_over
from releases.models import CaseHandOver, Release
from releases.models.releases import Status
from releases.workflow import WORKFLOW
from tests.conftest import ClientOf
from tests.releases.knowing import known
from tests.releases.records import draft, release_in

pytestmark = pytest.mark.django_db


def owner_of(case: Any) -> User:
    owner: User = type(case)._default_manager.get(pk=case.pk).owner
    return owner


def test_its_owner_hands_it_over_and_the_colleague_is_told(
    documentation: Team, documenter: User, documenter2: User
) -> None:
    release = draft(documentation, documenter)
    made = hand_over(release, documenter2, by=documenter, sentence="The cousin calls on Monday.")
    assert isinstance(made, CaseHandOver)
    assert (made.giver, made.to, owner_of(release)) == (documenter, documenter2, documenter2)
    told = Notice.objects.get(person=documenter2)
    assert (told.kind, told.subject, told.subject_id, told.by) == (NoticeKind.HANDED, "release", release.pk, documenter)


@pytest.mark.parametrize("make", [draft, known])
def test_what_was_said_with_it_stands_in_the_notice_each_time(
    make: Any, documentation: Team, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    case = make(documentation, documenter)
    hand_over(case, documenter2, by=documenter, sentence="The cousin calls on Monday.")
    hand_over(case, documenter, by=documenter2)
    hand_over(case, documenter2, by=documenter, sentence="She called.")
    page = english_of(documenter2).get("/notices/").content.decode()
    assert page.index("She called.") < page.index("The cousin calls on Monday.")
    assert "The cousin calls on Monday." in english_of(documenter2).get("/").content.decode()


def test_whose_it_was_is_told_that_a_supervisor_gave_it_to_another_one(
    documentation: Team, documenter: User, documenter2: User, supervisor: User, english_of: ClientOf
) -> None:
    release = draft(documentation, documenter)
    hand_over(release, documenter2, by=supervisor, sentence="For you to know.")
    page = english_of(documenter).get("/notices/").content.decode()
    assert release.reference in page
    assert "Handed over to a colleague" in page
    assert "For you to know." not in page


def test_a_finding_is_handed_over_by_the_same_rules(
    documentation: Team, documenter: User, documenter2: User, supervisor: User
) -> None:
    finding = known(documentation, documenter)
    assert isinstance(hand_over(finding, documenter2, by=supervisor), CaseHandOver)
    assert owner_of(finding) == documenter2


def test_neither_a_colleague_nor_a_supervisor_of_another_team_takes_it_away(
    documentation: Team, documenter: User, documenter2: User, overseer: User
) -> None:
    release = draft(documentation, documenter)
    for person in (documenter2, overseer):
        assert why_not_hand_over(release, person)
        assert isinstance(hand_over(release, documenter2, by=person), Refusal)
    assert owner_of(release) == documenter


def test_nobody_is_given_what_they_may_not_see(
    documentation: Team, documenter: User, documenter2: User, supervisor: User, liaison: User
) -> None:
    release = draft(documentation, documenter)
    assert release.detainee is not None
    restrict(release.detainee, [documenter], by=supervisor)
    release.refresh_from_db()
    assert documenter2 not in colleagues_of(release)
    assert isinstance(hand_over(release, documenter2, by=supervisor), Refusal)
    assert isinstance(hand_over(draft(documentation, documenter), liaison, by=supervisor), Refusal)


def test_who_is_given_a_record_has_written_no_part_of_it(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    release = release_in(Status.SUBMITTED, documentation, documenter, supervisor)
    hand_over(release, supervisor2, by=supervisor)
    release.refresh_from_db()
    assert WORKFLOW.why_not("verify", release, supervisor2) is None
    assert WORKFLOW.why_not("verify", release, documenter) is not None


def test_all_go_at_once_and_what_is_closed_to_the_other_stays(
    documentation: Team, documenter: User, documenter2: User, supervisor: User
) -> None:
    closed = draft(documentation, documenter)
    assert closed.detainee is not None
    restrict(closed.detainee, [documenter], by=supervisor)
    others = [draft(documentation, documenter) for _each in range(3)]
    assert hand_over_all(Release, documenter, documentation, documenter2, by=supervisor) == 3
    assert {owner_of(each) for each in others} == {documenter2}
    assert owner_of(closed) == documenter


def test_postgresql_changes_no_owner_without_a_hand_over(
    documentation: Team, documenter: User, documenter2: User
) -> None:
    release = draft(documentation, documenter)
    with pytest.raises(DatabaseError, match="by a hand-over alone"), acting(documenter), transaction.atomic():
        Release.objects.filter(pk=release.pk).update(owner=documenter2)


def test_postgresql_takes_no_hand_over_by_a_stranger(documentation: Team, documenter: User, documenter2: User) -> None:
    release = draft(documentation, documenter)
    with pytest.raises(DatabaseError, match="by its owner or a supervisor"), acting(documenter2), transaction.atomic():
        CaseHandOver.objects.create(release=release, giver=documenter, to=documenter2, by=documenter2)


def test_the_page_hands_over_and_says_so(
    documentation: Team, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    release, client = draft(documentation, documenter), client_of(documenter)
    address = f"/releases/{release.reference}/hand-over/"
    assert address in client.get(release.get_absolute_url()).content.decode()
    assert client.post(address, {"to": "", "sentence": "x"}).status_code == 422
    assert client.post(address, {"to": documenter2.pk}).status_code == 302
    page = client.get(release.get_absolute_url()).content.decode()
    assert address not in page
    assert "Documenter2" in page


def test_a_number_in_the_sentence_is_refused_and_kept_on_the_page(
    documentation: Team, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    release = draft(documentation, documenter)
    address = f"/releases/{release.reference}/hand-over/"
    answer = client_of(documenter).post(address, {"to": documenter2.pk, "sentence": "Call +447700900123"})
    assert answer.status_code == 422
    assert "+447700900123" in answer.content.decode()
    assert owner_of(release) == documenter


def test_postgresql_gives_nobody_what_is_closed_to_them(
    documentation: Team, documenter: User, documenter2: User, supervisor: User
) -> None:
    release = draft(documentation, documenter)
    assert release.detainee is not None
    restrict(release.detainee, [documenter], by=supervisor)
    with pytest.raises(DatabaseError, match="by its owner or a supervisor"), acting(documenter), transaction.atomic():
        CaseHandOver.objects.create(release=release, giver=documenter, to=documenter2, by=documenter)
