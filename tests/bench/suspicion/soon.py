"""`python -m tests.bench.suspicion.soon NUMBER`: how soon a flag is there after a submit; seconds, a line each.

Of two who are said to be independent the second tells what the first told, word for word: a rule that a worker asks.
The scheduler and a worker are at work, and the run over the whole register that they have begun is not over.
"""

import os
import sys
import time
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

import redis  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from accounts.acting import acting  # noqa: E402
from casework.dates import PartialDate  # noqa: E402
from casework.models import OutboxEntry  # noqa: E402
from casework.outbox import follow_with  # noqa: E402
from releases.entry import enter_release  # noqa: E402
from releases.models import Flag, Release  # noqa: E402
from releases.suspicion.looking import LOOK_AT_REGISTER  # noqa: E402
from releases.suspicion.nightly import LOCK  # noqa: E402
from tests.bench.suspicion.beyond import Planting  # noqa: E402
from tests.bench.suspicion.texts import own  # noqa: E402

RULE = "near-identical-texts"
QUEUE = "celery"
SETTLING, PATIENCE, LOOK = 900.0, 60.0, 0.02  # seconds: for what the planting left to do, for a flag, between two looks
QUIET = 3.0  # seconds for which nothing was to do


def main(number: int) -> None:
    planting = Planting()
    _until(_settled, SETTLING, "What had to follow was not done")
    with transaction.atomic():
        follow_with(LOOK_AT_REGISTER)
    _until(_at_night, PATIENCE, "The run over the register did not begin")
    for each in range(number):
        text = own(planting.chance)
        _told(planting, f"soon, first {each}", text)
        second = _told(planting, f"soon, second {each}", text)
        began = time.monotonic()
        _until(Flag.objects.filter(rule=RULE, release=second).exists, PATIENCE, "There was no flag")
        took = time.monotonic() - began
        if not _at_night():
            break
        print(f"{took:.3f}", flush=True)  # noqa: T201


def _until(so: Callable[[], bool], patience: float, otherwise: str) -> None:
    """Raises SystemExit where it is not so in time."""
    end = time.monotonic() + patience
    while not so():
        if time.monotonic() > end:
            sys.exit(f"{otherwise} within {patience:.0f} s.")
        time.sleep(LOOK)


def _settled() -> bool:
    """Whether nothing waits and nobody looks at the register, for a while."""
    end = time.monotonic() + QUIET
    while time.monotonic() < end:
        if _at_night() or _queued() or OutboxEntry.objects.waiting().exists():
            return False
        time.sleep(0.2)
    return True


def _queued() -> int:
    with redis.Redis.from_url(settings.REDIS_URL) as broker:
        return int(broker.llen(QUEUE))


def _at_night() -> bool:
    """Whether the whole register is being looked at."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = %s)", [LOCK])
        return bool(cursor.fetchall()[0][0])


def _told(planting: Planting, source: str, text: str) -> Release:
    facts = {"date": PartialDate("2023-05-03"), "wave_id": "decree-7-2022"}
    with acting(planting.by):
        person, claims = planting.person(external_id=""), [planting.claim(source, text=text)]
        release = enter_release(planting.team, person, facts, claims, by=planting.by)
    planting.move(release, "submit", planting.by)
    return release


if __name__ == "__main__":
    main(int(sys.argv[1]))
