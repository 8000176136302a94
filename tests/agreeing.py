"""Of every move of a record: what its page offers, what the workflow answers, and what comes of it when it is sent."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.test import Client

from accounts.models import User
from casework.moves import Workflow


def agree(
    workflow: Workflow[Any], record: Any, person: User, client: Client, *,
    own_pages: Mapping[str, str] | None = None, also: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    """They say the same to `person`, whose client this is; whatever a move did is undone.

    `own_pages` has the end of the address of a move that is made on a page of its own; `also` is sent with each.
    """
    address = record.get_absolute_url()
    offers = {offer.move.name: offer.why_not for offer in workflow.offers(record, person)}
    seen = client.get(address)
    page = seen.content.decode() if seen.status_code == 200 else ""
    for name, move in workflow.moves.items():
        if move.follows:
            continue
        is_open = name in offers and offers[name] is None
        where = address + (own_pages or {}).get(name, f"moves/{name}/")
        assert (where in page) is is_open, name
        reason = str(move.reasons.values[0]) if move.reasons else ""
        fields = {"revision": record.revision_number, "reason": reason, "sentence": "So.", **(also or {})}
        with transaction.atomic():
            sent = client.post(where, fields)
            transaction.set_rollback(True)
        assert (sent.status_code == 302) is is_open, (name, sent.status_code)
