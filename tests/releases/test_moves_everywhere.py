"""Every state × move × member of the cast: the button, the workflow's answer and the POST say the same."""

import re

import pytest
from django.db import transaction
from django.test import Client

from accounts.models import Team, User
from casework.models import MoveMade, OutboxEntry
from releases.models import LedgerEntry, Release
from releases.models.releases import Status
from releases.workflow import WORKFLOW
from tests.conftest import ClientOf
from tests.releases.records import release_in

pytestmark = pytest.mark.django_db

DAILY = ("documenter", "author_supervisor", "supervisor", "overseer", "analyst", "other_supervisor")
OTHERS = ("documenter2", "supervisor2", "liaison", "administrator", "colleague_documenter", "other_documenter")
REASON = {"reason": "not-enough-yet", "sentence": "Ask the family once more."}


@pytest.mark.parametrize("names", [DAILY, pytest.param(OTHERS, marks=pytest.mark.full)], ids=["daily", "others"])
@pytest.mark.parametrize("status", Status)
def test_button_answer_and_post_agree(
    status: Status,
    names: tuple[str, ...],
    request: pytest.FixtureRequest,
    documentation: Team,
    author_supervisor: User,
    supervisor: User,
    client_of: ClientOf,
) -> None:
    release = release_in(status, documentation, author_supervisor, supervisor)
    disagreeing = []
    for name in names:
        person: User = request.getfixturevalue(name)
        client = client_of(person)
        page = client.get(f"/releases/{release.reference}/")
        for move in _asked(page.status_code):
            drawn, allowed = _button(page.content.decode(), release, move), _allowed(release, move, person)
            posted = _posted(client, release, move)
            if not drawn == allowed == posted:
                disagreeing.append((name, move, drawn, allowed, posted))
    assert disagreeing == [], "person, move, button, workflow, POST"


def _asked(seen: int) -> list[str]:
    """Every move of a record that is seen; one, where it is not: the answer is the same for all."""
    return list(WORKFLOW.moves) if seen == 200 else list(WORKFLOW.moves)[:1]


def _button(page: str, release: Release, move: str) -> bool:
    return re.search(rf'(?:action|href)="/releases/{release.reference}/moves/{move}/"', page) is not None


def _allowed(release: Release, move: str, person: User) -> bool:
    """What the workflow answers to somebody who sees the record at all."""
    seen = Release.objects.visible_to(person).filter(pk=release.pk).first()
    return seen is not None and WORKFLOW.why_not(move, seen, person) is None


def _posted(client: Client, release: Release, move: str) -> bool:
    """Whether the POST is accepted; it is undone, and one that is refused leaves nothing behind."""
    fields = {"revision": str(release.revision_number), **(REASON if WORKFLOW.moves[move].needs_reason else {})}
    with transaction.atomic():
        before = _traces()
        answer = client.post(f"/releases/{release.reference}/moves/{move}/", fields)
        assert answer.status_code == 302 or _traces() == before
        transaction.set_rollback(True)
    return answer.status_code == 302


def _traces() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (MoveMade, LedgerEntry, OutboxEntry))
