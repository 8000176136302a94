"""References: placeholder of the field until its room lands."""

import hashlib
import hmac
from typing import Any

from django.conf import settings
from django.db import connection, models

ALPHABET = "23456789ACDEFGHJKMNPQRTUVWXY"


def make(prefix: str, number: int) -> str:
    digest = hmac.new(bytes.fromhex(settings.KEYS["references"]), f"{prefix}{number}".encode(), hashlib.sha256).digest()
    text = "".join(ALPHABET[b % len(ALPHABET)] for b in digest[:8])
    return f"{prefix}-{text[:4]}-{text[4:]}"


class ReferenceField(models.CharField):  # type: ignore[type-arg]
    def __init__(self, prefix: str, **kwargs: Any) -> None:
        self.prefix = prefix
        super().__init__(**{**kwargs, "max_length": 12, "unique": True, "editable": False})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for key in ("max_length", "unique", "editable"):
            kwargs.pop(key, None)
        return name, path, args, {**kwargs, "prefix": self.prefix}

    def pre_save(self, instance: models.Model, add: bool) -> Any:
        if add and not getattr(instance, self.attname):
            with connection.cursor() as cursor:
                cursor.execute("select count(*) from " + instance._meta.db_table)
                setattr(instance, self.attname, make(self.prefix, cursor.fetchone()[0]))
        return getattr(instance, self.attname)
