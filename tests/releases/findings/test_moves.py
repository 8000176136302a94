"""Every state × move × reader of a sighting, and of a death that waits: button, workflow and POST say the same."""

import re

import pytest
from django.db import transaction
from django.test import Client

from accounts.models import Team, User
from casework.models import MoveMade
from releases.findings.workflow import WORKFLOW, offers_of
from releases.models import Finding, FindingVerdict
from releases.models.moved import Status
from tests.conftest import ClientOf
from tests.releases.knowing import death, known_in, page

pytestmark = pytest.mark.django_db

READERS = ("documenter", "author_supervisor", "supervisor", "overseer", "analyst")
REASON = {"reason": "not-enough-yet", "sentence": "Ask the family once more."}
RULING = {**REASON, "ruling": "rejected"}


def disagreeing(finding: Finding, name: str, request: pytest.FixtureRequest, client_of: ClientOf) -> list[object]:
    person: User = request.getfixturevalue(name)
    client, seen = client_of(person), Finding.objects.visible_to(person).filter(pk=finding.pk).first()
    if seen is None:
        return [] if client.get(finding.get_absolute_url()).status_code == 404 else [(name, "is seen")]
    offered = {offer.move.name for offer in offers_of(seen, person) if offer.why_not is None}
    shown = page(client, finding)
    answers = []
    for move in WORKFLOW.moves:
        drawn = re.search(rf'(?:action|href)="{finding.get_absolute_url()}moves/{move}/"', shown) is not None
        answers.append((name, move, drawn, move in offered, posted(client, finding, move)))
    return [answer for answer in answers if not answer[2] == answer[3] == answer[4]]


def posted(client: Client, finding: Finding, move: str) -> bool:
    """Whether a POST by somebody who saw the page makes the move; what it does is undone."""
    needs = RULING if move == "give-verdict" else REASON if WORKFLOW.moves[move].needs_reason else {}
    sent = {"revision": str(finding.revision_number), **needs}
    with transaction.atomic():
        before = MoveMade.objects.count() + FindingVerdict.objects.count()
        client.post(f"{finding.get_absolute_url()}moves/{move}/", sent)
        made = MoveMade.objects.count() + FindingVerdict.objects.count() > before
        transaction.set_rollback(True)
    return made


@pytest.mark.parametrize("status", Status)
def test_of_a_sighting(
    status: Status, request: pytest.FixtureRequest, documentation: Team, author_supervisor: User, supervisor: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    finding = known_in(status, documentation, author_supervisor, supervisor)
    found = [each for name in READERS for each in disagreeing(finding, name, request, client_of)]
    assert found == [], "person, move, button, workflow, POST"


def test_of_a_death_that_waits(
    request: pytest.FixtureRequest, documentation: Team, author_supervisor: User, client_of: ClientOf
) -> None:
    finding = death(documentation, author_supervisor)
    found = [each for name in READERS for each in disagreeing(finding, name, request, client_of)]
    assert found == [], "person, move, button, workflow, POST"
