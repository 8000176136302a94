"""Forms that somebody has begun and not sent: sealed whole, their own, and gone when the form is sent."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import timezone

from accounts.models import User
from accounts.questions import Blank
from accounts.sensitivity import Declaration, Rights
from casework.sealed import SealedField


class DraftQuerySet(models.QuerySet["Draft"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own, those that were kept last first."""
        return self.kept_by(user.pk) if user.pk else self.none()

    def kept_by(self, person: int | Blank) -> Self:
        """Those of one person (their id)."""
        return self.filter(person=person).order_by("-kept_at", "-pk")

    def of_form(self, form: str, about: str = "") -> Self:
        """Those of one form; of one record where it is `about` one."""
        return self.filter(form=form, **({"about": about} if about else {}))


class Draft(models.Model):
    """What stands in a form of one person; `form` and `key` are those of the form itself (casework/idempotency.py).

    `about` is the reference of the record that the form would change or add to, or "".
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    form = models.CharField(max_length=60)
    key = models.CharField(max_length=64)
    about = models.CharField(max_length=40, blank=True, default="", db_default="")
    content = SealedField()
    begun_at = models.DateTimeField(default=timezone.now)
    kept_at = models.DateTimeField(default=timezone.now)

    objects = DraftQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "person", "form", "key", "about", "begun_at", "kept_at"),
        personal=("content",),
        rights=Rights.ALL,
    )

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["person", "form", "key"], name="draft_once")]
        indexes = [models.Index(fields=["person", "kept_at", "id"], name="draft_by_moment")]

    def __str__(self) -> str:
        return f"{self.form} {self.pk}"
