"""Unnamed groups that may be one group, told twice: of the same wave, the same number and the same governorates.

It stops nothing: two groups of one number can come from one place on one occasion. Who enters and who decides are told.
"""

from django.db.models import Q
from django.utils.translation import gettext

from accounts.models import User
from accounts.models.teams import in_language
from releases.models import Release

SHOWN = 5  # the oldest ones


def alike(group: Release, user: User) -> list[Release]:
    """The groups, of those that `user` sees, that this one may be; without a wave those of the very same date.

    What was rejected or withdrawn counts nobody and will not.
    """
    if not group.is_group or group.group_count is None:
        return []
    same = Q(wave=group.wave_id) if group.wave_id else Q(wave__isnull=True, date=group.date)
    others = Release.objects.visible_to(user).filter(
        same,
        organisation=group.organisation_id,
        detainee__isnull=True,
        group_count=group.group_count,
        group_governorates__contains=group.group_governorates,
        group_governorates__contained_by=group.group_governorates,
    )
    left = others.not_set_aside().exclude(pk=group.pk)
    return list(left.order_by("pk")[:SHOWN])


def told_of_alike(group: Release, user: User) -> list[str]:
    """The sentence for who has entered this group; none where nothing is like it."""
    found = alike(group, user)
    if not found:
        return []
    return [
        gettext("A group of the same wave, number and governorates is on the register already: %(groups)s. Look at it.")
        % {"groups": in_language("، ", ", ").join(str(each.reference) for each in found)}
    ]
