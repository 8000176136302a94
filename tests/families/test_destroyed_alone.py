"""Nobody destroys alone what speaks against them: that a family was told against the wish outlives its inquiry."""

import pytest
from django.utils.translation import override

from accounts.models import Team, User
from casework.models import MoveMade
from casework.moves import Given, Refusal
from detainees.models import Merge
from families.models import Answer, Inquiry, ToldAgainst
from families.tasks import look_at_inquiry
from releases.models import Flag, Release
from releases.models.releases import Status
from releases.suspicion.looking import look_at_register
from releases.suspicion.workflow import workflow_of
from tests.conftest import ClientOf
from tests.detainees.pairing import merged, parted
from tests.families.making import checked, destroyed, moved, taken, told, wished
from tests.faults.attacking import refused, send
from tests.releases.records import release_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def release(documentation: Team, documenter: User, supervisor: User) -> Release:
    """Of somebody who agreed that relatives are told."""
    return wished(release_in(Status.VERIFIED, documentation, documenter, supervisor), "checked-relative", documenter)


def told_before_the_merge(
    release: Release, team: Team, documenter: User, supervisor: User, taker: User, teller: User
) -> Inquiry:
    """An inquiry whose caller was told; then it turned out that the person had said elsewhere that nobody may be."""
    asked = taken(taker, team, detainee=release.detainee, relationship="parent")
    moved(asked, "match", by=taker)
    same = wished(release_in(Status.VERIFIED, team, documenter, supervisor), "nobody", documenter)
    told(checked(asked, taker), teller)
    assert release.detainee is not None
    assert same.detainee is not None
    merged(release.detainee, same.detainee, by=supervisor)
    asked.refresh_from_db()
    return asked


@pytest.fixture
def inquiry(release: Release, documentation: Team, documenter: User, supervisor: User, liaison: User) -> Inquiry:
    return told_before_the_merge(release, documentation, documenter, supervisor, liaison, liaison)


def make(name: str, by: User) -> MoveMade | Refusal:
    flag = Flag.objects.get()
    said = ("explained", "They did not know of the other entry.") if name == "resolve" else ("", "")
    given = Given(flag.revision_number, *said)
    return workflow_of(flag).make(name, Flag.objects.visible_to(by), flag.pk, by=by, given=given)


@pytest.mark.parametrize("looked", [True, False])
def test_who_told_against_the_wish_destroys_no_trace_of_it(
    looked: bool, inquiry: Inquiry, liaison: User, supervisor: User
) -> None:
    answer = Answer.objects.get()
    if looked:
        look_at_inquiry(inquiry.pk)
    flagged = list(Flag.objects.values_list("pk", flat=True))
    destroyed(inquiry, liaison)
    assert not Answer.objects.exists()
    assert list(Flag.objects.values_list("pk", flat=True)) == flagged, "with all that was said of it"
    kept = ToldAgainst.objects.get()
    assert (kept.answer, kept.wish, kept.by, kept.at) == (answer.pk, "nobody", liaison, answer.at)
    look_at_register()
    assert Flag.objects.get().stands
    assert isinstance(make("resolve", supervisor), MoveMade)
    look_at_register()
    assert Flag.objects.get().status == "resolved"


@pytest.mark.parametrize("asked_meanwhile", [True, False])
def test_who_parts_the_entries_for_a_while_destroys_no_trace_of_it(
    asked_meanwhile: bool, inquiry: Inquiry, liaison: User, supervisor: User
) -> None:
    look_at_inquiry(inquiry.pk)
    parted(Merge.objects.in_force().get(), by=supervisor)
    if asked_meanwhile:
        look_at_inquiry(inquiry.pk)
    assert Flag.objects.get().gone is asked_meanwhile
    destroyed(inquiry, liaison)
    kept = ToldAgainst.objects.get()
    assert (kept.by, kept.wish) == (liaison, "checked-relative"), "the wish on which it rested; the other is parted"
    look_at_register()
    assert Flag.objects.get().stands
    assert isinstance(make("resolve", supervisor), MoveMade)


def test_the_caller_reads_nothing_of_it_and_who_decides_does(
    inquiry: Inquiry, liaison: User, supervisor: User, english_of: ClientOf
) -> None:
    destroyed(inquiry, liaison)
    sentence = "Told against the wish of the released person"
    assert sentence not in english_of(liaison).get(inquiry.get_absolute_url()).content.decode()
    page = english_of(supervisor).get(inquiry.get_absolute_url()).content.decode()
    assert sentence in page[page.index('class="not-printed"') :]


def test_what_a_second_person_has_looked_at_goes_with_the_inquiry(
    inquiry: Inquiry, liaison: User, supervisor: User
) -> None:
    look_at_inquiry(inquiry.pk)
    assert isinstance(make("resolve", supervisor), MoveMade)
    destroyed(inquiry, liaison)
    assert not ToldAgainst.objects.exists()
    assert not Flag.objects.exists()


def test_what_was_told_within_the_wish_leaves_nothing(release: Release, documentation: Team, liaison: User) -> None:
    asked = taken(liaison, documentation, detainee=release.detainee, relationship="parent")
    told(checked(moved(asked, "match", by=liaison), liaison), liaison)
    destroyed(asked, liaison)
    assert not ToldAgainst.objects.exists()


@pytest.mark.parametrize("gone", [True, False])
def test_who_gave_the_answer_does_not_say_what_it_was(
    gone: bool, release: Release, documentation: Team, documenter: User, supervisor: User, liaison: User
) -> None:
    """A supervisor told a family in an inquiry that somebody else had taken down."""
    asked = told_before_the_merge(release, documentation, documenter, supervisor, liaison, supervisor)
    look_at_inquiry(asked.pk)
    if gone:
        destroyed(asked, supervisor)
    with override("en"):
        refusal = make("resolve", supervisor)
    assert isinstance(refusal, Refusal)
    assert "what you did yourself" in refusal.sentence
    flag = Flag.objects.get()
    with refused("IF005"):
        send(
            supervisor,
            "INSERT INTO casework_movemade (subject, subject_id, name, from_state, to_state, revision, by_id, at,"
            " reason, sentence) VALUES ('flag', %s, 'resolve', 'open', 'resolved', 0, %s, now(),"
            " 'explained', 'x')",
            flag.pk, supervisor.pk,
        )  # fmt: skip


def test_the_application_writes_and_removes_none_of_it(inquiry: Inquiry, liaison: User) -> None:
    destroyed(inquiry, liaison)
    for statement in (
        "DELETE FROM families_toldagainst",
        "UPDATE families_toldagainst SET wish = 'checked-relative'",
        "INSERT INTO families_toldagainst (inquiry_id, answer, wish, by_id, at)"
        " SELECT inquiry_id, 7, wish, by_id, at FROM families_toldagainst",
        "SELECT keep_told_against(1)",
    ):
        with refused("42501"):
            send(liaison, statement)
