"""Which inquiries are hard for whoever has them: so that the hardest calls go round among the colleagues of a desk."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from families.models.extortion import ExtortionReport
from families.models.inquiries import OPEN, URGENT, Inquiry
from families.models.news import BadNews


class HardCallQuerySet(models.QuerySet["HardCall"]):
    def visible_to(self, user: User | AnonymousUser) -> "HardCallQuerySet":
        """Those of the inquiries that `user` sees."""
        return self.filter(inquiry__team__in=where(user, Right.TAKE_INQUIRIES))

    def standing(self) -> "HardCallQuerySet":
        """Not taken back."""
        return self.filter(withdrawn_at__isnull=True)


class HardCall(models.Model):
    """Somebody says that a call in this inquiry was hard, until they take it back. Nobody asks why."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="hard_calls", db_index=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = HardCallQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "inquiry", "by", "at", "withdrawn_at"), rights=Rights.APPEND, update_only=("withdrawn_at",)
    )

    class Meta:
        verbose_name = _("hard call")
        verbose_name_plural = _("hard calls")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["inquiry", "by"], name="hardcall_once")]
        indexes = [models.Index(fields=["at"], name="hardcall_lately")]

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {self.by_id}"


def hard() -> Q:
    """Of open inquiries those that are hard.

    Urgent, with bad news on its way, with a demand for money on which somebody works, or of which somebody says so. It
    does not tell that there is news of a restricted person.
    """
    news = BadNews.objects.open().filter(detainee__restricted=False)
    reports = ExtortionReport.objects.open().filter(inquiry__isnull=False)
    marks = HardCall.objects.standing().filter(inquiry__status__in=OPEN)
    found = (rows.order_by().values("inquiry") for rows in (news, reports, marks))
    return Q(rank=URGENT) | Q(*(("pk__in", inquiries) for inquiries in found), _connector=Q.OR)
