"""What becomes of releases when entries of their person are merged or parted: who may, what it changes, the change."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from detainees.merging.followers import Entries, Follower, follow
from releases.counting import settle
from releases.events import counting_releases, of_entries
from releases.models import Release


def why_not(one: Entries, other: Entries, by: User) -> str | None:
    """Where both sides have releases that count: they wrote no part of these since they were last verified.

    Having merged or parted them before is no such part here: who merged by mistake puts it right at once. For every
    other decision on these releases it is one. PostgreSQL asks it too (releases/sql/merging.sql).
    """
    sides = [list(counting_releases([entry.pk for entry in side])) for side in (one, other)]
    if not all(sides):
        return None
    concerned = Release.objects.filter(pk__in=[pk for side in sides for pk in side])
    if concerned.with_own_part(by, merging=False).filter(Q(own_part=True)).exists():
        return _(
            "Releases of both entries are counted, and you wrote part of one of these records since it was last "
            "verified: somebody else decides whether they are one person."
        )
    return None


def foretell(sides: Sequence[Entries]) -> list[str]:
    """By how many the tally would fall, or why it would not."""
    entries = [[entry.pk for entry in side] for side in sides]
    counting = [side for side in entries if counting_releases(side)]
    if len(counting) < 2:
        return [_("The tally stays as it is: releases that are counted stand in one of the entries at most.")]
    fewer = sum(map(_counted, counting)) - _counted([pk for side in counting for pk in side])
    if not fewer:
        return [_("The tally stays as it is: an arrest lies between the releases, or may lie there.")]
    said = ngettext(
        "The tally falls by %(number)s: there is no arrest between the releases, so that they are one event.",
        "The tally falls by %(number)s: there is no arrest between the releases, so that they are one event.",
        fewer,
    )
    return [said % {"number": fewer}]


def _counted(entries: list[int]) -> int:
    """How many events the releases of these entries would be, were they one person's."""
    releases = counting_releases(entries)
    revisions = {pk: each.verified_revision for pk, each in releases.items() if each.verified_revision is not None}
    return sum(counted_with is None for counted_with in of_entries(entries, revisions).values())


follow(Follower(why_not, foretell, settle))
