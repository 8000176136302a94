"""How long the released people had been held: from the last arrest before the release, in whole years.

An arrest is one of the person, in whichever entry it was written, and what is known of it today; the ledger has none,
so this chart of a past moment may be another one later. Where an arrest may lie after the release, or one has no date,
the duration is not known. Each record is looked at, so the chart is drawn of `MOST` records at most; and of no fewer
than `guarding.SMALL` people, because it would tell of one whose record may not be open to the reader.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from detainees.models import Detainee, Detention
from releases.charts.series import People
from releases.models import Revision
from releases.models.ledger import LedgerQuerySet
from releases.tallies.guarding import is_small
from releases.tallies.question import NOT_KNOWN
from releases.tallies.table import Tally

MOST = 20_000
# Key, years inside from and up to; the last is open.
STEPS: tuple[tuple[str, int, int], ...] = (("0", 0, 1), ("1", 1, 3), ("3", 3, 6), ("6", 6, 10), ("10", 10, 1000))
LABELS = {
    "0": _("less than a year"),
    "1": _("1 or 2 years"),
    "3": _("3 to 5 years"),
    "6": _("6 to 9 years"),
    "10": _("10 years and more"),
    NOT_KNOWN: _("not known, or the dates leave it open"),
}
Days = tuple[date | None, date | None]  # the first and the last that a date may be; None where there is none
Told = tuple[int, Days]  # the entry in which a release was told, and its days


def people_by_duration(entries: LedgerQuerySet, tally: Tally) -> dict[str, People] | None:
    """People of a tally by the keys of `LABELS`, in their order; None where they are too many, or too few."""
    if tally.settled is None:
        return {}
    named = tally.settled.counted(entries).filter(is_group=False)
    counted = named.values("release", "revision_number").annotate(number=Sum("people")).exclude(number=0)
    pairs = set(counted.values_list("release", "revision_number")[: MOST + 1])
    if len(pairs) > MOST or is_small(tally.total.people):
        return None
    found = dict.fromkeys(LABELS, People())
    for told, arrests in _with_arrests(_told(pairs)):
        found[step_of(told[1], arrests)] += People(1)
    found[NOT_KNOWN] += People(0, tally.total.in_groups)
    return {key: people for key, people in found.items() if people.all}


def _told(pairs: Iterable[tuple[int, int]]) -> list[Told]:
    """In which entry each release was told, and when it may have been."""
    wanted = set(pairs)
    revisions = Revision.objects.filter(release__in={release for release, _number in wanted})
    columns = ("release", "number", "detainee", "date_earliest", "date_latest")
    return [
        (entry, (first, last))
        for release, number, entry, first, last in revisions.values_list(*columns)
        if (release, number) in wanted
    ]


def _with_arrests(told: list[Told]) -> Iterable[tuple[Told, list[Days]]]:
    """Each with the arrests of its person, in whichever entry they are written."""
    asked = Detainee.objects.filter(pk__in={entry for entry, _days in told})
    person = {pk: into or pk for pk, into in asked.values_list("pk", "merged_into")}
    of_person: Mapping[int, list[Days]] = defaultdict(list)
    persons = set(person.values())
    written = Detention.objects.filter(Q(detainee__in=persons) | Q(detainee__merged_into__in=persons))
    columns = ("detainee", "detainee__merged_into", "arrest_date_earliest", "arrest_date_latest")
    for entry, into, first, last in written.values_list(*columns):
        of_person[into or entry].append((first, last))
    return ((each, of_person[person[each[0]]]) for each in told)


def step_of(released: Days, arrests: Sequence[Days]) -> str:
    """The step in which every duration lies that the dates leave open; not known where none is."""
    first, last = released
    known = [(a, b) for a, b in arrests if a is not None and b is not None]
    if first is None or last is None or not known or len(known) < len(arrests):
        return NOT_KNOWN
    before = [days for days in known if days[0] <= last]
    if not before or max(b for _a, b in before) > first:
        return NOT_KNOWN
    arrested = max(before)
    least, most = _years(arrested[1], first), _years(arrested[0], last)
    return next((key for key, begin, end in STEPS if begin <= least and most < end), NOT_KNOWN)


def _years(one: date, other: date) -> int:
    return other.year - one.year - ((other.month, other.day) < (one.month, one.day))
