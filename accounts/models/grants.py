"""Guardian's rows for rights on the two parents, with real foreign keys; only `accounts.access` touches them."""

from django.db import models
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from accounts.models.teams import Organisation, Team
from accounts.sensitivity import Declaration, Rights


class TeamGroupPermission(GroupObjectPermissionBase):
    """Guardian's row for a right on a team, with a real foreign key."""

    content_object = models.ForeignKey(Team, on_delete=models.CASCADE)

    declaration = Declaration(internal=("id", "permission", "group", "content_object"), rights=Rights.ALL)


class OrganisationGroupPermission(GroupObjectPermissionBase):
    """Guardian's row for a right on an organisation, with a real foreign key."""

    content_object = models.ForeignKey(Organisation, on_delete=models.CASCADE)

    declaration = Declaration(internal=("id", "permission", "group", "content_object"), rights=Rights.ALL)


class NamedGrant(UserObjectPermissionBase):
    """What a restricted record's own table of named readers is made from; `content_object` is the record."""

    class Meta(UserObjectPermissionBase.Meta):
        abstract = True
