"""Who is at a record now: seen by those who work on it, by nobody else; no lock."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import Team, User
from detainees.restriction import restrict
from releases.deciding.presence import be_at, forget_presence, leave, others_at
from releases.models import Presence, Release
from releases.models.presence import LASTS
from tests.conftest import ClientOf
from tests.releases.deciding import post
from tests.releases.records import person
from tests.releases.verdicts.waiting import waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def release(documentation: Team, documenter: User, supervisor: User) -> Release:
    return waiting(documentation, documenter, supervisor)


def test_who_opens_what_a_colleague_has_open_reads_it_first(
    release: Release, supervisor: User, supervisor2: User, english_of: ClientOf
) -> None:
    be_at(release, by=supervisor2)
    page = english_of(supervisor).get(f"/releases/{release.reference}/").content.decode()
    assert "A colleague is at this record" in page
    assert page.index("A colleague is at this record") < page.index('id="facts"')


def test_the_open_page_says_so_and_is_told_who_else(
    release: Release, supervisor: User, supervisor2: User, english_of: ClientOf
) -> None:
    first, second = english_of(supervisor), english_of(supervisor2)
    address = f"/releases/{release.reference}/open/"
    assert "has this open" not in first.post(address).content.decode()
    assert "Supervisor has this open" in second.post(address).content.decode()
    assert "Supervisor2 has this open" in first.post(address).content.decode()


def test_it_stands_in_the_queue_and_is_asked_for_again(
    release: Release, supervisor: User, supervisor2: User, english_of: ClientOf
) -> None:
    be_at(release, by=supervisor2)
    client = english_of(supervisor)
    assert "Supervisor2 has it open since" in client.get("/releases/queue/").content.decode()
    leave(release, by=supervisor2)
    again = client.get("/releases/queue/open/", {"shown": release.reference}).content.decode()
    assert f"at-{release.reference}" in again
    assert "Supervisor2" not in again


def test_since_is_the_moment_it_was_opened(release: Release, supervisor: User, supervisor2: User) -> None:
    be_at(release, by=supervisor)
    since = Presence.objects.get().opened_at
    be_at(release, by=supervisor)
    (one,) = others_at(release, supervisor2)
    assert (one.who, one.since) == (str(supervisor), since)
    assert Presence.objects.get().seen_at > since


def test_who_shares_no_team_reads_an_alias(release: Release, supervisor: User, overseer: User) -> None:
    be_at(release, by=supervisor)
    assert [at.who for at in others_at(release, overseer)] == [supervisor.alias]


def test_what_was_not_heard_of_for_minutes_is_over_and_forgotten(
    release: Release, supervisor: User, supervisor2: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    be_at(release, by=supervisor)
    later = timezone.now() + LASTS * 5 + timedelta(seconds=1)
    monkeypatch.setattr("releases.models.presence.timezone.now", lambda: later)
    assert others_at(release, supervisor2) == []
    forget_presence(User.objects.system("presence"))
    assert not Presence.objects.exists()


def test_nobody_reads_it_who_may_not_see_the_record(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User, other_supervisor: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    secret = person(documentation, documenter)
    closed = waiting(documentation, documenter, supervisor, detainee=secret)
    restrict(secret, [documenter, supervisor], by=supervisor)
    be_at(closed, by=supervisor)
    for reader in (supervisor2, other_supervisor):
        assert others_at(closed, reader) == []
        answer = client_of(reader).get("/releases/queue/open/", {"shown": closed.reference})
        assert closed.reference not in answer.content.decode()
        assert client_of(reader).post(f"/releases/{closed.reference}/open/").status_code == 404


def test_it_is_no_lock(release: Release, supervisor: User, supervisor2: User, client_of: ClientOf) -> None:
    be_at(release, by=supervisor2)
    assert post(client_of(supervisor), release, "verify") == 302


def test_who_was_there_is_told_that_it_was_decided(
    release: Release, supervisor: User, supervisor2: User, english_of: ClientOf
) -> None:
    late = english_of(supervisor2)
    post(english_of(supervisor), release, "verify")
    assert "decided, or taken back, meanwhile" in late.post(f"/releases/{release.reference}/open/").content.decode()


def test_after_a_verdict_nobody_is_at_it(release: Release, supervisor: User, client_of: ClientOf) -> None:
    be_at(release, by=supervisor)
    post(client_of(supervisor), release, "verify")
    assert not Presence.objects.exists()


def test_where_nobody_is_one_question_tells(
    release: Release, supervisor: User, supervisor2: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    be_at(release, by=supervisor)
    with django_assert_num_queries(1):
        assert others_at(release, supervisor) == []
    assert [at.who for at in others_at(release, supervisor2)] == [supervisor.display_name]
