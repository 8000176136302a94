"""Words and keys by which inquiries are found. Tables of their own: the rows of a case stay narrow, and drawing keys
anew changes no record. They are destroyed with the content (families/sql/erasure.sql)."""

from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from accounts.sensitivity import Declaration
from families.models.inquiries import NOT_KEPT, Inquiry
from families.models.relatives import Relative


class InquiryKeysQuerySet(models.QuerySet["InquiryKeys"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Of the inquiries that `user` sees (`InquiryQuerySet.visible_to`)."""
        return self.filter(inquiry__team__in=where(user, Right.TAKE_INQUIRIES))

    def worked_on(self) -> Self:
        """Without those whose caller lets nothing be kept: they can only be destroyed."""
        return self.exclude(inquiry__keep_said__in=NOT_KEPT)


class InquiryKeys(models.Model):
    """What an inquiry is found by, drawn from the names of whom they seek by the rules of this `version`.

    `words` are the folded words of the name, `keys` find whose name sounds alike, and `spelled`, `birth` and `home` are
    what is weighed then, as in `NameKeys` of a person.
    """

    inquiry = models.OneToOneField(Inquiry, on_delete=models.PROTECT, primary_key=True, related_name="name_keys")
    words = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    keys = ArrayField(models.TextField(), default=list, blank=True)
    spelled = models.TextField(blank=True, default="")
    birth = models.CharField(max_length=60, blank=True, default="")
    home = models.CharField(max_length=10, blank=True, default="")
    version = models.PositiveSmallIntegerField()

    objects = InquiryKeysQuerySet.as_manager()

    declaration = Declaration(internal=("inquiry", "home", "version"), personal=("words", "keys", "spelled", "birth"))

    class Meta:
        verbose_name = "keys of an inquiry"
        verbose_name_plural = "keys of inquiries"
        default_permissions = ()
        # Without a list of entries that wait: it would be read through at each look-up.
        indexes = [
            GinIndex(fields=["words"], name="inquiry_words", fastupdate=False),
            GinIndex(fields=["keys"], name="inquiry_keys", fastupdate=False),
        ]

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {len(self.keys)}"


class CallerWords(models.Model):
    """The folded words of a caller's name or alias, by the rules of this `version`."""

    relative = models.OneToOneField(Relative, on_delete=models.PROTECT, primary_key=True, related_name="name_words")
    words = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    version = models.PositiveSmallIntegerField()

    declaration = Declaration(internal=("relative", "version"), personal=("words",))

    class Meta:
        verbose_name = "words of a caller"
        verbose_name_plural = "words of callers"
        default_permissions = ()
        indexes = [GinIndex(fields=["words"], name="caller_words", fastupdate=False)]

    def __str__(self) -> str:
        return f"{self.relative_id}: {len(self.words)}"
