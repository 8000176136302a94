"""What texts are compared by: made once of each claim, which is never rewritten."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from accounts.sensitivity import Declaration, Rights
from releases.models.claims import Claim


class TextPrint(models.Model):
    """The bands of one claim's text (`releases.suspicion.texts`): two texts that are nearly the same share one of them.

    Of a text that is too short to be compared there are none. Made by the rules of this `version`.
    """

    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, primary_key=True, related_name="text_print")
    bands = ArrayField(models.BigIntegerField(), default=list, blank=True)
    version = models.PositiveSmallIntegerField()

    declaration = Declaration(internal=("claim", "version"), source=("bands",), rights=Rights.KEEP)

    class Meta:
        verbose_name = "print of a text"
        verbose_name_plural = "prints of texts"
        default_permissions = ()
        # Without a list of entries that wait: it would be read through at each look.
        indexes = [GinIndex(fields=["bands"], name="text_bands", fastupdate=False)]

    def __str__(self) -> str:
        return f"{self.claim_id}: {len(self.bands)}"
