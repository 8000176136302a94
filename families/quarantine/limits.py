"""How much comes in by the public page: from one place, in all, and waiting at once.

What is refused is not read, and nothing is written for it; who was refused is remembered by the process for some
seconds, so that a flood does not even ask the database. Of an address a keyed digest is kept for an hour, made with a
key that is another one every day; without the installation's keys nobody can tell whose it was.
"""

import hashlib
import hmac
import time
from datetime import timedelta
from enum import StrEnum

from django.conf import settings
from django.db import connection
from django.db.models import Count, Q
from django.utils import timezone

from casework.sealed import index_of
from families.models import Intake, PublicPost
from releases.today import today

WITHIN = timedelta(hours=1)
READ_FOR_ONE = 20  # posts that are read, mistakes and all, for each message that may come in
REMEMBERED = {"busy_here": 30.0, "busy_everywhere": 5.0}  # seconds
_MOST = 10_000  # addresses that are remembered
_EVERYWHERE = ""  # in the place of an address
_refused: dict[str, tuple[float, "Busy"]] = {}
_ONE_BY_ONE = "SELECT pg_advisory_xact_lock(hashtextextended('public page', 0))"


class Busy(StrEnum):
    """Why nothing is taken now; the names of sentences of the page."""

    HERE = "busy_here"
    EVERYWHERE = "busy_everywhere"


def source_of(address: str) -> str:
    """By what posts from one address are counted today."""
    key = hmac.new(
        bytes.fromhex(settings.KEYS["secret"]), f"public post {today()}".encode(), hashlib.sha256
    ).hexdigest()
    return index_of(PublicPost, "source", key, address)


def why_not_now(source: str) -> Busy | None:
    """Why a post from there is not even read, or None."""
    for known in (source, _EVERYWHERE):
        until, busy = _refused.get(known, (0.0, None))
        if busy is not None and time.monotonic() < until:
            return busy
    busy = _ask_whether_busy(source)
    if busy is not None:
        _remember(source if busy is Busy.HERE else _EVERYWHERE, busy)
    return busy


def _remember(source: str, busy: Busy) -> None:
    if len(_refused) >= _MOST:
        _refused.clear()
    _refused[source] = time.monotonic() + REMEMBERED[busy], busy


def forget_refused() -> None:
    """Ask the database again about everybody."""
    _refused.clear()


def _ask_whether_busy(source: str) -> Busy | None:
    since = timezone.now() - WITHIN
    counted = PublicPost.objects.since(since).aggregate(here=Count("pk", filter=Q(source=source)), read=Count("pk"))
    if counted["here"] >= settings.INTAKE_OF_ONE_ADDRESS:
        return Busy.HERE
    # What was only read closes the form to nobody, unless it is far more than ever comes in.
    if counted["read"] >= READ_FOR_ONE * settings.INTAKE_AN_HOUR or is_full():
        return Busy.EVERYWHERE
    return None


def count_post(source: str) -> None:
    """Count a post that is read; what is older than an hour is forgotten with it."""
    forget_posts()
    PublicPost.objects.create(source=source)


def forget_posts() -> None:
    """Forget what came more than an hour ago."""
    PublicPost.objects.filter(at__lte=timezone.now() - WITHIN).order_by().delete()


def is_full() -> bool:
    """Whether as much waits as may, or came in within the hour."""
    waiting, an_hour = settings.INTAKE_WAITING, settings.INTAKE_AN_HOUR
    lately = Intake.objects.filter(received_at__gt=timezone.now() - WITHIN).order_by()
    return lately[:an_hour].count() >= an_hour or Intake.objects.waiting().order_by()[:waiting].count() >= waiting


def one_by_one() -> None:
    """Let nobody else bring anything in before the caller's transaction ends, so that the limits hold exactly."""
    with connection.cursor() as cursor:
        cursor.execute(_ONE_BY_ONE)
