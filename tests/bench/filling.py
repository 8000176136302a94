"""Writing a record of the invented register into the rows of every table that the product would have written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any

from django.db.backends.utils import CursorWrapper
from psycopg import sql

from accounts.models import Team
from casework.copying import Table
from casework.dates import PartialDate
from casework.models import Authorship, MoveMade
from casework.references import make
from detainees.keys import COLUMNS, keys_row
from detainees.models import Detainee, Detention, Name, NameKeys, Stay
from detainees.naming import search_words, shown_names
from releases.models import Claim, LedgerEntry, Release, Revision, Source, Verdict
from releases.models.sources import digest_of_name
from tests.bench.register import LEADS_TO, REFUSALS, Record, Step, shown

COMPARED = 200  # records whose shown names are compared with those that the product draws
FACTS = ("wave_id", "facility_id", "mode", "date", "category", "home_id", "place_id")
GROUP = ("group_count", "group_bound", "group_name", "group_governorates")
NO_GROUP: dict[str, Any] = {"group_count": None, "group_bound": "", "group_name": "", "group_governorates": []}
MADE = ("made_by_id", "made_at")
CHANGED = ("changed_by_id", "changed_at")
SENTENCE = "يلزم مصدر ثانٍ قبل أن يُعتمد."
TEXT = "رآه بعد خروجه وتحدّث إليه، وذكر اسم المهجع ويوم الإفراج ومن كان معه في الطريق إلى دمشق."
SOURCES = 3_000


class Filler:
    """The tables of one load; `write` adds a record's rows, `copy` sends them."""

    def __init__(self, teams: list[Team], writers: list[list[int]], now: datetime) -> None:
        self.teams = teams
        self.revisions = count(1)
        place = ("organisation_id", "team_id")
        self.detainees = Table(
            Detainee, "id", "reference", *place, "sex", "birth", "home_governorate_id", "home_place", "name_ar",
            "name_latin", "sort_name", "search_words", *MADE, *CHANGED,
        )  # fmt: skip
        self.names = Table(Name, "detainee_id", "script", *Name.PARTS, "recorded_by_id", "given_at")
        self.keys = Table(NameKeys, *COLUMNS)
        self.detentions = Table(Detention, "id", "detainee_id", "arrest_date", "charge", *MADE)
        self.stays = Table(Stay, "detention_id", "facility_id", *MADE)
        self.sources = Table(Source, "id", "reference", "team_id", "name", "name_digest", "kind", *MADE)
        self.releases = Table(
            Release, "id", "reference", *place, "owner_id", "status", "status_since", "revision_number",
            "verified_revision_id", "last_verified_at", "version", *MADE, *CHANGED, "detainee_id", *FACTS, *GROUP,
        )  # fmt: skip
        self.frozen = Table(
            Revision, "id", "release_id", "number", "submitted_by_id", "submitted_at", "sex", "minor",
            "counted_people", "detainee_id", *FACTS, *GROUP,
        )  # fmt: skip
        self.verdicts = Table(Verdict, "revision_id", "ruling", "by_id", "at", "reason", "sentence")
        self.claims = Table(Claim, "release_id", "source_id", "connection", "reliability", "credibility", "text", *MADE)
        self.ledger = Table(
            LedgerEntry, "at", "release_id", "revision_number", "people", "organisation_id", "wave", "facility",
            "home", "place", "several", "earliest", "latest", "category", "mode", "sex", "minor", "is_group", "bound",
        )  # fmt: skip
        self.moves = Table(
            MoveMade, "subject", "subject_id", "name", "from_state", "to_state", "revision", "by_id", "at", "reason",
            "sentence",
        )  # fmt: skip
        self.authorship = Table(Authorship, "subject", "subject_id", "person_id", "what", "at")
        for number in range(SOURCES):
            team, name = number % len(teams), f"مصدر {number}"
            self.sources.add(
                id=number + 1, reference=make("S", number + 1), team_id=teams[team].pk, name=name,
                name_digest=digest_of_name(name), kind="fellow-detainee", made_by_id=writers[team][0], made_at=now,
            )  # fmt: skip

    @property
    def tables(self) -> list[Table]:
        """In an order in which each finds what it names; foreign keys wait for the end all the same."""
        return [table for table in vars(self).values() if isinstance(table, Table)]

    def write(self, record: Record) -> None:
        """All rows of one record."""
        self._person(record)
        self._release(record)

    def _person(self, record: Record) -> None:
        team, by, at = self.teams[record.team], record.writer, record.began
        made = {"made_by_id": by, "made_at": at}
        names = shown(record.arabic, record.latin)
        if record.number <= COMPARED:
            _compare(names, record)
        self.detainees.add(
            id=record.number, reference=make("D", 2 * record.number), organisation_id=team.organisation_id,
            team_id=team.pk, sex=_sex(record), birth=record.birth, home_governorate_id=record.home,
            home_place=record.town, **names, **made, changed_by_id=by, changed_at=at,
        )  # fmt: skip
        self._wrote("detainee", record, "person")
        given = [parts for parts in (record.arabic, record.latin) if parts]
        birth = PartialDate(record.birth) if record.birth else None
        self.keys.add(**keys_row(record.number, team.organisation_id, given, birth, record.home))
        for script, parts in (("ar", record.arabic), ("latin", record.latin)):
            if parts:
                self.names.add(detainee_id=record.number, script=script, **parts, recorded_by_id=by, given_at=at)
                self._wrote("detainee", record, "name")
        self.detentions.add(
            id=record.number, detainee_id=record.number, arrest_date=record.arrest, charge="terrorism", **made
        )
        self._wrote("detainee", record, "detention")
        if record.release["facility_id"]:
            self.stays.add(detention_id=record.number, facility_id=record.release["facility_id"], **made)

    def _wrote(self, subject: str, record: Record, what: str) -> None:
        self.authorship.add(
            subject=subject, subject_id=record.number, person_id=record.writer, what=what, at=record.began
        )

    def _release(self, record: Record) -> None:
        team, by, at = self.teams[record.team], record.writer, record.began
        facts = {
            "detainee_id": None if record.group else record.number, **record.release, **(record.group or NO_GROUP)
        }  # fmt: skip
        counting = self._course(record, facts)
        last = record.steps[-1].at if record.steps else at
        self.releases.add(
            id=record.number, reference=make("R", 2 * record.number + 1), organisation_id=team.organisation_id,
            team_id=team.pk, owner_id=by, status=record.status, status_since=last,
            revision_number=record.revisions, verified_revision_id=counting.revision if record.counts else None,
            last_verified_at=counting.at, version=1 + len(record.steps), made_by_id=by, made_at=at, changed_by_id=by,
            changed_at=last, **facts,
        )  # fmt: skip
        self._wrote("release", record, "release")
        for place, claim in enumerate(record.claims):
            source = (record.number * 7 + place * 131) % (SOURCES // len(self.teams)) * len(self.teams) + record.team
            self.claims.add(
                release_id=record.number, source_id=source + 1, text=TEXT, made_by_id=by, made_at=at, **claim
            )
            self._wrote("release", record, "claim")

    def _course(self, record: Record, facts: dict[str, Any]) -> "Counting":
        """The moves with what each wrote; answers which revision was verified last, and when."""
        counting, submitted = Counting(), 0
        for step in record.steps:
            refusal = step.name in REFUSALS
            said = {"reason": "not-enough-yet" if refusal else "", "sentence": SENTENCE if refusal else ""}
            self.moves.add(
                subject="release", subject_id=record.number, name=step.name, from_state=step.before,
                to_state=LEADS_TO[step.name], revision=step.revision, by_id=step.by, at=step.at, **said,
            )  # fmt: skip
            if step.name == "submit":
                submitted = next(self.revisions)
                self._freeze(record, step, submitted, facts)
            if step.name in ("verify", "return", "reject"):
                self.verdicts.add(revision_id=submitted, ruling=LEADS_TO[step.name], by_id=step.by, at=step.at, **said)
            if step.name in ("verify", "dispute") and counting.number:
                self._count(record, counting.number, -1, step.at, facts)
            if step.name == "verify":
                counting = Counting(submitted, step.revision, step.at)
                self._count(record, step.revision, +1, step.at, facts)
        return counting

    def _freeze(self, record: Record, step: Step, pk: int, facts: dict[str, Any]) -> None:
        self.frozen.add(
            id=pk, release_id=record.number, number=step.revision, submitted_by_id=step.by, submitted_at=step.at,
            sex="unknown" if record.group else _sex(record), minor=_minor(record), counted_people=_people(record),
            **facts,
        )  # fmt: skip

    def _count(self, record: Record, revision: int, sign: int, at: datetime, facts: dict[str, Any]) -> None:
        several = facts["group_governorates"]
        self.ledger.add(
            at=at, release_id=record.number, revision_number=revision, people=sign * _people(record),
            organisation_id=self.teams[record.team].organisation_id, wave=facts["wave_id"] or "",
            facility=facts["facility_id"] or "",
            home=several[0] if len(several) == 1 else "" if record.group else facts["home_id"] or "",
            place=facts["place_id"] or "", several=sorted(several) if len(several) > 1 else [],
            earliest=None, latest=None, category=facts["category"], mode=facts["mode"],
            sex="unknown" if record.group else _sex(record), minor=_minor(record), is_group=bool(record.group),
            bound=facts["group_bound"],
        )  # fmt: skip

    def copy(self, cursor: CursorWrapper) -> int:
        """Send what was written; answers how many rows."""
        return sum(table.copy(cursor) for table in self.tables)


@dataclass(frozen=True)
class Counting:
    """The revision that was verified last: its id, its number, and the moment of its verdict."""

    revision: int | None = None
    number: int | None = None
    at: datetime | None = None


def settle(cursor: CursorWrapper, tables: Iterable[Table], records: int) -> None:
    """What triggers and sequences would have known: days in the ledger, clock and sums, dates that count, numbers."""
    cursor.execute(
        "UPDATE releases_ledgerentry l SET earliest = v.date_earliest, latest = v.date_latest"
        " FROM releases_revision v WHERE v.release_id = l.release_id AND v.number = l.revision_number"
    )
    cursor.execute(
        "UPDATE releases_release r SET counted_date = v.date"
        " FROM releases_revision v WHERE v.id = r.verified_revision_id"
    )
    cursor.execute("UPDATE releases_ledgerclock SET at = (SELECT max(at) FROM releases_ledgerentry)")
    cursor.execute("SELECT sum_ledger()")
    cursor.execute("SELECT setval('reference_number', %s)", [2 * records + 2])
    for table in tables:
        if not table.numbered:
            continue
        cursor.execute(
            sql.SQL("SELECT setval(pg_get_serial_sequence({}, 'id'), (SELECT max(id) FROM {}))").format(
                sql.Literal(table.name), sql.Identifier(table.name)
            )
        )


def _compare(names: dict[str, Any], record: Record) -> None:
    texts = [" ".join(record.arabic.values()), " ".join(record.latin.values())]
    drawn = {**shown_names(record.arabic, record.latin), "search_words": search_words(texts)}
    if names != drawn:
        raise SystemExit(f"The bench folds names in another way than the product: {names} is not {drawn}.")


def _sex(record: Record) -> str:
    return "female" if record.woman else "male"


def _people(record: Record) -> int:
    return int(record.group["group_count"]) if record.group else 1


def _minor(record: Record) -> bool | None:
    """By whole years; None where they leave it open."""
    if record.group or record.birth is None:
        return None
    age = int(record.release["date"][:4]) - int(record.birth[:4])
    return True if age < 17 else False if age > 19 else None
