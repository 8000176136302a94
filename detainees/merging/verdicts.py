"""Writing what somebody decided of a pair: a row for good, and the pair's latest decision with it."""

from itertools import combinations

from django.db.models import Q

from accounts.models import User
from detainees.merging.conditions import pairs_between
from detainees.merging.followers import Persons
from detainees.models import Pair, PairVerdict


def hold_pairs(persons: Persons) -> list[Pair]:
    """Hold every pair between an entry of one and an entry of another of these, in the order of the register job.

    The caller holds all their entries. Who decides on one of these pairs meanwhile has decided before, or waits.
    """
    between = Q(pk__in=[])
    for one, other in combinations(persons, 2):
        between |= pairs_between(one, other)
    return list(Pair.objects.filter(between).order_by("one", "other").select_for_update())


def write_verdict(pair: Pair, decision: str, *, by: User, sentence: str = "") -> PairVerdict | None:
    """Decide one pair; None where that is what stands already. The caller acts, holds the row and has asked why not."""
    if pair.decision == decision:
        return None
    verdict = PairVerdict.objects.create(
        pair=pair, decision=decision, by=by, sentence=sentence, fingerprint=pair.fingerprint
    )
    pair.decision = decision
    pair.save(update_fields=["decision"])
    return verdict
