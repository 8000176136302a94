"""Model fields for what a thief of the database must not read, and still has to be found by its exact text.

    number = SealedField(_("number"))       # 1.…: key number, nonce and ciphertext, bound to the column and the row
    digest = BlindIndexField()              # equal for equal texts of one kind, made with a key of its own

    row = new_ids(Contact, 1)[0]            # a row's id is drawn first: the text is sealed for that row
    Contact(id=row, number=seal_for(Contact, "number", row, text), digest=index_of(Contact, "number", kind, text))
    opened(contact, "number")               # raises NotSealedHere, also where a ciphertext was carried to another row

The attribute is the sealed text, so that nothing is opened by oversight: not in a repr, a log, an export. Neither
column takes a text that was not sealed or indexed: PostgreSQL refuses it. What is equal is for the caller to say: the
same number in any digits and spacing is one text before it comes here. Of an indexed text a thief learns which rows are
equal.
"""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from accounts import sealing
from accounts.sealing import INDEX_DIGITS, NotSealedHere

__all__ = ["BlindIndexField", "NotSealedHere", "SealedField", "index_of", "opened", "seal_for"]

if TYPE_CHECKING:
    _TextField = models.TextField[str, str]
    _CharField = models.CharField[str, str]
else:
    _TextField, _CharField = models.TextField, models.CharField


class SealedField(_TextField):
    """A text that only this installation reads, one row at a time."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "editable": False})

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        """At least the nonce and the mark of an empty text, in the letters of a sealed one."""
        return f"{connection.ops.quote_name(str(self.column))} ~ '^[0-9]+[.][A-Za-z0-9_-]{{38,}}={{0,2}}$'"


class BlindIndexField(_CharField):
    """A keyed digest by which a sealed text is found; index it as any column."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "max_length": INDEX_DIGITS, "editable": False, "db_collation": "C"})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for settled in ("max_length", "editable", "db_collation"):
            kwargs.pop(settled, None)
        return name, path, args, kwargs

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        return f"{connection.ops.quote_name(str(self.column))} ~ '^[0-9a-f]{{{INDEX_DIGITS}}}$'"


def seal_for(model: type[models.Model], field: str, row: int, text: str) -> str:
    """`text` for this field of the row with this id, and for no other place."""
    return sealing.seal(text, _purpose(model, field), _place(row))


def opened(record: models.Model, field: str) -> str:
    """What was sealed into this field of a stored row; raises NotSealedHere."""
    return sealing.unseal(getattr(record, field), _purpose(type(record), field), _place(record.pk))


def index_of(model: type[models.Model], field: str, kind: str, text: str) -> str:
    """The digest of a text of this kind: equal texts of two kinds have nothing in common."""
    return sealing.blind_index(f"{kind}:{text}", _purpose(model, field))


def _purpose(model: type[models.Model], field: str) -> str:
    return f"{model._meta.db_table}.{field}"


def _place(row: int) -> str:
    return str(row)
