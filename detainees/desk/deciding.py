"""Deciding a pair without merging: different people, later, or what was decided taken back.

A decision is about the two persons as they stand: every pair between an entry of the one and an entry of the other gets
it, so that nobody is asked twice.
"""

import hashlib
from collections.abc import Collection

from django.utils.translation import gettext_lazy

from accounts.acting import acting
from accounts.models import User
from detainees.merging.conditions import why_not_decide
from detainees.merging.holding import hold_to_count
from detainees.merging.refusing import answering, refuse
from detainees.merging.verdicts import hold_pairs, write_verdicts
from detainees.models import Detainee, Detention, Pair, PairDecision

_MERGED = gettext_lazy("These entries were merged. Who wants to part them undoes the merge on the page of the person.")
_CHANGED = gettext_lazy("This pair has changed since you opened the page. Look at it again, then decide.")
WITHOUT_MERGING = (PairDecision.DIFFERENT, PairDecision.LATER, "")


def sides_of(pair: Pair) -> tuple[list[Detainee], list[Detainee]]:
    """All entries of the one person, and of the other; the same ones twice where they were merged."""
    one, other = (
        list(Detainee.objects.one_with(entry).select_related("home_area")) for entry in (pair.one, pair.other)
    )
    return one, other


def state_of(pair: Pair, entries: Collection[Detainee]) -> str:
    """Changes when the pair, one of its entries or a detention of theirs does: what a page was drawn from."""
    detentions = Detention.objects.filter(detainee__in=entries).order_by("pk").values_list("pk", "version")
    drawn_from = (
        pair.fingerprint,
        pair.decision,
        [(entry.pk, entry.version, entry.merged_into_id) for entry in entries],
        list(detentions),
    )
    return hashlib.sha256(repr(drawn_from).encode()).hexdigest()


@answering
def decide(pair: Pair, decision: str, *, by: User, seen: str, sentence: str = "") -> Pair:
    """Decide the pair as somebody who has a page in front of them that was drawn from the state `seen`.

    What is decided already is no mistake: a button may be pressed twice.
    """
    if decision not in WITHOUT_MERGING:
        raise ValueError(f"“{decision}” is not decided without merging.")
    with acting(by):
        hold_to_count(pair.organisation_id, [pair.one_id, pair.other_id])
        one, other = sides_of(Pair.objects.with_entries().get(pk=pair.pk))
        held = {p.pk: p for p in hold_pairs([one, other])}
        current = held.get(pair.pk)
        if current is not None and current.decision == decision:
            return current
        if current is None or {entry.pk for entry in one} & {entry.pk for entry in other}:
            refuse(_MERGED, stale=True)
        why_not = why_not_decide([*one, *other], by)
        if why_not:
            refuse(why_not)
        if state_of(current, [*one, *other]) != seen:
            refuse(_CHANGED, stale=True)
        put_off = decision == PairDecision.LATER
        concerned = [p for p in held.values() if p is current or not (put_off and p.decision == PairDecision.DIFFERENT)]
        write_verdicts(concerned, decision, by=by, sentence=sentence)
        return current
