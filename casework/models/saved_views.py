"""Views of lists that people save: a name, what is asked of which list, whose it is and with whom it is shared."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Team, User
from accounts.models.people import naming
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey
from casework.typed_text import visible_only

LONGEST = 60  # letters of a name: it stands on a tab
LONGEST_ADDRESS = 2_000
MOST = 30  # views that a person has of one list


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own, and those that are shared with a team in which one holds a role."""
        if not isinstance(user, User):
            return self.none()
        teams = Membership.objects.active().filter(user=user).values("team")
        return self.filter(Q(made_by=user) | Q(team__in=teams))

    def of(self, listed: str) -> Self:
        """Those of one list, by name."""
        return self.filter(listed=listed).order_by("name", "pk")

    def with_default_of(self, user: User) -> Self:
        """Each with `is_default`: whether the list opens with it for `user`."""
        mine = DefaultView.objects.filter(person=user, view=models.OuterRef("pk"))
        found = self.annotate(is_default=models.Exists(mine)).select_related("made_by")
        return found.only("listed", "name", "address", "team", *naming("made_by"))


class SavedView(models.Model):
    """What somebody asks of a list again and again. It gives nobody a right: the list answers by who opens it.

    `listed` is the list's name in the registry (casework/exports/registry.py), `address` the query of its address:
    filters, columns and order that were understood when it was saved, and never a name or a number of anybody.
    """

    listed = models.CharField(max_length=40)
    name = models.CharField(_("name"), max_length=LONGEST)
    address = models.CharField(max_length=LONGEST_ADDRESS, blank=True)
    team = KeptForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("shared with"),
        db_index=False,
    )  # fmt: skip
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = SavedViewQuerySet.as_manager()

    is_default: bool  # annotated by with_default_of()

    declaration = Declaration(
        internal=("id", "listed", "name", "address", "team", "made_by", "made_at", "changed_by", "changed_at"),
        rights=Rights.ALL,
    )

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["made_by", "listed", "name"], name="savedview_once"),
            models.CheckConstraint(name="savedview_has_a_name", condition=~Q(name="")),
            visible_only("savedview_visible", ["name"]),
        ]
        indexes = [
            models.Index(fields=["team", "listed"], condition=Q(team__isnull=False), name="savedview_shared"),
        ]

    def __str__(self) -> str:
        return self.name


class DefaultViewQuerySet(models.QuerySet["DefaultView"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own."""
        return self.filter(person=user.pk)


class DefaultView(models.Model):
    """The view with which a list opens for one person."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    listed = models.CharField(max_length=40)
    view = models.ForeignKey(SavedView, on_delete=models.CASCADE, related_name="default_of")

    objects = DefaultViewQuerySet.as_manager()

    declaration = Declaration(internal=("id", "person", "listed", "view"), rights=Rights.ALL)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["person", "listed"], name="defaultview_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.listed}"
