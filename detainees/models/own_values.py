"""What stands in a team's own fields on its entries of the register."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.rights import Right
from casework.models.own_fields import OwnValue
from detainees.models.detainees import Detainee


class DetaineeOwnValue(OwnValue):
    """A value on an entry: it stays with it when entries are found to be one person."""

    of = "detainee"
    records = _("detainees")
    seen_with = (Right.SEE_WORK, Right.OVERSEE)
    written_with = Right.ENTER

    record = models.ForeignKey(Detainee, on_delete=models.PROTECT, related_name="own_values", db_index=False)

    class Meta(OwnValue.Meta):
        verbose_name = _("field of the team on a detainee")
        verbose_name_plural = _("fields of the team on detainees")
