"""What two organisations allow each other when a name is looked up, and how often that was used."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from accounts.sealing import INDEX_DIGITS
from accounts.sensitivity import Declaration
from casework.kept import KeptForeignKey
from casework.typed_text import visible_only


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Agreements of the organisations in which `user` confirms what others began."""
        found = self.of(where(user, Right.CONFIRM_ROLES)).order_by("-pk")
        return found.select_related("proposed_by", "agreed_by", "ended_by")

    def of(self, organisations: frozenset[int]) -> Self:
        """Those in which one of these organisations takes part."""
        return self.filter(Q(proposing__in=organisations) | Q(agreeing__in=organisations))

    def in_force(self) -> Self:
        """Those to which both have agreed, and which nobody has ended."""
        return self.filter(agreed_at__isnull=False, ended_at__isnull=True)


class Agreement(models.Model):
    """Two organisations tell each other that one of them holds a likely match, and whom to ask; never who it is.

    One proposes it, the other agrees, either ends it; each says whom of its own people the other one asks.
    """

    proposing = KeptForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    agreeing = KeptForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    proposing_contact = models.CharField(_("whom they ask in your organisation"), max_length=120)
    agreeing_contact = models.CharField(max_length=120, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = AgreementQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "proposing", "agreeing", "proposing_contact", "agreeing_contact", "proposed_by", "proposed_at",
            "agreed_by", "agreed_at", "ended_by", "ended_at",
        )
    )  # fmt: skip

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(name="agreement_of_two", condition=~Q(proposing=F("agreeing"))),
            models.CheckConstraint(name="agreement_by_two_people", condition=~Q(proposed_by=F("agreed_by"))),
            models.CheckConstraint(
                name="agreement_agreed_pair",
                condition=Q(agreed_by__isnull=True, agreed_at__isnull=True, agreeing_contact="")
                | Q(agreed_by__isnull=False, agreed_at__isnull=False) & ~Q(agreeing_contact=""),
            ),
            models.CheckConstraint(
                name="agreement_ended_pair",
                condition=Q(ended_by__isnull=True, ended_at__isnull=True)
                | Q(ended_by__isnull=False, ended_at__isnull=False),
            ),
            models.CheckConstraint(name="agreement_has_a_contact", condition=~Q(proposing_contact="")),
            visible_only("agreement_visible", ["proposing_contact", "agreeing_contact"]),
            models.UniqueConstraint(
                Least("proposing", "agreeing"),
                Greatest("proposing", "agreeing"),
                name="agreement_one_at_a_time",
                condition=Q(ended_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposing} – {self.agreeing}"

    @property
    def state(self) -> str:
        """`waiting`, `in-force` or `ended`."""
        if self.ended_at is not None:
            return "ended"
        return "waiting" if self.agreed_at is None else "in-force"


class ProbeCount(models.Model):
    """What one person's look-ups asked other organisations' registers on one day: how many questions, and which.

    `asked` has a keyed digest of each, so that the same one is counted once; nobody reads a name from it.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    number = models.PositiveIntegerField(default=1)
    asked = ArrayField(models.CharField(max_length=INDEX_DIGITS), default=list)

    declaration = Declaration(internal=("id", "person", "day", "number"), personal=("asked",))

    class Meta:
        verbose_name = "count of probes"
        verbose_name_plural = "counts of probes"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["person", "day"], name="probe_count_of_a_day")]

    def __str__(self) -> str:
        return f"{self.person_id}, {self.day}: {self.number}"
