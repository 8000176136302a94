"""Everything is withdrawn in the very instant in which somebody else writes: they are told, and nothing comes back.

The control takes the lock away from who withdraws; then PostgreSQL alone refuses what comes late.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from django.db import DatabaseError, connections
from django.test import Client
from django.utils import timezone

from accounts.models import Team, User
from casework.idempotency import draw_key
from families import erasing
from families.answering import tell
from families.models import Answer, Contact, Inquiry
from families.models.inquiries import InquiryQuerySet
from families.taking import change_inquiry
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.detainees.test_numbers_at_rest import texts
from tests.families.making import NUMBER, checked, destroyed, moved, saying, taken, wished
from tests.releases.records import release_in

pytestmark = pytest.mark.django_db(transaction=True)
LATE = "PLANTEDLATE"
NAMES = {"given_ar": "زرقاء", "asks": ["legal"], "relationship": "parent", "sex": "male"}


@pytest.fixture
def inquiry(documentation: Team, liaison: User) -> Inquiry:
    return taken(liaison, documentation, number=NUMBER)


def at_once(inquiry: Inquiry, by: User, write: Callable[[], Any], monkeypatch: pytest.MonkeyPatch) -> Any:
    """What came of `write`, sent after somebody holds the inquiry to destroy it and before they have."""
    held, erase = Event(), erasing.erase

    def slowly(*asked: Any, **named: Any) -> Any:
        held.set()
        waits.join_soon()
        return erase(*asked, **named)

    waits = _Waits()
    monkeypatch.setattr(erasing, "erase", slowly)
    with ThreadPoolExecutor(2) as pool:
        destroying = pool.submit(_closing, lambda: destroyed(inquiry, by))
        assert held.wait(10)
        writing = pool.submit(_closing, write)
        waits.go()
        destroying.result()
        return writing.result()


class _Waits:
    """Until somebody else has had time to come to the lock."""

    def __init__(self) -> None:
        self._gone = Event()

    def go(self) -> None:
        self._gone.set()

    def join_soon(self) -> None:
        self._gone.wait(10)
        Event().wait(0.5)


def _closing(what: Callable[[], Any]) -> Any:
    try:
        return what()
    except DatabaseError as refused:
        return getattr(refused.__cause__, "sqlstate", "")
    finally:
        connections.close_all()


def nothing_came_back() -> bool:
    late = [table for table, text in texts() if LATE in text]
    return not late and not Contact.objects.filter(erased_at__isnull=True).exists()


def posts(client: Client, address: str, **form: Any) -> Callable[[], int]:
    return lambda: client.post(address, {"once": draw_key(), **form}).status_code


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("change/", {**NAMES, "note": LATE, "version": 1}),
        ("attempts/", {"outcome": "reached", "sentence": LATE}),
        ("contacts/new/", {"method": "signal", "number": "+447700900592", "who_answers": LATE}),
        ("consent/publish/", {
            "text": "publish-ar", "said": "given", "how": "telephone", "words": LATE,
            "said_on": f"{timezone.localdate():%d/%m/%Y}",
        }),
        ("moves/trace/", {"revision": 0}),
    ],
)  # fmt: skip
def test_who_writes_meanwhile_is_told_and_nothing_comes_back(
    path: str, form: dict[str, Any], inquiry: Inquiry, liaison: User, supervisor: User, client_of: ClientOf,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    client = client_of(supervisor)
    write = posts(client, f"/families/{inquiry.reference}/{path}", **form)
    assert at_once(inquiry, liaison, write, monkeypatch) in (403, 409)
    after = Inquiry.objects.get()
    assert (after.given_ar, after.erased_at is not None, after.status) == ("", True, "closed")
    assert nothing_came_back()


def test_control_without_the_lock_postgresql_alone_refuses_what_comes_late(
    inquiry: Inquiry, liaison: User, supervisor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(InquiryQuerySet, "locked", lambda found: found)
    seen = Inquiry.objects.get()
    came = at_once(inquiry, liaison, lambda: change_inquiry(seen, {"note": LATE}, by=supervisor), monkeypatch)
    assert came in ("IF011", "IF051")
    assert nothing_came_back()


@pytest.fixture
def known(documentation: Team, documenter: User, supervisor: User, liaison: User) -> Inquiry:
    """A checked mother may be told of a release."""
    freed = wished(release_in(Status.VERIFIED, documentation, documenter, supervisor), "checked-relative", documenter)
    asked = taken(liaison, documentation, number=NUMBER, detainee=freed.detainee, relationship="parent")
    return checked(moved(asked, "match", by=liaison), liaison)


def test_who_answers_meanwhile_is_told_and_nothing_of_the_answer_is_kept(
    known: Inquiry, liaison: User, supervisor: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, address = client_of(supervisor), f"/families/{known.reference}/answer/"
    form = client.get(address).context["form"]
    drawn = {name: form[name].value() or "" for name in ("seen", "language", "release", "unnamed")}
    answering = posts(client, address, **drawn, text=LATE, how="call")
    assert at_once(known, liaison, answering, monkeypatch) in (403, 422)
    assert not Answer.objects.exists()
    assert nothing_came_back()


def test_control_without_the_lock_postgresql_alone_refuses_an_answer_that_comes_late(
    known: Inquiry, liaison: User, supervisor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Inquiry.objects.for_rows().get()
    said = saying(asked, supervisor, text=LATE)
    monkeypatch.setattr(InquiryQuerySet, "locked", InquiryQuerySet.for_rows)
    came = at_once(known, liaison, lambda: tell(asked, said, by=supervisor), monkeypatch)
    assert came in ("IF056", "IF057", "40P01")  # or each waits for a row of the other, and this one is ended
    assert not Answer.objects.exists()
    assert nothing_came_back()
