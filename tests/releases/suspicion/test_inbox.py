"""The inbox: by severity, rule, age and owner; several resolved with one reason; how good the rules were."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from detainees.restriction import restrict
from releases.models import Flag, Release
from releases.suspicion.by_hand import raise_flag
from releases.suspicion.inbox import precision_of_rules, waiting_in_inbox
from tests.conftest import ClientOf
from tests.faults.attacking import send
from tests.releases.records import draft
from tests.releases.suspicion.seeing import submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def early(documentation: Team, documenter: User) -> Release:
    """A release with a blocking flag."""
    return submitted(documentation, documenter, date="2021")


@pytest.fixture
def smelling(documentation: Team, documenter: User) -> Release:
    """A release with a warning by hand."""
    release = draft(documentation, documenter)
    raise_flag(release, "warning", "This list smells.", by=documenter)
    return release


def shown(client: Client, query: str = "") -> list[str]:
    """The rules of the flags on the page, in its order."""
    return [sign.flag.rule_id for sign in client.get(f"/flags/{query}").context["signs"]]


def ticked(*flags: Flag, **said: str) -> dict[str, object]:
    return {
        "flag": [f"{flag.pk}.{flag.revision_number}" for flag in flags],
        "reason": "explained", "sentence": "The decree was applied early.", **said,
    }  # fmt: skip


def test_the_gravest_come_first(early: Release, smelling: Release, supervisor: User, client_of: ClientOf) -> None:
    client = client_of(supervisor)
    assert shown(client) == ["before-wave", "by-hand"]
    assert shown(client, "?sort=severity") == ["by-hand", "before-wave"]
    assert waiting_in_inbox(supervisor) == 2


@pytest.mark.parametrize("hidden", ["early", "smelling"])  # whichever is counted first
def test_what_one_may_not_see_takes_no_place_in_the_count(
    hidden: str, early: Release, smelling: Release, supervisor: User, supervisor2: User
) -> None:
    person = {"early": early, "smelling": smelling}[hidden].detainee
    assert person is not None
    restrict(person, [], by=supervisor2)
    assert [waiting_in_inbox(supervisor, most) for most in (1, 2, 9)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("query", "rules"),
    [
        ("?severity=warning", ["by-hand"]),
        ("?rule=before-wave", ["before-wave"]),
        ("?owner=mine", []),
        ("?owner=nobody", ["before-wave", "by-hand"]),
        ("?age=7", []),
        ("?status=resolved", []),
        ("?status=gone", []),
        ("?severity=none-such", []),
    ],
)
def test_it_is_narrowed_by_the_address(
    query: str, rules: list[str], early: Release, smelling: Release, supervisor: User, client_of: ClientOf
) -> None:
    assert shown(client_of(supervisor), query) == rules


def test_what_waits_long_is_found_by_its_age(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    release = draft(documentation, documenter)
    flag = raise_flag(release, "warning", "Look.", by=documenter)
    copied = (
        "organisation_id, team_id, rule_id, severity, release_id, seen, said, gone, raised_by_id, status, status_since,"
        " revision_number, reason, sentence"
    )
    statement = (
        f"INSERT INTO releases_flag ({copied}, fingerprint, raised_at)"
        f" SELECT {copied}, 'old', %s FROM releases_flag WHERE id = %s"
    )
    send(documenter, statement, flag.raised_at - timedelta(days=8), flag.pk)
    assert shown(client_of(supervisor), "?age=7") == ["by-hand"]


def test_several_are_resolved_with_one_reason(
    early: Release, smelling: Release, supervisor: User, client_of: ClientOf
) -> None:
    answer = client_of(supervisor).post("/flags/resolve/?severity=warning", ticked(*Flag.objects.all()))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/flags/?severity=warning")
    assert set(Flag.objects.values_list("status", "reason", "resolved_by")) == {
        ("resolved", "explained", supervisor.pk)
    }


def test_each_that_alone_would_not_pass_says_why(
    early: Release, documentation: Team, author_supervisor: User, english_of: ClientOf
) -> None:
    own = submitted(documentation, author_supervisor, date="2021")
    answer = english_of(author_supervisor).post("/flags/resolve/", ticked(*Flag.objects.all()))
    assert answer.status_code == 403
    assert "somebody else decides on it" in answer.content.decode()
    assert list(Flag.objects.standing().values_list("release", flat=True)) == [own.pk]


def test_somebody_elses_are_left_alone(early: Release, other_supervisor: User, client_of: ClientOf) -> None:
    client_of(other_supervisor).post("/flags/resolve/", ticked(*Flag.objects.all()))
    assert Flag.objects.standing().count() == 1


@pytest.mark.parametrize("missing", [{"flag": []}, {"reason": ""}, {"sentence": " "}, {"flag": ["x.1", "1"]}])
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    missing: dict[str, object], early: Release, supervisor: User, client_of: ClientOf
) -> None:
    sent = {**ticked(Flag.objects.get(), sentence="It was early."), **missing}
    answer = client_of(supervisor).post("/flags/resolve/", sent)
    assert answer.status_code == 422
    assert ("It was early." in answer.content.decode()) == (missing != {"sentence": " "})
    assert Flag.objects.standing().count() == 1


def test_how_good_a_rule_was_is_counted_from_what_its_flags_were(
    early: Release, documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    submitted(documentation, documenter, date="2020")
    client = client_of(supervisor)
    for flag, reason in zip(Flag.objects.order_by("pk"), ("something", "too-strict"), strict=True):
        client.post("/flags/resolve/", ticked(flag, reason=reason))
    (precision,) = precision_of_rules(supervisor)
    assert (precision.rule.pk, precision.waiting, precision.resolved, precision.right, precision.share) == (
        "before-wave", 0, 2, 1, 50,
    )  # fmt: skip


def test_a_flag_seen_in_somebody_restricted_is_hidden(
    early: Release, documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    assert early.detainee is not None
    restrict(early.detainee, [documenter], by=supervisor)
    assert Flag.objects.visible_to(documenter).exists()
    assert not Flag.objects.visible_to(supervisor2).exists()


def test_one_leads_to_the_next(early: Release, smelling: Release, supervisor: User, client_of: ClientOf) -> None:
    grave, slight = Flag.objects.order_by("-rank")
    client, said = client_of(supervisor), {"revision": "0", "reason": "something", "sentence": "Forged."}
    answer = client.post(f"/flags/{grave.pk}/moves/resolve/", said)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/flags/{slight.pk}/")
    assert client.post(f"/flags/{slight.pk}/moves/resolve/", said).headers["Location"] == "/flags/"


def test_who_comes_too_late_keeps_what_they_typed(early: Release, supervisor: User, client_of: ClientOf) -> None:
    said = {"revision": "7", "reason": "something", "sentence": "Forged by the printer."}
    answer = client_of(supervisor).post(f"/flags/{Flag.objects.get().pk}/moves/resolve/", said)
    assert answer.status_code == 409
    assert "Forged by the printer." in answer.content.decode()


def test_more_flags_cost_no_more_questions(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    client = client_of(supervisor)

    def questions() -> int:
        client.get("/flags/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/flags/").status_code == 200
        return len(asked)

    submitted(documentation, documenter, date="2021")
    few = questions()
    for _ in range(4):
        submitted(documentation, documenter, date="2021")
        raise_flag(draft(documentation, documenter), "warning", "Look.", by=documenter)
    assert questions() == few


def test_staff_of_another_team_read_an_alias_wherever_a_flag_names_somebody(
    smelling: Release, documenter2: User, author_supervisor: User, overseer: User, english_of: ClientOf
) -> None:
    flag = Flag.objects.get()
    english_of(documenter2).post(f"/flags/{flag.pk}/moves/look/", {"revision": "0"})
    pages = ("/flags/", f"/flags/{flag.pk}/", smelling.get_absolute_url())
    for address in pages:
        assert str(documenter2) in english_of(author_supervisor).get(address).content.decode(), address
        page = english_of(overseer).get(address).content.decode()
        assert documenter2.alias in page, address
        assert str(documenter2) not in page.replace(documenter2.alias, ""), address
    sentence = {"revision": "1", "reason": "explained", "sentence": "It was another one."}
    english_of(author_supervisor).post(f"/flags/{flag.pk}/moves/resolve/", sentence)
    for address in pages[1:]:
        page = english_of(overseer).get(address).content.decode()
        assert author_supervisor.alias in page, address
        assert str(author_supervisor) not in page.replace(author_supervisor.alias, ""), address
