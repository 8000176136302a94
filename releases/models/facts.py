"""What is said of a release: the same columns in the working copy and in every frozen revision."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models.teams import in_language
from casework.fields import PartialDateField, days_of
from casework.kept import KeptForeignKey, kept
from casework.lists import known
from detainees.models import Detainee, Facility, Governorate
from releases.lists import Category, CountBound, HealthState, Mode, Need, SecurityCase
from releases.models.waves import Wave


class ReleaseFacts(models.Model):
    """One person, or an unnamed group with a number, was let go.

    A group has a count with its bound and a set of governorates; where the set has more than one, their split is not
    known (a known split is entered as one group for each governorate).
    """

    detainee = models.ForeignKey(
        Detainee, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss", verbose_name=_("detainee")
    )
    group_name = models.CharField(_("who they are, as the source says"), max_length=200, blank=True)
    group_bound = models.CharField(_("how sure the number is"), max_length=10, choices=CountBound, blank=True)
    group_count = models.PositiveIntegerField(_("number of people"), null=True, blank=True)
    group_count_to = models.PositiveIntegerField(_("number at most"), null=True, blank=True)
    group_women = models.PositiveIntegerField(_("women among them"), null=True, blank=True)
    group_minors = models.PositiveIntegerField(_("minors among them"), null=True, blank=True)
    group_governorates = ArrayField(
        models.CharField(max_length=5), verbose_name=_("governorates they come from"), default=list, blank=True
    )
    of_group = models.ForeignKey(
        "releases.Release", on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss_of_group",
        verbose_name=_("unnamed group of which they take a place"), db_index=False,
    )  # fmt: skip

    wave = KeptForeignKey(
        Wave, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("wave"), db_index=False
    )
    date = PartialDateField(_("date of release"), null=True, blank=True)
    date_earliest, date_latest = days_of("date")
    facility = KeptForeignKey(
        Facility,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("facility"),
        db_index=False,
    )
    authority = models.CharField(_("who let them go"), max_length=200, blank=True)
    let_go_at = models.CharField(_("where they were let go"), max_length=200, blank=True)
    home = KeptForeignKey(
        Governorate, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("home governorate at release"), db_index=False,
    )  # fmt: skip
    place = KeptForeignKey(
        Governorate, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("governorate of release"), db_index=False,
    )  # fmt: skip
    mode = models.CharField(_("mode"), max_length=20, choices=Mode, default=Mode.UNKNOWN)
    category = models.CharField(_("category"), max_length=20, choices=Category, default=Category.UNKNOWN)
    was_disappeared = models.BooleanField(_("forcibly disappeared before"), default=False)

    health = models.CharField(_("health on release"), max_length=20, choices=HealthState, blank=True)
    needs = ArrayField(
        models.CharField(max_length=20, choices=Need), verbose_name=_("needs on release"), default=list, blank=True
    )
    security_case = models.CharField(
        _("security case"), max_length=20, choices=SecurityCase, default=SecurityCase.UNKNOWN
    )
    undertaking = models.CharField(_("undertaking signed"), max_length=300, blank=True)
    undertaking_days = models.PositiveSmallIntegerField(_("days to report"), null=True, blank=True)
    payment_demanded = models.CharField(_("payment demanded"), max_length=200, blank=True)
    rearrest_risk = models.BooleanField(_("risk of re-arrest"), default=False)
    redetained_on = PartialDateField(_("re-detained on"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_person_or_group",
                condition=Q(detainee__isnull=False, group_count__isnull=True, group_bound="")
                | Q(detainee__isnull=True, group_count__gte=1) & ~Q(group_bound=""),
            ),
            models.CheckConstraint(
                name="%(class)s_place_of_a_person", condition=Q(of_group__isnull=True) | Q(detainee__isnull=False)
            ),
            models.CheckConstraint(
                name="%(class)s_range_has_an_end",
                condition=Q(group_bound=CountBound.RANGE, group_count_to__gt=models.F("group_count"))
                | ~Q(group_bound=CountBound.RANGE) & Q(group_count_to__isnull=True),
            ),
            known("mode", Mode),
            known("category", Category),
            known("group_bound", CountBound, blank=True),
            known("health", HealthState, blank=True),
            known("needs", Need, many=True),
            known("security_case", SecurityCase),
        ]

    @property
    def is_group(self) -> bool:
        """Whether this is an unnamed group."""
        return self.detainee_id is None

    @property
    def homes(self) -> str:
        """Where they come from, in words: the home of one person, the governorates of a group; "" for not known."""
        if self.home_id:
            return str(self.home)
        some = [str(governorate) for pk, governorate in kept(Governorate).items() if pk in self.group_governorates]
        return in_language("، ", ", ").join(some)

    @property
    def people(self) -> int:
        """How many are counted: one person, or the lower bound of a group; none where the mode is no release."""
        if not Mode(self.mode).counted:
            return 0
        return 1 if self.group_count is None else self.group_count

    def facts(self) -> dict[str, Any]:
        """The values of every fact by column name."""
        return {f.attname: getattr(self, f.attname) for f in fact_fields()}


def fact_fields() -> list["models.Field[Any, Any]"]:
    """The fields that are facts of a release, in the order of the form."""
    return [f for f in ReleaseFacts._meta.local_fields if not isinstance(f, models.GeneratedField)]


FACTS = tuple(f.name for f in fact_fields())
DAYS = ("date_earliest", "date_latest")
