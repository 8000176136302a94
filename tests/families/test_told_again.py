"""Whoever was told what does not hold any more is listed, with what was told and what is so now; nothing is sent."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from casework.dates import read_date
from casework.moves import Refusal
from detainees.restriction import restrict
from families import desk
from families.answering import situation
from families.models import Answer, Inquiry
from families.taking import choose_person
from releases.entry import change_facts
from releases.models import Release
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.detainees.pairing import merged, parted
from tests.families.making import answered, checked, moved, taken, told, wished
from tests.releases.knowing import death, ruled
from tests.releases.records import made, release_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def release(documentation: Team, documenter: User, supervisor: User) -> Release:
    """Verified, and any checked relative may be told."""
    found = release_in(Status.VERIFIED, documentation, documenter, supervisor, date=read_date("8/12/2024"))
    return wished(found, "checked-relative", documenter)


@pytest.fixture
def inquiry(release: Release, documentation: Team, liaison: User) -> Inquiry:
    """A sister who was checked, and was told."""
    return told_of(release, documentation, liaison)


def told_of(release: Release, team: Team, by: User) -> Inquiry:
    asked = moved(taken(by, team, detainee=release.detainee, relationship="sibling"), "match", by=by)
    told(checked(asked, by), by)
    asked.refresh_from_db()
    return asked


def again(client: Any) -> list[tuple[str, str]]:
    """The references that the desk lists as to be told again, each with what is so now."""
    rows = client.get("/families/").context["desk"].again
    return [(row.answer.inquiry.reference, row.now) for row in rows]


@pytest.mark.parametrize("moves", [("dispute",), ("dispute", "withdraw")])
def test_a_release_that_does_not_stand_any_more(
    moves: tuple[str, ...], release: Release, inquiry: Inquiry, supervisor: User, liaison: User, english_of: ClientOf
) -> None:
    client = english_of(liaison)
    assert again(client) == []
    for name in moves:
        made(release, name, supervisor)
    ((reference, now),) = again(client)
    assert reference == inquiry.reference
    assert "no revision of it is verified" in now
    assert Answer.objects.get().text in client.get("/families/").content.decode()
    assert "does not hold any more" in client.get(f"/families/{inquiry.reference}/").content.decode()


def verified_anew(release: Release, documenter: User, supervisor: User, **facts: Any) -> None:
    made(release, "amend", documenter)
    change_facts(release, facts, by=documenter)
    made(release, "submit", documenter)
    made(release, "verify", supervisor)


def test_facts_that_were_told_and_are_others_now_and_a_later_answer_clears_it(
    release: Release, inquiry: Inquiry, documenter: User, supervisor: User, liaison: User, english_of: ClientOf
) -> None:
    client = english_of(liaison)
    verified_anew(release, documenter, supervisor, date=read_date("9/12/2024"))
    ((_reference, now),) = again(client)
    assert "8 December 2024 → 9 December 2024" in now
    answer = told(inquiry, liaison)
    assert "takes the place" in answer.text
    assert again(client) == []


def test_what_nobody_was_told_may_change(
    release: Release, inquiry: Inquiry, documenter: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    verified_anew(release, documenter, supervisor, health="critical")
    assert again(client_of(liaison)) == []


def test_a_wish_that_is_withdrawn_and_that_no_more_is_said_clears_it(
    release: Release, inquiry: Inquiry, documenter: User, liaison: User, english_of: ClientOf
) -> None:
    wished(release, "nobody", documenter)
    ((_reference, now),) = again(english_of(liaison))
    assert "wish" in now
    answer = told(inquiry, liaison)
    assert answer.kind == "again"
    assert "cannot say more" in answer.text
    assert again(english_of(liaison)) == []


def test_a_wish_that_is_said_again_changes_nothing(
    release: Release, inquiry: Inquiry, documenter: User, liaison: User, client_of: ClientOf
) -> None:
    wished(release, "checked-relative", documenter, of="The mother")
    assert again(client_of(liaison)) == []


def test_what_is_worse_and_was_verified_since(
    release: Release, inquiry: Inquiry, documentation: Team, documenter: User, supervisor: User, supervisor2: User,
    liaison: User, english_of: ClientOf,
) -> None:  # fmt: skip
    ruled(ruled(death(documentation, documenter, of=release.detainee), supervisor), supervisor2)
    ((_reference, now),) = again(english_of(liaison))
    assert "has died" in now
    assert situation(inquiry, liaison).by_the_gate


def test_who_is_no_longer_among_those_named_hears_that_no_more_can_be_said(
    release: Release, inquiry: Inquiry, documenter: User, liaison: User, client_of: ClientOf
) -> None:
    wished(release, "named-relatives", documenter, relatives="His mother")
    assert len(again(client_of(liaison))) == 1
    assert situation(inquiry, liaison, unnamed=True).kind == "again"
    wished(release, "not-asked", documenter)
    assert told(inquiry, liaison).kind == "again"
    assert again(client_of(liaison)) == []


def test_another_release_of_the_person_that_is_verified_later(
    release: Release, inquiry: Inquiry, documentation: Team, documenter: User, supervisor: User, liaison: User,
    english_of: ClientOf,
) -> None:  # fmt: skip
    later = release_in(
        Status.VERIFIED, documentation, documenter, supervisor, detainee=release.detainee, date=read_date("2025-02"),
    )  # fmt: skip
    ((_reference, now),) = again(english_of(liaison))
    assert "Another release" in now
    assert told(inquiry, liaison, release=later.reference).kind == "release"
    assert again(english_of(liaison)) == []


def test_somebody_else_was_meant(
    inquiry: Inquiry, documentation: Team, documenter: User, liaison: User, english_of: ClientOf
) -> None:
    moved(inquiry, "reopen", by=liaison)
    choose_person(inquiry, registered(documenter, documentation, "سامر"), by=liaison)
    ((_reference, now),) = again(english_of(liaison))
    assert "another" in now


def test_entries_that_are_parted_again(
    release: Release, documentation: Team, documenter: User, supervisor: User, liaison: User, english_of: ClientOf
) -> None:
    twin = registered(documenter, documentation, "سامر")
    asked = taken(liaison, documentation, detainee=twin, relationship="sibling")
    assert release.detainee is not None
    (merge,) = merged(release.detainee, twin, by=supervisor)
    told(checked(moved(asked, "match", by=liaison), liaison), liaison)
    assert again(english_of(liaison)) == []
    parted(merge, by=supervisor)
    ((_reference, now),) = again(english_of(liaison))
    assert "another" in now


@pytest.mark.parametrize("other_is_kept", [False, True])
def test_a_death_that_comes_in_by_a_merge(
    other_is_kept: bool, release: Release, inquiry: Inquiry, documentation: Team, documenter: User, supervisor: User,
    supervisor2: User, liaison: User, client_of: ClientOf,
) -> None:  # fmt: skip
    fate = ruled(ruled(death(documentation, documenter), supervisor), supervisor2)
    assert again(client_of(liaison)) == []
    assert release.detainee is not None
    told, other = release.detainee, fate.detainee
    merged(*((other, told) if other_is_kept else (told, other)), by=supervisor)
    assert len(again(client_of(liaison))) == 1


@pytest.mark.parametrize("looked_at", [1, 2, 9])
def test_the_first_stand_on_the_desk_and_all_of_them_on_a_page(
    looked_at: int, documentation: Team, documenter: User, supervisor: User, liaison: User, client_of: ClientOf,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(desk, "AT_THE_TOP", 1)
    monkeypatch.setattr(desk, "LOOKED_AT", looked_at)
    asked = []
    for _number in range(2):
        freed = release_in(Status.VERIFIED, documentation, documenter, supervisor)
        asked.append(told_of(wished(freed, "checked-relative", documenter), documentation, liaison))
        made(freed, "dispute", supervisor)
    client = client_of(liaison)
    page = client.get("/families/")
    assert (page.context["desk"].more_again, len(page.context["desk"].again)) == (True, 1)
    assert "/families/waiting/again/" in page.content.decode()
    whole = client.get("/families/waiting/again/").content.decode()
    assert all(inquiry.reference in whole for inquiry in asked)


def test_of_a_person_who_is_restricted_since_nothing_new_is_shown(
    release: Release, inquiry: Inquiry, documenter: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    made(release, "dispute", supervisor)
    assert release.detainee is not None
    restrict(release.detainee, [documenter], by=supervisor)
    ((_reference, now),) = again(client_of(liaison))
    assert now == ""
    assert release.reference not in client_of(liaison).get("/families/").content.decode()
    assert release.reference not in client_of(liaison).get(f"/families/{inquiry.reference}/").content.decode()


def test_who_was_told_is_listed_though_the_inquiry_is_closed_and_at_its_desk_alone(
    release: Release, inquiry: Inquiry, supervisor: User, liaison: User, overseer: User, client_of: ClientOf
) -> None:
    moved(inquiry, "close", by=liaison)
    made(release, "dispute", supervisor)
    assert len(again(client_of(liaison))) == 1
    assert again(client_of(overseer)) == []


def test_what_is_not_so_any_more_is_told_by_the_gate_alone(
    release: Release, inquiry: Inquiry, supervisor: User, liaison: User
) -> None:
    made(release, "dispute", supervisor)
    assert situation(inquiry, liaison).kind == "nothing"
    assert isinstance(answered(inquiry, liaison), Refusal)


def test_the_queries_of_the_desk_do_not_grow_with_those_who_are_to_be_told_again(
    documentation: Team, documenter: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    costs, client = [], client_of(liaison)
    for _turn in range(2):
        for _number in range(2):
            freed = release_in(Status.VERIFIED, documentation, documenter, supervisor)
            told_of(wished(freed, "checked-relative", documenter), documentation, liaison)
            made(freed, "dispute", supervisor)
        again(client)
        with CaptureQueriesContext(connection) as asked:
            again(client)
        costs.append(len(asked))
    assert costs[0] == costs[1]
