"""Of which releases nothing of the record itself stands against verifying them, asked of a whole list at once.

Record by record it is the move that is asked (releases/conditions.py), and PostgreSQL again; a test compares. Here it
is sets: of many thousand records few are stopped, so which these are is asked first, and the list is read in its order.
"""

from django.db.models import BooleanField, Exists, Func, OuterRef, Q, QuerySet

from accounts.among import any_of
from accounts.questions import Question
from detainees.models import Detainee
from detainees.models.pairs import persons_stopped
from releases.bar import DIRECT
from releases.lists import Connection
from releases.models import Claim, Flag, Release
from releases.models.releases import ReleaseQuerySet


def ready(found: ReleaseQuerySet) -> ReleaseQuerySet:
    """Those whose claims carry a verification, that no flag stops, and of whose person no likely duplicate waits."""
    flags = _FLAGGED.rows()
    persons = _of_one_with(persons_stopped()) | {person for _release, person in flags if person is not None}
    of_somebody_else = Q(detainee__isnull=True) | ~any_of(persons, of="detainee")
    return found.filter(_carried(), ~any_of({pk for pk, _person in flags if pk is not None}), of_somebody_else)


def _carried() -> Q:
    """A direct claim that carries it alone; where there is none, PostgreSQL weighs what goes back to what."""
    reliability, credibility = DIRECT
    alone = Claim.objects.standing().filter(
        release=OuterRef("pk"), derived_from__isnull=True, connection__in=[kind for kind in Connection if kind.direct],
        reliability__lte=reliability, credibility__lte=credibility,
    )  # fmt: skip
    return Q(Exists(alone)) | Q(Func("pk", function="release_is_carried", output_field=BooleanField()))


def _of_one_with(persons: set[int]) -> set[int]:
    """All entries of these, who are known by the entry that stands."""
    return {*persons, *_MERGED_INTO.rows(persons=list(persons))}


def _flagged() -> QuerySet[Flag, tuple[int | None, int | None]]:
    """What waits and is stopped by a flag of its own; persons whom a flag stops."""
    waits = Release.objects.awaiting().order_by()
    of_either = Q(detainee__isnull=False) | Q(release__in=waits)
    return Flag.objects.blocking().filter(of_either).order_by().values_list("release", "detainee")


_MERGED_INTO = Question(
    lambda persons: Detainee.objects.filter(any_of(persons, of="merged_into")).order_by().values_list("pk", flat=True)
)
_FLAGGED = Question(_flagged)
