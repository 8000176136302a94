"""What was rejected goes on its day: destroyed whole, and counted."""

from collections import Counter

from accounts.acting import acting
from accounts.models import User
from families.models import Intake, IntakesDestroyed
from releases.today import today

ACTOR = "quarantine"  # the job's named actor
AT_ONCE = 1_000


def destroy_rejected() -> int:
    """Destroy all whose day has come; how many there were. May run twice."""
    destroyed = 0
    while number := _some():
        destroyed += number
    return destroyed


def _some() -> int:
    with acting(User.objects.system(ACTOR)):
        due = Intake.objects.rejected().filter(review_on__lte=today()).order_by("pk")
        held = list(due.locked().only("team", "rejected_why")[:AT_ONCE])
        counts = Counter((each.team_id, each.rejected_why) for each in held)
        Intake.objects.filter(pk__in=[each.pk for each in held]).order_by().delete()
        IntakesDestroyed.objects.bulk_create(
            IntakesDestroyed(team_id=team, rejected_why=why, number=number) for (team, why), number in counts.items()
        )
        return len(held)
