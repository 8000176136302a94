"""Lists that were found false: kept as the keys of their rows, without a name."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Organisation, Team, User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey
from casework.sealed import BlindIndexField


class FalseListQuerySet(models.QuerySet["FalseList"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the organisations whose work `user` oversees, and of the teams in which they decide."""
        return self.filter(
            Q(organisation__in=where(user, Right.OVERSEE)) | Q(team__in=where(user, Right.DECIDE))
        ).order_by("-pk")


class FalseList(models.Model):
    """One list, why it was found false, and how many of its rows can be compared (`rows`)."""

    organisation = KeptForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+", verbose_name=_("team"))
    why = models.TextField(_("why it is false"))
    digest = models.CharField(max_length=64)  # of all its rows
    rows = models.PositiveIntegerField(_("rows"))
    keys_version = models.PositiveSmallIntegerField()  # of the rules by which names were made keys
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now)

    objects = FalseListQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "organisation", "team", "digest", "rows", "keys_version", "entered_by", "entered_at"),
        personal=("why",),
        rights=Rights.APPEND,
    )

    class Meta:
        verbose_name = _("list found false")
        verbose_name_plural = _("lists found false")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["organisation", "digest"], name="falselist_once"),
            models.CheckConstraint(name="falselist_says_why", condition=~Q(why="") & Q(rows__gte=1)),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class FalseRow(models.Model):
    """One row: the pair keys of given, father's and family name (`detainees.names.keys`), birth and home if known.

    `mark` is a keyed digest of the row as it stood in the list. No name can be read from any of it.
    """

    of_list = models.ForeignKey(FalseList, on_delete=models.PROTECT, related_name="kept_rows")
    mark = BlindIndexField()
    keys = ArrayField(models.TextField())
    first_key = models.TextField()  # one of them, by which the row is found
    birth = models.CharField(max_length=60, blank=True)
    home = models.CharField(max_length=10, blank=True)

    declaration = Declaration(
        internal=("id", "of_list", "home"), personal=("mark", "keys", "first_key", "birth"), rights=Rights.APPEND
    )

    class Meta:
        verbose_name = _("row of a list found false")
        verbose_name_plural = _("rows of lists found false")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["of_list", "mark"], name="falserow_once")]
        indexes = [models.Index(fields=["first_key"], name="falserow_key")]

    def __str__(self) -> str:
        return f"{self.of_list_id}: {self.pk}"
