"""Of which releases nothing of the record itself stands against verifying them, asked of a whole list at once.

Record by record it is the move that is asked (releases/conditions.py), and PostgreSQL again; a test compares. Here it
is sets: of many thousand records few are stopped, so which these are is asked first, and the list is read in its order.
"""

from django.db.models import BooleanField, Exists, Func, OuterRef, Q, QuerySet

from casework.among import any_of
from casework.fixed import FixedQuestion
from detainees.models import Detainee
from detainees.models.pairs import persons_stopped
from releases.bar import DIRECT
from releases.lists import Connection
from releases.models import Claim, Flag, Release
from releases.models.releases import ReleaseQuerySet


def ready(found: ReleaseQuerySet) -> ReleaseQuerySet:
    """Those whose claims carry a verification, that no flag stops, and of whose person no likely duplicate waits."""
    of_somebody_else = Q(detainee__isnull=True) | ~any_of(_stopped_persons(), of="detainee")
    return found.filter(_carried(), ~any_of(_flagged()), of_somebody_else)


def _carried() -> Q:
    """A direct claim that carries it alone; where there is none, PostgreSQL weighs what goes back to what."""
    reliability, credibility = DIRECT
    alone = Claim.objects.standing().filter(
        release=OuterRef("pk"), derived_from__isnull=True, connection__in=[kind for kind in Connection if kind.direct],
        reliability__lte=reliability, credibility__lte=credibility,
    )  # fmt: skip
    return Q(Exists(alone)) | Q(Func("pk", function="release_is_carried", output_field=BooleanField()))


def _flagged() -> list[int]:
    """What waits and is stopped by a flag of its own."""
    return _FLAGGED_RELEASES.ids()


def _stopped_persons() -> set[int]:
    """Persons whom a flag stops, and all entries of those who may stand twice."""
    twice = persons_stopped()
    merged = Detainee.objects.filter(any_of(twice, of="merged_into")).order_by()
    return {*_FLAGGED_PERSONS.ids(), *twice, *merged.values_list("pk", flat=True)}


def _releases_of_flags() -> QuerySet[Flag, tuple[int]]:
    flags = Flag.objects.blocking().filter(release__in=Release.objects.awaiting().order_by())
    return flags.order_by().values_list("release")


def _persons_of_flags() -> QuerySet[Flag, tuple[int]]:
    return Flag.objects.blocking().filter(detainee__isnull=False).order_by().values_list("detainee")


_FLAGGED_RELEASES, _FLAGGED_PERSONS = FixedQuestion(_releases_of_flags), FixedQuestion(_persons_of_flags)
