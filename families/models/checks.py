"""That a caller could not show who they are: kept as long as the caller is, whatever is found later."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from families.models.inquiries import Inquiry
from families.models.relatives import Relative


class FailedCheckQuerySet(models.QuerySet["FailedCheck"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the inquiries that `user` sees."""
        return self.filter(inquiry__team__in=where(user, Right.TAKE_INQUIRIES))


class FailedCheck(models.Model):
    """In this inquiry what its caller said did not fit what the family would know."""

    relative = models.ForeignKey(Relative, on_delete=models.PROTECT, related_name="failed_checks")
    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="failed_checks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(default=timezone.now)

    objects = FailedCheckQuerySet.as_manager()

    declaration = Declaration(internal=("id", "relative", "inquiry", "by", "at"), rights=Rights.APPEND)

    class Meta:
        verbose_name = _("failed check of identity")
        verbose_name_plural = _("failed checks of identity")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {self.at:%Y-%m-%d}"
