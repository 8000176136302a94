"""What was done to reach a caller, and who was shown their number: added, and never changed."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.lists import known
from casework.typed_text import visible_only
from families.lists import Outcome, ShownWhy
from families.models.contacts import Contact
from families.models.inquiries import Inquiry


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the inquiries that `user` sees."""
        return self.filter(inquiry__team__in=where(user, Right.TAKE_INQUIRIES))


class Attempt(models.Model):
    """One attempt to reach a caller, or one contact with them; and when the next one is due."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="attempts")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="attempts")
    outcome = models.CharField(_("what came of it"), max_length=20, choices=Outcome)
    sentence = models.TextField(_("in a sentence"), blank=True)
    next_due = models.DateTimeField(_("next contact due"), null=True, blank=True)
    against_card = models.BooleanField(default=False, db_default=False)  # a message, where the card asks for none
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(default=timezone.now)

    objects = AttemptQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "inquiry", "contact", "by", "at", "next_due", "against_card"),
        personal=("outcome", "sentence"),
        rights=Rights.APPEND,
    )

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        default_permissions = ()
        constraints = [
            known("outcome", Outcome),
            visible_only("attempt_visible", ["sentence"]),
            models.CheckConstraint(name="attempt_next_is_later", condition=Q(next_due=None) | Q(next_due__gt=F("at"))),
        ]
        indexes = [models.Index(F("by"), F("at"), name="attempt_by_day")]

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {self.outcome}"


class CallerNumberShownQuerySet(models.QuerySet["CallerNumberShown"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the inquiries that `user` sees."""
        return self.filter(inquiry__team__in=where(user, Right.TAKE_INQUIRIES))


class CallerNumberShown(models.Model):
    """Somebody was shown a caller's whole number, and why; kept for good.

    `despite`: outside the hours that are safe for the caller, or after the last day, on having been asked twice.
    """

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="showings")
    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="showings")
    reason = models.CharField(_("why it is shown"), max_length=20, choices=ShownWhy)
    despite = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = CallerNumberShownQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "contact", "inquiry", "reason", "despite", "by", "at"), rights=Rights.APPEND
    )

    class Meta:
        verbose_name = _("showing of a caller's number")
        verbose_name_plural = _("showings of callers' numbers")
        default_permissions = ()
        constraints = [known("reason", ShownWhy)]

    def __str__(self) -> str:
        return f"{self.contact_id}: {self.by_id}"
