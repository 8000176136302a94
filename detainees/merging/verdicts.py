"""Writing what somebody decided of a pair: a row for good, and the pair's latest decision with it."""

from collections.abc import Iterable
from itertools import combinations

from django.db.models import Q

from accounts.models import User
from detainees.linkage.facts import fingerprints, print_of
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


def write_verdicts(pairs: Iterable[Pair], decision: str, *, by: User, sentence: str = "") -> None:
    """Decide these pairs, on the facts of now; of which that stands already nothing is written.

    The caller acts, holds the rows with all entries and has asked why not. A fact that a page showed and no worker has
    looked at yet is part of the decision: the look that follows finds it unchanged.
    """
    undecided = [pair for pair in pairs if pair.decision != decision]
    prints = fingerprints({entry for pair in undecided for entry in (pair.one_id, pair.other_id)})
    for pair in undecided:
        if {pair.one_id, pair.other_id} <= prints.keys():  # of an entry that was merged nothing is told, or compared
            pair.fingerprint = print_of(pair.one_id, pair.other_id, prints)
        PairVerdict.objects.create(pair=pair, decision=decision, by=by, sentence=sentence, fingerprint=pair.fingerprint)
        pair.decision = decision
        pair.save(update_fields=["decision", "fingerprint"])
