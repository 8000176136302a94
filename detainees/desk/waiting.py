"""How many likely duplicates wait for somebody."""

from django.db.models import Min

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from detainees.models import DeskThreshold, Pair
from detainees.models.linkage import FLAGGED_FROM

COUNTED = 1_000  # more than anybody reads; every page would wait for the count
NARROWED = 2_000  # likely pairs of an organisation, up to which those of one desk are looked for among them


def waiting_at_desk(user: User, most: int = COUNTED) -> int:
    """The pairs that wait for `user`, counted up to `most`."""
    asked = DeskThreshold.objects.aggregate(least=Min("least_score"))["least"]
    undecided = Pair.objects.undecided().filter(organisation__in=where(user, Right.SEE_PERSONS))
    likely = undecided.filter(score__gte=FLAGGED_FROM if asked is None else min(asked, FLAGGED_FROM))
    pairs = list(likely.values_list("pk", flat=True)[:NARROWED])  # by their index; whose they are is a longer question
    if not pairs:
        return 0
    among = Pair.objects.filter(pk__in=pairs) if len(pairs) < NARROWED else Pair.objects.all()
    return among.on_desk_of(user).standing().order_by()[:most].count()
