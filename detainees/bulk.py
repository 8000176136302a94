"""Putting many people on the register at once: the same rows that `register` and `record_arrest` write, copied.

Whoever calls this acts (`accounts.acting`); the triggers note the author of every row as they do for one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from accounts.models import Team, User
from casework.copying import Lines, Table, new_ids
from casework.dates import PartialDate
from casework.references import draw_numbers, make
from detainees.keys import COLUMNS, keys_row
from detainees.linkage.following import look_near
from detainees.models import Detainee, Detention, IdentityNumber, Name, NameKeys, Stay
from detainees.models.names import Script
from detainees.naming import Parts, search_words, shown_names
from detainees.numbering import columns
from detainees.numbers import GivenNumber


@dataclass(frozen=True)
class Arrest:
    """An episode of detention, with the facility where one is known."""

    date: PartialDate | None
    facility: str | None
    charge: str


@dataclass(frozen=True)
class Newcomer:
    """One person to be put on the register: names, facts by column of `Detainee`, an arrest or none, numbers.

    `typed_unseen`: a name was written with characters that are not seen, which were taken out.
    """

    external_id: str
    arabic: Parts
    latin: Parts
    given_by: str
    facts: Mapping[str, Any]
    arrest: Arrest | None
    numbers: Sequence[GivenNumber] = ()
    typed_unseen: bool = False


class _Tables:
    """The tables of one block, with what stands in all its rows."""

    def __init__(self, team: Team, by: User, now: datetime) -> None:
        place = {"organisation_id": team.organisation_id, "team_id": team.pk}
        made = {"made_by_id": by.pk, "made_at": now}
        self.organisation = team.organisation_id
        self.people = Table(
            Detainee, "id", "reference", "name_ar", "name_latin", "sort_name", "search_words", "external_id", "sex",
            "birth", "home_governorate_id", "home_place", "typed_unseen", **place, **made,
            changed_by_id=by.pk, changed_at=now,
        )  # fmt: skip
        self.names = Table(
            Name, "detainee_id", "script", *Name.PARTS, "given_by", recorded_by_id=by.pk, given_at=now
        )  # fmt: skip
        self.keys = Table(NameKeys, *COLUMNS)
        self.detentions = Table(Detention, "id", "detainee_id", "arrest_date", "charge", **made)
        self.stays = Table(Stay, "detention_id", "facility_id", **made)

    def add(self, pk: int, reference: str, detention: int, new: Newcomer) -> None:
        self.people.add(
            id=pk, reference=reference, external_id=new.external_id, typed_unseen=new.typed_unseen,
            **shown_names(new.arabic, new.latin),
            search_words=search_words([" ".join(new.arabic.values()), " ".join(new.latin.values())]), **new.facts,
        )  # fmt: skip
        for script, parts in ((Script.ARABIC.value, new.arabic), (Script.LATIN.value, new.latin)):
            if parts.get("given"):
                self.names.add(detainee_id=pk, script=script, **parts, given_by=new.given_by)
        given = [parts for parts in (new.arabic, new.latin) if parts.get("given")]
        birth, home = new.facts.get("birth"), new.facts.get("home_governorate_id")
        self.keys.add(**keys_row(pk, self.organisation, given, birth, home))
        if new.arrest is not None:
            self.detentions.add(id=detention, detainee_id=pk, arrest_date=new.arrest.date, charge=new.arrest.charge)
            if new.arrest.facility:
                self.stays.add(detention_id=detention, facility_id=new.arrest.facility)


@dataclass(frozen=True)
class Drawn:
    """For so many people what is drawn where the database is: ids, the numbers of references, ids of detentions."""

    ids: list[int] = field(default_factory=list)
    references: list[int] = field(default_factory=list)
    detentions: list[int] = field(default_factory=list)

    def __add__(self, more: "Drawn") -> "Drawn":
        return Drawn(self.ids + more.ids, self.references + more.references, self.detentions + more.detentions)

    def part(self, start: int, end: int | None = None) -> "Drawn":
        return Drawn(self.ids[start:end], self.references[start:end], self.detentions[start:end])


def draw_for(count: int) -> Drawn:
    """What so many people need, never given out before."""
    return Drawn(new_ids(Detainee, count), draw_numbers(count), new_ids(Detention, count))


@dataclass(frozen=True)
class Written:
    """The rows of people, and their identity numbers, which are sealed for rows whose ids nobody knows yet."""

    ids: list[int]
    lines: list[Lines]
    numbered: list[tuple[int, GivenNumber, str]]  # the id of the person, and who gave the number


def write_down(
    team: Team, people: Sequence[Newcomer], drawn: Drawn, *, by: User, now: datetime | None = None
) -> Written:
    """The rows of these people, who take the first of what was `drawn`; asks no database."""
    tables = _Tables(team, by, now or timezone.now())
    for pk, number, detention, new in zip(drawn.ids, drawn.references, drawn.detentions, people, strict=False):
        tables.add(pk, make("D", number), detention, new)
    lines = [table.taken() for table in (tables.people, tables.names, tables.keys, tables.detentions, tables.stays)]
    given = list(zip(drawn.ids, people, strict=False))
    return Written(
        [pk for pk, _new in given], lines, [(pk, number, new.given_by) for pk, new in given for number in new.numbers]
    )


def register_many(written: Written, *, by: User) -> None:
    """Put people on the register who were written down."""
    sealed = Table(
        IdentityNumber, "id", "detainee_id", "kind", "issuer", "issuer_key", "number", "digest", "given_by",
        recorded_by_id=by.pk, given_at=timezone.now(),
    )  # fmt: skip
    ids = new_ids(IdentityNumber, len(written.numbered))
    for row, (person, number, given_by) in zip(ids, written.numbered, strict=True):
        sealed.add(detainee_id=person, **columns(row, number), given_by=given_by)
    with connection.cursor() as cursor:
        for lines in (*written.lines, sealed.taken()):
            lines.copy(cursor)
    look_near(*written.ids)
