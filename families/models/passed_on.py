"""What was passed on to another desk or organisation, on a consent: shares, which end by the clock, and referrals."""

from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Team, User
from accounts.rights import Right
from accounts.sensitivity import Declaration
from casework.kept import KeptForeignKey
from casework.lists import known
from casework.models import MoveMade
from casework.sealed import SealedField
from casework.typed_text import visible_only
from families.consent_lists import ReferralState, SharedField
from families.lists import ReferredTo
from families.models.attempts import Attempt
from families.models.consents import Consent
from families.models.inquiries import INQUIRY, Course, Inquiry

REFERRAL = "referral"  # the subject of its moves
OF_CLOSED = timedelta(days=30)  # in which one reads that a referral of a closed inquiry was declined
UNDER_WAY = (ReferralState.SENT.value, ReferralState.ACCEPTED.value)


class ShareQuerySet(models.QuerySet["Share"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those that one's own desks sent, and those sent to them until they end."""
        desks = where(user, Right.TAKE_INQUIRIES)
        return self.filter(Q(inquiry__team__in=desks) | self._live(timezone.now()) & Q(desk__in=desks))

    def received_by(self, user: User, now: datetime) -> Self:
        """Those that one's own desks can read at this moment."""
        return self.filter(self._live(now), desk__in=where(user, Right.TAKE_INQUIRIES))

    def locked(self) -> Self:
        """With the row held until the transaction ends."""
        return self.for_rows().select_for_update(of=("self",))

    def for_rows(self) -> Self:
        """With the inquiry and the consent, for a page that shows them."""
        return self.select_related("inquiry", "consent", "sent_by")

    @staticmethod
    def _live(now: datetime) -> Q:
        return Q(recalled_at__isnull=True, until__gt=now, inquiry__erased_at__isnull=True)


class Share(models.Model):
    """Some parts of an inquiry can be read by a desk of an organisation, or were given to one outside, until a day."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="shares")
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="shares", verbose_name=_("consent"))
    desk = KeptForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("desk")
    )
    fields = ArrayField(models.CharField(max_length=20, choices=SharedField), verbose_name=_("what is shown"))
    content = SealedField(_("what was shown"))  # as it was when it was sent; what is written later is not in it
    until = models.DateTimeField(_("until"))
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    sent_at = models.DateTimeField(default=timezone.now)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    recalled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    recalled_at = models.DateTimeField(null=True, blank=True)

    objects = ShareQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "inquiry", "consent", "desk", "fields", "until", "sent_by", "sent_at", "acknowledged_by",
            "acknowledged_at", "recalled_by", "recalled_at",
        ),
        personal=("content",),
    )  # fmt: skip

    class Meta:
        verbose_name = _("share")
        verbose_name_plural = _("shares")
        default_permissions = ()
        constraints = [
            known("fields", SharedField, many=True),
            models.CheckConstraint(name="share_of_something", condition=~Q(fields=[])),
            models.CheckConstraint(name="share_ends_later", condition=Q(until__gt=F("sent_at"))),
            *(
                models.CheckConstraint(
                    name=f"share_{act}_pair",
                    condition=Q(**{f"{act}_by__isnull": True, f"{act}_at__isnull": True})
                    | Q(**{f"{act}_by__isnull": False, f"{act}_at__isnull": False}),
                )
                for act in ("acknowledged", "recalled")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {self.pk}"

    def get_absolute_url(self) -> str:
        """The address of the share's page; no name stands in it."""
        return reverse("families:share", args=[self.pk])

    @property
    def with_whom(self) -> str:
        """The desk, with its organisation; or the organisation outside."""
        return f"{self.desk} – {self.consent.with_whom}" if self.desk_id else self.consent.with_whom

    def is_live(self, moment: datetime) -> bool:
        """Whether it can be read at this moment."""
        return self.recalled_at is None and moment < self.until and self.inquiry.erased_at is None


class ReferralQuerySet(models.QuerySet["Referral"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those that one's own desks sent, and those sent to them."""
        desks = where(user, Right.TAKE_INQUIRIES)
        return self.filter(Q(inquiry__team__in=desks) | Q(desk__in=desks))

    def received_by(self, user: User) -> Self:
        """Those sent to one's own desks on which something is to be done."""
        return self.under_way().filter(desk__in=where(user, Right.TAKE_INQUIRIES))

    def under_way(self) -> Self:
        """Sent or accepted, and not taken back."""
        return self.filter(status__in=UNDER_WAY, recalled_at__isnull=True)

    def over_unseen(self, now: datetime) -> Self:
        """Declined, or done, and nothing was done in the inquiry since; of a closed one, declined lately."""
        moves = MoveMade.objects.filter(subject_id=OuterRef("pk"), subject=REFERRAL, to_state=OuterRef("status"))
        over = self.filter(status__in=(ReferralState.DECLINED, ReferralState.DONE), recalled_at__isnull=True)
        over = over.filter(inquiry__erased_at__isnull=True).annotate(
            over_at=Subquery(moves.order_by().values("at")[:1])
        )
        for later in (
            MoveMade.objects.filter(subject=INQUIRY, subject_id=OuterRef("inquiry"), at__gt=OuterRef("over_at")),
            Attempt.objects.filter(inquiry=OuterRef("inquiry"), at__gt=OuterRef("over_at")),
            self.model._default_manager.filter(inquiry=OuterRef("inquiry"), sent_at__gt=OuterRef("over_at")),
        ):
            over = over.exclude(Exists(later))
        over_for_good = Q(status=ReferralState.DONE) | Q(over_at__lt=now - OF_CLOSED)
        return over.exclude(over_for_good, inquiry__status=Course.CLOSED)

    def of_desks(self, user: User) -> Self:
        """Those that one's own desks sent."""
        return self.filter(inquiry__team__in=where(user, Right.TAKE_INQUIRIES))

    def locked(self) -> Self:
        """With the row held until the transaction ends."""
        return self.for_rows().select_for_update(of=("self",))

    def for_rows(self) -> Self:
        """With the inquiry and the consent, for a page that shows them."""
        return self.select_related("inquiry", "consent", "sent_by", "received")

    def update(self, **values: Any) -> int:
        if "status" in values:
            raise TypeError("The state of a referral changes by families.referring alone.")
        return super().update(**values)


class Referral(models.Model):
    """A caller is sent to another desk, or to an organisation outside, with as little of their inquiry as will do.

    `received` is the inquiry that the other desk made of it, or the one it had already.
    """

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="referrals")
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="referrals", verbose_name=_("consent"))
    desk = KeptForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("desk")
    )
    kind = models.CharField(_("for what"), max_length=20, choices=ReferredTo)
    fields = ArrayField(models.CharField(max_length=20, choices=SharedField), verbose_name=_("what is shown"))
    content = SealedField(_("what was shown"))  # as it was when it was sent; what is written later is not in it
    note = models.TextField(_("note for who takes it up"), blank=True)
    received = models.ForeignKey(
        Inquiry, on_delete=models.PROTECT, null=True, blank=True, related_name="came_from", db_index=False
    )
    status = models.CharField(
        _("state"), max_length=20, choices=ReferralState, default=ReferralState.SENT, editable=False
    )
    revision_number = models.PositiveIntegerField(default=0, editable=False)  # moves made
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    sent_at = models.DateTimeField(default=timezone.now)
    recalled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    recalled_at = models.DateTimeField(null=True, blank=True)

    objects = ReferralQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "inquiry", "consent", "desk", "kind", "fields", "received", "status", "revision_number", "sent_by",
            "sent_at", "recalled_by", "recalled_at",
        ),
        personal=("content", "note"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        default_permissions = ()
        constraints = [
            known("kind", ReferredTo),
            known("status", ReferralState),
            known("fields", SharedField, many=True),
            visible_only("referral_visible", ["note"]),
            models.CheckConstraint(
                name="referral_recalled_pair",
                condition=Q(recalled_by__isnull=True, recalled_at__isnull=True)
                | Q(recalled_by__isnull=False, recalled_at__isnull=False),
            ),
            models.CheckConstraint(
                name="referral_received_is_accepted",
                condition=Q(received__isnull=True) | Q(status__in=["accepted", "done"], desk__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["desk", "id"],
                condition=Q(status__in=UNDER_WAY, recalled_at__isnull=True),
                name="referral_waits",
            )
        ]

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {self.kind}"

    def get_absolute_url(self) -> str:
        """The address of the referral's page; no name stands in it."""
        return reverse("families:referral", args=[self.pk])

    @property
    def team(self) -> Team:
        """Who says what becomes of it: the desk it was sent to; for an organisation outside, who sent it."""
        deciding: Team = self.desk or self.inquiry.team
        return deciding

    @property
    def with_whom(self) -> str:
        """The desk, with its organisation; or the organisation outside."""
        return f"{self.desk} – {self.consent.with_whom}" if self.desk_id else self.consent.with_whom

    @property
    def is_under_way(self) -> bool:
        """Whether its content can be read: neither side has destroyed what it has, and it is not over."""
        gone = self.inquiry.erased_at or (self.received and self.received.erased_at)
        return self.status in UNDER_WAY and self.recalled_at is None and gone is None

    def move_to(self, state: str) -> None:
        """Store a state that the workflow decided on; `Workflow.make` alone calls this, while it holds the lock."""
        self.status = ReferralState(state)
        self.revision_number += 1
        self.save()
