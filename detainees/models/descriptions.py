"""What somebody looks like and says, as it was written down; and by what it became known who they are."""

from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey
from casework.lists import known
from casework.typed_text import visible_only
from detainees.describing.lists import Build, Dialect, Eyes, Hair, Recognised, Speech
from detainees.models.detainees import Detainee
from detainees.models.merges import Merge
from detainees.models.places import Governorate

OLDEST = 120  # years
SHORTEST, TALLEST = 30, 250  # centimetres


class DescriptionQuerySet(models.QuerySet["Description"]):
    def in_force(self) -> Self:
        """The newest of each person."""
        return self.filter(in_force=True)


class Description(models.Model):
    """One description of a person; a change is a new one (`number`), and the one `in_force` is the newest.

    An estimated age is true of the day `age_on`; `born_from` and `born_to` are the years of birth that follow from it.
    Heights are centimetres. `mark_words` and `said_words` are drawn from the texts, for search.
    """

    detainee = models.ForeignKey(Detainee, on_delete=models.PROTECT, related_name="descriptions", db_index=False)
    number = models.PositiveSmallIntegerField(default=1)
    in_force = models.BooleanField(default=True)

    age_from = models.PositiveSmallIntegerField(_("estimated age, from"), null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(_("estimated age, to"), null=True, blank=True)
    age_on = models.DateField(_("day of the estimate"), null=True, blank=True)
    height_from = models.PositiveSmallIntegerField(_("height in centimetres, from"), null=True, blank=True)
    height_to = models.PositiveSmallIntegerField(_("height in centimetres, to"), null=True, blank=True)
    build = models.CharField(_("build"), max_length=10, choices=Build, blank=True)
    hair = models.CharField(_("hair"), max_length=10, choices=Hair, blank=True)
    eyes = models.CharField(_("eyes"), max_length=10, choices=Eyes, blank=True)
    marks = models.TextField(_("marks"), blank=True)
    dialects = ArrayField(
        models.CharField(max_length=15, choices=Dialect), verbose_name=_("dialect"), default=list, blank=True
    )
    dialect_note = models.CharField(_("dialect in words"), max_length=200, blank=True)
    speech = models.CharField(_("speech"), max_length=10, choices=Speech, blank=True)
    says = models.TextField(_("what they say"), blank=True)
    now_governorate = KeptForeignKey(
        Governorate, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("now in"),
    )  # fmt: skip
    now_place = models.CharField(_("place where they are now"), max_length=200, blank=True)

    born_from = models.GeneratedField(
        expression=ExtractYear("age_on") - F("age_to") - 1, output_field=models.IntegerField(), db_persist=True
    )
    born_to = models.GeneratedField(
        expression=ExtractYear("age_on") - F("age_from"), output_field=models.IntegerField(), db_persist=True
    )
    mark_words = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    said_words = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    given_by = models.CharField(_("who describes them"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)

    objects = DescriptionQuerySet.as_manager()

    FACTS = (
        "age_from", "age_to", "age_on", "height_from", "height_to", "build", "hair", "eyes", "marks", "dialects",
        "dialect_note", "speech", "says", "now_governorate", "now_place",
    )  # fmt: skip

    declaration = Declaration(
        internal=("id", "detainee", "number", "in_force", "recorded_by", "given_at"),
        personal=(*FACTS, "born_from", "born_to", "mark_words", "said_words"),
        source=("given_by",),
        facts=FACTS,
        rights=Rights.APPEND,
        update_only=("in_force",),
    )

    class Meta:
        verbose_name = _("description")
        verbose_name_plural = _("descriptions")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["detainee", "number"], name="description_once"),
            models.UniqueConstraint(fields=["detainee"], condition=Q(in_force=True), name="description_in_force"),
            models.CheckConstraint(
                name="description_age_with_its_day",
                condition=Q(age_from__isnull=True, age_to__isnull=True, age_on__isnull=True)
                | Q(age_from__gte=0, age_to__gte=F("age_from"), age_to__lte=OLDEST, age_on__isnull=False),
            ),
            models.CheckConstraint(
                name="description_height_from_to",
                condition=Q(height_from__isnull=True, height_to__isnull=True)
                | Q(height_from__gte=SHORTEST, height_to__gte=F("height_from"), height_to__lte=TALLEST),
            ),
            known("build", Build, blank=True),
            known("hair", Hair, blank=True),
            known("eyes", Eyes, blank=True),
            known("speech", Speech, blank=True),
            known("dialects", Dialect, many=True),
            visible_only("description_visible", ["marks", "dialect_note", "says", "now_place", "given_by"]),
        ]
        indexes = [
            models.Index(fields=["born_from", "born_to"], name="description_born", condition=Q(in_force=True)),
            GinIndex(fields=["mark_words"], name="description_marks", condition=Q(in_force=True)),
            GinIndex(fields=["said_words"], name="description_said", condition=Q(in_force=True)),
        ]

    def __str__(self) -> str:
        return f"{self.detainee_id} {self.number}"


class Identification(models.Model):
    """By what and by whom it became known that an unidentified person is the one of a named entry: of one merge.

    It stays when the merge is undone: what was said stays said.
    """

    merge = models.OneToOneField(Merge, on_delete=models.PROTECT, related_name="identification")
    how = models.CharField(_("how they were recognised"), max_length=15, choices=Recognised)
    recognised_by = models.CharField(_("by whom"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    declaration = Declaration(
        internal=("id", "merge", "how", "recorded_by", "at"), source=("recognised_by",), rights=Rights.APPEND
    )

    class Meta:
        verbose_name = _("identification")
        verbose_name_plural = _("identifications")
        default_permissions = ()
        constraints = [known("how", Recognised), visible_only("identification_visible", ["recognised_by"])]

    def __str__(self) -> str:
        return f"{self.merge_id}: {self.how}"
