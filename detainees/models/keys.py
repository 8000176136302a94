"""Keys by which a person is looked up while a name is typed."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from accounts.sensitivity import Declaration
from casework.kept import KeptForeignKey
from detainees.models.detainees import Detainee


class NameKeys(models.Model):
    """What a look-up needs of one person, drawn from all their names and facts by the rules of this `version`.

    `keys` find the person (`detainees.names.keys`), the other columns are what is compared, so that candidates are
    weighed without reading persons: `spelled` has the names (`detainees.names.keys.spelled`), `birth` and `home` are
    "" where nothing is known, `organisation` and `restricted` say who may be answered at all.

    A table of its own: rows of persons stay narrow, and drawing keys anew changes no record.
    """

    detainee = models.OneToOneField(Detainee, on_delete=models.PROTECT, primary_key=True, related_name="name_keys")
    # The person's own, which has the foreign key.
    organisation = KeptForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    restricted = models.BooleanField(default=False, db_default=False)
    birth = models.CharField(max_length=60, blank=True, default="")
    home = models.CharField(max_length=10, blank=True, default="")
    spelled = models.TextField(blank=True, default="")
    keys = ArrayField(models.TextField(), default=list, blank=True)
    version = models.PositiveSmallIntegerField()

    declaration = Declaration(
        internal=("detainee", "organisation", "restricted", "home", "version"), personal=("keys", "spelled", "birth")
    )

    class Meta:
        verbose_name = "keys of names"
        verbose_name_plural = "keys of names"
        default_permissions = ()
        # Without a list of entries that wait: it would be read through at each look-up.
        indexes = [GinIndex(fields=["keys"], name="name_keys", fastupdate=False)]

    def __str__(self) -> str:
        return f"{self.detainee_id}: {len(self.keys)}"
