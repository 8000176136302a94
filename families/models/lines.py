"""The lines under which the desks can be reached, as the public pages show them."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Organisation, Team, User
from accounts.models.teams import in_language
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey
from casework.lists import known
from casework.typed_text import visible_only
from families.lists import Method


class PublicLineQuerySet(models.QuerySet["PublicLine"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the organisations whose public pages `user` keeps, whether they stand there or not."""
        return self.filter(organisation__in=where(user, Right.PUBLISH_ADVISORIES))

    def standing(self) -> Self:
        """Those on the public pages. They are everybody's."""
        return self.filter(confirmed_at__isnull=False, ended_at__isnull=True).order_by("organisation", "team", "pk")

    def kept(self) -> Self:
        """Those that stand or wait for another supervisor, with who wrote them."""
        people = ("proposed_by", "confirmed_by")
        return self.filter(ended_at__isnull=True).select_related(*people).order_by("organisation", "team", "pk")


class PublicLine(models.Model):
    """A number or address of a desk. Two supervisors put it up; whoever could change it alone could rob families.

    `number` is E.164, or an e-mail address. A line is never changed: another one is put up, and this one ended.
    """

    organisation = KeptForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+", verbose_name=_("desk"), db_index=False)
    method = models.CharField(_("how one is reached"), max_length=20, choices=Method)
    number = models.CharField(_("number or address"), max_length=200)
    round_the_clock = models.BooleanField(_("day and night"), default=False)
    hours_ar = models.CharField(_("hours, in Arabic"), max_length=200, blank=True)
    hours_en = models.CharField(_("hours, in English"), max_length=200, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    proposed_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = PublicLineQuerySet.as_manager()

    declaration = Declaration(
        public=("method", "number", "round_the_clock", "hours_ar", "hours_en"),
        internal=(
            "id", "organisation", "team", "proposed_by", "proposed_at", "confirmed_by", "confirmed_at", "ended_by",
            "ended_at",
        ),
        rights=Rights.APPEND,
        update_only=("confirmed_by", "confirmed_at", "ended_by", "ended_at"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("public line")
        verbose_name_plural = _("public lines")
        default_permissions = ()
        constraints = [
            known("method", Method),
            visible_only("publicline_visible", ["number", "hours_ar", "hours_en"]),
            models.CheckConstraint(name="publicline_whole", condition=~Q(number="")),
            models.CheckConstraint(
                name="publicline_by_two",
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False) & ~Q(confirmed_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="publicline_ended_pair",
                condition=Q(ended_by__isnull=True, ended_at__isnull=True)
                | Q(ended_by__isnull=False, ended_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["organisation"], condition=Q(ended_at__isnull=True), name="publicline_kept")]

    def __str__(self) -> str:
        return f"{self.team_id}: {self.method}"

    @property
    def hours(self) -> str:
        """The hours in the reader's language; "" where none are written."""
        return in_language(self.hours_ar or self.hours_en, self.hours_en or self.hours_ar)
