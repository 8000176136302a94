"""What waits: submitted and not yet decided, for those who see it in that state. Never part of a tally."""

from django.db.models import Q, Sum
from django.db.models.functions import Coalesce

from accounts.models import User
from releases.lists import Mode
from releases.models import Release
from releases.models.releases import sees_work
from releases.tallies.question import NOT_KNOWN, Question

_COUNTED = [mode.value for mode in Mode if mode.counted]


def people_waiting(user: User, question: Question) -> int | None:
    """How many people of whom the same is said wait now for a verdict; None for those who do not see what waits.

    What may lie in the period waits for it; whether a person was a minor is settled when the release is verified.
    """
    if not sees_work(user):
        return None
    waiting = Release.objects.visible_to(user, in_work=True).awaiting().filter(_asked(question), mode__in=_COUNTED)
    people: int = waiting.aggregate(people=Sum(Coalesce("group_count", 1), default=0))["people"]
    return people


def _asked(question: Question) -> Q:
    wanted = Q()
    if question.wave:
        wanted &= Q(wave__isnull=True) if question.wave == NOT_KNOWN else Q(wave=question.wave)
    if question.facility:
        unknown = question.facility == NOT_KNOWN
        wanted &= Q(facility__isnull=True) if unknown else Q(facility__in=question.facilities)
    if question.category:
        wanted &= Q(category=question.category)
    if question.sex:
        wanted &= Q(detainee__sex=question.sex)
    if question.organisation:
        wanted &= Q(organisation__slug=question.organisation)
    if question.period is not None:
        days = (question.period.first, question.period.last)
        wanted &= Q(date__isnull=True) | Q(date__possibly_within=days)
    return wanted
