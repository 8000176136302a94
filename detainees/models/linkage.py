"""The register job: its runs, the weights it learned, and from which score a team wants to decide."""

from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Team, User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.lists import known

FLAGGED_FROM = 0.5  # the least score of a likely duplicate where a team has chosen none; PostgreSQL has it too


class JobState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    FINISHED = "finished", _("finished")
    CANCELLED = "cancelled", _("cancelled")
    FAILED = "failed", _("failed")


OPEN = (JobState.WAITING, JobState.RUNNING)


class RegisterJobQuerySet(models.QuerySet["RegisterJob"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The runs, for those who decide on duplicates somewhere; a run holds figures and no record."""
        return self.all() if where(user, Right.DECIDE) else self.none()

    def open(self) -> Self:
        """The one that runs and the one that waits, in this order, as far as there are such."""
        return self.filter(state__in=OPEN).order_by("state", "pk")

    def latest_first(self) -> Self:
        """What is open first, then the others by when they were asked for."""
        return self.select_related("asked_by", "cancelled_by").order_by("-pk")


class RegisterJob(models.Model):
    """One run over the whole register, looking for pairs that may be one person.

    `share` is how much of it is done, from 0 to 1; `stage` what it is at. `seconds` and `peak_memory_bytes` are those
    of its process. `blocks_refined` and `blocks_refused` count keys that too many persons share: split by what else is
    known, or not compared. What runs holds an advisory lock: a row that runs while nobody holds it was interrupted,
    and is taken up again; `attempts` counts how often it was begun.
    """

    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(_("state"), max_length=10, choices=JobState, default=JobState.WAITING)
    stage = models.CharField(max_length=20, blank=True)
    share = models.FloatField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    cancelled_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=200, blank=True)
    records = models.PositiveIntegerField(default=0)
    pairs_scored = models.PositiveBigIntegerField(default=0)
    pairs_flagged = models.PositiveIntegerField(default=0)
    blocks_refined = models.PositiveIntegerField(default=0)
    blocks_refused = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(default=0)
    peak_memory_bytes = models.PositiveBigIntegerField(default=0)

    objects = RegisterJobQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "asked_by", "asked_at", "state", "stage", "share", "attempts", "started_at", "finished_at",
            "cancelled_by", "cancelled_at", "error", "records", "pairs_scored", "pairs_flagged", "blocks_refined",
            "blocks_refused", "seconds", "peak_memory_bytes",
        ),
    )  # fmt: skip

    class Meta:
        verbose_name = _("register job")
        verbose_name_plural = _("register jobs")
        default_permissions = ()
        constraints = [
            # One runs at a time, and one more may wait for it.
            models.UniqueConstraint(fields=["state"], condition=Q(state__in=OPEN), name="register_job_alone"),
            models.CheckConstraint(name="register_job_share", condition=Q(share__gte=0, share__lte=1)),
            models.CheckConstraint(
                name="register_job_cancelled",
                condition=Q(cancelled_by__isnull=True, cancelled_at__isnull=True)
                | Q(cancelled_by__isnull=False, cancelled_at__isnull=False),
            ),
            models.CheckConstraint(
                name="register_job_ended",
                condition=Q(state__in=OPEN, finished_at__isnull=True)
                | (~Q(state__in=OPEN) & Q(finished_at__isnull=False)),
            ),
            known("state", JobState),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.state}"

    @property
    def is_open(self) -> bool:
        """Whether it runs or waits."""
        return self.state in OPEN


class LinkageWeightsQuerySet(models.QuerySet["LinkageWeights"]):
    def newest(self) -> "LinkageWeights | None":
        """Those by which pairs are scored now."""
        return self.order_by("-version").first()


class LinkageWeights(models.Model):
    """What one run of the register job learned without labels, for good: how much each agreement says, how rare names
    are. `records` is how many persons it was learned from.
    """

    version = models.PositiveIntegerField(primary_key=True)
    made_at = models.DateTimeField(default=timezone.now)
    job = models.OneToOneField(RegisterJob, on_delete=models.PROTECT, related_name="weights")
    records = models.PositiveIntegerField()
    content: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField()

    objects = LinkageWeightsQuerySet.as_manager()

    # How often a name occurs is personal where it is rare.
    declaration = Declaration(
        internal=("version", "made_at", "job", "records"), personal=("content",), rights=Rights.APPEND
    )

    class Meta:
        verbose_name = _("weights of the register job")
        verbose_name_plural = _("weights of the register job")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.version)


class DeskThreshold(models.Model):
    """From which score the desk of a team wants to decide; without one, from `FLAGGED_FROM`.

    A pair is held against the lower one of its two teams'.
    """

    team = models.OneToOneField(Team, on_delete=models.PROTECT, related_name="+")
    least_score = models.FloatField(_("least score"), validators=[MinValueValidator(0.0), MaxValueValidator(1.0)])
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=timezone.now)

    declaration = Declaration(internal=("id", "team", "least_score", "set_by", "set_at"))

    class Meta:
        verbose_name = _("threshold of the desk")
        verbose_name_plural = _("thresholds of the desk")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="desk_threshold_is_a_share", condition=Q(least_score__gte=0, least_score__lte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team}: {self.least_score}"
