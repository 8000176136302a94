"""Who may join two entries, and who may part them again: each condition answers with its sentence, or nothing.

Page, POST and test ask `why_not_join` and `why_not_part`; PostgreSQL asks the same again (detainees/sql/merging.sql).
"""

from collections.abc import Collection
from itertools import combinations

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import may
from accounts.models import User
from accounts.rights import Right
from detainees.merging.followers import Entries, Persons, joined, why_not_followed
from detainees.merging.refusing import NOT_THEIRS
from detainees.models import Detainee, Link, Merge, Pair, PairDecision

Sentence = str | Promise | None


def why_not_decide(entries: Collection[Detainee], by: User) -> Sentence:
    """They decide in the team of one at least of `entries`: all entries of the persons who are concerned."""
    return None if any(may(by, Right.DECIDE, entry.team) for entry in entries) else NOT_THEIRS


def why_not_join(persons: Persons, by: User) -> Sentence:
    """The sentence that says why `by` may not make one person of these, each with all entries; asked of each two."""
    for one, other in combinations(persons, 2):
        sentence = (
            why_not_decide([*one, *other], by)
            or _are_two(one, other)
            or _said_different(one, other)
            or _linked(one, other)
        )
        if sentence:
            return sentence
    return why_not_followed(persons, joined(persons), by)


def why_not_stand(persons: Persons) -> Sentence:
    """The sentence that says why the first of these cannot stand for the others: the name is known, elsewhere."""
    first, *others = (all(entry.unidentified for entry in entries) for entries in persons)
    if first and not all(others):
        return _("Nobody knows the name of this one: let the entry that has a name stand for all.")
    return None


def why_not_part(merge: Merge, staying: Entries, going: Entries, by: User) -> Sentence:
    """The sentence that says why `by` may not undo this merge, or None."""
    if merge.undone_at is not None:
        return _("This merge was undone already.")
    return why_not_decide([*staying, *going], by) or why_not_followed(joined([staying, going]), [staying, going], by)


def _are_two(one: Entries, other: Entries) -> Sentence:
    if {entry.pk for entry in one} & {entry.pk for entry in other}:
        return _("These entries are one person already.")
    if len({entry.organisation_id for entry in (*one, *other)}) > 1:
        return _("Entries of two organisations are not merged: each keeps its own register.")
    return None


def pairs_between(one: Entries, other: Entries) -> Q:
    """Of pairs, or of links, of which one entry is here and the other there."""
    return Q(one__in=one, other__in=other) | Q(one__in=other, other__in=one)


def _said_different(one: Entries, other: Entries) -> Sentence:
    if Pair.objects.filter(pairs_between(one, other), decision=PairDecision.DIFFERENT).exists():
        return _("Somebody decided that two of these are different people. Take that decision back first.")
    return None


def _linked(one: Entries, other: Entries) -> Sentence:
    if Link.objects.standing().filter(pairs_between(one, other)).exists():
        return _(
            "Two of these are linked as two people: kin, or held or let out together. Where that is wrong, strike the "
            "link out first."
        )
    return None
