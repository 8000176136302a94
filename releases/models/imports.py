"""A file on its way into the register: how it is read, what each row would do, what was made of it."""

import json
import uuid
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Team, User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey
from casework.lists import known
from casework.sealed import BlindIndexField, NotSealedHere, SealedField, opened, seal_for
from detainees.models import Detainee
from releases.lists import Credibility, Reliability
from releases.models.releases import Release
from releases.models.sources import Source

IMPORT = "import"  # the subject of its moves
_MOVED = ("status", "status_since", "revision_number")


class ImportState(models.TextChoices):
    """Where a file is on its way."""

    READING = "reading", _("being read")
    REFUSED = "refused", _("cannot be read")
    READ = "read", _("read")
    CHECKING = "checking", _("being looked through")
    CHECKED = "checked", _("looked through")
    IMPORTING = "importing", _("being imported")
    IMPORTED = "imported", _("imported")
    TAKING_BACK = "taking-back", _("being taken back")
    TAKEN_BACK = "taken-back", _("taken back")
    DISCARDED = "discarded", _("discarded")


BUSY = (ImportState.READING, ImportState.CHECKING, ImportState.IMPORTING, ImportState.TAKING_BACK)
OVER = (ImportState.REFUSED, ImportState.TAKEN_BACK, ImportState.DISCARDED)


class Outcome(models.TextChoices):
    """What a row would do, or has done."""

    NEW = "new", _("new")
    ALIKE = "perhaps-known", _("new, perhaps known already")
    CHANGED = "changed", _("changes a record")
    UNCHANGED = "unchanged", _("says nothing new")
    REFUSED = "refused", _("refused")


class ImportJobQuerySet(models.QuerySet["ImportJob"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the teams whose sources `user` knows."""
        return self.filter(team__in=where(user, Right.SEE_SOURCES))

    def busy(self) -> Self:
        """Those on which a process works, or is about to."""
        return self.filter(status__in=BUSY)

    def unfinished(self) -> Self:
        """Those of which something may still become."""
        return self.exclude(status__in=(*OVER, ImportState.IMPORTED))

    def same_file(self, team: Team, sha256: str) -> Self:
        """Those into which this very file came and was not given up, the latest first."""
        return self.filter(team=team, sha256=sha256).exclude(status__in=OVER).order_by("-pk")

    def listed(self) -> Self:
        """With what a line of the list shows."""
        return self.select_related("source", "made_by")

    def over_since(self, moment: Any) -> Self:
        """Those whose files nobody needs any more: nothing became of them since this moment."""
        return self.filter(status_since__lt=moment, forgotten_at__isnull=True).exclude(status__in=BUSY)

    def update(self, **values: Any) -> int:
        if set(values) & set(_MOVED):
            raise TypeError("The state of an import changes by releases.imports.wizard.workflow alone.")
        return super().update(**values)


class ImportJob(models.Model):
    """One file that one person brings into one team.

    The file and its lines lie sealed on the disk under `place`. `layout` is how it is read, as JSON: names of sheets
    and columns may be names of people. `source`, with its grade, is the list itself, which passes on what names no
    source of its own. `done` of `expected` rows is how far the process has come with what it is at; `alike` is looked
    for after the others; `unlike` are rows that have the number of somebody of another name.
    """

    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    place = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sha256 = models.CharField(max_length=64)
    bytes = models.PositiveBigIntegerField()
    layout = SealedField()
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="imports", verbose_name=_("source")
    )
    reliability = models.CharField(_("reliability"), max_length=1, choices=Reliability, default=Reliability.F)
    credibility = models.CharField(_("credibility"), max_length=1, choices=Credibility, default=Credibility.SIX)
    only_good_rows = models.BooleanField(_("only the good rows"), default=False)
    status = models.CharField(_("state"), max_length=12, choices=ImportState, default=ImportState.READING)
    status_since = models.DateTimeField(default=timezone.now, editable=False)
    revision_number = models.PositiveIntegerField(default=0, editable=False)  # how often it was looked through
    stage = models.CharField(max_length=20, blank=True)
    done = models.PositiveIntegerField(default=0)
    expected = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    sentence = SealedField(null=True, blank=True)  # type: ignore[misc]  # why it came to no end, where it did not
    read = models.PositiveIntegerField(default=0)
    made = models.PositiveIntegerField(default=0)
    alike = models.PositiveIntegerField(null=True, blank=True)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    unlike = models.PositiveIntegerField(default=0, db_default=0)
    seconds = models.FloatField(default=0)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField(default=timezone.now)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = ImportJobQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "team", "place", "sha256", "bytes", "reliability", "credibility", "only_good_rows",
            *_MOVED, "stage", "done", "expected", "attempts", "read", "made", "alike", "changed", "unchanged",
            "refused", "unlike", "seconds", "made_by", "made_at", "forgotten_at",
        ),
        personal=("layout", "sentence"),
        source=("source",),
    )  # fmt: skip

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        default_permissions = ()
        constraints = [
            known("status", ImportState),
            known("reliability", Reliability),
            known("credibility", Credibility),
        ]
        indexes = [
            models.Index(F("team"), F("id"), name="import_of_team"),
            models.Index(fields=["team", "sha256"], name="import_of_file"),
            models.Index(fields=["id"], condition=Q(status__in=BUSY), name="import_busy"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.status}"

    def get_absolute_url(self) -> str:
        """The address of its page."""
        return reverse("releases:import", args=[self.pk])

    def move_to(self, state: str) -> None:
        """Store a state that the workflow decided on, or one in which a process ended; the row is held."""
        self.status, self.status_since = ImportState(state), timezone.now()
        self.save()

    @property
    def is_busy(self) -> bool:
        """Whether a process works on it, or is about to."""
        return self.status in BUSY

    @property
    def why_it_ended(self) -> str:
        """The sentence that says why it came to no end; "" where it did, or where it cannot be opened."""
        return _opened(self, "sentence") if self.sentence else ""

    def keep_layout(self, layout: dict[str, Any]) -> None:
        """Seal how it is read; the caller stores the row, which has its id."""
        self.layout = seal_for(ImportJob, "layout", self.pk, json.dumps(layout, ensure_ascii=False))

    def opened_layout(self) -> dict[str, Any]:
        """How it is read. Raises NotSealedHere."""
        found: dict[str, Any] = json.loads(opened(self, "layout"))
        return found


class ImportRowQuerySet(models.QuerySet["ImportRow"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the files that `user` brings themself: what a row says was compared with what they may open."""
        return self.filter(job__in=ImportJob.objects.visible_to(user).filter(made_by=user.pk or 0))

    def good(self) -> Self:
        """Those that can be imported."""
        return self.exclude(outcome=Outcome.REFUSED)


class ImportRow(models.Model):
    """One line of a file as it was looked through: what it would do, and why, as sealed JSON."""

    job = models.ForeignKey(ImportJob, on_delete=models.PROTECT, related_name="rows", db_index=False)
    line = models.PositiveIntegerField()
    outcome = models.CharField(max_length=13, choices=Outcome)
    content = SealedField()

    objects = ImportRowQuerySet.as_manager()

    declaration = Declaration(internal=("id", "job", "line", "outcome"), personal=("content",), rights=Rights.ALL)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["job", "line"], name="importrow_once"),
            known("outcome", Outcome),
        ]
        indexes = [models.Index(fields=["job", "outcome", "line"], name="importrow_by_outcome")]

    def __str__(self) -> str:
        return f"{self.job_id} · {self.line}"

    @property
    def said(self) -> dict[str, Any]:
        """What was sealed; {} where it does not open."""
        return json.loads(_opened(self, "content") or "{}")  # type: ignore[no-any-return]  # an object


class ImportedRecord(models.Model):
    """Which records an import made anew; taken back, they are gone and so is this row."""

    job = models.ForeignKey(ImportJob, on_delete=models.PROTECT, related_name="records", db_index=False)
    detainee = models.OneToOneField(Detainee, on_delete=models.PROTECT, primary_key=True, related_name="imported")
    release = models.OneToOneField(Release, on_delete=models.PROTECT, null=True, blank=True, related_name="imported")

    declaration = Declaration(internal=("job", "detainee", "release"), rights=Rights.APPEND)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["job", "detainee"], name="imported_by")]

    def __str__(self) -> str:
        return f"{self.job_id}: {self.detainee_id}"


class SheetMappingQuerySet(models.QuerySet["SheetMapping"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the teams in which `user` enters records."""
        return self.filter(team__in=where(user, Right.ENTER))


class SheetMapping(models.Model):
    """How a sheet with this header was read last, for one source of one team: remembered for the next one like it."""

    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    header = BlindIndexField()
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    content = SealedField()
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    kept_at = models.DateTimeField(default=timezone.now)

    objects = SheetMappingQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "team", "header", "kept_by", "kept_at"), personal=("content",), source=("source",)
    )

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["team", "header", "source"], name="sheetmapping_once", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return f"{self.team_id}: {self.header}"


def _opened(record: models.Model, field: str) -> str:
    try:
        return opened(record, field)
    except NotSealedHere:
        return ""
