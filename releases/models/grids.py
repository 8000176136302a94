"""Lists that arrive as photographs: the rows of one page, typed beside its picture, sealed until they are records."""

import uuid
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Team, User
from accounts.sensitivity import Declaration
from casework.kept import KeptForeignKey
from casework.sealed import SealedField
from detainees.models import Detainee
from releases.models.evidence import Evidence, Original
from releases.models.releases import Release
from releases.models.transcripts import Transcript


class GridQuerySet(models.QuerySet["Grid"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the evidence that `user` sees."""
        return self.filter(evidence__in=Evidence.objects.visible_to(user))

    def of_file(self, piece: Evidence) -> Self:
        """Those of this piece's file in its team: one list is typed once, from whichever of its pieces one comes."""
        return self.filter(original=piece.original_id, team=piece.claim.source.team_id)


class Grid(models.Model):
    """One page of a list, typed once in a team, from whichever piece of the file somebody began.

    `head` is what holds for all its rows, as JSON; `changes` counts the changes of its rows.

    `transcript` is the writing of the page that was made from its rows.
    """

    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="+")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="grids")
    page = models.PositiveIntegerField(_("page"))
    head = SealedField()
    changes = models.PositiveIntegerField(default=0)
    transcript = models.ForeignKey(Transcript, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)

    objects = GridQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "team", "original", "evidence", "page", "changes", "transcript", "version", "made_by", "made_at",
            "changed_by", "changed_at",
        ),
        source=("head",),
        facts=("head",),
    )  # fmt: skip

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["team", "original", "page"], name="grid_of_page")]

    def __str__(self) -> str:
        return f"{self.evidence_id} · {self.page}"


class GridRowQuerySet(models.QuerySet["GridRow"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the grids that `user` sees."""
        return self.filter(grid__in=Grid.objects.visible_to(user))

    def changed_since(self, change: int) -> Self:
        """Those that were changed after this change of their grid, with what a page shows of them."""
        return self.filter(change__gt=change).select_related("person", "release", "changed_by").order_by("position")


class GridRow(models.Model):
    """One row: what was typed, as JSON, sealed whole; about whom it is, where that is somebody on the register.

    `key` is drawn by the page on which the row is begun, so that a row that is sent twice is one. Once it is entered,
    `release` is its record for good, and `entered_version` what of the row the record says; `entered` seals the row and
    the head as they were then, so that a later change is a change of what the row said, and of nothing else.
    """

    grid = models.ForeignKey(Grid, on_delete=models.PROTECT, related_name="rows")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveIntegerField()
    typed = SealedField()
    person = models.ForeignKey(Detainee, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    change = models.PositiveIntegerField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)
    release = models.OneToOneField(
        Release, on_delete=models.PROTECT, null=True, blank=True, related_name="row_of_list", editable=False
    )
    entered_version = models.PositiveIntegerField(null=True, blank=True)
    entered = SealedField(null=True, blank=True)  # type: ignore[misc]  # nothing before it is entered
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    entered_at = models.DateTimeField(null=True, blank=True)

    objects = GridRowQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "grid", "key", "position", "person", "version", "change", "made_by", "made_at", "changed_by",
            "changed_at", "release", "entered_version", "entered_by", "entered_at",
        ),
        personal=("typed", "entered"),
        facts=("typed", "person"),
    )  # fmt: skip

    class Meta:
        default_permissions = ()
        ordering = ["grid", "position"]
        constraints = [
            models.UniqueConstraint(fields=["grid", "key"], name="gridrow_once"),
            models.UniqueConstraint(fields=["grid", "position"], name="gridrow_position"),
            models.CheckConstraint(
                name="gridrow_entered_whole",
                condition=Q(
                    release__isnull=True,
                    entered_version__isnull=True,
                    entered__isnull=True,
                    entered_by__isnull=True,
                    entered_at__isnull=True,
                )
                | Q(
                    release__isnull=False,
                    entered_version__isnull=False,
                    entered__isnull=False,
                    entered_by__isnull=False,
                    entered_at__isnull=False,
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.grid_id} · {self.position}"

    @property
    def is_entered(self) -> bool:
        """Whether the record says what stands in the row now."""
        return self.entered_version == self.version
