"""Lists beside their pictures, for tests: a piece with its page, rows as a browser sends them, what is kept."""

from typing import Any
from uuid import UUID

from django.test import Client
from django.utils import timezone

from accounts.acting import acting
from accounts.models import Team, User
from releases.grid.keeping import Sent
from releases.grid.typed import Typed
from releases.models import CleanCopy, Evidence, Grid, GridRow, Original
from tests.releases.records import draft

AHMAD = {"given": "أحمد", "father": "محمود", "family": "الخطيب"}
SAMIR = {"given": "سمير", "father": "خالد", "family": "النجار"}
HEAD: dict[str, Any] = {
    "columns": ["number", "given", "father", "family", "birth", "home_governorate"], "script": "ar",
    "wave": "decree-7-2022", "release_date": "3/5/2022", "facility": "sednaya", "release_governorate": "SY-DI",
    "mode": "amnesty", "charge_category": "terrorism", "claim_connection": "witness", "source_reliability": "B",
    "claim_credibility": "2",
}  # fmt: skip


def listed(team: Team, by: User, *, distressing: bool = False) -> Evidence:
    """A photographed list that came with the claim of a draft; its file itself no test looks at."""
    claim, ready = draft(team, by).claims.get(), {"state": "ready", "prepared_at": timezone.now()}
    with acting(by):
        known = {"bytes": 7, "media_type": "image/jpeg", **ready}
        original, made = Original.objects.get_or_create(sha256="7" * 64, defaults=known)
        if made:
            page = {"purpose": "page", "media_type": "image/jpeg", "bytes": 7, "sha256": "7" * 64}
            CleanCopy.objects.create(original=original, **page)
        said = {"original_name": "list.jpg", "shows": "list", "distressing": distressing, "received_by": by}
        piece = Evidence.objects.create(claim=claim, original=original, **said)
    return Evidence.objects.visible_to(by).whole().get(pk=piece.pk)


def key(number: int) -> UUID:
    return UUID(int=number)


def row(number: int, version: int = 0, /, *, illegible: Any = False, person: Any = "", **cells: Any) -> Sent:
    """A row as it comes from the page."""
    return Sent(key(number), version, Typed({"number": str(number), **cells}, illegible=illegible), person)


def fields(
    number: int, version: int = 0, /, *, person: Any = "", illegible: Any = False, **cells: Any
) -> dict[str, str]:
    """The fields of one row as a browser sends them."""
    said = {f"{name}:{key(number)}": text for name, text in cells.items()}
    mark = {f"illegible:{key(number)}": "1"} if illegible else {}
    return {"rows": f"{key(number)}.{version}", f"person:{key(number)}": person, **said, **mark}


def address(piece: Evidence, more: str = "") -> str:
    return f"/releases/evidence/{piece.pk}/grid/1/{more}"


def send(client: Client, piece: Evidence, sent: dict[str, str], **more: str) -> dict[str, Any]:
    """What is answered when a row is kept by itself."""
    answer = client.post(address(piece, "rows/"), {**sent, **more})
    assert answer.status_code == 200
    return dict(answer.json())


def press(client: Client, piece: Evidence, button: str, *rows: dict[str, str], **head: Any) -> Any:
    """The whole page sent by one of its buttons, as without script."""
    seen = str(sum(Grid.objects.filter(evidence=piece).values_list("changes", flat=True)))
    data: dict[str, Any] = {**HEAD, "version": _version(piece), "seen": seen, button: "1", **head}
    for one in rows:
        data |= {name: text for name, text in one.items() if name != "rows"}
    data["rows"] = [one["rows"] for one in rows]
    return client.post(address(piece), data)


def _version(piece: Evidence) -> str:
    grid = Grid.objects.filter(evidence=piece).first()
    return str(grid.version if grid else 1)


def typed(number: int) -> dict[str, str]:
    """What is kept of a row."""
    return dict(Typed.stored(GridRow.objects.get(key=key(number))).cells)
