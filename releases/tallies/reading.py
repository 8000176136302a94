"""Which rows are read for a question: what the ledger added up to at an earlier moment, and what was written since."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, CharField, F, Func, Q, Sum, Value, When
from django.db.models.functions import Cast

from releases.models import LedgerSum
from releases.models.ledger import LedgerQuerySet
from releases.models.sums import LedgerSumQuerySet, Level
from releases.tallies.question import Basis, Question

# The place that people are counted under: one ISO code, several where their split is not known, none where unknown.
Place = tuple[str, ...]
_PLACED = {Basis.HOME: frozenset({"home", "several", "is_group"}), Basis.RELEASE: frozenset({"place"})}


def read(entries: LedgerQuerySet, question: Question, by: AbstractSet[str]) -> list[LedgerQuerySet | LedgerSumQuerySet]:
    """The rows whose sum is the tally: what the ledger added up to at an earlier moment, and what was written since.

    `by` are the columns by which they are to be divided; of sums, others may be empty. Entries that are less than whole
    organisations are read from the beginning: of those nothing is summed.
    """
    level = Level.least(question.columns | by)
    summed = LedgerSum.objects.last_until(question.as_of, level) if level is not None and entries.are_whole else None
    if level is None or summed is None:
        return [question.counted(entries)]
    sums = LedgerSum.objects.of(entries.organisations).filter(level=level, at=summed)
    return [question.fitting(sums), question.fitting(entries).written(summed, question.as_of)]


def people_among(entries: LedgerQuerySet, question: Question, among: Mapping[str, Q]) -> dict[str, int]:
    """How many people of the tally answer to each condition on the columns that sums and entries have in common."""
    sums = {name: Sum("people", filter=condition, default=0) for name, condition in among.items()}
    by = {column for condition in among.values() for column in _columns(condition)}
    found = [rows.aggregate(**sums) for rows in read(entries, question, by)]
    return {name: sum(people[name] for people in found) for name in among}


def _columns(condition: Q) -> Iterator[str]:
    """The columns that a condition is about."""
    for part in condition.children:
        if isinstance(part, Q):
            yield from _columns(part)
        elif isinstance(part, tuple):
            yield part[0].partition("__")[0]
        else:
            raise TypeError(f"It cannot be said of which columns {part} is.")


def place_of(basis: Basis) -> Case | F:
    """The place of an entry as text: a code, several with commas, or nothing.

    Text and no array, because a hundred thousand rows are grouped by it; only groups have several places.
    """
    if basis == Basis.RELEASE:
        return F("place")
    several = Func(F("several"), Value(","), function="array_to_string", output_field=CharField())
    nothing = Cast(Value([]), ArrayField(CharField(max_length=5)))
    return Case(When(Q(is_group=True) & ~Q(several=nothing), then=several), default=F("home"))


def columns_of_place(basis: Basis) -> frozenset[str]:
    """The columns that `place_of` reads."""
    return _PLACED[basis]


def places(text: str) -> Place:
    """The codes of a place that was grouped as text."""
    return tuple(text.split(",")) if text else ()
