"""Watching a record: told of what others do, never of one's own; as long as one may see it."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import override

from accounts.acting import acting
from accounts.membership import ACCOUNTS, ROLES
from accounts.models import Membership, Team, User
from accounts.moves import Refusal as Refused
from casework.models import MoveMade, Notice, NoticeKind, Watch
from casework.moves import Given
from casework.tasks import end_watches
from casework.watching import end_watch, watch
from casework.worked_on import KINDS
from config.notices.told import of, told
from detainees.lists import NameKind
from detainees.registration import add_other_name
from detainees.restriction import restrict
from families.handing import hand_over
from families.models import Inquiry
from releases.models import Release
from releases.tasks import tell_owner
from tests.casework.test_comments import said
from tests.conftest import ClientOf
from tests.families.making import moved, taken
from tests.releases.records import draft, made

pytestmark = pytest.mark.django_db

RELEASE = KINDS["release"]


def words(person: User) -> list[str]:
    """What `person` is told of what they watch, the oldest first."""
    lines = told(of(person).unread(), User.objects.get(pk=person.pk))
    with override("en"):
        return [str(line.label) for line in reversed(lines) if line.notice.kind == NoticeKind.WATCHED]


@pytest.fixture
def release(documentation: Team, documenter: User) -> Release:
    """A draft of the documenter's."""
    return draft(documentation, documenter)


def test_who_watches_is_told_of_the_moves_of_others(release: Release, documenter: User, supervisor: User) -> None:
    watch(RELEASE, release, by=supervisor)
    made(release, "submit", documenter)
    assert words(supervisor) == ["It was submitted"]


def test_nobody_is_told_of_their_own_act(release: Release, documenter: User) -> None:
    watch(RELEASE, release, by=documenter)
    made(release, "submit", documenter)
    assert words(documenter) == []


def test_what_is_written_is_told_once_until_it_is_put_aside(
    release: Release, documenter: User, supervisor: User
) -> None:
    assert release.detainee is not None
    watch(KINDS["detainee"], release.detainee, by=supervisor)
    for name in ("أبو خالد", "أبو أحمد"):
        add_other_name(release.detainee, NameKind.KUNYA, name, by=documenter)
    assert words(supervisor) == ["A name was added"]


def test_a_comment_is_told_to_who_watches_and_a_mention_once(
    release: Release, documenter: User, supervisor: User
) -> None:
    watch(RELEASE, release, by=supervisor)
    said(release, "release", documenter)
    said(release, "release", documenter, supervisor)
    kinds = [notice.kind for notice in of(supervisor).unread()]
    assert kinds == [NoticeKind.MENTIONED, NoticeKind.WATCHED]


def test_who_may_not_see_it_any_more_is_told_nothing(
    release: Release, documenter: User, documenter2: User, supervisor: User, client_of: ClientOf
) -> None:
    watch(RELEASE, release, by=documenter2)
    assert release.detainee is not None
    restrict(release.detainee, [documenter], by=supervisor)
    made(release, "submit", documenter)
    assert words(documenter2) == []
    assert release.reference not in client_of(documenter2).get("/notices/").content.decode()


def test_ended_it_tells_no_more(release: Release, documenter: User, supervisor: User) -> None:
    watch(RELEASE, release, by=supervisor)
    end_watch(RELEASE, release, by=supervisor)
    made(release, "submit", documenter)
    assert words(supervisor) == []


def test_begun_twice_it_is_one_and_begun_again_after_its_end(release: Release, supervisor: User) -> None:
    for _time in range(2):
        watch(RELEASE, release, by=supervisor)
    assert Watch.objects.count() == 1
    end_watch(RELEASE, release, by=supervisor)
    watch(RELEASE, release, by=supervisor)
    assert Watch.objects.standing().count() == 1


def test_an_inquiry_is_watched_at_its_desk(documentation: Team, liaison: User, supervisor: User) -> None:
    inquiry = taken(liaison, documentation)
    watch(KINDS["inquiry"], inquiry, by=supervisor)
    moved(inquiry, "trace", by=liaison)
    assert len(words(supervisor)) == 1


def test_the_button_begins_and_ends_it(release: Release, supervisor: User, client_of: ClientOf) -> None:
    client, address = client_of(supervisor), f"/together/release/{release.reference}/watch/"
    assert client.post(address).status_code == 302
    assert Watch.objects.visible_to(supervisor).standing().exists()
    assert client.post(address, {"end": "on"}).status_code == 302
    assert not Watch.objects.visible_to(supervisor).standing().exists()


def test_who_reads_what_is_verified_watches_nothing(release: Release, liaison: User, client_of: ClientOf) -> None:
    assert client_of(liaison).post(f"/together/release/{release.reference}/watch/").status_code in (403, 404)


def test_postgresql_lets_nobody_watch_for_another_or_end_it(
    release: Release, documenter: User, supervisor: User
) -> None:
    with pytest.raises(DatabaseError), acting(supervisor), transaction.atomic():
        Watch.objects.create(person=documenter, subject="release", subject_id=release.pk)
    watch(RELEASE, release, by=documenter)
    with pytest.raises(DatabaseError, match="ended by who watches"), acting(supervisor), transaction.atomic():
        Watch.objects.update(ended_at="2026-01-01T00:00Z")
    assert not Notice.objects.filter(kind=NoticeKind.WATCHED).exists()


def test_what_one_watches_is_handed_over_to_one(documentation: Team, liaison: User, supervisor: User) -> None:
    inquiry = taken(liaison, documentation)
    watch(KINDS["inquiry"], inquiry, by=supervisor)
    given = Given(Inquiry.objects.get(pk=inquiry.pk).revision_number, sentence="Hers.")
    assert isinstance(hand_over(inquiry, supervisor, by=liaison, given=given), MoveMade)
    (notice,) = of(supervisor).unread()
    assert notice.kind == NoticeKind.HANDED


def test_who_watches_their_own_record_is_told_why_it_was_returned(
    release: Release, documenter: User, supervisor: User
) -> None:
    watch(RELEASE, release, by=documenter)
    made(made(release, "submit", documenter), "return", supervisor)
    last = MoveMade.objects.get(name="return")
    tell_owner(last.pk, release.pk)
    (line,) = told(of(documenter).unread(), documenter)
    assert (line.notice.kind, line.sentence) == (NoticeKind.MOVED, "Ask the family once more.")


def close_account(person: User, administrator: User) -> None:
    assert not isinstance(ACCOUNTS.make("close", person, by=administrator), Refused)


def test_a_closed_account_is_told_nothing_and_watches_no_more(
    release: Release, documenter: User, supervisor: User, documenter2: User, administrator: User
) -> None:
    for person in (supervisor, documenter2):
        watch(RELEASE, release, by=person)
    close_account(supervisor, administrator)
    made(release, "submit", documenter)
    assert release.detainee is not None
    watch(KINDS["detainee"], release.detainee, by=documenter2)
    assert {notice.person for notice in Notice.objects.filter(kind=NoticeKind.WATCHED)} == {documenter2}
    end_watches()
    assert {each.person for each in Watch.objects.standing()} == {documenter2}


def test_a_watch_ends_with_the_right_and_no_other_does(
    release: Release, documenter2: User, supervisor: User, administrator: User
) -> None:
    assert release.detainee is not None
    for person in (documenter2, supervisor):
        watch(RELEASE, release, by=person)
        watch(KINDS["detainee"], release.detainee, by=person)
    assert not isinstance(ROLES.make("end", Membership.objects.get(user=documenter2), by=administrator), Refused)
    end_watches()
    assert [each.person for each in Watch.objects.standing()] == [supervisor, supervisor]


def test_what_was_put_aside_a_year_ago_is_removed(release: Release, documenter: User, supervisor: User) -> None:
    watch(RELEASE, release, by=supervisor)
    for name in ("submit", "take-back", "submit"):
        made(release, name, documenter)
    old, late, unread = of(supervisor).order_by("pk")
    for notice, days in ((old, 367), (late, 364)):
        with acting(supervisor):
            Notice.objects.filter(pk=notice.pk).update(read_at=timezone.now() - timedelta(days=days))
    end_watches()
    assert list(of(supervisor).order_by("pk")) == [late, unread]


@pytest.mark.parametrize("days", [None, 364])
def test_postgresql_removes_no_notice_before_its_year(
    days: int | None, release: Release, documenter: User, supervisor: User
) -> None:
    watch(RELEASE, release, by=supervisor)
    made(release, "submit", documenter)
    read_at = days and timezone.now() - timedelta(days=days)
    Notice.objects.update(read_at=read_at)
    with pytest.raises(DatabaseError, match="a year after"), acting(User.objects.system("retention")):
        Notice.objects.all().delete()


def test_postgresql_lets_nobody_remove_a_notice_but_the_machinery(
    release: Release, documenter: User, supervisor: User
) -> None:
    watch(RELEASE, release, by=supervisor)
    made(release, "submit", documenter)
    Notice.objects.update(read_at=timezone.now() - timedelta(days=400))
    with pytest.raises(DatabaseError, match="a year after"), acting(supervisor):
        Notice.objects.all().delete()
