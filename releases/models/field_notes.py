"""What a supervisor asks the author of a release at the field or the claim it is about."""

from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.sensitivity import Declaration, Rights
from casework.lists import known
from casework.typed_text import visible_only
from releases.models.claims import Claim
from releases.models.facts import FACTS
from releases.models.releases import Release

# What a note can stand at: each fact, the wish of the released person, and the note for the team.
NOTED = (*FACTS, "wish", "note")


class Settled(models.TextChoices):
    """How a note was settled."""

    CHANGED = "changed", _("the field was changed")
    ANSWERED = "answered", _("answered")
    TAKEN_BACK = "taken-back", _("taken back")


class FieldNoteQuerySet(models.QuerySet["FieldNote"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those on the records on which `user` works; at a claim, for who may know its source."""
        seen = self.filter(release__in=Release.objects.visible_to(user, in_work=True))
        return seen.filter(Q(claim=None) | Q(claim__in=Claim.objects.visible_to(user)))

    def of(self, *releases: Release) -> Self:
        """Those of these releases with their people, in the order in which they were written."""
        return self.filter(release__in=releases).select_related("made_by", "settled_by").order_by("pk")

    def open(self) -> Self:
        """Neither answered nor settled."""
        return self.filter(settled_at__isnull=True)


class FieldNote(models.Model):
    """One note at one field (its name), or at one claim, of the revision that its writer had before them."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="field_notes", db_index=False)
    revision = models.PositiveIntegerField()
    field = models.CharField(_("field"), max_length=40, blank=True)
    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="field_notes", db_index=False
    )
    text = models.TextField(_("note"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField(default=timezone.now)
    how = models.CharField(_("how it was settled"), max_length=10, choices=Settled, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = FieldNoteQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "release", "revision", "field", "claim", "made_by", "made_at", "how", "settled_by",
                  "settled_at"),
        personal=("text", "answer"),
        rights=Rights.APPEND,
        update_only=("how", "answer", "settled_by", "settled_at"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("note at a field")
        verbose_name_plural = _("notes at fields")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="fieldnote_at_one_thing",
                condition=Q(claim__isnull=True, field__in=NOTED) | Q(claim__isnull=False, field=""),
            ),
            models.CheckConstraint(name="fieldnote_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="fieldnote_settled_pair",
                condition=Q(settled_by__isnull=True, settled_at__isnull=True, how="", answer="")
                | Q(settled_by__isnull=False, settled_at__isnull=False) & ~Q(how=""),
            ),
            models.CheckConstraint(
                name="fieldnote_answer_says_something", condition=~Q(how=Settled.ANSWERED) | ~Q(answer="")
            ),
            known("how", Settled, blank=True),
            visible_only("fieldnote_visible", ["text", "answer"]),
        ]
        indexes = [
            models.Index(fields=["release", "id"], name="fieldnote_of_release"),
            models.Index(fields=["claim"], condition=Q(claim__isnull=False), name="fieldnote_of_claim"),
        ]

    def __str__(self) -> str:
        return f"{self.release_id}: {self.field or self.claim_id}"

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered or settled it."""
        return self.settled_at is None

    @property
    def label(self) -> str:
        """Of a field its name as it is read; "" at a claim, which the page of the release numbers."""
        field: Any = Release._meta.get_field(self.field) if self.field else None
        name = str(field.verbose_name) if field else ""
        return name[:1].upper() + name[1:]
