"""What was done to accounts and roles, by whom and when: written by PostgreSQL's triggers (accounts/sql/people.sql,
names.sql)."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.roles import Membership
from accounts.sensitivity import Declaration, Rights


class What(models.TextChoices):
    INVITED = "invited", _("invited")
    LINK_MADE = "link-made", _("link to set a new password made")
    LINK_CONFIRMED = "link-confirmed", _("removal of the second factor confirmed")
    LINK_WITHDRAWN = "link-withdrawn", _("link withdrawn")
    PASSWORD_SET = "password-set", _("password set")
    SECOND_FACTOR_SET = "second-factor-set", _("second factor set up")
    SECOND_FACTOR_REMOVED = "second-factor-removed", _("second factor removed")
    KEY_ADDED = "key-added", _("security key added")
    KEY_REMOVED = "key-removed", _("security key removed")
    NEW_DEVICE = "new-device", _("signed in on a new device")
    DEVICE_DENIED = "device-denied", _("a new device was not theirs: password stopped, signed out everywhere")
    UNDERTAKING = "undertaking-accepted", _("undertaking of confidentiality accepted")
    ROLE_OFFERED = "role-offered", _("role given, waiting for a second person")
    ROLE_GIVEN = "role-given", _("role given")
    ROLE_CONFIRMED = "role-confirmed", _("role confirmed")
    ROLE_REFUSED = "role-refused", _("role not confirmed")
    ROLE_ENDED = "role-ended", _("role ended")
    TOKEN_MADE = "token-made", _("access token made")
    TOKEN_REVOKED = "token-revoked", _("access token revoked")
    DEACTIVATED = "deactivated", _("account closed")
    REACTIVATED = "reactivated", _("account opened again")
    NAME_CHANGED = "name-changed", _("name changed")
    ALIAS_CHANGED = "alias-changed", _("name shown to outside readers changed")


class AccountChangeQuerySet(models.QuerySet["AccountChange"]):
    def of(self, person: models.Model) -> Self:
        """Everything done to one person's account and roles, newest first."""
        return self.filter(person_id=person.pk).select_related("by", "membership__team").order_by("-at", "-pk")


class AccountChange(models.Model):
    """One thing done to one person's account or roles; the serving role can read these rows and no more."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="account_changes")
    what = models.CharField(max_length=30, choices=What)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="changes")
    was = models.CharField(max_length=120, blank=True, default="", db_default="")  # a name, before and after
    became = models.CharField(max_length=120, blank=True, default="", db_default="")

    objects = AccountChangeQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "person", "what", "by", "at", "membership", "was", "became"), rights=Rights.READ
    )

    class Meta:
        verbose_name = _("change of an account")
        verbose_name_plural = _("changes of accounts")
        indexes = [models.Index(fields=["person", "-at"], name="account_change_of_person")]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_what_display()}"
