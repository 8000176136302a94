"""What Django's cache (`CACHES`) holds: counts of refused attempts, codes that were used. Redis might lose it."""

from django.db import models

from accounts.sensitivity import Declaration, Rights


class CacheEntry(models.Model):
    """A row of Django's cache in the database, in the form that its backend wants."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    declaration = Declaration(internal=("expires",), personal=("cache_key", "value"), rights=Rights.ALL)

    class Meta:
        db_table = "accounts_cache"

    def __str__(self) -> str:
        return self.cache_key
