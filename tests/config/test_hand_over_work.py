"""Everything of a colleague who leaves goes to another one in one act: all or nothing, by each kind's own rules."""

from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest
from django.db import DatabaseError, transaction
from django.http import QueryDict
from django.utils.translation import override

from accounts.acting import acting
from accounts.handing import PILES, hand_over_work, left_in, remains
from accounts.membership import ACCOUNTS
from accounts.models import Team, User, WorkHandOver
from accounts.moves import Refusal
from accounts.rights import Role
from casework.drafts import keep
from casework.idempotency import draw_key
from casework.models import Draft, MoveMade, Notice, NoticeKind
from casework.moves import Given
from config.notices.told import of, told
from detainees.restriction import restrict
from families.models import Inquiry
from releases.models import Finding, Flag, Release
from releases.models.releases import Status
from releases.suspicion.by_hand import raise_flag
from releases.suspicion.workflow import WORKFLOW as OF_FLAGS
from releases.workflow import WORKFLOW
from tests.conftest import ClientOf, make_person
from tests.families.making import taken
from tests.families.reporting import reported
from tests.releases.knowing import known
from tests.releases.records import draft, release_in

pytestmark = pytest.mark.django_db


def shown(person: User, team: Team, by: User) -> dict[str, int]:
    """What the page shows as going."""
    return {each.pile.name: each.number for each in left_in(person, team, by) if each.goes}


def act(person: User, team: Team, to: User, by: User) -> WorkHandOver | Refusal:
    return hand_over_work(person, team, to, by=by, expected=shown(person, team, by).items())


def numbers(person: User, by: User) -> dict[str, int]:
    """How much of each kind a colleague is seen to have, in all teams."""
    return {
        each.pile.name: each.number for left in remains(person, User.objects.get(pk=by.pk)).values() for each in left
    }


@pytest.fixture
def leaving(documentation: Team, documenter: User, supervisor: User) -> User:
    """A documenter with a draft, a returned and a verified release, and a finding."""
    draft(documentation, documenter)
    for status in (Status.RETURNED, Status.VERIFIED):
        release_in(status, documentation, documenter, supervisor)
    known(documentation, documenter)
    return documenter


def test_all_of_it_goes_in_one_act_and_both_are_told(
    leaving: User, documentation: Team, documenter2: User, supervisor: User
) -> None:
    handed = act(leaving, documentation, documenter2, supervisor)
    assert isinstance(handed, WorkHandOver)
    assert handed.counts == {"releases": 3, "findings": 1}
    assert not Release.objects.filter(owner=leaving).exists()
    assert not Finding.objects.filter(owner=leaving).exists()
    assert remains(leaving, supervisor) == {}
    for person, label in ((leaving, "Handed over to a colleague"), (documenter2, "Handed over to you")):
        (line,) = told(of(person).unread(), person)
        with override("en"):
            assert (line.record, str(line.label)) == (handed, label)


def test_the_desk_of_a_liaison_goes_too(
    documentation: Team, liaison: User, supervisor: User, supervisor2: User
) -> None:
    for _each in range(3):
        taken(liaison, documentation)
    reported(liaison, documentation)
    handed = act(liaison, documentation, supervisor2, supervisor)
    assert isinstance(handed, WorkHandOver), handed
    assert handed.counts == {"inquiries": 3, "reports": 1}
    assert {inquiry.owner for inquiry in Inquiry.objects.all()} == {supervisor2}


def test_who_is_given_it_verifies_what_they_did_not_write_and_the_giver_still_does_not(
    documentation: Team, supervisor: User, supervisor2: User, documenter: User
) -> None:
    release = release_in(Status.SUBMITTED, documentation, supervisor, supervisor2)
    act(supervisor, documentation, documenter, supervisor2)
    release.refresh_from_db()
    assert release.owner == documenter
    assert WORKFLOW.why_not("verify", release, supervisor) is not None
    assert WORKFLOW.why_not("verify", release, supervisor2) is None


def test_what_is_closed_to_the_one_who_decides_stays(
    documentation: Team, documenter: User, documenter2: User, supervisor: User, supervisor2: User
) -> None:
    closed = draft(documentation, documenter)
    assert closed.detainee is not None
    restrict(closed.detainee, [documenter, documenter2], by=supervisor)
    draft(documentation, documenter)
    fresh = User.objects.get(pk=documenter2.pk)
    act(documenter, documentation, fresh, supervisor2)
    closed.refresh_from_db()
    assert closed.owner == documenter
    assert act(documenter, documentation, fresh, supervisor)
    closed.refresh_from_db()
    assert closed.owner == documenter2


def test_one_refusal_in_the_midst_takes_everything_back(
    leaving: User, documentation: Team, documenter2: User, supervisor: User
) -> None:
    broken = {**PILES, "findings": _refusing("findings")}
    with patch.dict(PILES, broken):
        answer = act(leaving, documentation, documenter2, supervisor)
    assert isinstance(answer, Refusal)
    assert answer.sentence == "Not today."
    assert Release.objects.filter(owner=leaving).count() == 3
    assert not WorkHandOver.objects.exists()
    assert not Notice.objects.filter(kind=NoticeKind.HANDED).exists()


def _refusing(name: str) -> Any:
    return replace(PILES[name], give=lambda *_people: Refusal("Not today."))


def test_what_has_changed_since_the_page_was_drawn_is_not_handed_over(
    leaving: User, documentation: Team, documenter2: User, supervisor: User
) -> None:
    before = shown(leaving, documentation, supervisor)
    draft(documentation, leaving)
    answer = hand_over_work(leaving, documentation, documenter2, by=supervisor, expected=before.items())
    assert isinstance(answer, Refusal)
    assert Release.objects.filter(owner=leaving).count() == 4


def test_it_goes_to_a_colleague_of_the_team_alone(
    leaving: User, documentation: Team, colleague_documenter: User, other_documenter: User, liaison: User,
    supervisor: User,
) -> None:  # fmt: skip
    for person in (colleague_documenter, other_documenter, liaison, leaving):
        assert isinstance(act(leaving, documentation, person, supervisor), Refusal)
    assert Release.objects.filter(owner=leaving).count() == 3


def test_an_administrator_sees_how_much_there_is_and_a_supervisor_hands_it_over(
    leaving: User, documentation: Team, documenter2: User, administrator: User, client_of: ClientOf
) -> None:
    client, address = client_of(administrator), f"/people/{leaving.pk}/hand-over/"
    desk = client.get(address).context["desks"][0]
    assert [(each.pile.name, each.number, each.goes) for each in desk.left] == [
        ("releases", 3, False), ("findings", 1, False),
    ]  # fmt: skip
    client.post(address, {f"team-{documentation.pk}-to": documenter2.pk, f"team-{documentation.pk}-seen": "releases:3"})
    assert Release.objects.filter(owner=leaving).count() == 3


def test_closing_the_account_warns_while_work_is_left(
    leaving: User, documentation: Team, documenter2: User, administrator: User, supervisor: User, english_of: ClientOf
) -> None:
    client, address = english_of(administrator), f"/people/{leaving.pk}/close/"
    assert "4 records, inquiries or flags stay theirs" in client.get(address).content.decode()
    act(leaving, documentation, documenter2, supervisor)
    assert "stay theirs" not in client.get(address).content.decode()
    assert not isinstance(ACCOUNTS.make("close", leaving, by=administrator), Refusal)


def test_a_supervisor_does_it_on_the_page(
    leaving: User, documentation: Team, documenter2: User, supervisor: User, client_of: ClientOf
) -> None:
    client, address = client_of(supervisor), f"/people/{leaving.pk}/hand-over/"
    prefix = f"team-{documentation.pk}"
    seen = client.get(address).context["desks"][0].form["seen"].value()
    assert client.post(address, {f"{prefix}-to": "", f"{prefix}-seen": seen}).status_code == 422
    assert client.post(address, {f"{prefix}-to": documenter2.pk, f"{prefix}-seen": seen}).status_code == 302
    handed = WorkHandOver.objects.get()
    assert client_of(documenter2).get(f"/people/handed/{handed.pk}/").status_code == 200
    assert client_of(leaving).get(f"/people/handed/{handed.pk}/").status_code == 200


def test_another_organisation_finds_nobody(
    leaving: User, other_supervisor: User, documenter2: User, client_of: ClientOf
) -> None:
    assert client_of(other_supervisor).get(f"/people/{leaving.pk}/hand-over/").status_code == 404
    assert client_of(documenter2).get(f"/people/{leaving.pk}/hand-over/").status_code == 403


def test_postgresql_keeps_no_such_act_of_somebody_else(leaving: User, documentation: Team, documenter2: User) -> None:
    with pytest.raises(DatabaseError, match="answers for the organisation"), acting(documenter2), transaction.atomic():
        WorkHandOver.objects.create(giver=leaving, to=documenter2, team=documentation, by=documenter2)


def test_where_nothing_is_open_to_both_nobody_is_told_that_it_was_handed_over(
    documentation: Team, documenter: User, documenter2: User, supervisor: User
) -> None:
    closed = draft(documentation, documenter)
    assert closed.detainee is not None
    restrict(closed.detainee, [documenter], by=supervisor)
    answer = act(documenter, documentation, documenter2, supervisor)
    assert isinstance(answer, Refusal)
    assert not WorkHandOver.objects.exists()
    assert not Notice.objects.exists()


def test_what_is_restricted_is_in_no_number_of_who_may_not_open_it(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User, administrator: User
) -> None:
    closed = draft(documentation, documenter)
    assert closed.detainee is not None
    restrict(closed.detainee, [documenter], by=supervisor)
    assert remains(documenter, supervisor2) == remains(documenter, administrator) == {}
    assert remains(documenter, supervisor) != {}


def test_a_number_tells_nobody_of_a_desk_that_is_closed_to_them(
    documentation: Team, family_centre: Team, overseer: User, supervisor: User, administrator: User
) -> None:
    both = make_person("both", (documentation, Role.LIAISON), (family_centre, Role.LIAISON))
    taken(both, documentation)
    reported(both, documentation)
    assert numbers(both, supervisor) == numbers(both, administrator) == {"inquiries": 1, "reports": 1}
    assert numbers(both, overseer) == {}


def test_a_flag_about_somebody_restricted_is_in_no_number_of_who_may_not_open_it(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User, administrator: User
) -> None:
    release = draft(documentation, documenter)
    assert release.detainee is not None
    flag = raise_flag(release, "warning", "Two dates.", by=documenter)
    assert isinstance(
        OF_FLAGS.make("look", Flag.objects.visible_to(documenter), flag.pk, by=documenter, given=Given(0)), MoveMade
    )
    assert {numbers(documenter, person)["flags"] for person in (supervisor, supervisor2, administrator)} == {1}
    restrict(release.detainee, [documenter], by=supervisor)
    assert numbers(documenter, supervisor)["flags"] == 1
    assert numbers(documenter, supervisor2) == numbers(documenter, administrator) == {}


def test_of_what_was_typed_and_not_sent_only_that_there_is_some_is_said(
    documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    for _each in range(3):
        assert isinstance(keep(QueryDict(f"once={draw_key()}&note=x"), "release", by=documenter), Draft)
    assert numbers(documenter, supervisor) == {"drafts": 1}
    page = english_of(supervisor).get(f"/people/{documenter.pk}/hand-over/").content.decode()
    assert '<td data-label="How many">some</td>' in page


def test_what_was_typed_and_not_sent_is_said_before_the_account_is_closed(
    documentation: Team, documenter: User, administrator: User, english_of: ClientOf
) -> None:
    assert isinstance(keep(QueryDict(f"once={draw_key()}&note=x"), "release", by=documenter), Draft)
    client = english_of(administrator)
    assert "1 record, inquiry or flag stays theirs" in client.get(f"/people/{documenter.pk}/close/").content.decode()
    page = client.get(f"/people/{documenter.pk}/hand-over/").content.decode()
    assert "Entries typed and not sent" in page


def test_those_are_offered_who_can_have_some_of_it(
    leaving: User, documentation: Team, documenter2: User, analyst: User, administrator: User, supervisor: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    (desk,) = client_of(supervisor).get(f"/people/{leaving.pk}/hand-over/").context["desks"]
    offered = {value for value, _name in desk.form.fields["to"].choices}
    assert offered == {"", documenter2.pk, supervisor.pk}


def test_a_colleague_who_cannot_have_it_is_refused_with_the_reason(
    leaving: User, documentation: Team, analyst: User, supervisor: User, english_of: ClientOf
) -> None:
    client, address = english_of(supervisor), f"/people/{leaving.pk}/hand-over/"
    prefix = f"team-{documentation.pk}"
    answer = client.post(address, {f"{prefix}-to": str(analyst.pk), f"{prefix}-seen": "releases:3 findings:1"})
    assert answer.status_code == 422
    why = PILES["releases"].why_not_to(analyst, leaving, documentation)
    assert why is not None
    assert answer.context["refusal"].sentence == str(why)
    assert Release.objects.filter(owner=leaving).count() == 3
