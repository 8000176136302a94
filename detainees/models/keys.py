"""Keys by which a person is looked up while a name is typed."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from accounts.sensitivity import Declaration
from detainees.models.detainees import Detainee


class NameKeys(models.Model):
    """Drawn from all names of one person (`detainees.names`) by the rules of this `version`.

    A table of its own: rows of persons stay narrow, and drawing keys anew changes no record.
    """

    detainee = models.OneToOneField(Detainee, on_delete=models.PROTECT, primary_key=True, related_name="name_keys")
    keys = ArrayField(models.TextField(), default=list, blank=True)
    version = models.PositiveSmallIntegerField()

    declaration = Declaration(internal=("detainee", "version"), personal=("keys",))

    class Meta:
        verbose_name = "keys of names"
        verbose_name_plural = "keys of names"
        default_permissions = ()
        # Without a list of entries that wait: it would be read through at each look-up.
        indexes = [GinIndex(fields=["keys"], name="name_keys", fastupdate=False)]

    def __str__(self) -> str:
        return f"{self.detainee_id}: {len(self.keys)}"
