"""Words and keys by which an inquiry is found."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from accounts.sensitivity import Declaration
from families.models.inquiries import Inquiry


class InquiryKeys(models.Model):
    """What an inquiry is found by, drawn from the names in it by the rules of this `version` (families/keys.py).

    `sought_words` and `caller_words` are the folded words of whom they seek and of who asks. `keys` find whose name
    sounds alike, and `spelled`, `birth` and `home` are what is weighed then, as in `NameKeys` of a person.

    A table of its own: rows of inquiries stay narrow, and drawing keys anew changes no record. Destroyed with the
    content (families/sql/erasure.sql).
    """

    inquiry = models.OneToOneField(Inquiry, on_delete=models.PROTECT, primary_key=True, related_name="name_keys")
    sought_words = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    caller_words = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    keys = ArrayField(models.TextField(), default=list, blank=True)
    spelled = models.TextField(blank=True, default="")
    birth = models.CharField(max_length=60, blank=True, default="")
    home = models.CharField(max_length=10, blank=True, default="")
    version = models.PositiveSmallIntegerField()

    declaration = Declaration(
        internal=("inquiry", "home", "version"),
        personal=("sought_words", "caller_words", "keys", "spelled", "birth"),
    )

    class Meta:
        verbose_name = "keys of an inquiry"
        verbose_name_plural = "keys of inquiries"
        default_permissions = ()
        # Without a list of entries that wait: it would be read through at each look-up.
        indexes = [
            GinIndex(fields=["sought_words", "caller_words"], name="inquiry_words", fastupdate=False),
            GinIndex(fields=["keys"], name="inquiry_keys", fastupdate=False),
        ]

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {len(self.keys)}"
