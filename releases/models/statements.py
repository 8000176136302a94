"""Statements: what is published of a tally, in Arabic and English; a correction is the next edition, a row of its own.

What a statement says is written while it is a draft and changed no more afterwards; what was published is kept whole,
as one text, with its digest.
"""

import json
from functools import cached_property
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.access import where
from accounts.models import Organisation, User
from accounts.models.teams import in_language
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey
from casework.lists import known
from casework.models import Authorship, MoveMade
from casework.typed_text import visible_only
from releases.models.frozen import FrozenTally

STATEMENT = "statement"  # the subject of its moves
LANGUAGES = ("ar", "en")
# What somebody writes of a statement, in the order in which it is read; `changed` belongs to a correction.
PARTS = ("changed", "happened", "verified", "may_change", "about_us", "not_known", "definitions")
TEXTS = tuple(f"{part}_{language}" for part in ("title", *PARTS) for language in LANGUAGES)
CONTENT = ("tally", "dated", *TEXTS)
_MOVED = (
    "status", "status_since", "revision_number", "approved_digest", "number", "edition", "document", "digest",
    "published_by", "published_at",
)  # fmt: skip


class StatementCourse(models.TextChoices):
    """Where a statement is."""

    DRAFT = "draft", pgettext_lazy("statement", "draft")
    SUBMITTED = "submitted", pgettext_lazy("statement", "submitted")
    APPROVED = "approved", pgettext_lazy("statement", "approved")
    PUBLISHED = "published", pgettext_lazy("statement", "published")
    CORRECTED = "corrected", pgettext_lazy("statement", "corrected")
    WITHDRAWN = "withdrawn", pgettext_lazy("statement", "withdrawn")


OPEN = (StatementCourse.DRAFT, StatementCourse.SUBMITTED, StatementCourse.APPROVED)
PUBLIC = (StatementCourse.PUBLISHED, StatementCourse.CORRECTED)


class StatementContent(models.Model):
    """What somebody wrote: texts with fields in braces (releases/statements/fields.py), and the statement's own day."""

    dated = models.DateField(_("date of the statement"))
    title_ar = models.CharField(_("title in Arabic"), max_length=400, blank=True)
    title_en = models.CharField(_("title in English"), max_length=400, blank=True)
    changed_ar = models.TextField(_("what has changed, in Arabic"), blank=True)
    changed_en = models.TextField(_("what has changed, in English"), blank=True)
    happened_ar = models.TextField(_("what happened, in Arabic"), blank=True)
    happened_en = models.TextField(_("what happened, in English"), blank=True)
    verified_ar = models.TextField(_("what was verified and how, in Arabic"), blank=True)
    verified_en = models.TextField(_("what was verified and how, in English"), blank=True)
    may_change_ar = models.TextField(_("that it may change, in Arabic"), blank=True)
    may_change_en = models.TextField(_("that it may change, in English"), blank=True)
    about_us_ar = models.TextField(_("who we are and what we ask, in Arabic"), blank=True)
    about_us_en = models.TextField(_("who we are and what we ask, in English"), blank=True)
    not_known_ar = models.TextField(_("what is not known, in Arabic"), blank=True)
    not_known_en = models.TextField(_("what is not known, in English"), blank=True)
    definitions_ar = models.TextField(_("further definitions, in Arabic"), blank=True)
    definitions_en = models.TextField(_("further definitions, in English"), blank=True)

    class Meta:
        abstract = True

    def text(self, part: str, language: str) -> str:
        """What was written of a part in a language."""
        return str(getattr(self, f"{part}_{language}"))


class StatementQuerySet(models.QuerySet["Statement"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the organisations whose statements `user` writes, published or not."""
        return self.filter(organisation__in=where(user, Right.DRAFT_STATEMENTS))

    def open(self) -> Self:
        """Those on which somebody still works or decides."""
        return self.filter(status__in=OPEN)

    def to_be_decided_by(self, user: User) -> Self:
        """Those that `user` may approve, or publish once they are approved."""
        theirs = self.filter(organisation__in=where(user, Right.PUBLISH_STATEMENTS))
        written = Authorship.objects.filter(subject=STATEMENT, person=user)
        earlier = Statement.objects.filter(
            organisation=OuterRef(OuterRef("organisation")), number=OuterRef(OuterRef("corrects__number"))
        )
        handed_in = MoveMade.objects.filter(
            subject=STATEMENT, subject_id=OuterRef("pk"), name="submit", revision=OuterRef("revision_number"), by=user
        )
        own = (
            Q(Exists(written.filter(subject_id=OuterRef("pk"))))
            | Q(Exists(written.filter(subject_id__in=earlier.values("pk"))))
            | Q(Exists(handed_in))
        )
        return theirs.filter(Q(status=StatementCourse.APPROVED) | Q(status=StatementCourse.SUBMITTED) & ~own)

    def drafted_by_itself(self) -> Self:
        """Corrections that nobody has taken in hand yet."""
        return self.filter(status=StatementCourse.DRAFT, corrects__isnull=False, changed_by__is_system=True)

    def without_open_correction(self) -> Self:
        """Those of which no correction is in work."""
        return self.exclude(corrections__status__in=OPEN)

    def returned_to(self, user: User) -> Self:
        """Drafts that came back with a sentence, and of which `user` wrote a part."""
        written = Authorship.objects.filter(subject=STATEMENT, subject_id=OuterRef("pk"), person=user)
        moves = MoveMade.objects.filter(subject=STATEMENT, subject_id=OuterRef("pk")).order_by("-at", "-pk")
        last = self.filter(status=StatementCourse.DRAFT).annotate(last_move=Subquery(moves.values("name")[:1]))
        return last.filter(Exists(written), last_move="return")

    def standing(self) -> Self:
        """The editions that hold now. They are everybody's."""
        return self.filter(status=StatementCourse.PUBLISHED)

    def ever_published(self) -> Self:
        """Every edition that was ever published, also such that were corrected or withdrawn. They are everybody's."""
        return self.filter(number__isnull=False)

    def readable(self) -> Self:
        """Published editions that were not withdrawn. They are everybody's."""
        return self.filter(status__in=PUBLIC)

    def published_before(self, statement: "Statement") -> Self:
        """What else the organisation published and can be read, the newest first."""
        found = self.readable().filter(organisation=statement.organisation_id).order_by("-published_at", "-pk")
        return found if statement.published_at is None else found.filter(published_at__lt=statement.published_at)

    def of_the_ledger(self) -> Self:
        """Every edition of the statements that were corrected or withdrawn. They are everybody's."""
        one_of_them = self.ever_published().filter(
            Q(edition__gt=0) | Q(status=StatementCourse.WITHDRAWN),
            organisation=OuterRef("organisation"),
            number=OuterRef("number"),
        )
        return self.ever_published().filter(Exists(one_of_them))

    def with_earlier_editions(self, statement: "Statement") -> Self:
        """This one, and of a correction every edition that was published before it."""
        this = Q(pk=statement.pk)
        if statement.corrects is None:
            return self.filter(this)
        return self.filter(this | Q(organisation=statement.organisation_id, number=statement.corrects.number))

    def editions_of(self, statement: "Statement") -> Self:
        """All that was published under the number of this one, the first one first."""
        return self.filter(organisation=statement.organisation_id, number=statement.number).order_by("edition")

    def listed(self) -> Self:
        """With what a line shows of each."""
        return self.select_related("tally", "made_by", "corrects").order_by("-pk")

    def with_people(self) -> Self:
        """With its figures, what it corrects, and those who wrote and published it."""
        people = ("made_by", "changed_by", "published_by")
        return self.select_related("tally__organisation", "corrects__tally", "organisation", *people)

    def locked(self) -> Self:
        """With the row held until the transaction ends, for a change that must not be overwritten in silence."""
        return self.select_for_update(of=("self",))

    def update(self, **values: Any) -> int:
        if set(values) & set(_MOVED):
            raise TypeError("The state of a statement changes by releases.statements.workflow alone.")
        return super().update(**values)


class Statement(StatementContent):
    """One edition of a statement. Number and edition are given when it is published; the first edition is 0.

    `document` is what was published, whole, as canonical JSON (releases/statements/document.py); `digest` its SHA-256.
    """

    organisation = KeptForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    tally = models.ForeignKey(FrozenTally, on_delete=models.PROTECT, related_name="statements", db_index=False)
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections", editable=False
    )
    status = models.CharField(
        _("state"), max_length=20, choices=StatementCourse, default=StatementCourse.DRAFT, editable=False
    )
    status_since = models.DateTimeField(default=timezone.now, editable=False)
    revision_number = models.PositiveIntegerField(default=0, editable=False)  # how often it was submitted
    approved_digest = models.CharField(max_length=64, blank=True, editable=False)  # of what the approver looked at
    number = models.PositiveIntegerField(_("number"), null=True, blank=True, editable=False)
    edition = models.PositiveIntegerField(null=True, blank=True, editable=False)
    document = models.TextField(blank=True, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False,
        db_index=False,
    )  # fmt: skip
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = StatementQuerySet.as_manager()

    declaration = Declaration(
        public=("number", "edition", "document", "digest", "published_at"),
        internal=(
            "id", "organisation", *CONTENT, "corrects", "status", "status_since", "revision_number", "approved_digest",
            "published_by", "version", "made_by", "made_at", "changed_by", "changed_at",
        ),
        facts=CONTENT,
    )  # fmt: skip

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        default_permissions = ()
        constraints = [
            known("status", StatementCourse),
            visible_only("statement_visible", TEXTS),
            models.UniqueConstraint(fields=["organisation", "number", "edition"], name="statement_number_once"),
            models.UniqueConstraint(
                fields=["corrects"], condition=Q(status__in=OPEN), name="statement_one_open_correction"
            ),
            models.CheckConstraint(
                name="statement_published_pair",
                condition=Q(published_by__isnull=True, published_at__isnull=True, number__isnull=True)
                & Q(edition__isnull=True, document="", digest="")
                | Q(published_by__isnull=False, published_at__isnull=False, number__isnull=False)
                & Q(edition__isnull=False)
                & ~Q(document="")
                & ~Q(digest=""),
            ),
            models.CheckConstraint(
                name="statement_published_in_its_states",
                condition=Q(status__in=OPEN, number__isnull=True)
                | Q(status__in=PUBLIC, number__isnull=False)
                | Q(status=StatementCourse.WITHDRAWN),
            ),
            models.CheckConstraint(
                name="statement_change_of_a_correction",
                condition=Q(corrects__isnull=False) | Q(changed_ar="", changed_en=""),
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "status"], name="statement_by_state"),
            models.Index(F("published_at"), condition=Q(status="published"), name="statement_standing"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The address of its page inside."""
        return reverse("statement", args=[self.pk])

    @property
    def team(self) -> Organisation:
        """Whose work it is, as the workflow asks: the organisation's, and no team's."""
        of: Organisation = self.organisation
        return of

    @property
    def title(self) -> str:
        """The title in the reader's language, as it was written: with its fields."""
        return in_language(self.title_ar, self.title_en)

    @cached_property
    def published(self) -> dict[str, Any]:
        """What was published; {} of what was not."""
        found: dict[str, Any] = json.loads(self.document) if self.document else {}
        return found

    def move_to(self, state: str) -> None:
        """Store a state that the workflow decided on; `Workflow.make` alone calls this, while it holds the lock."""
        self.status_since = timezone.now()
        self.status = StatementCourse(state)
        self.version += 1
        self.save()


class ConfirmedCellQuerySet(models.QuerySet["ConfirmedCell"]):
    def of(self, statement: Statement) -> Self:
        """Those of the version that was submitted last."""
        return self.filter(statement=statement, revision=statement.revision_number).order_by("pk")


class ConfirmedCell(models.Model):
    """A small number of one version of a statement, which its approver let stand by name.

    `place` is a row as tallies address it ("SY-DI", several with commas, "UNKNOWN").
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="confirmed_cells", db_index=False)
    revision = models.PositiveIntegerField()
    place = models.CharField(max_length=100)
    people = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(default=timezone.now)

    objects = ConfirmedCellQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "statement", "revision", "place", "people", "by", "at"), rights=Rights.APPEND
    )

    class Meta:
        verbose_name = _("confirmed small number")
        verbose_name_plural = _("confirmed small numbers")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["statement", "revision", "place", "by"], name="confirmedcell_once")
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.people}"
