"""Making one person of several entries, and parting them again: the only two functions that write a merge.

Both hold what they change first (detainees/merging/holding.py), then ask why not, then write; one transaction. What
upper floors change with it is theirs (detainees/merging/followers.py).
"""

from collections.abc import Collection

from django.utils import timezone

from accounts.acting import acting
from accounts.models import User
from detainees.merging.closing import close_as_before
from detainees.merging.conditions import why_not_join, why_not_part, why_not_stand
from detainees.merging.followers import settle_all
from detainees.merging.holding import hold_to_merge
from detainees.merging.refusing import CHANGED, answering, refuse
from detainees.merging.tree import let_stand, sides_of
from detainees.merging.verdicts import hold_pairs, write_verdicts
from detainees.models import Detainee, Merge, Pair, PairDecision
from detainees.restriction import draw

Seen = Collection[tuple[int, int]]  # ids of entries, each with its version on the page


@answering
def join(
    kept: Detainee, others: Collection[Detainee], *, by: User, seen: Seen, pair: Pair | None = None, sentence: str = ""
) -> list[Merge]:
    """Make one person of `kept`, which stands for all, and these others; of nobody else.

    `seen` is what the page showed of each; where one of them changed since, nothing is done.
    """
    with acting(by):
        held = hold_to_merge(kept.organisation_id, [kept.pk, *(other.pk for other in others)])
        now = {entry.pk: (entry.version, entry.merged_into_id) for entry in held}
        if any(now.get(pk) != (version, None) for pk, version in seen):
            refuse(CHANGED, stale=True)
        persons = [[each for each in held if each.standing_id == entry.pk] for entry in (kept, *others)]
        between = hold_pairs(persons)
        why_not = why_not_join(persons, by) or why_not_stand(persons)
        if why_not:
            refuse(why_not)
        made = [_join_one(kept.pk, other.pk, pair, sentence, by) for other in others]
        write_verdicts(between, PairDecision.SAME, by=by, sentence=sentence)
        settle_all([kept.pk], made)
        return made


def _join_one(kept: int, other: int, pair: Pair | None, sentence: str, by: User) -> Merge:
    one, two = (list(Detainee.objects.one_with(Detainee.objects.get(pk=pk))) for pk in (kept, other))
    draw([*one, *two], by=by)
    merge = Merge.objects.create(kept_id=kept, merged_id=other, pair=pair, by=by, sentence=sentence)
    let_stand(kept, [entry.pk for entry in (*one, *two)], by=by)
    return merge


@answering
def part(merge: Merge, *, by: User, decision: str = "", sentence: str = "") -> Merge:
    """Undo one merge: exactly what it had brought goes, with all that was written there since; nothing else does.

    `decision` is what the pairs between the two are from now on: different people, or undecided again.
    """
    with acting(by):
        held = hold_to_merge(merge.kept.organisation_id, [merge.kept_id, merge.merged_id])
        merge = Merge.objects.select_related("kept", "merged").locked().get(pk=merge.pk)
        staying, going = sides_of(merge, held)
        between = hold_pairs([staying, going])
        why_not = why_not_part(merge, staying, going, by)
        if why_not:
            refuse(why_not)
        _undo(merge, staying, going, sentence, by)
        write_verdicts(between, decision, by=by, sentence=sentence)
        return merge


def _undo(merge: Merge, staying: list[Detainee], going: list[Detainee], sentence: str, by: User) -> None:
    merge.undone_by, merge.undone_at, merge.undone_sentence = by, timezone.now(), sentence
    merge.save(update_fields=["undone_by", "undone_at", "undone_sentence"])
    standing = next(entry.pk for entry in staying if entry.merged_into_id is None)
    let_stand(merge.merged_id, [entry.pk for entry in going], by=by)
    let_stand(standing, [entry.pk for entry in staying], by=by)
    for side in (staying, going):
        close_as_before(merge, list(Detainee.objects.filter(pk__in=[entry.pk for entry in side])), by=by)
    settle_all([standing, merge.merged_id], [merge])
