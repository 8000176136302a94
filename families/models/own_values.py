"""What stands in a desk's own fields on its inquiries: destroyed with them (families/sql/erasure.sql)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.rights import Right
from casework.models.own_fields import OwnValue
from families.models.inquiries import Inquiry


class InquiryOwnValue(OwnValue):
    """A value on an inquiry: as personal as the note beside it, and in no list that leaves."""

    of = "inquiry"
    records = _("inquiries of families")
    seen_with = (Right.TAKE_INQUIRIES,)
    written_with = Right.TAKE_INQUIRIES

    record = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="own_values", db_index=False)

    class Meta(OwnValue.Meta):
        verbose_name = _("field of the desk on an inquiry")
        verbose_name_plural = _("fields of the desk on inquiries")
