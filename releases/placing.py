"""Choosing the unnamed group of which a named release takes a place (releases/groups.py), while its facts are open."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from releases.groups import Sentence, apart, has_room, others_in, places_of
from releases.models import Release
from releases.workflow import CHANGE

OFFERED = 50  # groups to choose from, the latest; wave and home narrow them


def why_not_choose(release: Release, by: User) -> Sentence:
    """The sentence that says why `by` does not choose a group for this release now, or None."""
    if release.detainee_id is None:
        return _("An unnamed group takes no place of another one.")
    return CHANGE.why_not(release, by)


@dataclass(frozen=True)
class Offered:
    """A group to choose, with its names in words."""

    release: Release
    said: str


def offered_to(release: Release, user: User) -> list[Offered]:
    """The groups that this person sees and of which the release could take a place, the latest first."""
    groups = Release.objects.visible_to(user).counted()
    fitting = Q(organisation=release.organisation_id, verified_revision__detainee__isnull=True)
    if release.wave_id:
        fitting &= Q(verified_revision__wave=release.wave_id) | Q(verified_revision__wave__isnull=True)
    of_home = Q(verified_revision__group_governorates=[])
    if release.home_id:
        of_home |= Q(verified_revision__group_governorates__contains=[release.home_id])
    listed = list(groups.filter(fitting & of_home).select_related("verified_revision").order_by("-pk")[:OFFERED])
    places = places_of([group.pk for group in listed])
    return [
        Offered(group, _said(group, names))
        for group in listed
        if group.verified_revision
        and not apart(group.verified_revision, release)
        and has_room(group.verified_revision, names := others_in(places[group.pk], release))
    ]


def facts_of_place(release: Release, group: Release | None) -> dict[str, Any]:
    """What is stored when a group is chosen: who was let go with it was let go in its wave."""
    revision = group.verified_revision if group else None
    wave = {"wave": revision.wave} if revision and revision.wave and not release.wave_id else {}
    return {"of_group": group, **wave}


def _said(group: Release, named: int) -> str:
    revision = group.verified_revision
    if revision is None:
        return str(group.reference)
    who = revision.group_name or gettext("A group without names")
    said = gettext("%(who)s: %(people)s, of which %(named)s named") % {
        "who": who, "people": revision.counted_people, "named": named,
    }  # fmt: skip
    return f"{said} · {revision.wave} · {group.reference}" if revision.wave else f"{said} · {group.reference}"
