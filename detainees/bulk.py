"""Putting many people on the register at once: the same rows that `register` and `record_arrest` write, copied.

Whoever calls this acts (`accounts.acting`); the triggers note the author of every row as they do for one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from accounts.models import Team, User
from casework.copying import Table, new_ids
from casework.dates import PartialDate
from casework.references import draw
from detainees.models import Detainee, Detention, IdentityNumber, Name, NameKeys, Stay
from detainees.models.names import Script
from detainees.names import KEYS_VERSION, person_keys
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
    """One person to be put on the register: names, facts by column of `Detainee`, an arrest or none, numbers."""

    external_id: str
    arabic: Parts
    latin: Parts
    given_by: str
    facts: Mapping[str, Any]
    arrest: Arrest | None
    numbers: Sequence[GivenNumber] = ()


class _Tables:
    """The tables of one block, with what stands in all its rows."""

    def __init__(self, team: Team, by: User, now: datetime) -> None:
        self.place = {"organisation_id": team.organisation_id, "team_id": team.pk}
        self.made = {"made_by_id": by.pk, "made_at": now}
        self.by, self.now = by, now
        self.people = Table(
            Detainee, "id", "reference", *self.place, *self.made, "changed_by_id", "changed_at", "name_ar",
            "name_latin", "sort_name", "search_words", "external_id", "sex", "birth", "home_governorate_id",
            "home_place",
        )  # fmt: skip
        self.names = Table(Name, "detainee_id", "script", *Name.PARTS, "given_by", "recorded_by_id", "given_at")
        self.keys = Table(NameKeys, "detainee_id", "keys", "version")
        self.numbers = Table(
            IdentityNumber, "id", "detainee_id", "kind", "issuer", "issuer_key", "number", "digest", "given_by",
            "recorded_by_id", "given_at",
        )  # fmt: skip
        self.detentions = Table(Detention, "id", "detainee_id", "arrest_date", "charge", *self.made)
        self.stays = Table(Stay, "detention_id", "facility_id", *self.made)

    def add_numbers(self, people: Sequence[tuple[int, Newcomer]]) -> None:
        given = [(pk, number, new.given_by) for pk, new in people for number in new.numbers]
        for row, (pk, number, given_by) in zip(new_ids(IdentityNumber, len(given)), given, strict=True):
            self.numbers.add(
                detainee_id=pk, **columns(row, number), given_by=given_by, recorded_by_id=self.by.pk, given_at=self.now
            )

    def add(self, pk: int, reference: str, detention: int, new: Newcomer) -> None:
        self.people.add(
            id=pk, reference=reference, **self.place, **self.made, changed_by_id=self.by.pk, changed_at=self.now,
            search_words=search_words([" ".join(new.arabic.values()), " ".join(new.latin.values())]),
            external_id=new.external_id, **shown_names(new.arabic, new.latin), **new.facts,
        )  # fmt: skip
        for script, parts in ((Script.ARABIC, new.arabic), (Script.LATIN, new.latin)):
            if parts.get("given"):
                self.names.add(
                    detainee_id=pk, script=script.value, **parts, given_by=new.given_by, recorded_by_id=self.by.pk,
                    given_at=self.now,
                )  # fmt: skip
        given = [parts for parts in (new.arabic, new.latin) if parts.get("given")]
        self.keys.add(detainee_id=pk, keys=person_keys(given), version=KEYS_VERSION)
        if new.arrest is not None:
            self.detentions.add(
                id=detention, detainee_id=pk, arrest_date=new.arrest.date, charge=new.arrest.charge, **self.made
            )
            if new.arrest.facility:
                self.stays.add(detention_id=detention, facility_id=new.arrest.facility, **self.made)


def register_many(team: Team, people: Sequence[Newcomer], *, by: User) -> list[int]:
    """Put these people on the register of `team`; answers their ids, in the same order."""
    tables = _Tables(team, by, timezone.now())
    ids = new_ids(Detainee, len(people))
    detentions = new_ids(Detention, len(people))
    for row in zip(ids, draw("D", len(people)), detentions, people, strict=True):
        tables.add(*row)
    tables.add_numbers(list(zip(ids, people, strict=True)))
    with connection.cursor() as cursor:
        for table in (tables.people, tables.names, tables.keys, tables.numbers, tables.detentions, tables.stays):
            table.copy(cursor)
    return ids
