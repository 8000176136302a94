"""Filling the database as its owner: triggers off, rows copied, triggers on, and what they demand checked.

Run by tests.bench as a process of its own: `python -m tests.bench.loading NUMBER`.
"""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connections  # noqa: E402 - after Django is set up
from django.db.backends.utils import CursorWrapper  # noqa: E402
from django.utils import timezone  # noqa: E402
from psycopg import sql  # noqa: E402

from accounts.acting import acting  # noqa: E402
from accounts.models import Team, User  # noqa: E402
from casework.copying import Table  # noqa: E402
from tests.bench.filling import Filler, settle  # noqa: E402
from tests.bench.register import records  # noqa: E402

COLLEAGUES = 20  # who entered the rest beside the demo's documenters
AT_ONCE = 20_000  # records in memory
CHECKS = {
    "what counts is what the ledger says": """
        SELECT count(*) FROM releases_release r
        LEFT JOIN releases_revision v ON v.id = r.verified_revision_id
        LEFT JOIN (SELECT release_id, sum(people) AS people FROM releases_ledgerentry GROUP BY 1) l
               ON l.release_id = r.id
        WHERE coalesce(v.counted_people, 0) <> coalesce(l.people, 0)""",
    "each revision that counts was verified, by nobody who wrote of it": """
        SELECT count(*) FROM releases_release r
        JOIN releases_revision v ON v.id = r.verified_revision_id
        LEFT JOIN releases_verdict d ON d.revision_id = v.id
        WHERE d.ruling IS DISTINCT FROM 'verified' OR v.release_id <> r.id OR r.last_verified_at <> d.at
           OR EXISTS (SELECT FROM casework_authorship a WHERE a.person_id = d.by_id
               AND (a.subject = 'release' AND a.subject_id = r.id
                    OR a.subject = 'detainee' AND a.subject_id = r.detainee_id))""",
    "the last move led to the state": """
        SELECT count(*) FROM releases_release r WHERE r.status <> coalesce(
            (SELECT to_state FROM casework_movemade m WHERE m.subject = 'release' AND m.subject_id = r.id
             ORDER BY at DESC LIMIT 1), 'draft')""",
    "the ledger's clock stands where its last row is": """
        SELECT count(*) FROM releases_ledgerentry WHERE at > (SELECT at FROM releases_ledgerclock)""",
}


def main(number: int) -> None:
    began = time.monotonic()
    teams, writers, deciders = _people()
    filler = Filler(teams, writers, timezone.now())
    with connections["owner"].cursor() as cursor, _without_triggers(cursor, filler.tables):
        made = 0
        for record in records(number, writers, deciders, timezone.now()):
            filler.write(record)
            if record.number % AT_ONCE == 0:
                made += filler.copy(cursor)
        made += filler.copy(cursor)
        settle(cursor, filler.tables, number)
    _check()
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    print(f"{made:,} rows in {time.monotonic() - began:.0f} s")  # noqa: T201


def _people() -> tuple[list[Team], list[list[int]], list[list[int]]]:
    """The teams, and by team the ids of those who write and of those who decide."""
    known = {user.username: user.pk for user in User.objects.all()}
    with acting(User.objects.get(username="administrator")):
        colleagues = [User.objects.make(f"colleague{n:02}", f"Colleague {n}").pk for n in range(COLLEAGUES)]
    teams = {f"{team.organisation.slug}/{team.slug}": team for team in Team.objects.select_related("organisation")}
    places = ("admsp/documentation", "admsp/family-centre", "other/documentation")
    writers = [
        [known["documenter"], known["documenter2"], *colleagues],
        colleagues[:4],
        [known["other_documenter"], *colleagues[4:6]],
    ]
    deciders = [[known["supervisor"], known["supervisor2"]]] * 2 + [[known["other_supervisor"]]]
    return [teams[place] for place in places], writers, deciders


@contextmanager
def _without_triggers(cursor: CursorWrapper, tables: Iterable[Table]) -> Iterator[None]:
    """One transaction in which our own triggers sleep; constraints and foreign keys do not."""
    names = [sql.Identifier(table.name) for table in tables]
    cursor.execute("BEGIN")
    for name in names:
        cursor.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(name))
    yield
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for name in names:
        cursor.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(name))
    cursor.execute("COMMIT")


def _check() -> None:
    """What the triggers would have refused is not there."""
    with connections["owner"].cursor() as cursor:
        for sentence, question in CHECKS.items():
            cursor.execute(question)
            if wrong := cursor.fetchall()[0][0]:
                raise SystemExit(f"The loaded records are wrong: of {wrong} it does not hold that {sentence}.")


if __name__ == "__main__":
    main(int(sys.argv[1]))
