"""Asking for moves as people do: by their page, by a POST, by the workflow; and what is left behind."""

from django.test import Client
from django.utils import translation

from accounts.models import User
from casework.models import MoveMade, OutboxEntry
from casework.moves import Refusal
from releases.models import LedgerEntry, Release, Revision, Verdict
from releases.workflow import WORKFLOW
from tests.releases.records import move

REASON = {"reason": "not-enough-yet", "sentence": "Ask the family once more."}


def post(client: Client, release: Release, name: str, **fields: str) -> int:
    """The status with which a POST of the move is answered, by somebody who sees the release as it is now."""
    release.refresh_from_db()
    sent = {"revision": str(release.revision_number), **(REASON if WORKFLOW.moves[name].needs_reason else {}), **fields}
    return client.post(f"/releases/{release.reference}/moves/{name}/", sent).status_code


def page(client: Client, release: Release) -> str:
    """The record's page, as it comes."""
    return client.get(f"/releases/{release.reference}/").content.decode()


def button(release: Release, name: str) -> str:
    """What stands in a page that offers the move."""
    return f'"/releases/{release.reference}/moves/{name}/"'


def why_not(release: Release, name: str, by: User) -> str | None:
    """The sentence of refusal, in English."""
    release.refresh_from_db()
    with translation.override("en"):
        return WORKFLOW.why_not(name, release, by)


def refused(release: Release, name: str, by: User) -> bool:
    """Whether the workflow refuses the move; a refusal leaves nothing behind."""
    before = traces()
    answer = move(release, name, by)
    assert isinstance(answer, MoveMade) or traces() == before
    return isinstance(answer, Refusal)


def traces() -> list[int]:
    """How much is written of moves, verdicts, revisions, counts and consequences."""
    return [model.objects.count() for model in (MoveMade, Verdict, Revision, LedgerEntry, OutboxEntry)]


def counted() -> int:
    """How many people the ledger counts now."""
    return sum(LedgerEntry.objects.values_list("people", flat=True))
