"""Figures that others gave: for what we count, and for what nobody counts.

What is published is a frozen version; the figure beside it is the working copy, as a release is (ADR 0001).
"""

from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Organisation, Team, User
from accounts.models.teams import in_language
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.fields import PartialDateField
from casework.kept import KeptForeignKey
from casework.lists import known
from casework.models import MoveMade
from casework.typed_text import visible_only
from detainees.models import Facility
from releases.lists import Category, CountBound
from releases.models.waves import Wave
from releases.said_figures import FigureCourse, WhatIsCounted

FIGURE = "figure"  # the subject of its moves
_TEXTS = (
    "said_by_ar", "said_by_en", "definition_ar", "definition_en", "place_ar", "place_en", "source_title",
    "source_address",
)  # fmt: skip
PUBLISHED = (
    *_TEXTS, "counted", "bound", "value", "value_to", "as_of", "since", "until", "wave", "facility", "covers", "parts",
    "source_date",
)  # fmt: skip
CONTENT = (*PUBLISHED, "note")
_MOVED = ("status", "status_since", "revision_number", "standing", "published_by", "published_at")


class FigureContent(models.Model):
    """What somebody said of how many: who, of whom by which definition, with which bound, of which day or period.

    `covers` are the categories that it names as counted, none where it names none; `parts` is read by
    `releases.figures.parts`. An address of the source is a text, and no page makes a link of it.
    """

    said_by_ar = models.CharField(_("who said it, in Arabic"), max_length=200)
    said_by_en = models.CharField(_("who said it, in English"), max_length=200)
    counted = models.CharField(_("what is counted"), max_length=30, choices=WhatIsCounted)
    definition_ar = models.TextField(_("by which definition, in Arabic"))
    definition_en = models.TextField(_("by which definition, in English"))
    bound = models.CharField(_("how sure the number is"), max_length=10, choices=CountBound)
    value = models.PositiveIntegerField(_("number"))
    value_to = models.PositiveIntegerField(_("to"), null=True, blank=True)
    as_of = PartialDateField(_("as of"), null=True, blank=True)
    since = PartialDateField(_("counted since"), null=True, blank=True)
    until = PartialDateField(_("counted until"), null=True, blank=True)
    wave = KeptForeignKey(
        Wave, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("wave"), db_index=False
    )
    facility = KeptForeignKey(
        Facility, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("facility"),
        db_index=False,
    )  # fmt: skip
    place_ar = models.CharField(_("where, in Arabic"), max_length=200, blank=True)
    place_en = models.CharField(_("where, in English"), max_length=200, blank=True)
    covers = ArrayField(
        models.CharField(max_length=20, choices=Category),
        verbose_name=_("categories counted"),
        default=list,
        blank=True,
    )
    parts = models.JSONField(_("parts"), default=list, blank=True)
    source_title = models.CharField(_("source"), max_length=300)
    source_date = PartialDateField(_("date of the source"), null=True, blank=True)
    source_address = models.CharField(_("address of the source"), max_length=500, blank=True)
    note = models.TextField(_("for colleagues"), blank=True)

    class Meta:
        abstract = True

    @property
    def said_by(self) -> str:
        """Who said it, in the reader's language."""
        return in_language(self.said_by_ar, self.said_by_en)

    @property
    def definition(self) -> str:
        return in_language(self.definition_ar, self.definition_en)

    @property
    def place(self) -> str:
        return in_language(self.place_ar, self.place_en)

    @property
    def kind(self) -> WhatIsCounted:
        """What is counted, with its sentence."""
        return WhatIsCounted(self.counted)


def _constraints() -> list[models.BaseConstraint]:
    """What holds for working copy and version alike."""
    return [
        known("counted", WhatIsCounted),
        known("bound", CountBound),
        known("covers", Category, many=True),
        models.CheckConstraint(
            name="%(class)s_range",
            condition=Q(bound=CountBound.RANGE, value_to__gt=F("value"))
            | ~Q(bound=CountBound.RANGE) & Q(value_to__isnull=True),
        ),
        models.CheckConstraint(
            name="%(class)s_texts",
            condition=~Q(said_by_ar="") & ~Q(said_by_en="") & ~Q(definition_ar="") & ~Q(definition_en="")
            & ~Q(source_title=""),
        ),
        models.CheckConstraint(
            name="%(class)s_facility", condition=~Q(counted="released-facility") | Q(facility__isnull=False)
        ),
        models.CheckConstraint(
            name="%(class)s_parts",
            condition=Func(F("parts"), function="are_figure_parts", output_field=models.BooleanField()),
        ),
        models.CheckConstraint(
            name="%(class)s_address", condition=Q(source_address="") | Q(source_address__regex="^https?://[^ ]+$")
        ),
    ]  # fmt: skip


def _stood() -> Exists:
    """That a version was published once."""
    return Exists(MoveMade.objects.filter(subject=FIGURE, subject_id=OuterRef("pk"), name="publish"))


class ReportedFigureQuerySet(models.QuerySet["ReportedFigure"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those that stand or stood on the boards that `user` reads; where they write figures, all."""
        writes, reads = where(user, Right.WRITE_FIGURES), where(user, Right.SEE_TALLIES)
        return self.filter(Q(organisation__in=writes) | Q(organisation__in=reads) & _stood())

    def standing(self) -> Self:
        """Those that are published. They are everybody's."""
        return self.filter(standing__isnull=False).select_related("standing").order_by("pk")

    def taken_down(self) -> Self:
        """Those that stood once and do not now, the newest first: their withdrawal is told to whoever read them."""
        return self.filter(_stood(), standing__isnull=True).order_by("-status_since", "-pk")

    def set_aside(self) -> Self:
        """Those that were withdrawn before anybody read them."""
        return self.filter(~_stood(), status=FigureCourse.WITHDRAWN).order_by("-pk")

    def to_be_published_by(self, user: User) -> Self:
        """Those that were submitted, and not by `user`; whether they wrote another part, the move itself says."""
        own = FigureVersion.objects.filter(figure=OuterRef("pk"), number=OuterRef("revision_number"), made_by=user)
        return self.filter(~Exists(own), status=FigureCourse.SUBMITTED)

    def unfinished(self) -> Self:
        """Those of which something is written that does not stand, the newest first."""
        return self.exclude(status__in=(FigureCourse.PUBLISHED, FigureCourse.WITHDRAWN)).order_by("-pk")

    def with_people(self) -> Self:
        """With the version that stands, and those who wrote and published it."""
        return self.select_related("standing", "made_by", "changed_by", "published_by")

    def locked(self) -> Self:
        """With the row held until the transaction ends, for a change that must not be overwritten in silence."""
        return self.select_for_update(of=("self",))

    def update(self, **values: Any) -> int:
        if set(values) & set(_MOVED):
            raise TypeError("The state of a figure changes by releases.figures.workflow alone.")
        return super().update(**values)


class ReportedFigure(FigureContent):
    """One figure as an organisation keeps it: its working copy, and the version of it that stands on the board."""

    organisation = KeptForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+", verbose_name=_("team"), db_index=False)
    status = models.CharField(
        _("state"), max_length=20, choices=FigureCourse, default=FigureCourse.DRAFT, editable=False
    )
    status_since = models.DateTimeField(default=timezone.now, editable=False)
    revision_number = models.PositiveIntegerField(default=0, editable=False)  # versions submitted
    standing = models.ForeignKey(
        "FigureVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False,
        db_index=False,
    )  # fmt: skip
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

    objects = ReportedFigureQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "organisation", "team", *CONTENT, *_MOVED, "version", "made_by", "made_at", "changed_by",
            "changed_at",
        ),
        facts=CONTENT,
    )  # fmt: skip

    class Meta:
        verbose_name = _("reported figure")
        verbose_name_plural = _("reported figures")
        default_permissions = ()
        constraints = [
            *_constraints(),
            known("status", FigureCourse),
            visible_only("reportedfigure_visible", [*_TEXTS, "note"]),
            models.CheckConstraint(
                name="reportedfigure_published_pair",
                condition=Q(standing__isnull=True, published_by__isnull=True, published_at__isnull=True)
                | Q(standing__isnull=False, published_by__isnull=False, published_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "status"], name="figure_by_state")]

    def __str__(self) -> str:
        return f"{self.said_by}: {self.value}"

    def get_absolute_url(self) -> str:
        """The address of its page."""
        return reverse("figures:figure", args=[self.pk])

    def move_to(self, state: str) -> None:
        """Store a state that the workflow decided on; `Workflow.make` alone calls this, while it holds the lock."""
        self.status_since = timezone.now()
        self.status = FigureCourse(state)
        self.version += 1
        self.save()


class FigureVersion(FigureContent):
    """What was submitted once, and perhaps published: never changed, and followed by the next one."""

    figure = models.ForeignKey(ReportedFigure, on_delete=models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField(default=timezone.now)

    declaration = Declaration(
        public=PUBLISHED, internal=("id", "figure", "number", "note", "made_by", "made_at"), rights=Rights.APPEND
    )

    class Meta:
        verbose_name = _("version of a figure")
        verbose_name_plural = _("versions of a figure")
        default_permissions = ()
        constraints = [
            *_constraints(),
            visible_only("figureversion_visible", [*_TEXTS, "note"]),
            models.UniqueConstraint(fields=["figure", "number"], name="figureversion_once"),
        ]

    def __str__(self) -> str:
        return f"{self.figure_id}: {self.number}"
