"""Releases that count, and what becomes of them: for tests of the ledger and of tallies."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections

from accounts.acting import acting
from accounts.models import Team, User
from casework.dates import read_date
from releases.entry import enter_release
from releases.models import Release
from tests.releases.records import DIRECT, made, person


def entered(by: User, team: Team, who: dict[str, Any] | None = None, **facts: Any) -> Release:
    """A draft with one claim that carries it, of May 2022; of one person, unless the facts tell of a group."""
    known = facts.pop("detainee", None)
    detainee = known or (None if "group_count" in facts else person(team, by, **(who or {})))
    facts = {"date": "2022-05-03", **facts}
    release = enter_release(team, detainee, facts | {"date": read_date(facts["date"] or "")}, [DIRECT], by=by)
    release.refresh_from_db()
    return release


def verified(by: User, supervisor: User, team: Team, who: dict[str, Any] | None = None, **facts: Any) -> Release:
    """A release that counts."""
    return made(made(entered(by, team, who, **facts), "submit", by), "verify", supervisor)


def disputed(release: Release, supervisor: User) -> Release:
    """The release after it ceased to count."""
    return made(release, "dispute", supervisor)


def amended(release: Release, by: User, supervisor: User, **facts: Any) -> Release:
    """The release with other facts, verified again."""
    release = changed(made(release, "amend", by), by, **facts)
    return made(made(release, "submit", by), "verify", supervisor)


def changed(release: Release, by: User, **facts: Any) -> Release:
    """The open release with other facts."""
    with acting(by):
        for name, value in facts.items():
            setattr(release, name, value)
        release.save()
    return release


@contextmanager
def summed_every(rows: int) -> Iterator[None]:
    """Who sums the ledger does so when so many rows were written, and not only at every twenty thousand."""
    _sum_every(rows)
    try:
        yield
    finally:
        _sum_every(20_000)


def _sum_every(rows: int) -> None:
    """Written by the owner, outside the transaction of the test."""
    other = connections["owner"].copy("summing")
    with other.cursor() as cursor:
        cursor.execute("UPDATE releases_ledgersumming SET every = %s", [rows])
    other.close()
