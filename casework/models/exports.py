"""Who asked for which list or case file, why and for whom; what was decided; and the file until it is over."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Organisation, User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey
from casework.lists import DefinedChoices, Option, known
from casework.references import ReferencedQuerySet, ReferenceField
from casework.typed_text import visible_only

EXPORT = "export"
WAITS = timedelta(days=7)  # for an approval; what it was for is over then, or asked for again
LASTS = timedelta(hours=24)  # from the approval, or from when it was made where none is needed
_MOVED = (
    "status", "status_since", "revision_number", "decided_by", "decided_at", "numbers_approved", "sources_approved",
)  # fmt: skip
_MADE = ("made_at", "expires_at", "rows", "size", "sha256", "key")
_ASKED = (
    "id", "reference", "organisation", "asked_at", "listed", "filters", "columns", "form", "language", "tagged",
    "packed", "with_names", "with_numbers", "with_sources",
)  # fmt: skip
# What the floors above keep from a reader though they approve exports; each floor appends its own condition.
KEPT_FROM: list[Callable[[User], Q]] = []


class ExportState(DefinedChoices):
    ASKED = Option("asked", _("Waits for approval"), _("Another person decides whether it leaves."))
    APPROVED = Option("approved", _("Being made"), _("The file is being made; whoever asked is told when it is there."))
    MADE = Option("made", _("Ready"), _("Whoever asked can download it until its time is over."))
    REFUSED = Option("refused", _("Refused"), _("It was not approved; nothing was made."))
    TAKEN_BACK = Option("taken-back", _("Taken back"), _("Whoever asked took it back; no file is left of it."))
    FAILED = Option("failed", _("Not made"), _("It could not be made, or whoever asked may not have it any more."))
    OVER = Option("over", _("Over"), _("Its time is over, and its key is destroyed; the request stays as a record."))
    STREAMED = Option("streamed", _("Downloaded at once"), _("It has nobody in it, and went out as it was asked for."))


class ExportRefusal(DefinedChoices):
    """Why an export was not approved."""

    NOT_NEEDED = Option(
        "not-needed", _("Names are not needed for it"), _("What it is for can be done with the list without anybody.")
    )
    TOO_MUCH = Option("too-much", _("Too much"), _("Fewer people or fewer columns would do; ask for these."))
    NOT_SAFE = Option(
        "not-safe", _("Not safe where it goes"), _("Whoever receives it, or the way there, cannot be relied on.")
    )
    NOT_CLEAR = Option(
        "not-clear", _("Not clear what it is for"), _("Say in a sentence what is done with it, and where.")
    )


class ExportQuerySet(ReferencedQuerySet["Export"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own, and those of the organisations in which one approves them: also what went out at once.

        Of what is about somebody restricted, those to whom they are open.
        """
        if not isinstance(user, User):
            return self.none()
        theirs = Q(organisation__in=where(user, Right.APPROVE_EXPORTS))
        for kept in KEPT_FROM:
            theirs &= ~kept(user)
        return self.filter(Q(asked_by=user) | theirs)

    def awaiting(self, user: User) -> Self:
        """Those that another person asked for and `user` may approve, those that wait longest first."""
        approves = where(user, Right.APPROVE_EXPORTS)
        waiting = self.filter(status=ExportState.ASKED, organisation__in=approves)
        return waiting.exclude(asked_by=user).order_by("status_since", "pk")

    def shown(self) -> Self:
        """The newest first; with who asked and decided."""
        return self.select_related("asked_by", "decided_by").order_by("-pk")

    def with_people(self) -> Self:
        """With who asked and who decided."""
        return self.select_related("asked_by", "decided_by")

    def locked(self) -> Self:
        """With the row held until the transaction ends."""
        return self.select_for_update(of=("self",))

    def to_be_made(self) -> Self:
        """What is approved and not made yet, the oldest first."""
        return self.filter(status=ExportState.APPROVED).order_by("pk")

    def with_a_file(self) -> Self:
        """Those of which a file is there, or is being made."""
        return self.filter(status__in=[ExportState.APPROVED, ExportState.MADE])

    def with_digest(self, sha256: str) -> "Export | None":
        """The one that was handed out as this file (SHA-256), if any was."""
        return self.exclude(sha256="").filter(sha256=sha256).order_by("pk").first()

    def past(self, moment: datetime) -> Self:
        """Those whose time is over and whose file may still be there; of what was never made, a day after approval;
        and requests that nobody decided on within a week.
        """
        unmade = Q(status=ExportState.APPROVED, status_since__lte=moment - LASTS)
        undecided = Q(status=ExportState.ASKED, status_since__lte=moment - WAITS)
        return self.filter(Q(status=ExportState.MADE, expires_at__lte=moment) | unmade | undecided).order_by("pk")

    def update(self, **values: Any) -> int:
        if set(values) & {*_MOVED, *_MADE, "written"}:
            raise TypeError("The state of an export changes by casework.exports alone.")
        return super().update(**values)


class Export(models.Model):
    """One list or case file as one person asked for it: a request, a decision, a file for a day, a record.

    `listed` names what it holds (casework/exports/contents.py).
    """

    reference = ReferenceField(prefix="L")
    # Whose records these are, and who approves; of what has nobody in it, whose supervisors see that it went out.
    organisation = KeptForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name=_("organisation"),
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    why = models.TextField(_("what it is for"), blank=True)
    recipient = models.CharField(_("to whom it goes"), max_length=200, blank=True)

    listed = models.CharField(_("list"), max_length=40)
    filters: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(default=dict, blank=True)
    columns = ArrayField(models.CharField(max_length=60))
    form = models.CharField(_("format"), max_length=20)
    language = models.CharField(max_length=2)
    tagged = models.BooleanField(_("with HXL hashtags"), default=False)
    packed = models.BooleanField(_("as a package"), default=False)
    with_names = models.BooleanField(default=False)
    with_numbers = models.BooleanField(default=False)
    with_sources = models.BooleanField(default=False, db_default=False)  # who the sources are; of a case file alone

    status = models.CharField(_("state"), max_length=20, choices=ExportState, default=ExportState.ASKED, editable=False)
    status_since = models.DateTimeField(default=timezone.now, editable=False)
    revision_number = models.PositiveIntegerField(default=0, editable=False)  # moves made: what a page was drawn from
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    numbers_approved = models.BooleanField(default=False)
    sources_approved = models.BooleanField(default=False, db_default=False)

    rows_done = models.PositiveIntegerField(default=0)  # while it is made
    rows_expected = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    rows = models.PositiveIntegerField(null=True, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)  # bytes
    sha256 = models.CharField(max_length=64, blank=True)
    # What the manifest said when it was made: later on rights, names of columns and fields of teams are others.
    written: "models.JSONField[dict[str, Any] | None, dict[str, Any] | None]" = models.JSONField(null=True, blank=True)
    key = models.CharField(max_length=200, blank=True)  # of the file, wrapped; destroyed when it is over

    objects = ExportQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            *_ASKED, "asked_by", "status", "status_since", "revision_number", "decided_by", "decided_at",
            "numbers_approved", "sources_approved", "rows_done", "rows_expected", *_MADE,
        ),
        personal=("why", "recipient", "written"),
        rights=Rights.KEEP,
    )  # fmt: skip

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        default_permissions = ()
        constraints = [
            known("status", ExportState),
            visible_only("export_visible", ["why", "recipient"]),
            models.CheckConstraint(
                name="export_with_names_says_why",
                condition=Q(with_names=False, with_numbers=False)
                | Q(with_names=True, organisation__isnull=False) & ~Q(why="") & ~Q(recipient=""),
            ),
            models.CheckConstraint(
                name="export_decided_pair",
                condition=Q(
                    decided_by__isnull=True, decided_at__isnull=True, numbers_approved=False, sources_approved=False
                )
                | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(name="export_by_two_people", condition=~Q(decided_by=F("asked_by"))),
            models.CheckConstraint(
                name="export_numbers_were_asked_for", condition=Q(numbers_approved=False) | Q(with_numbers=True)
            ),
            models.CheckConstraint(
                name="export_sources_were_asked_for",
                condition=Q(sources_approved=False, with_sources=False) | Q(with_sources=True, with_names=True),
            ),
            models.CheckConstraint(
                name="export_names_leave_by_two",
                condition=Q(with_names=False)
                | Q(decided_by__isnull=False)
                | Q(status__in=["asked", "taken-back", "over"]),
            ),
            models.CheckConstraint(
                name="export_made_whole",
                condition=Q(
                    made_at__isnull=True, expires_at__isnull=True, rows__isnull=True, size__isnull=True, sha256=""
                )
                | Q(made_at__isnull=False, expires_at__isnull=False, rows__isnull=False, size__isnull=False)
                & ~Q(sha256=""),
            ),
            models.CheckConstraint(
                name="export_key_while_it_lasts",
                condition=Q(status="made") & ~Q(key="") | ~Q(status="made") & Q(key=""),
            ),
            models.CheckConstraint(
                name="export_lasts_a_day",
                condition=Q(expires_at__isnull=True) | Q(expires_at__lte=F("made_at") + LASTS),
            ),
        ]
        indexes = [
            models.Index(fields=["status_since"], condition=Q(status="asked"), name="export_waits"),
            models.Index(fields=["expires_at"], condition=Q(status="made"), name="export_to_be_over"),
            models.Index(fields=["id"], condition=Q(status="approved"), name="export_to_be_made"),
        ]

    def __str__(self) -> str:
        return str(self.reference)

    def get_absolute_url(self) -> str:
        """The address of its page."""
        return reverse("exports:export", args=[self.reference])

    @property
    def team(self) -> Organisation | None:
        """Whose work it is: an organisation's."""
        organisation: Organisation | None = self.organisation
        return organisation

    @property
    def state(self) -> ExportState:
        return ExportState(self.status)

    @property
    def asked(self) -> QueryDict:
        """The filters and the order, as an address has them."""
        found = QueryDict(mutable=True)
        for name, values in self.filters.items():
            found.setlist(name, values)
        return found

    @property
    def is_being_made(self) -> bool:
        """Whether its job is at work, or has yet to begin."""
        return self.status == ExportState.APPROVED

    def can_be_had(self, moment: datetime) -> bool:
        """Whether there is a file of it, and its time is not over."""
        return self.status == ExportState.MADE and self.expires_at is not None and moment < self.expires_at

    def move_to(self, state: str) -> None:
        """Store a state; `Workflow.make` and casework/exports/making.py alone call this, while they hold the lock."""
        self.status_since = timezone.now()
        self.status = ExportState(state)
        self.revision_number += 1
        if self.status != ExportState.MADE:
            self.key = ""
        self.save()


class ExportDownload(models.Model):
    """The file was handed out once, to who asked for it."""

    export = models.ForeignKey(Export, on_delete=models.PROTECT, related_name="downloads")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(default=timezone.now)

    declaration = Declaration(internal=("id", "export", "by", "at"), rights=Rights.APPEND)

    class Meta:
        verbose_name = _("download of an export")
        verbose_name_plural = _("downloads of exports")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.export_id}: {self.at}"
