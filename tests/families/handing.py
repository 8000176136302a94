"""Handing over for tests, as people do it: the page, what it sends, and what stands at the top of the desk then."""

from typing import Any

from accounts.models import User
from families.models import Inquiry
from tests.families.at_desk import waits

SENTENCE = "She calls on Mondays; her son must not hear of it."


def address(inquiry: Inquiry) -> str:
    return f"/families/{inquiry.reference}/moves/hand-over/"


def sent(inquiry: Inquiry, to: User, **said: Any) -> dict[str, Any]:
    """What the page sends, as it stands now."""
    return {"to": to.pk, "revision": Inquiry.objects.get(pk=inquiry.pk).revision_number, "which": "one", **said}


def drawn(client: Any, page: str) -> str:
    """How many there are, as the page that somebody has in front of them says."""
    context = client.get(page).context or {}
    return str(context["form"]["seen"].value()) if "form" in context else ""


def owner_of(inquiry: Inquiry) -> User:
    return Inquiry.objects.get(pk=inquiry.pk).owner


def handed(client: Any) -> list[tuple[str, str, list[str]]]:
    shown = waits(client, "handed")
    return [(str(each.by), each.sentence, [one.inquiry.reference for one in each.given]) for each in shown]
