"""Roles are given inside a team; nobody grants themselves one, and a second person confirms each."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.teams import Team
from accounts.rights import Role
from accounts.sensitivity import Declaration, Rights


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self) -> Self:
        """Roles that hold now: confirmed, and not ended."""
        return self.ever_held().filter(ended_at__isnull=True)

    def ever_held(self) -> Self:
        """Roles that hold or did, and were not only offered."""
        return self.exclude(confirmed_at__isnull=True, held_at_once=False)

    def waiting(self) -> Self:
        """Roles given that a second person has yet to confirm."""
        return self.filter(ended_at__isnull=True, confirmed_at__isnull=True, held_at_once=False)


class RoleState(models.TextChoices):
    """Where a role is on its way; read from the pairs of who and when, never stored."""

    NEW = "new", _("not given yet")
    OFFERED = "offered", _("waiting for a second person")
    HELD = "held", _("held")
    ENDED = "ended", _("ended")


class Membership(models.Model):
    """One role of one person in one team, from offer to end. The move functions are in `accounts.membership`."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    # An administrator's of before 0005, which nobody had to confirm; PostgreSQL lets no other be written.
    held_at_once = models.BooleanField(default=False, db_default=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "user", "team", "role", "group", "granted_by", "granted_at",
            "confirmed_by", "confirmed_at", "held_at_once", "ended_by", "ended_at",
        ),
        rights=Rights.APPEND,
        update_only=("confirmed_by", "confirmed_at", "ended_by", "ended_at"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("role in a team")
        verbose_name_plural = _("roles in teams")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "team", "role"], condition=Q(ended_at__isnull=True), name="membership_held_once"
            ),
            models.CheckConstraint(name="membership_not_by_oneself", condition=~Q(granted_by=F("user"))),
            models.CheckConstraint(
                name="membership_confirmed_pair",
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False)
                & ~Q(confirmed_by=F("user")) & ~Q(confirmed_by=F("granted_by")),
            ),
            models.CheckConstraint(
                name="membership_ended_pair",
                condition=Q(ended_by__isnull=True, ended_at__isnull=True)
                | Q(ended_by__isnull=False, ended_at__isnull=False),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.team}"

    @property
    def held_since(self) -> datetime:
        """From when on it holds, or since when it waits."""
        return self.confirmed_at or self.granted_at

    @property
    def state(self) -> RoleState:
        """Offered, held or ended; new before it is given."""
        if self._state.adding:
            return RoleState.NEW
        if self.ended_at is not None:
            return RoleState.ENDED
        if self.confirmed_at is None and not self.held_at_once:
            return RoleState.OFFERED
        return RoleState.HELD
