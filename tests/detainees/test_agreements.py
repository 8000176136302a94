"""Two organisations agree to tell each other that one of them holds a likely match."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.acting import acting
from accounts.founding import found_organisation
from accounts.models import Team, User
from casework.mistake import Mistake
from detainees.agreements import agree, end, partners, propose
from detainees.models import Agreement
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db
PAGE = "/detainees/agreements/"


@pytest.fixture
def proposed(documentation: Team, other_team: Team, supervisor: User) -> Agreement:
    """By the supervisor, to the other organisation."""
    made = propose(documentation.organisation, other_team.organisation, "the desk", by=supervisor)
    assert isinstance(made, Agreement)
    return made


def test_nothing_holds_before_the_other_side_has_agreed(
    proposed: Agreement, documenter: User, other_documenter: User, other_supervisor: User
) -> None:
    assert partners(documenter) == partners(other_documenter) == {}
    assert agree(proposed, "the archive", by=other_supervisor) is None
    theirs, ours = proposed.agreeing, proposed.proposing
    assert partners(documenter) == {theirs.pk: (theirs, "the archive")}
    assert partners(other_documenter) == {ours.pk: (ours, "the desk")}


def test_nobody_agrees_for_the_other_side(proposed: Agreement, supervisor: User, supervisor2: User) -> None:
    for by in (supervisor, supervisor2):
        assert isinstance(agree(proposed, "x", by=by), Mistake)


def test_postgresql_refuses_one_person_on_both_sides(proposed: Agreement, supervisor: User) -> None:
    with pytest.raises(IntegrityError), acting(supervisor), transaction.atomic():
        Agreement.objects.filter(pk=proposed.pk).update(
            agreed_by=supervisor, agreed_at=proposed.proposed_at, agreeing_contact="x"
        )


def test_either_side_ends_it_for_both(
    proposed: Agreement, documenter: User, other_documenter: User, other_supervisor: User, administrator: User
) -> None:
    agree(proposed, "the archive", by=other_supervisor)
    assert end(proposed, by=administrator) is None
    assert partners(documenter) == partners(other_documenter) == {}
    assert isinstance(end(proposed, by=other_supervisor), Mistake)


def test_there_is_one_at_a_time(proposed: Agreement, supervisor: User, other_supervisor: User) -> None:
    theirs, ours = proposed.agreeing, proposed.proposing
    assert isinstance(propose(theirs, ours, "y", by=other_supervisor), Mistake)
    end(proposed, by=supervisor)
    assert isinstance(propose(theirs, ours, "y", by=other_supervisor), Agreement)


def test_the_page_proposes_agrees_and_ends(
    documentation: Team, other_team: Team, administrator: User, other_supervisor: User, client_of: ClientOf
) -> None:
    typed = {"ours": documentation.organisation_id, "theirs": other_team.organisation_id, "contact": "the desk"}
    assert client_of(administrator).post(PAGE, typed).status_code == 302
    found = Agreement.objects.get()
    assert "the desk" in client_of(other_supervisor).get(PAGE).content.decode()
    client_of(other_supervisor).post(f"{PAGE}{found.pk}/agree/", {"contact": ""})
    assert Agreement.objects.in_force().count() == 0
    client_of(other_supervisor).post(f"{PAGE}{found.pk}/agree/", {"contact": "the archive"})
    assert Agreement.objects.in_force().count() == 1
    client_of(administrator).post(f"{PAGE}{found.pk}/end/")
    assert Agreement.objects.in_force().count() == 0


def test_nobody_speaks_for_another_organisation(
    documentation: Team, other_team: Team, other_supervisor: User, client_of: ClientOf
) -> None:
    typed = {"ours": documentation.organisation_id, "theirs": other_team.organisation_id, "contact": "x"}
    assert client_of(other_supervisor).post(PAGE, typed).status_code == 422
    assert Agreement.objects.count() == 0


def test_what_was_proposed_is_kept_as_it_was(proposed: Agreement, supervisor: User) -> None:
    other = found_organisation("third", "ثالثة", "Third")
    with pytest.raises(Exception, match="agreeing_id"), acting(supervisor), transaction.atomic():
        Agreement.objects.filter(pk=proposed.pk).update(agreeing=other)


def test_the_queries_of_the_page_do_not_grow(proposed: Agreement, supervisor: User, client_of: ClientOf) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client_of(supervisor).get(PAGE)
        return len(captured)

    few = queries()
    for _number in range(3):
        end(Agreement.objects.latest("pk"), by=supervisor)
        propose(proposed.proposing, proposed.agreeing, "again", by=supervisor)
    assert queries() <= few
