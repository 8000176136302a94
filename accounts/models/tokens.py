"""Tokens with which a person's own scripts read lists and tallies, and what was read with each."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.sensitivity import Declaration, Rights

LONGEST = timedelta(days=366)


class TokenScope(models.TextChoices):
    """What may be read with a token; never more than its person may."""

    LISTS = "lists", _("lists of verified releases, without anybody’s name")
    TALLIES = "tallies", _("tallies")


class TokenState(models.TextChoices):
    """Whether a token opens anything; read from its moments, never stored."""

    USABLE = "usable", _("can be used")
    OVER = "over", _("past its time")
    REVOKED = "ended", _("revoked")


class AccessTokenQuerySet(models.QuerySet["AccessToken"]):
    def of(self, person: models.Model) -> Self:
        """Those of one person, the newest first."""
        return self.filter(person_id=person.pk).select_related("revoked_by").order_by("-made_at", "-pk")

    def usable(self) -> Self:
        """Those that open something now, of open accounts."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=timezone.now(), person__is_active=True)


class AccessToken(models.Model):
    """A secret of one person for one script, until a day. It is shown once; a keyed digest of it is kept."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="access_tokens")
    name = models.CharField(_("what it is for"), max_length=80)
    digest = models.CharField(max_length=32, unique=True, db_collation="C")
    scopes = ArrayField(models.CharField(max_length=20, choices=TokenScope), verbose_name=_("what may be read"))
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(_("good until"))
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = AccessTokenQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "person", "name", "scopes", "made_at", "expires_at", "last_used_at", "revoked_by", "revoked_at",
        ),
        personal=("digest",),
        rights=Rights.APPEND,
        update_only=("last_used_at", "revoked_by", "revoked_at"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("access token")
        verbose_name_plural = _("access tokens")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="accesstoken_scopes_known",
                condition=Q(scopes__contained_by=TokenScope.values) & Q(scopes__len__gte=1),
            ),
            models.CheckConstraint(
                name="accesstoken_lasts_a_year",
                condition=Q(expires_at__gt=F("made_at"), expires_at__lte=F("made_at") + LONGEST),
            ),
            models.CheckConstraint(
                name="accesstoken_revoked_pair",
                condition=Q(revoked_by__isnull=True, revoked_at__isnull=True)
                | Q(revoked_by__isnull=False, revoked_at__isnull=False),
            ),
            models.CheckConstraint(name="accesstoken_digest", condition=Q(digest__regex="^[0-9a-f]{32}$")),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.name}"

    @property
    def state(self) -> TokenState:
        if self.revoked_at is not None:
            return TokenState.REVOKED
        return TokenState.OVER if self.expires_at <= timezone.now() else TokenState.USABLE

    @property
    def scopes_said(self) -> list[str]:
        """What may be read with it, in words."""
        return [str(TokenScope(scope).label) for scope in self.scopes]


class TokenReadingQuerySet(models.QuerySet["TokenReading"]):
    def since(self, person: models.Model, hours: int) -> Self:
        """What was read with the tokens of `person` within so many hours."""
        return self.filter(token__person_id=person.pk, at__gt=timezone.now() - timedelta(hours=hours))


class TokenReading(models.Model):
    """One reading with a token: which address, and how many rows went out."""

    token = models.ForeignKey(AccessToken, on_delete=models.PROTECT, related_name="readings", db_index=False)
    at = models.DateTimeField(default=timezone.now)
    what = models.CharField(max_length=40)
    rows = models.PositiveIntegerField()

    objects = TokenReadingQuerySet.as_manager()

    declaration = Declaration(internal=("id", "token", "at", "what", "rows"), rights=Rights.APPEND)

    class Meta:
        verbose_name = _("reading with a token")
        verbose_name_plural = _("readings with tokens")
        default_permissions = ()
        indexes = [models.Index(fields=["token", "at"], name="tokenreading_lately")]

    def __str__(self) -> str:
        return f"{self.token_id}: {self.what}"
