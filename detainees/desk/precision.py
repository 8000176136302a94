"""How good the desk's pairs are: of those that were decided, how many were one person, by score."""

from dataclasses import dataclass

from django.db.models import Count, Q

from accounts.models import User
from detainees.models import Pair, PairDecision

BANDS = ((0.95, 1.01), (0.9, 0.95), (0.8, 0.9), (0.7, 0.8), (0.6, 0.7), (0.5, 0.6), (0.0, 0.5))


@dataclass(frozen=True)
class Band:
    """Pairs with a score from `low` to below `high` (in hundredths): how many were decided, and found to be one."""

    low: int
    high: int
    decided: int
    same: int

    @property
    def share(self) -> int:
        """How many of a hundred were one person."""
        return round(100 * self.same / self.decided)


def precision_at_desk(user: User) -> list[Band]:
    """The bands in which something was decided, the highest first; of the pairs that this person may decide on."""
    same, different = Q(decision=PairDecision.SAME), Q(decision=PairDecision.DIFFERENT)
    counts = {}
    for at, (low, high) in enumerate(BANDS):
        here = Q(score__gte=low, score__lt=high)
        counts[f"same{at}"], counts[f"different{at}"] = (
            Count("pk", filter=here & same),
            Count("pk", filter=here & different),
        )
    found = Pair.objects.on_desk_of(user).filter(same | different).order_by().aggregate(**counts)
    bands = [
        Band(
            round(100 * low),
            min(100, round(100 * high)),
            found[f"same{at}"] + found[f"different{at}"],
            found[f"same{at}"],
        )
        for at, (low, high) in enumerate(BANDS)
    ]
    return [band for band in bands if band.decided]
