"""Names that take places of an unnamed group, so that no total counts a person twice.

A name takes one place when it is verified and gives it back when it ceases to count. It is refused outside the group's
governorates and wave, and above an exact number. Of a group "at least" so large there is always room: when all of its
lower bound have names, it counts none and every further name counts alone. PostgreSQL asks the same (sql/places.sql).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from detainees.lists import Sex
from releases.lists import CountBound
from releases.models import Release, Revision
from releases.models.facts import ReleaseFacts

Sentence = str | Promise | None
NO_ROOM = _("Everybody of this group has a name already: its number is exact.")


@dataclass(frozen=True)
class Named:
    """One release that is verified as part of a group; `event` is the release that is counted for it."""

    release: int
    event: int
    sex: str
    minor: bool | None


@dataclass(frozen=True)
class Taken:
    """How many places of a group have names, and of how many of them it is known that they are women, or minors."""

    people: int = 0
    women: int = 0
    minors: int = 0


NONE = Taken()
Places = dict[int, dict[int, Named]]  # by group, by release


def places_of(groups: Collection[int]) -> Places:
    """The names of each of these groups."""
    found: Places = defaultdict(dict)
    if not groups:
        return found
    named = Release.objects.filter(
        verified_revision__of_group__in=groups, verified_revision__counted_people__gt=0
    ).order_by("pk")
    columns = (
        "verified_revision__of_group",
        "pk",
        "counted_with",
        "verified_revision__sex",
        "verified_revision__minor",
    )
    for group, pk, event, sex, minor in named.values_list(*columns):
        found[group][pk] = Named(pk, event or pk, sex, minor)
    return found


def with_place(places: Places, release: int, revision: Revision | None, event: int | None) -> Places:
    """The same, after `revision` is what counts of the release (none where it is None), counted as `event`."""
    after: Places = defaultdict(dict, {group: dict(names) for group, names in places.items()})
    for names in after.values():
        names.pop(release, None)
    if revision is not None and revision.of_group_id is not None and revision.counted_people:
        after[revision.of_group_id][release] = Named(release, event or release, revision.sex, revision.minor)
    return after


def as_counted(places: Places, wanted: Mapping[int, int | None]) -> Places:
    """The same, where each release of `wanted` is counted with the one that is named there, or itself."""
    return defaultdict(
        dict,
        {
            group: {pk: replace(name, event=wanted[pk] or pk) if pk in wanted else name for pk, name in names.items()}
            for group, names in places.items()
        },
    )


def taken(names: Iterable[Named]) -> Taken:
    """How many places these take: an event takes one, however often it is told."""
    events: dict[int, Named] = {}
    for name in sorted(names, key=lambda name: (name.release != name.event, name.release)):
        events.setdefault(name.event, name)
    found = events.values()
    return Taken(len(found), sum(n.sex == Sex.FEMALE for n in found), sum(n.minor is True for n in found))


def room(group: ReleaseFacts) -> int | None:
    """How many names fit in a group; None where its number has no upper bound."""
    most = {CountBound.EXACTLY: group.group_count, CountBound.RANGE: group.group_count_to}
    return most.get(CountBound(group.group_bound))


def apart(one: ReleaseFacts, other: ReleaseFacts) -> bool:
    """Whether the days on which the two may have been do not meet; what is not known may be any day."""
    if one.date is None or other.date is None:
        return False
    return one.date.earliest() > other.date.latest() or other.date.earliest() > one.date.latest()


def has_room(group: Revision | None, named: int) -> bool:
    """Whether one more name fits beside so many."""
    most = None if group is None else room(group)
    return most is None or named < most


def crowded(places: Places) -> Release | None:
    """A group that counts and would have more names than people with these places; None where there is none."""
    counted = Release.objects.filter(pk__in=places).counted().select_related("verified_revision").order_by("pk")
    for group in counted:
        most = room(group.verified_revision) if group.verified_revision else None
        if most is not None and taken(places[group.pk].values()).people > most:
            return group
    return None


def others_in(names: dict[int, Named], release: Release) -> int:
    """How many places have names, without this release's own: that of the event as which it is counted."""
    event = release.counted_with_id or release.pk
    return taken(name for pk, name in names.items() if pk != release.pk and name.event != event).people


def why_not_of(release: Release, group: Release | None) -> Sentence:
    """Why this named release cannot take a place of the group; None where it can, or names no group."""
    if group is None:
        return None
    of_group = group.verified_revision
    if of_group is None or not of_group.is_group or group.organisation_id != release.organisation_id:
        return _("The group of which this person would take a place is not verified now.")
    if of_group.wave_id and of_group.wave_id != release.wave_id:
        return _("The group of which this person would take a place is of another wave: a name has the group's wave.")
    if apart(of_group, release):
        return _("The group of which this person would take a place was let go on other days.")
    if of_group.group_governorates and release.home_id not in of_group.group_governorates:
        return _("The home of this person is none of the governorates from which the group comes.")
    named = Release.objects.filter(verified_revision__of_group=group.pk, verified_revision__counted_people__gt=0)
    if named.filter(verified_revision__detainee=release.detainee_id).exclude(pk=release.pk).exists():
        return _("This person has a place in this group already: who was let go with it was let go once.")
    return None


def why_no_room_in(release: Release, group: Release | None) -> Sentence:
    """Why the group would have no place for one more name; what the release is counted with takes none."""
    if group is None or has_room(group.verified_revision, others_in(places_of([group.pk])[group.pk], release)):
        return None
    return NO_ROOM


def why_names_do_not_fit(release: Release) -> Sentence:
    """Why this group cannot be verified as it is now, for those who take its places; None where it can."""
    if not release.is_group or release.pk is None:
        return None
    named = Release.objects.filter(verified_revision__of_group=release.pk, verified_revision__counted_people__gt=0)
    most = room(release)
    if most is not None and taken(places_of([release.pk])[release.pk].values()).people > most:
        return _("More people of this group have names than its number says.")
    outside = Q()
    if release.group_governorates:
        outside |= ~Q(verified_revision__home__in=release.group_governorates) | Q(verified_revision__home__isnull=True)
    if release.wave_id:
        outside |= ~Q(verified_revision__wave=release.wave_id) | Q(verified_revision__wave__isnull=True)
    if release.date is not None:
        first, last = release.date.earliest(), release.date.latest()
        outside |= Q(verified_revision__date_latest__lt=first) | Q(verified_revision__date_earliest__gt=last)
    if outside and named.filter(outside).exists():
        return _(
            "A name that takes a place of this group is of another governorate, wave or day than the group is now."
        )
    return None
