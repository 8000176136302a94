"""What joins two people of the register, as somebody said it: added, struck out with a reason, never overwritten."""

from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Team, User
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey
from casework.lists import known
from casework.typed_text import visible_only
from detainees.lists import DIRECTED, Certainty, LinkKind
from detainees.models.detainees import Detainee


class LinkQuerySet(models.QuerySet["Link"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Links of which `user` may open both ends."""
        persons = Detainee.objects.visible_to(user)
        return self.filter(one__in=persons, other__in=persons)

    def of(self, detainee: Detainee) -> Self:
        """Those of one person, from either end, the oldest first."""
        return self.filter(Q(one=detainee) | Q(other=detainee)).order_by("given_at", "pk")

    def standing(self) -> Self:
        """Not struck out."""
        return self.filter(struck_at=None)

    def locked(self) -> Self:
        """With the row held until the transaction ends, so that it is struck out once."""
        return self.select_related("one", "other").select_for_update(of=("self",))

    def for_linkage(self) -> "models.QuerySet[Link, Any]":
        """What stands, as rows of the ids `one` and `other` and the `kind`, each once: these two are two."""
        return self.standing().order_by().values("kind", first=F("one_id"), second=F("other_id")).distinct()


class Link(models.Model):
    """Two people of one organisation. Where it has a direction, `one` is the parent of `other`, or was heard of from
    `other`; else the one who was registered first is `one`. It belongs to the `team` that heard of it.
    """

    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    one = models.ForeignKey(Detainee, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Detainee, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("what joins them"), max_length=20, choices=LinkKind)
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty)
    given_by = models.CharField(_("who says so"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)
    struck_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_why = models.CharField(_("why it was struck out"), max_length=400, blank=True)

    objects = LinkQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "team", "one", "other", "recorded_by", "given_at", "struck_by", "struck_at"),
        personal=("kind", "certainty"),
        source=("given_by", "struck_why"),
        facts=("one", "other", "kind", "certainty"),
        rights=Rights.APPEND,
        update_only=("struck_by", "struck_at", "struck_why"),
    )

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        default_permissions = ()
        constraints = [
            known("kind", LinkKind),
            known("certainty", Certainty),
            models.CheckConstraint(name="link_of_two", condition=~Q(one=F("other"))),
            models.CheckConstraint(name="link_child_is_said_of_the_parent", condition=~Q(kind=LinkKind.CHILD)),
            models.CheckConstraint(
                name="link_in_order", condition=Q(kind__in=sorted(DIRECTED)) | Q(one__lt=F("other"))
            ),
            visible_only("link_visible", ["given_by", "struck_why"]),
            models.CheckConstraint(
                name="link_struck_pair",
                condition=Q(struck_by__isnull=True, struck_at__isnull=True, struck_why="")
                | Q(struck_by__isnull=False, struck_at__isnull=False) & ~Q(struck_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} – {self.other_id}: {self.kind}"
