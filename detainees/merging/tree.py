"""Which entry stands for which: the merges in force as a tree, and the column that is drawn from it."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils import timezone

from accounts.models import User
from detainees.keys import keep_keys
from detainees.linkage.following import look_near
from detainees.models import Detainee, Merge
from detainees.naming import refresh_search_words


def entries_under(person: int) -> list[int]:
    """The ids of the entry itself and of all that hang on it by merges in force."""
    found, wanted = [person], [person]
    while wanted:
        wanted = list(Merge.objects.in_force().filter(kept__in=wanted).order_by("pk").values_list("merged", flat=True))
        found += wanted
    return found


def sides_of(merge: Merge, entries: Iterable[Detainee]) -> tuple[list[Detainee], list[Detainee]]:
    """Of all `entries` of the person, those that would stay and those that would go if this merge were undone."""
    going = set(entries_under(merge.merged_id))
    sides: dict[bool, list[Detainee]] = defaultdict(list)
    for entry in entries:
        sides[entry.pk in going].append(entry)
    return sides[False], sides[True]


def let_stand(standing: int, entries: Iterable[int], *, by: User) -> None:
    """Let one entry stand for itself and for these others. The caller holds them all and has written the merge."""
    now = timezone.now()
    ids = {standing, *entries}
    for pk in sorted(ids):  # a version more for each, so that a page that was opened before is stale
        entry = Detainee.objects.get(pk=pk)
        entry.merged_into_id = None if pk == standing else standing
        entry.version += 1
        entry.changed_by, entry.changed_at = by, now
        entry.save(update_fields=["merged_into", "version", "changed_by", "changed_at"])
    refresh_search_words(Detainee.objects.get(pk=standing))
    keep_keys(*sorted(ids))
    look_near(standing)
