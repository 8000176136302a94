"""How many likely duplicates wait for somebody."""

from django.db.models import Min

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from detainees.models import DeskThreshold, Pair
from detainees.models.linkage import FLAGGED_FROM

COUNTED = 1_000  # more than anybody reads; every page would wait for the count
NARROWED = 2_000  # likely pairs of an organisation, up to which those of one desk are looked for among them
AT_FIRST = 2  # times as many pairs as are counted, the likeliest, which are looked through before more are


def waiting_at_desk(user: User, most: int = COUNTED) -> int:
    """The pairs that wait for `user`, counted up to `most`."""
    asked = DeskThreshold.objects.aggregate(least=Min("least_score"))["least"]
    undecided = Pair.objects.undecided().filter(organisation__in=where(user, Right.SEE_PERSONS))
    likely = undecided.filter(score__gte=FLAGGED_FROM if asked is None else min(asked, FLAGGED_FROM))
    # By their index, since whose they are is a longer question.
    for few in (AT_FIRST * most, NARROWED):
        pairs = list(likely.values_list("pk", flat=True)[:few])
        found = Pair.objects.filter(pk__in=pairs).on_desk_of(user).standing().order_by()[:most].count() if pairs else 0
        if found >= most or len(pairs) < few:
            return found
    return Pair.objects.on_desk_of(user).standing().order_by()[:most].count()
