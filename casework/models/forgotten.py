"""How many unfinished forms were removed, by day: a count, and nothing of what stood in them."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.sensitivity import Declaration, Rights


class DraftsForgotten(models.Model):
    """So many drafts of one form were removed at once, because nobody had finished them."""

    form = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)

    declaration = Declaration(internal=("id", "form", "number", "at"), rights=Rights.APPEND)

    class Meta:
        default_permissions = ()
        constraints = [models.CheckConstraint(name="forgotten_some", condition=Q(number__gte=1))]

    def __str__(self) -> str:
        return f"{self.form}: {self.number}"
