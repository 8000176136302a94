"""Rows that the team does not have yet, entered many at once: what `enter_release` and the move *submit* write, copied.

Nothing is switched off: the triggers of PostgreSQL see each release begin as a draft, its move, its revision and its
new state, as they do when one is typed.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection
from django.utils import timezone

from accounts.models import Team, User
from casework.copying import Table, new_ids
from casework.models import MoveMade
from casework.references import draw
from detainees.bulk import Arrest, Newcomer, register_many
from releases.effects import is_minor
from releases.entry import sources_named
from releases.imports.rows import Row
from releases.lists import DisclosureWish, Mode
from releases.models import Claim, Release, Revision, Source
from releases.models.releases import SUBJECT, Status

FACTS = ("detainee_id", "wave_id", "date", "facility_id", "home_id", "place_id", "mode", "category")
SUBMIT = """
    UPDATE releases_release SET status = %s, revision_number = 1, version = version + 1, status_since = %s
    WHERE id = ANY(%s)"""


class Sources:
    """The ids of a team's sources by name, each looked up or made once in an import."""

    def __init__(self, team: Team, by: User) -> None:
        self.team, self.by = team, by
        self._ids: dict[str, int] = {}

    def learn(self, rows: Sequence[Row]) -> None:
        """See to it that every source of these rows is there."""
        new = {said["source_name"].lower(): said for row in rows if (said := row.claim) and not self.knows(said)}
        if not new:
            return
        sources_named(self.team, new.values(), by=self.by)
        known = Source.objects.filter(team=self.team).named(*new).values_list("pk", "name")
        self._ids.update((name.lower(), pk) for pk, name in known)
        for lower, said in new.items():  # where PostgreSQL folds a letter in another way than Python
            if lower not in self._ids:
                self._ids[lower] = Source.objects.named(said["source_name"]).get(team=self.team).pk

    def knows(self, said: dict[str, str]) -> bool:
        return said["source_name"].lower() in self._ids

    def id_of(self, name: str) -> int:
        """The id of a source that was learned."""
        return self._ids[name.lower()]


class _Tables:
    """The tables of one block of releases, with what stands in all their rows."""

    def __init__(self, team: Team, by: User, now: datetime) -> None:
        self.by, self.now = by.pk, now
        self.place = {"organisation_id": team.organisation_id, "team_id": team.pk}
        self.made = {"made_by_id": by.pk, "made_at": now}
        self.releases = Table(
            Release, "id", "reference", *self.place, *self.made, "owner_id", "changed_by_id", "changed_at", "wish",
            "external_id", *FACTS,
        )  # fmt: skip
        self.claims = Table(
            Claim, "release_id", "source_id", "connection", "reliability", "credibility", "text", *self.made
        )
        self.moves = Table(
            MoveMade, "subject", "subject_id", "name", "from_state", "to_state", "revision", "by_id", "at"
        )
        self.frozen = Table(
            Revision, "release_id", "number", "submitted_by_id", "submitted_at", "sex", "minor", "counted_people",
            *FACTS,
        )  # fmt: skip
        self.submitted: list[int] = []

    def add(self, pk: int, reference: str, person: int, row: Row, sources: Sources) -> None:
        facts = {"detainee_id": person, **row.release}
        self.releases.add(
            id=pk, reference=reference, **self.place, **self.made, owner_id=self.by, changed_by_id=self.by,
            changed_at=self.now, wish=DisclosureWish.NOT_ASKED.value, external_id=row.external_id, **facts,
        )  # fmt: skip
        said = row.claim
        if said is None:
            return  # without a source it stays a draft
        self.claims.add(
            release_id=pk, source_id=sources.id_of(said["source_name"]), connection=said["connection"],
            reliability=said["reliability"], credibility=said["credibility"], text=said["text"], **self.made,
        )  # fmt: skip
        self._submit(pk, row, facts)

    def _submit(self, pk: int, row: Row, facts: dict[str, object]) -> None:
        self.moves.add(
            subject=SUBJECT, subject_id=pk, name="submit", from_state=Status.DRAFT.value,
            to_state=Status.SUBMITTED.value, revision=1, by_id=self.by, at=self.now,
        )  # fmt: skip
        person = row.person
        self.frozen.add(
            release_id=pk, number=1, submitted_by_id=self.by, submitted_at=self.now, sex=person["sex"],
            minor=is_minor(person["birth"], row.release["date"]), counted_people=int(Mode(row.release["mode"]).counted),
            **facts,
        )  # fmt: skip
        self.submitted.append(pk)


def enter_many(team: Team, rows: Sequence[Row], sources: Sources, *, by: User) -> None:
    """Enter rows of which the team has none: the person, and the release where the row makes one."""
    people = register_many(team, [newcomer(row) for row in rows], by=by)
    releasing = [(person, row) for person, row in zip(people, rows, strict=True) if row.has_release]
    if not releasing:
        return
    sources.learn([row for _person, row in releasing])
    tables = _Tables(team, by, timezone.now())
    ids, references = new_ids(Release, len(releasing)), draw("R", len(releasing))
    for pk, reference, (person, row) in zip(ids, references, releasing, strict=True):
        tables.add(pk, reference, person, row, sources)
    with connection.cursor() as cursor:
        for table in (tables.releases, tables.claims, tables.moves, tables.frozen):
            table.copy(cursor)
        cursor.execute(SUBMIT, [Status.SUBMITTED.value, tables.now, tables.submitted])


def newcomer(row: Row) -> Newcomer:
    """The person of a row, as the register takes them."""
    said = row.said
    arrest = Arrest(said.get("arrest_date"), said.get("facility"), said.get("charge_category", ""))
    return Newcomer(
        external_id=row.external_id,
        arabic=row.arabic,
        latin=row.latin,
        given_by=said.get("source", ""),
        facts=row.person,
        arrest=arrest if row.has_detention else None,
        numbers=row.numbers,
    )
