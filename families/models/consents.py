"""What a caller agreed to, in which words and when: added, and never changed; what was said last stands."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Organisation, User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey
from casework.lists import known
from casework.typed_text import visible_only
from families.consent_lists import How, Purpose, Said
from families.countries import Language
from families.models.inquiries import Inquiry


class ConsentTextQuerySet(models.QuerySet["ConsentText"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All of them, for who is signed in."""
        return self if user.is_authenticated else self.none()


class ConsentText(models.Model):
    """One way to ask for one consent in one language: read out, and kept with the answer as it was spoken."""

    code = models.SlugField(_("code"), max_length=40, primary_key=True)
    purpose = models.CharField(_("for what"), max_length=20, choices=Purpose)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    text = models.TextField(_("text"))
    in_use = models.BooleanField(_("in use"), default=True)

    objects = ConsentTextQuerySet.as_manager()

    declaration = Declaration(public=("code", "purpose", "language", "text", "in_use"))

    class Meta:
        verbose_name = _("words of consent")
        verbose_name_plural = _("words of consent")
        ordering = ["purpose", "language", "code"]
        constraints = [known("purpose", Purpose), known("language", Language)]

    def __str__(self) -> str:
        return self.text


class ConsentQuerySet(models.QuerySet["Consent"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the inquiries that `user` takes."""
        return self.filter(inquiry__team__in=where(user, Right.TAKE_INQUIRIES))

    def said_last(self) -> Self:
        """For each purpose, and each organisation with which it is shared, what was said last."""
        return self.order_by("purpose", "organisation", "outside", "-pk").distinct("purpose", "organisation", "outside")

    def for_rows(self) -> Self:
        """With who recorded it."""
        return self.select_related("by")


class Consent(models.Model):
    """The caller was asked for one thing and said one thing. To share is with one organisation: its row, or a name."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(_("for what"), max_length=20, choices=Purpose)
    organisation = KeptForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation"),
        db_index=False,
    )  # fmt: skip
    outside = models.CharField(_("organisation outside"), max_length=200, blank=True)
    with_numbers = models.BooleanField(_("the caller's numbers too"), default=False)
    said = models.CharField(_("what they said"), max_length=20, choices=Said)
    words = models.TextField(_("the words used"), blank=True)  # "" when they were destroyed
    language = models.CharField(_("language"), max_length=2, choices=Language)
    how = models.CharField(_("how they said it"), max_length=20, choices=How)
    said_on = models.DateField(_("on which day"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(default=timezone.now)

    objects = ConsentQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "inquiry", "purpose", "organisation", "outside", "with_numbers", "said", "language", "how", "said_on",
            "by", "at",
        ),
        personal=("words",),
        rights=Rights.APPEND,
    )  # fmt: skip

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        default_permissions = ()
        constraints = [
            known("purpose", Purpose),
            known("said", Said),
            known("language", Language),
            known("how", How),
            visible_only("consent_visible", ["outside", "words"]),
            models.CheckConstraint(
                name="consent_numbers_are_shared", condition=Q(with_numbers=False) | Q(purpose=Purpose.SHARE)
            ),
            models.CheckConstraint(
                name="consent_to_share_names_one",
                condition=Q(purpose=Purpose.SHARE, organisation__isnull=False, outside="")
                | Q(purpose=Purpose.SHARE, organisation__isnull=True) & ~Q(outside="")
                | ~Q(purpose=Purpose.SHARE) & Q(organisation__isnull=True, outside=""),
            ),
        ]
        indexes = [models.Index(fields=["inquiry", "purpose", "-id"], name="consent_last_said")]

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {self.purpose} {self.said}"

    @property
    def with_whom(self) -> str:
        """The organisation with which it may be shared; "" for what is not shared."""
        return str(self.organisation) if self.organisation_id else self.outside

    @property
    def is_given(self) -> bool:
        """Whether the caller agreed, as far as this row says."""
        return self.said == Said.GIVEN
