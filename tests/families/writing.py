"""What families write on the public page, for tests: sent as a browser sends it."""

from typing import Any
from urllib.parse import urlencode

from django.test import Client

from accounts.acting import acting
from accounts.founding import GIVES
from accounts.models import Team, User
from casework.kept import forget_kept
from config.public.asking.slip import draw_slip
from families.models import Intake

ASK = "/public/en/ask/"
THEIRS = "+447700900311"  # of a range that cannot ring


def opened_to_public(*teams: Team) -> None:
    """Let these teams take what is written on the public page."""
    with acting(User.objects.system(GIVES)):
        for team in teams:
            team.open_to_public = True
            team.save()
    forget_kept()


def message(team: Team, **changes: Any) -> dict[str, Any]:
    """What stands in the form when it is sent."""
    return {
        "once": draw_slip(), "desk": str(team.pk), "sought": "خالد محمود الخطيب", "relation": "parent",
        "asks": ["whereabouts", "released"], "text": "لم نسمع عنه منذ 2013", "own_name": "أم خالد",
        "method": "whatsapp",
        "number": THEIRS, "where": "Europe/Berlin", "hours_from": "18:00", "hours_to": "21:00", "message": "neutral",
        "keep": "on", "match": "on", **changes,
    }  # fmt: skip


def send(form: dict[str, Any], *, address: str = "203.0.113.7", page: str = ASK, client: Client | None = None) -> Any:
    """The answer to a browser that sends the form from this address."""
    as_sent = "application/x-www-form-urlencoded"
    browser = client or Client()
    return browser.post(page, urlencode(form, doseq=True), content_type=as_sent, REMOTE_ADDR=address)


def came_in(team: Team, **changes: Any) -> Intake:
    """What came in; the desk has to be open."""
    answer = send(message(team, **changes))
    assert answer.status_code == 200, answer.content.decode()
    return Intake.objects.latest("pk")
