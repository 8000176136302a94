"""Groups of more than two: everybody who is joined to a pair by likely duplicates, whom one may tick or leave out.

A~B and B~C never make A and C one person: the group only shows who might be meant, each merge joins what was ticked.
"""

from accounts.models import User
from detainees.models import Detainee, Pair

MOST = 8  # persons on one page; who is left out comes when these are decided


def group_of(pair: Pair, user: User) -> list[Detainee]:
    """The entries that stand for the two persons, then for others joined to them, whom `user` may open."""
    standing = Detainee.objects.visible_to(user).standing()
    found = [entry.standing_id for entry in (pair.one, pair.other)]
    before = 0
    while before < len(found) < MOST:
        before = len(found)
        entries = Detainee.objects.visible_to(user).one_with(*Detainee.objects.filter(pk__in=found))
        pairs = Pair.objects.visible_to(user).standing().touching(entries.values_list("pk", flat=True))
        ends = [entry for each in pairs.select_related("one", "other") for entry in (each.one, each.other)]
        found += [pk for pk in dict.fromkeys(entry.standing_id for entry in ends) if pk not in found]
    people = standing.in_bulk(found[:MOST])
    return [people[pk] for pk in found[:MOST] if pk in people]
