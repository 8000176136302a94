"""What families write on the public page: sealed whole, apart from all else, until somebody of a desk takes it."""

from collections.abc import Iterable
from datetime import datetime
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
from casework.references import ReferencedQuerySet, ReferenceField
from casework.sealed import BlindIndexField, SealedField
from families.countries import Language
from families.lists import RejectedWhy
from families.models.inquiries import Inquiry

INTAKE = "intake"  # the subject of its moves


class Standing(models.TextChoices):
    """Where an intake is."""

    WAITING = "waiting", _("waits")
    TAKEN = "taken", _("taken")
    REJECTED = "rejected", _("rejected")


class IntakeQuerySet(ReferencedQuerySet["Intake"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """What came in for the desks at which `user` takes inquiries."""
        return self.filter(team__in=where(user, Right.TAKE_INQUIRIES))

    def waiting(self) -> Self:
        """What nobody has taken or rejected."""
        return self.filter(status=Standing.WAITING)

    def waiting_long(self, moment: datetime) -> Self:
        """What nobody has settled: it came before this moment, or its desk is not open to the public page any more."""
        return self.waiting().filter(Q(received_at__lt=moment) | Q(team__open_to_public=False))

    def rejected(self) -> Self:
        """What was rejected, and is kept until its day of review."""
        return self.filter(status=Standing.REJECTED)

    def listed(self) -> Self:
        """With whom it was settled by, for a page that shows it."""
        return self.select_related("settled_by", "inquiry")

    def locked(self) -> Self:
        """With the row held until the transaction ends."""
        return self.select_for_update(of=("self",))

    def update(self, **values: Any) -> int:
        if set(values) & {"status", "status_since", "revision_number"}:
            raise TypeError("The state of an intake changes by families.quarantine.workflow alone.")
        return super().update(**values)


class Intake(models.Model):
    """One message of the public page. Its reference becomes that of the inquiry; what was written goes there, too.

    `content` is sealed (families/quarantine/content.py) and gone once it is taken; `digest` is that of the number, as a
    caller's. `key` is that of the page on which it was written and `sent` a keyed digest of all that was ("" once it is
    taken), so that a page that is sent twice makes one. `words` are those of the consent, as they stood on the page,
    until the inquiry is destroyed.
    """

    reference = ReferenceField(prefix="Q")
    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+", verbose_name=_("desk"), db_index=False)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    content = SealedField(null=True)  # type: ignore[misc]  # none once it is taken
    digest = BlindIndexField(null=True)  # type: ignore[misc]  # none where no number was given
    may_match = models.BooleanField(_("may be compared with the register"))
    words = models.TextField(_("the words used"))
    key = models.CharField(max_length=64, unique=True)
    sent = models.CharField(max_length=64)
    received_at = models.DateTimeField(_("received"), default=timezone.now)

    status = models.CharField(_("state"), max_length=20, choices=Standing, default=Standing.WAITING, editable=False)
    status_since = models.DateTimeField(default=timezone.now, editable=False)
    revision_number = models.PositiveIntegerField(default=0, editable=False)  # moves made: what a page was drawn from
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    inquiry = models.OneToOneField(Inquiry, on_delete=models.PROTECT, null=True, blank=True, related_name="intake")
    rejected_why = models.CharField(_("why it was rejected"), max_length=20, choices=RejectedWhy, blank=True)
    review_on = models.DateField(_("destroyed on"), null=True, blank=True)

    objects = IntakeQuerySet.as_manager()
    _status_read: str = Standing.WAITING  # what the database or the workflow said last

    declaration = Declaration(
        internal=(
            "id", "reference", "team", "language", "may_match", "key", "sent", "received_at", "status",
            "status_since", "revision_number", "settled_by", "settled_at", "inquiry", "rejected_why", "review_on",
        ),
        personal=("content", "digest", "words"),
        rights=Rights.ALL,
    )  # fmt: skip

    class Meta:
        verbose_name = _("message of the public page")
        verbose_name_plural = _("messages of the public page")
        default_permissions = ()
        constraints = [
            known("language", Language),
            known("status", Standing),
            known("rejected_why", RejectedWhy, blank=True),
            models.CheckConstraint(
                name="intake_settled_pair",
                condition=Q(settled_by__isnull=True, settled_at__isnull=True)
                | Q(settled_by__isnull=False, settled_at__isnull=False),
            ),
            models.CheckConstraint(
                name="intake_is_as_its_state_says",
                condition=Q(
                    status=Standing.WAITING, settled_at=None, content__isnull=False, inquiry=None, rejected_why="",
                    review_on=None,
                )
                | Q(
                    status=Standing.TAKEN, settled_at__isnull=False, content=None, digest=None, inquiry__isnull=False,
                    rejected_why="", review_on=None,
                )
                | Q(
                    status=Standing.REJECTED, settled_at__isnull=False, content__isnull=False, inquiry=None,
                    review_on__isnull=False,
                )
                & ~Q(rejected_why=""),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(F("team"), F("id"), condition=Q(status=Standing.WAITING), name="intake_waiting"),
            models.Index(F("received_at"), name="intake_lately"),
            models.Index(F("review_on"), condition=Q(status=Standing.REJECTED), name="intake_to_destroy"),
            models.Index(F("digest"), condition=Q(digest__isnull=False), name="intake_by_number"),
        ]

    def __str__(self) -> str:
        return str(self.reference)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuses a state that the workflow did not set; it sets nothing itself."""
        if self.status != self._status_read:
            raise TypeError("The state of an intake changes by families.quarantine.workflow alone.")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The address of its page; it has the reference and no name."""
        return reverse("families:intake", args=[self.reference])

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> "Intake":
        intake = super().from_db(*args, **kwargs)
        intake._status_read = intake.__dict__.get("status", "")
        return intake

    def refresh_from_db(
        self, using: str | None = None, fields: Iterable[str] | None = None, from_queryset: Any = None
    ) -> None:
        names = None if fields is None else list(fields)
        super().refresh_from_db(using, names, from_queryset)
        if names is None or "status" in names:
            self._status_read = self.status

    def move_to(self, state: str) -> None:
        """Store a state that the workflow decided on; `Workflow.make` alone calls this, while it holds the lock."""
        self.status_since = timezone.now()
        self.status = self._status_read = Standing(state)
        self.revision_number += 1
        self.save()
