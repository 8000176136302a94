"""That a family was told against the released person's wish, where the inquiry is gone and nobody had looked at it."""

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
from casework.lists import known
from families.models.inquiries import Inquiry
from releases.lists import DisclosureWish


class ToldAgainstQuerySet(models.QuerySet["ToldAgainst"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the desks on whose flags `user` decides."""
        return self.filter(inquiry__team__in=where(user, Right.DECIDE) & where(user, Right.TAKE_INQUIRIES))


class ToldAgainst(models.Model):
    """One answer that is destroyed: who gave it, when, and the wish as it stood. Of the caller and of whom they seek
    there is nothing in it. The owner's function alone writes it; the flag `told-against-wish` stands on it."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="told_against")
    answer = models.PositiveBigIntegerField(unique=True)  # the id that it had
    wish = models.CharField(_("disclosure wish"), max_length=20, choices=DisclosureWish)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(default=timezone.now)

    objects = ToldAgainstQuerySet.as_manager()

    declaration = Declaration(internal=("id", "inquiry", "answer", "wish", "by", "at"), rights=Rights.READ)

    class Meta:
        verbose_name = _("answer against a wish")
        verbose_name_plural = _("answers against a wish")
        default_permissions = ()
        constraints = [known("wish", DisclosureWish)]

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {self.answer}"
