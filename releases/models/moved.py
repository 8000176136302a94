"""What releases and findings have in common as cases: a status that the workflow alone changes, and who sees them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import may, where
from accounts.models import User
from accounts.questions import Blank
from accounts.rights import Right
from casework.models import Authorship
from casework.models.authorship import AuthorshipQuerySet
from detainees.models import Detainee
from detainees.models.detainees import named_to


class Status(models.TextChoices):
    """The state of the latest revision."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    RETURNED = "returned", _("returned")
    REJECTED = "rejected", _("rejected")
    VERIFIED = "verified", _("verified")
    DISPUTED = "disputed", _("disputed")
    WITHDRAWN = "withdrawn", _("withdrawn")


# What is no longer said to have happened.
SET_ASIDE = (Status.REJECTED.value, Status.WITHDRAWN.value)

MOVED_ONLY = {
    "status", "status_since", "revision_number", "verified_revision", "verified_revision_id", "last_verified_at",
    "counted_with", "counted_with_id",
}  # fmt: skip


class StatusIsMovedOnly(TypeError):
    """Raised where code tries to change a status past the workflow."""


def work_of(user: User | AnonymousUser) -> Q:
    """The work of one's teams; a supervisor's organisation's."""
    teams, organisations = where(user, Right.SEE_WORK), where(user, Right.OVERSEE)
    return Q(team__in=teams) | Q(organisation__in=organisations) if organisations else Q(team__in=teams)


def not_restricted_from(user: User | AnonymousUser) -> Q:
    """Records of nobody restricted, or of somebody who was opened to `user` by name."""
    closed = Detainee.objects.filter(restricted=True).exclude(pk__in=named_to(user))
    return Q(detainee__isnull=True) | ~Q(detainee__in=closed)


def written_by(user: User | Blank) -> AuthorshipQuerySet:
    """What `user` wrote since the record in whose query this stands was last verified."""
    since = Coalesce(OuterRef("last_verified_at"), Value(datetime.min.replace(tzinfo=UTC)))
    return Authorship.objects.filter(person=user, at__gt=since)


def own_part(written: AuthorshipQuerySet, subject: str) -> Any:
    """Whether any of this is of the record in whose query it stands, or of its person."""
    of_record = written.filter(subject=subject, subject_id=OuterRef("pk"))
    of_person = written.filter(subject="detainee", subject_id=OuterRef("detainee_id"))
    return Exists(of_record) | Exists(of_person)


class Moved(models.Model):
    """A record whose status the workflow alone changes; its model has the field, and `team` and `version` beside it."""

    status: Any
    status_since: Any
    version: Any
    team: Any
    _status_read: str = Status.DRAFT  # what the database or the workflow said last

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuses a status that the workflow did not set; it sets nothing itself."""
        if self.status != self._status_read:
            raise StatusIsMovedOnly("The status of a record changes by its workflow alone.")
        super().save(*args, **kwargs)

    @property
    def state(self) -> Status:
        """The status as the member that knows its label."""
        return Status(self.status)

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        record = super().from_db(*args, **kwargs)
        record._status_read = record.__dict__.get("status", "")
        return record

    def refresh_from_db(
        self,
        using: str | None = None,
        fields: Iterable[str] | None = None,
        from_queryset: "models.QuerySet[Self] | None" = None,
    ) -> None:
        names = None if fields is None else list(fields)
        super().refresh_from_db(using, names, from_queryset)
        if names is None or "status" in names:
            self._status_read = self.status

    def move_to(self, state: str) -> None:
        """Store a state that the workflow decided on; `Workflow.make` alone calls this, while it holds the lock."""
        if state != self.status:  # a dispute during a change leaves the record where it waits
            self.status_since = timezone.now()
        self.status = self._status_read = Status(state)
        self.version += 1
        self.save()

    def worked_on_by(self, user: User) -> bool:
        """Whether `user` sees this record in every state."""
        return may(user, Right.SEE_WORK, self.team) or may(user, Right.OVERSEE, self.team)
