"""How long the released people had been held: from the last arrest that is known before the release, in whole years.

Arrests are what is known of them today; the ledger has none, so this chart of a past moment may be another one later.
"""

from typing import Any

from django.db.models import Case, CharField, DateField, F, Func, IntegerField, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.query import QuerySet
from django.utils.translation import gettext_lazy as _

from detainees.models import Detention
from releases.charts.series import People
from releases.models.ledger import LedgerQuerySet
from releases.tallies.question import NOT_KNOWN
from releases.tallies.table import Tally

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


class _Years(Func):
    """Whole years from one day to another."""

    template = "extract(year FROM age(%(expressions)s))::int"
    output_field = IntegerField()


def people_by_duration(entries: LedgerQuerySet, tally: Tally) -> dict[str, People]:
    """People of a tally by the keys of `LABELS`, in their order; groups without names among those not known."""
    found = dict.fromkeys(LABELS, People())
    if tally.settled is None:
        return {}
    counted = tally.settled.counted(entries)
    named = counted.filter(is_group=False, release__revisions__number=F("revision_number"))
    for key, people in _by_step(named).values_list("step", "number"):
        found[key] += People(people)
    found[NOT_KNOWN] += People(0, tally.total.in_groups)
    return {key: people for key, people in found.items() if people.all}


def _by_step(named: LedgerQuerySet) -> "QuerySet[Any, Any]":
    """People by the step in which every duration lies that the dates leave open."""
    arrests = Detention.objects.filter(
        detainee=OuterRef("release__revisions__detainee"), arrest_date_earliest__lte=OuterRef("latest")
    ).order_by("-arrest_date_earliest")
    first, last = (
        Subquery(arrests.values(name)[:1], output_field=DateField())
        for name in ("arrest_date_earliest", "arrest_date_latest")
    )
    known = named.annotate(least=_Years(F("earliest"), last), most=_Years(F("latest"), first))
    steps = [When(Q(least__gte=begin or -1, most__lt=end), then=Value(key)) for key, begin, end in STEPS]
    step = Case(*steps, default=Value(NOT_KNOWN), output_field=CharField())
    return known.annotate(step=step).values("step").annotate(number=Sum("people"))
