"""Whoever takes the database, the data folder or the logs finds no number of a caller in them."""

import logging
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from accounts.acting import acting
from accounts.models import Team, User
from families.models import Contact, ExtortionReport, Inquiry, Intake
from tests.conftest import ClientOf
from tests.detainees.test_numbers_at_rest import texts
from tests.families.making import typed
from tests.families.reporting import NEW, typed_report
from tests.families.writing import message, opened_to_public, send

pytestmark = pytest.mark.django_db
# Planted by each way in, of ranges that cannot ring; as they are typed, and as they are kept.
TAKEN, MOVED, ADDED, DRAFTED, LOOKED, REFUSED, DEMANDED, WRITTEN, MISTYPED = (
    "+447700900481", "+447700900592", "+447700900663", "+447700900774", "+447700900885", "+447700900996",
    "+447700900157", "+447700900248", "+447700900359",
)  # fmt: skip
ACCOUNT, OFFICE, PAYEE, ALIAS = "planted_account", "PLANTEDOFFICE", "PLANTEDPAYEE", "PLANTEDALIAS"
ADDRESS, WORD = "planted.mother@example.org", "PLANTEDWORD"
PLANTED = (
    TAKEN, MOVED, ADDED, DRAFTED, LOOKED, REFUSED, DEMANDED, WRITTEN, MISTYPED, ADDRESS, WORD, ACCOUNT, OFFICE,
    PAYEE, ALIAS,
)  # fmt: skip
SEEN = tuple({text.removeprefix("+44") for text in PLANTED})


@pytest.fixture
def planted(documentation: Team, liaison: User, client_of: ClientOf, caplog: pytest.LogCaptureFixture) -> str:
    """Numbers that came in by every way there is, one shown, one looked for, one refused; what was logged meanwhile."""
    client = client_of(liaison)
    with caplog.at_level(logging.DEBUG):
        client.post("/families/new/", typed(documentation, number=TAKEN, code_word=WORD))
        client.post("/families/new/", typed(documentation, number=ADDRESS, method="e-mail"))
        client.post("/drafts/keep/", {**typed(documentation, number=DRAFTED), "kept-form": "call"})
        page = f"/families/{Inquiry.objects.earliest('pk').reference}"
        client.post(f"{page}/contacts/new/", {"once": "k" * 24, "method": "signal", "number": ADDED})
        client.post(f"{page}/contacts/new/", {"once": "l" * 24, "method": "signal", "number": f"{REFUSED}99999999"})
        client.post("/families/new/", typed(documentation, note=f"her number is {REFUSED}"))
        client.post("/families/caller/", {"number": LOOKED})
        client.post(f"{page}/contacts/{Contact.objects.earliest('pk').pk}/show/", {"reason": "news"})
        client.post("/families/new/", typed(documentation, number=MOVED, look="1"))
        client.post(f"{page}/attempts/", {"once": "m" * 24, "outcome": "no-answer", "sentence": f"rang {REFUSED}"})
        client.post(f"{page}/moves/close/", {"revision": 0, "reason": "found", "sentence": f"rings {REFUSED}"})
        client.post("/search/", {"sought": LOOKED})
        report(client, documentation)
        by_the_page(client, documentation)
    assert Contact.objects.count() == 4
    return caplog.text


def by_the_page(client: Any, team: Team) -> None:
    """What families write on the public page: one that is taken, one that waits, and what is refused there."""
    opened_to_public(team)
    send(message(team, number=WRITTEN))
    send(message(team, number=ADDRESS, method="e-mail"))
    mistakes: list[dict[str, Any]] = [{"asks": []}, {"own_name": MISTYPED}, {"once": ""}, {"homepage": "x"}]
    for mistake in (*mistakes, {"text": f"ring {MISTYPED}"}):
        send(message(team, number=MISTYPED, **mistake))
    page = Intake.objects.earliest("pk").get_absolute_url()
    client.get(page)
    taken = {"revision": 0, "given_ar": "خالد", "asks": ["released"], "priority": "normal"}
    assert client.post(page, taken).status_code == 302


def report(client: Any, team: Team) -> None:
    """What a report of extortion names, shown once, asked about while it is typed, and refused where it is no place."""
    said = {"numbers": DEMANDED, "accounts": f"@{ACCOUNT}", "emails": ADDRESS, "aliases": ALIAS}
    client.post(NEW, typed_report(team, **said, office=OFFICE, payee=PAYEE))
    client.post(NEW, typed_report(team, note=f"rang from {REFUSED}", amount_said=REFUSED))
    for written in (REFUSED, REFUSED[1:], f"500 $ to {REFUSED[3:]}", f"{REFUSED[3:7]} {REFUSED[7:10]} {REFUSED[10:]}"):
        client.post(NEW, typed_report(team, amount_said=written, currency="USD", numbers=""))
    client.post("/detainees/warned/", {"source_name": f"{LOOKED} {ALIAS}"})
    made = ExtortionReport.objects.earliest("pk")
    assert made.identifiers.count() == 5
    client.post(f"{made.get_absolute_url()}identifiers/{made.identifiers.earliest('pk').pk}/show/", {"reason": "warn"})


def test_no_table_holds_a_number(planted: str) -> None:
    found = {(table, seen) for table, text in texts() for seen in SEEN if seen in text}
    assert found == set()


def test_control_the_search_finds_what_is_not_sealed(planted: str, liaison: User) -> None:
    with acting(liaison):
        inquiry = Inquiry.objects.earliest("pk")
        inquiry.note = f"her number is {TAKEN}"
        inquiry.save()
    assert {table for table, text in texts() if TAKEN in text} == {"families_inquiry", "casework_factchange"}


def test_no_file_and_no_log_holds_a_number(planted: str, tmp_path: Path) -> None:
    folders = (tmp_path, Path(settings.MEDIA_ROOT))
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    assert [file.name for file in files if any(seen.encode() in file.read_bytes() for seen in SEEN)] == []
    assert [seen for seen in SEEN if seen in planted] == []
