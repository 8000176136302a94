"""The look-back after entries are new or have changed: who near each may be the same person, by the latest weights.

What it finds is scored by two entries alone; the register job, which sees all of them, weighs a pair against third ones
too, and may say otherwise in the night.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from datetime import date
from functools import lru_cache

from django.db import connection
from django.db.models import QuerySet

from accounts.acting import acting
from accounts.deadlocks import despite_deadlocks
from detainees.linkage import runs
from detainees.linkage.engine import LEAST_SCORE
from detainees.linkage.facts import Row, fingerprints, told_of
from detainees.linkage.keeping import Likely, keep_of
from detainees.linkage.pair import Record, Scale, Span, score_pair
from detainees.linkage.weights import Weights
from detainees.models import Detainee, IdentityNumber, LinkageWeights, NameKeys, Pair

MOST = 400  # entries that are compared, those first who share most with the one that is looked at
# A key of two parts of a name finds; the others, and home and birth, say who comes first.
_NEAR = """
    SELECT coalesce(d.merged_into_id, d.id)
    FROM detainees_namekeys near JOIN detainees_detainee d ON d.id = near.detainee_id
    WHERE near.keys && %(finding)s::text[] AND d.organisation_id = %(organisation)s
    ORDER BY (SELECT count(*) FROM unnest(near.keys) key WHERE key = ANY(%(keys)s))
        + coalesce((d.home_governorate_id = %(home)s)::int, 0)
        + coalesce((d.birth_earliest <= %(birth_latest)s AND d.birth_latest >= %(birth_earliest)s)::int, 0) DESC, d.id
    LIMIT %(most)s"""


def look(*entries: int) -> None:
    """Compare the person of each of these entries with all near it, and keep what is found.

    Before anything was learned of the register, it is asked to be searched instead.
    """
    if not entries:
        return
    version = LinkageWeights.objects.order_by("-version").values_list("version", flat=True).first()
    if version is None:
        runs.ask(runs.searcher())
        return
    # Without those that were taken back with the import that made them.
    entered = Detainee.objects.select_related("merged_into").filter(pk__in=entries).order_by("pk")
    persons = {person.pk: person for person in (each.merged_into or each for each in entered)}
    if not persons:
        return
    as_compared = fingerprints(persons.keys())
    others = {pk: {*_near(each), *_numbered(each), *_paired(each)} - {pk} for pk, each in persons.items()}
    compared = _Compared(persons.keys() | set[int]().union(*others.values()), _scale(version))
    # Two of these may be near each other: that is one pair.
    found = {(pair.one, pair.other): pair for pk in persons for pair in compared.found(pk, others[pk])}
    concerned = list(_entries(*persons.values()).values_list("pk", flat=True))

    def keep() -> None:
        with acting(runs.searcher()):
            keep_of(concerned, found.values(), version)

    despite_deadlocks(keep)
    # Who was changed meanwhile may have been looked at by another worker, whose finding this one has overwritten.
    now = fingerprints(persons.keys())
    look(*(pk for pk, each in as_compared.items() if now.get(pk) != each))


@lru_cache(maxsize=1)
def _scale(version: int) -> Scale:
    """Kept by each worker until there are newer weights."""
    return Scale(Weights.of_json(LinkageWeights.objects.get(version=version).content))


# -- Who is near ------------------------------------------------------------------------------------------------------


def _entries(*persons: Detainee) -> QuerySet[Detainee]:
    """These entries and those for which they stand."""
    return Detainee.objects.one_with(*persons)


def _near(person: Detainee) -> list[int]:
    kept = NameKeys.objects.filter(detainee__in=_entries(person)).values_list("keys", flat=True)
    keys = sorted({key for of_one in kept for key in of_one})
    asked = {
        "finding": [key for key in keys if "|" in key],
        "keys": keys,
        "organisation": person.organisation_id,
        "home": person.home_governorate_id,
        "birth_earliest": person.birth_earliest,
        "birth_latest": person.birth_latest,
        "most": MOST,
    }
    with connection.cursor() as cursor:
        cursor.execute(_NEAR, asked)
        return [pk for (pk,) in cursor.fetchall()]


def _numbered(person: Detainee) -> list[int]:
    """Those who have one of the person's identity numbers."""
    standing = IdentityNumber.objects.standing()
    theirs = standing.filter(detainee__in=_entries(person))
    beside = standing.filter(digest__in=theirs.values("digest"), detainee__organisation=person.organisation_id)
    rows = beside.values_list("detainee", "detainee__merged_into")[:MOST]
    return [merged_into or pk for pk, merged_into in rows]


def _paired(person: Detainee) -> set[int]:
    """Those of whom it was found before that they may be the same."""
    return {pk for both in Pair.objects.of(person).values_list("one", "other") for pk in both}


# -- How near ---------------------------------------------------------------------------------------------------------


class _Compared:
    """What is compared of these persons (ids), read once for all of them."""

    def __init__(self, persons: Set[int], scale: Scale) -> None:
        told = told_of(persons)
        self._scale = scale
        self._linked = {(row["one"], row["other"]) for row in told["links"]}
        of = {file: _by_id(told[file]) for file in ("names", "arrests", "facilities", "numbers")}
        self._prepared = {row["id"]: scale.prepare(_record(row, of)) for row in told["records"]}

    def found(self, person: int, others: Set[int]) -> Iterator[Likely]:
        """Of `others` those who are like `person`, with how much."""
        for other in sorted(others & self._prepared.keys()):
            one, two = sorted((person, other))
            linked = (person, other) in self._linked
            found = score_pair(self._scale, self._prepared[one], self._prepared[two], linked=linked)
            if found.score >= LEAST_SCORE:
                yield Likely(one, two, found.score, found.bits, found.rival, found.rival_bits, found.evidence)


def _record(row: Row, of: Mapping[str, Mapping[int, list[Row]]]) -> Record:
    """What is compared of the entry of this row; `of` has the rows of the other files by id."""
    pk = row["id"]
    arrests = (_span(each["earliest"], each["latest"]) for each in of["arrests"][pk])
    return Record(
        sex=row["sex"],
        birth=_span(row["birth_earliest"], row["birth_latest"]),
        home=row["home"] or "",
        names=tuple(of["names"][pk]),
        arrests=tuple(arrest for arrest in arrests if arrest),
        facilities=tuple(each["facility"] for each in of["facilities"][pk]),
        numbers=frozenset((each["kind"], each["digest"]) for each in of["numbers"][pk]),
    )


def _by_id(rows: list[Row]) -> Mapping[int, list[Row]]:
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["id"]].append(row)
    return found


def _span(earliest: date | None, latest: date | None) -> Span | None:
    return Span(earliest, latest) if earliest and latest else None
