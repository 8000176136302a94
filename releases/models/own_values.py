"""What stands in a team's own fields on its releases. No tally and no statement reads it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.rights import Right
from casework.models.own_fields import OwnValue
from releases.models.releases import Release


class ReleaseOwnValue(OwnValue):
    """A value on a release: no fact, so that it makes no revision, and stands beside what is verified."""

    of = "release"
    records = _("releases")
    seen_with = (Right.SEE_WORK, Right.OVERSEE)
    written_with = Right.ENTER

    record = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="own_values", db_index=False)

    class Meta(OwnValue.Meta):
        verbose_name = _("field of the team on a release")
        verbose_name_plural = _("fields of the team on releases")
