"""What becomes of a caller while a colleague writes about them stands: nobody stores what they read before.

A check of who they are lapses with the consent that is taken back; the control reads without the lock and stores all
that it read, and the check stands again.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from django.db import OperationalError, connection, connections, models, transaction

from accounts.models import Team, User
from families.checking import check_identity
from families.models import CallerWords, Inquiry, Relative
from families.models.relatives import RelativeQuerySet
from families.taking import take_call
from tests.detainees.making import registered
from tests.families.making import SOUGHT, agreed, checked, taken

pytestmark = pytest.mark.django_db(transaction=True)
ABOUT = {**SOUGHT, "channel": "hotline", "asks": ["released"], "priority": "normal"}
BEFORE_THE_COMMIT = 1.0  # seconds for which what was written is not seen


@pytest.fixture
def inquiry(documentation: Team, documenter: User, liaison: User) -> Inquiry:
    """The first of two in which one mother, who was asked what only the family knows, seeks two people."""
    asked = taken(liaison, documentation, detainee=registered(documenter, documentation), said={"name": "أم خالد"})
    other = registered(documenter, documentation)
    take_call(documentation, ABOUT, by=liaison, caller=asked.relative, said={}, detainee=other)
    return checked(asked, liaison)


def at_once(first: Callable[[], Any], then: Callable[[], Any]) -> None:
    """`then` begins when `first` has written, and before that can be seen."""
    written = Event()

    def slowly() -> None:
        try:
            with transaction.atomic():
                first()
                written.set()
                Event().wait(BEFORE_THE_COMMIT)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(slowly)
        assert written.wait(30)
        then()
        writing.result()


def taken_back(inquiry: Inquiry, by: User) -> Callable[[], Any]:
    """The caller does not want the register searched any more."""
    return lambda: agreed(inquiry, "match", by, said="withdrawn")


def calling_again(inquiry: Inquiry, by: User) -> Callable[[], Any]:
    """The same caller on another telephone, as the page read them before."""
    team, caller = inquiry.team, Relative.objects.get(pk=inquiry.relative_id)
    return lambda: take_call(team, ABOUT, by=by, caller=caller, said={"name": "أم خالد وسعيد"})


def test_a_check_that_lapses_while_the_caller_calls_again_has_lapsed(
    inquiry: Inquiry, liaison: User, supervisor: User
) -> None:
    at_once(taken_back(inquiry, supervisor), calling_again(inquiry, liaison))
    caller = Relative.objects.get()
    assert (caller.identity, caller.name) == ("not-checked", "أم خالد وسعيد")


def test_control_who_reads_without_the_lock_and_stores_all_of_it_puts_the_check_back(
    inquiry: Inquiry, liaison: User, supervisor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RelativeQuerySet, "locked", lambda found: found)
    monkeypatch.setattr(Relative, "save", lambda caller, **_fields: models.Model.save(caller))
    at_once(taken_back(inquiry, supervisor), calling_again(inquiry, liaison))
    assert Relative.objects.get().identity == "questions"


def test_a_check_beside_a_call_leaves_what_the_caller_said_there(
    inquiry: Inquiry, liaison: User, supervisor: User
) -> None:
    """The page of the check read the caller with their inquiry, before the call."""
    seen = Inquiry.objects.for_rows().get(pk=inquiry.pk)
    at_once(calling_again(inquiry, liaison), lambda: check_identity(seen, "failed", by=supervisor))
    caller = Relative.objects.get()
    assert (caller.identity, caller.name) == ("failed", "أم خالد وسعيد")


def test_a_caller_who_was_read_before_the_check_lapsed_is_read_anew(inquiry: Inquiry, liaison: User) -> None:
    again = calling_again(inquiry, liaison)
    taken_back(inquiry, liaison)()
    again()
    assert Relative.objects.get().identity == "not-checked"


# -- Who takes a call holds the caller, and then waits for no inquiry: others hold one and wait for its caller


def named_anew_while_held(inquiry: Inquiry, by: User) -> None:
    """The caller calls again and gives a name while a colleague has the first inquiry on its way to destruction."""

    def calls() -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '2s'")
                calling_again(inquiry, by)()
        finally:
            connections.close_all()

    with transaction.atomic(), ThreadPoolExecutor(1) as pool:
        Inquiry.objects.locked().get(pk=inquiry.pk)
        pool.submit(calls).result()


def test_a_name_given_anew_waits_for_no_inquiry_of_the_caller(inquiry: Inquiry, liaison: User) -> None:
    named_anew_while_held(inquiry, liaison)
    assert set(CallerWords.objects.get().words) == {"ام", "خالد", "وسعيد"}


def test_control_who_touches_the_inquiries_of_the_caller_waits_for_them(
    inquiry: Inquiry, liaison: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def touching(callers: list[int]) -> None:
        list(Inquiry.objects.filter(relative__in=callers).select_for_update(of=("self",)))

    monkeypatch.setattr("families.taking.keep_words", touching)
    with pytest.raises(OperationalError, match="lock timeout"):
        named_anew_while_held(inquiry, liaison)
