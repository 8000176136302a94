"""Bad news before it is told: written, carried by something named, support offered, signed by two. Its text stays."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Team, User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.lists import known
from casework.typed_text import visible_only
from detainees.models import Detainee
from families.countries import Language
from families.lists import NewsKind, Support
from families.models.inquiries import Inquiry
from releases.models import FindingRevision, Revision

SIGNATURES = 2  # of two supervisors of the family centre, neither of whom wrote it


def signing_teams(user: User | AnonymousUser) -> models.QuerySet[Team]:
    """The family centres in which `user` signs."""
    return Team.objects.filter(pk__in=where(user, Right.SIGN_BAD_NEWS), family_centre=True)


class BadNewsQuerySet(models.QuerySet["BadNews"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the desks of `user`, and all of an organisation for who signs in its family centre."""
        of_desk = Q(inquiry__team__in=where(user, Right.TAKE_INQUIRIES))
        theirs = self.filter(of_desk | Q(inquiry__organisation__in=signing_teams(user).values("organisation")))
        return theirs.filter(detainee__in=Detainee.objects.visible_to(user))

    def open(self) -> Self:
        """Neither told nor dropped."""
        return self.filter(dropped_at__isnull=True, answer__isnull=True)

    def of_desks(self, user: User) -> Self:
        """Those that `user` tells."""
        return self.visible_to(user).filter(inquiry__team__in=where(user, Right.TAKE_INQUIRIES))

    def to_sign(self, user: User) -> Self:
        """Those that wait for a signature, and for which `user` may give one; who waits longest first."""
        lacking = (
            self.visible_to(user).open().annotate(signed=models.Count("signatures")).filter(Q(signed__lt=SIGNATURES))
        )
        theirs = lacking.filter(inquiry__organisation__in=signing_teams(user).values("organisation"))
        mine = Signature.objects.filter(by=user).values("news")
        return theirs.exclude(written_by=user).exclude(pk__in=mine).order_by("pk")

    def for_rows(self) -> Self:
        """With what a page shows of each."""
        return self.select_related(
            "inquiry__relative", "inquiry__team", "written_by", "finding_revision__finding", "detainee"
        )

    def locked(self) -> Self:
        """With the row held until the transaction ends."""
        return self.select_for_update(of=("self",))


class BadNews(models.Model):
    """One family is to be told bad news of one person. Another text is another one: this one is dropped first."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="news")
    detainee = models.ForeignKey(Detainee, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("what it is"), max_length=20, choices=NewsKind)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    text = models.TextField(_("what the family will be told"))
    evidence = models.TextField(_("on what it stands"))
    finding_revision = models.ForeignKey(
        FindingRevision, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    written_at = models.DateTimeField(default=timezone.now)
    support = models.CharField(_("psychosocial support"), max_length=20, choices=Support, blank=True)
    support_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    support_at = models.DateTimeField(null=True, blank=True)
    dropped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects = BadNewsQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "inquiry", "language", "finding_revision", "revision", "written_by", "written_at", "support_by",
            "support_at", "dropped_by", "dropped_at",
        ),
        personal=("detainee", "kind", "text", "evidence", "support"),
        rights=Rights.APPEND,
        update_only=("support", "support_by", "support_at", "dropped_by", "dropped_at"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("bad news")
        verbose_name_plural = _("bad news")
        default_permissions = ()
        constraints = [
            known("kind", NewsKind),
            known("language", Language),
            known("support", Support, blank=True),
            visible_only("badnews_visible", ["text", "evidence"]),
            models.CheckConstraint(name="badnews_is_whole", condition=~Q(text="") & ~Q(evidence="")),
            models.CheckConstraint(
                name="badnews_support_pair",
                condition=Q(support="", support_by__isnull=True, support_at__isnull=True)
                | ~Q(support="") & Q(support_by__isnull=False, support_at__isnull=False),
            ),
            models.CheckConstraint(
                name="badnews_dropped_pair",
                condition=Q(dropped_by__isnull=True, dropped_at__isnull=True)
                | Q(dropped_by__isnull=False, dropped_at__isnull=False),
            ),
        ]
        indexes = [models.Index(F("id"), condition=Q(dropped_at__isnull=True), name="badnews_not_dropped")]

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {self.kind}"


class Signature(models.Model):
    """A supervisor of the family centre has read the text and what it stands on, and it may be told."""

    news = models.ForeignKey(BadNews, on_delete=models.PROTECT, related_name="signatures", db_index=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(default=timezone.now)

    declaration = Declaration(internal=("id", "news", "by", "at"), rights=Rights.APPEND)

    class Meta:
        verbose_name = _("signature under bad news")
        verbose_name_plural = _("signatures under bad news")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["news", "by"], name="signature_once")]

    def __str__(self) -> str:
        return f"{self.news_id}: {self.by_id}"
