"""Reports of extortion: who demanded what of whom, by which identifiers, and what the caller was advised."""

from decimal import Decimal
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.access import where
from accounts.models import Organisation, Team, User
from accounts.models.people import naming
from accounts.models.teams import in_language
from accounts.rights import Right
from accounts.sensitivity import Declaration
from casework.fields import PartialDateField, days_of
from casework.kept import KeptForeignKey
from casework.lists import known
from casework.references import ReferencedQuerySet, ReferenceField
from casework.typed_text import visible_only
from detainees.models import Detainee, Governorate
from families.countries import Language
from families.demands import DemandChannel, PaidBy, PosingAs, Promised, SettledWhy, WasPaid
from families.models.advice import Advice
from families.models.inquiries import Inquiry
from families.money import Currency, plain

REPORT = "extortion"  # the subject of its moves
_MOVED = ("status", "status_since", "revision_number", "settled_why")


class ReportCourse(models.TextChoices):
    """Where a report is."""

    RECEIVED = "received", pgettext_lazy("report", "received")
    LOOKED_INTO = "looked-into", pgettext_lazy("report", "being looked into")
    CLOSED = "closed", pgettext_lazy("report", "closed")


class ReportQuerySet(ReferencedQuerySet["ExtortionReport"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Reports of the teams whose inquiries `user` takes: one desk does not see the other's."""
        return self.filter(team__in=where(user, Right.TAKE_INQUIRIES))

    def counted(self) -> Self:
        """Without those that were found to be none, or were reported twice."""
        return self.exclude(settled_why__in=[SettledWhy.MISTAKEN, SettledWhy.TWICE])

    def open(self) -> Self:
        """Those on which somebody works."""
        return self.exclude(status=ReportCourse.CLOSED)

    def listed(self) -> Self:
        """With what a line shows of each."""
        return self.select_related("owner", "inquiry").only(
            "reference", "team", "status", "posing_as", "promised", "amount", "currency", "paid", "made_at",
            "demanded_on", "inquiry__reference", *naming("owner"),
        )  # fmt: skip

    def with_people(self) -> Self:
        """With the inquiry and the person whom it is about, and those who wrote it."""
        return self.select_related("inquiry", "detainee", "owner", "made_by", "changed_by", "advice")

    def locked(self) -> Self:
        """With the row held until the transaction ends, for a change that must not be overwritten in silence."""
        return self.select_for_update(of=("self",))

    def update(self, **values: Any) -> int:
        if set(values) & set(_MOVED):
            raise TypeError("The state of a report changes by families.reporting alone.")
        return super().update(**values)


class ExtortionReport(models.Model):
    """Somebody demanded money, or anything, from a family. Who reported it is the caller of `inquiry`, or nobody named.

    `amount_said` is what was said, `amount` what was read of it. `advice_told` is the advice as it was given, in
    `advice_language`.
    """

    reference = ReferenceField(prefix="X")
    organisation = KeptForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+", verbose_name=_("desk"), db_index=False)
    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, null=True, blank=True, related_name="reports")
    detainee = models.ForeignKey(
        Detainee, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("about whom")
    )

    posing_as = models.CharField(_("posing as"), max_length=20, choices=PosingAs, default=PosingAs.NOT_SAID)
    promised = ArrayField(
        models.CharField(max_length=20, choices=Promised), verbose_name=_("promising"), default=list, blank=True
    )
    channel = models.CharField(_("how it came"), max_length=20, choices=DemandChannel, default=DemandChannel.NOT_SAID)
    demanded_on = PartialDateField(_("when"), null=True, blank=True)
    demanded_on_earliest, demanded_on_latest = days_of("demanded_on")
    governorate = KeptForeignKey(
        Governorate, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False,
        verbose_name=_("governorate"),
    )  # fmt: skip
    place = models.CharField(_("where"), max_length=200, blank=True)
    amount_said = models.CharField(_("amount, as it was said"), max_length=200, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, choices=Currency, blank=True)
    payment = models.CharField(_("how it is to be paid"), max_length=20, choices=PaidBy, default=PaidBy.NOT_SAID)
    paid = models.CharField(_("was it paid"), max_length=20, choices=WasPaid, default=WasPaid.NOT_SAID)
    paid_amount = models.DecimalField(_("paid"), max_digits=18, decimal_places=2, null=True, blank=True)
    note = models.TextField(_("what happened"), blank=True)

    advice = models.ForeignKey(
        Advice, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("advice")
    )
    advice_language = models.CharField(_("in which language"), max_length=2, choices=Language, blank=True)
    advice_told = models.TextField(_("advice as it was told"), blank=True)

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    status = models.CharField(
        _("state"), max_length=20, choices=ReportCourse, default=ReportCourse.RECEIVED, editable=False
    )
    status_since = models.DateTimeField(default=timezone.now, editable=False)
    revision_number = models.PositiveIntegerField(default=0, editable=False)  # moves made
    settled_why = models.CharField(max_length=20, choices=SettledWhy, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = ReportQuerySet.as_manager()

    SAID = (
        "posing_as", "promised", "channel", "demanded_on", "governorate", "place", "amount_said", "amount", "currency",
        "payment", "paid", "paid_amount", "note", "advice", "advice_language", "advice_told",
    )  # fmt: skip

    declaration = Declaration(
        internal=(
            "id", "reference", "organisation", "team", "inquiry", "detainee", "posing_as", "promised", "channel",
            "demanded_on", "demanded_on_earliest", "demanded_on_latest", "governorate", "amount", "currency", "payment",
            "paid", "paid_amount", "advice", "advice_language", "owner", *_MOVED, "version", "made_by", "made_at",
            "changed_by", "changed_at",
        ),
        personal=("place", "amount_said", "note", "advice_told"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("report of extortion")
        verbose_name_plural = _("reports of extortion")
        default_permissions = ()
        constraints = [
            known("posing_as", PosingAs),
            known("promised", Promised, many=True),
            known("channel", DemandChannel),
            known("currency", Currency, blank=True),
            known("payment", PaidBy),
            known("paid", WasPaid),
            known("advice_language", Language, blank=True),
            known("status", ReportCourse),
            known("settled_why", SettledWhy, blank=True),
            visible_only("extortionreport_visible", ["place", "amount_said", "note", "advice_told"]),
            models.CheckConstraint(
                name="extortionreport_amounts",
                condition=(Q(amount=None) | Q(amount__gt=0) & ~Q(currency=""))
                & (Q(paid_amount=None) | Q(paid_amount__gt=0, paid__in=["part", "all"]) & ~Q(currency="")),
            ),
            models.CheckConstraint(
                name="extortionreport_advice",
                condition=Q(advice_told="", advice_language="", advice=None)
                | ~Q(advice_told="") & ~Q(advice_language=""),
            ),
            models.CheckConstraint(
                name="extortionreport_settled",
                condition=Q(status="closed") & ~Q(settled_why="") | ~Q(status="closed") & Q(settled_why=""),
            ),
        ]
        indexes = [
            models.Index(fields=["team", "status", "id"], name="extortionreport_by_state"),
            models.Index(fields=["team", "made_at"], name="extortionreport_made"),
        ]

    def __str__(self) -> str:
        return str(self.reference)

    def get_absolute_url(self) -> str:
        """The address of the report's page; it has the reference and no name."""
        return reverse("families:report", args=[self.reference])

    def move_to(self, state: str) -> None:
        """Store a state that the workflow decided on; `Workflow.make` alone calls this, while it holds the lock."""
        if state != self.status:
            self.status_since = timezone.now()
        self.status = ReportCourse(state)
        self.revision_number += 1
        self.version += 1
        self.save()

    @property
    def promised_in_words(self) -> str:
        """What was promised, as one reads it; "" for nothing."""
        return in_language("، ", ", ").join(str(Promised(code).label) for code in self.promised)

    @property
    def amount_shown(self) -> Decimal | None:
        """The amount without decimals that say nothing."""
        return None if self.amount is None else plain(self.amount)

    @property
    def paid_shown(self) -> Decimal | None:
        """What was paid, likewise."""
        return None if self.paid_amount is None else plain(self.paid_amount)

    @property
    def is_open(self) -> bool:
        """Whether somebody works on it."""
        return self.status != ReportCourse.CLOSED
