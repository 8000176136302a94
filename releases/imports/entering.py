"""Rows that the team does not have yet, entered many at once: what `enter_release` and the move *submit* write, copied.

Nothing is switched off: the triggers of PostgreSQL see each release with its move and its revision, as they do when one
is typed. What asks no database (`write_rows`) is done by the process that reads.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from accounts.models import Team, User
from casework.copying import Lines, Table
from casework.models import MoveMade
from casework.references import make
from detainees import bulk
from releases.effects import is_minor
from releases.imports.drawn import Drawn
from releases.imports.givers import Givers
from releases.imports.own import Own, OwnTables
from releases.imports.rows import Row
from releases.lists import DisclosureWish, Mode
from releases.models import Claim, Release, Revision, Source
from releases.models.releases import SUBJECT, Status
from releases.models.sources import digest_of_name
from releases.sourcing import sources_named
from releases.warned import warned_names

FACTS = ("detainee_id", "wave_id", "date", "facility_id", "home_id", "place_id", "mode", "category")


class Sources:
    """The ids of a team's sources by name, each looked up or made once in an import."""

    def __init__(self, team: Team, by: User, received: date | None = None) -> None:
        self.team, self.by = team, by
        self.received = received  # the day on which the list came, where it is not the one on which it is entered
        self._ids: dict[str, int] = {}
        self.warning = 0  # sources that use an identifier of a report of extortion

    def learn(self, rows: Sequence[Row]) -> None:
        """See to it that every source of these rows is there."""
        new = {said["source_name"].lower(): said for row in rows if (said := row.claim) and not self.knows(said)}
        if not new:
            return
        sources_named(self.team, new.values(), by=self.by)
        self.warning += len(warned_names([said["source_name"] for said in new.values()], self.team))
        ids = dict(Source.objects.filter(team=self.team).named(*new).values_list("name_digest", "pk"))
        self._ids.update((lower, ids[digest_of_name(lower)]) for lower in new)

    def knows(self, said: dict[str, str]) -> bool:
        return said["source_name"].lower() in self._ids

    def id_of(self, name: str) -> int:
        """The id of a source that was learned."""
        return self._ids[name.lower()]


@dataclass(frozen=True)
class Written:
    """The rows of one block as they go into the tables, the claims left out: they name sources, which the team has.

    `made` are the ids of each person and of the release that came with them, or None.
    """

    people: bulk.Written
    releases: list[Lines]
    claimed: list[tuple[int, Row]]  # ids of releases that rest on the claim of a row
    rest: Drawn  # that it did not use
    made: list[tuple[int, int | None]]
    own: list[Lines]  # what stands in fields of the team


class _Tables:
    """The tables of one block of releases, with what stands in all their rows."""

    def __init__(self, team: Team, by: User, now: datetime, *, submit: bool) -> None:
        self.submit = submit
        self.releases = Table(
            Release, "id", "reference", "external_id", "status", "revision_number", *FACTS, team_id=team.pk,
            organisation_id=team.organisation_id, owner_id=by.pk, made_by_id=by.pk, made_at=now, changed_by_id=by.pk,
            changed_at=now, status_since=now, wish=DisclosureWish.NOT_ASKED.value,
        )  # fmt: skip
        self.moves = Table(
            MoveMade, "subject_id", subject=SUBJECT, name="submit", from_state=Status.DRAFT.value,
            to_state=Status.SUBMITTED.value, revision=1, by_id=by.pk, at=now,
        )  # fmt: skip
        self.frozen = Table(
            Revision, "release_id", "sex", "minor", "counted_people", *FACTS, number=1, submitted_by_id=by.pk,
            submitted_at=now,
        )  # fmt: skip

    def add(self, pk: int, reference: str, person: int, row: Row) -> None:
        facts = {"detainee_id": person, **row.release}
        revision = 1 if row.claim and self.submit else 0  # without a source it stays a draft
        self.releases.add(
            id=pk, reference=reference, external_id=row.external_id, revision_number=revision,
            status=(Status.SUBMITTED if revision else Status.DRAFT).value, **facts,
        )  # fmt: skip
        if revision:
            self._submit(pk, row.person, facts)

    def _submit(self, pk: int, person: dict[str, Any], facts: dict[str, Any]) -> None:
        self.moves.add(subject_id=pk)
        self.frozen.add(
            release_id=pk, sex=person["sex"], minor=is_minor(person["birth"], facts["date"]),
            counted_people=int(Mode(facts["mode"]).counted), **facts,
        )  # fmt: skip


def write_rows(
    team: Team, givers: Givers, rows: Sequence[Row], drawn: Drawn, *, by: User, submit: bool = True,
    own: Own | None = None,
) -> Written:  # fmt: skip
    """What `enter_rows` copies, for rows of which the team has none, submitted or as drafts; asks no database."""
    now = timezone.now()
    people = bulk.write_down(team, [newcomer(row, givers) for row in rows], drawn.people, by=by, now=now)
    releasing = [(person, row) for person, row in zip(drawn.people.ids, rows, strict=False) if row.has_release]
    tables = _Tables(team, by, now, submit=submit)
    for pk, number, (person, row) in zip(drawn.releases, drawn.references, releasing, strict=False):
        tables.add(pk, make("R", number), person, row)
    claimed = [(pk, row) for pk, (_person, row) in zip(drawn.releases, releasing, strict=False) if row.claim]
    lines = [table.taken() for table in (tables.releases, tables.moves, tables.frozen)]
    of_person = dict(zip((person for person, _row in releasing), drawn.releases, strict=False))
    made = [(person, of_person.get(person)) for person in people.ids]
    said = OwnTables(by, now).of_rows(own, rows, made) if own is not None else []
    return Written(people, lines, claimed, drawn.rest(len(rows), len(releasing)), made, said)


def enter_rows(written: Written, sources: Sources) -> None:
    """Enter what was written: the people, and the releases with their claims."""
    bulk.register_many(written.people, by=sources.by)
    sources.learn([row for _release, row in written.claimed])
    releases, *submitted = written.releases
    with connection.cursor() as cursor:
        releases.copy(cursor)
        _claims(written, sources).copy(cursor)
        for lines in (*submitted, *written.own):
            lines.copy(cursor)


def _claims(written: Written, sources: Sources) -> Table:
    now = timezone.now()
    claims = Table(
        Claim, "release_id", "source_id", "connection", "reliability", "credibility", "text", "says_date",
        "says_facility_id", "says_governorate_id", "says_mode", made_by_id=sources.by.pk, made_at=now,
        received_on=sources.received or timezone.localdate(now),
    )  # fmt: skip
    for pk, row in written.claimed:
        if said := row.claim:
            claims.add(release_id=pk, source_id=sources.id_of(said["source_name"]), **said)
    return claims


def newcomer(row: Row, givers: Givers) -> bulk.Newcomer:
    """The person of a row, as the register takes them."""
    said = row.said
    arrest = bulk.Arrest(said.get("arrest_date"), said.get("facility"), said.get("charge_category", ""))
    return bulk.Newcomer(
        external_id=row.external_id,
        arabic=row.arabic,
        latin=row.latin,
        given_by=givers.of(row),
        facts=row.person,
        arrest=arrest if row.has_detention else None,
        numbers=row.numbers,
        typed_unseen=row.typed_unseen,
    )
