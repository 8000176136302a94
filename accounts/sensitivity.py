"""What kind of thing each field holds, and which fields are facts.

Every model declares every one of its fields; a test refuses silence. Exports, logs, statements and the analyst's
screens ask here, so that a new field is never shown by oversight.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from django.db import models


class Kind(StrEnum):
    """Who may read a field: see docs/roles.md, which is drawn from `accounts.access`."""

    PUBLIC = "public"  # may be published
    INTERNAL = "internal"  # may be read by anyone who may open the record
    PERSONAL = "personal"  # names a person or tells of one
    SOURCE = "source"  # could tell who a source is


class Rights(StrEnum):
    """What the serving database role may do with a table; `prepare_database` grants exactly this."""

    READ = "SELECT"
    APPEND = "SELECT, INSERT"
    KEEP = "SELECT, INSERT, UPDATE"  # nothing is ever deleted
    REMOVE = "SELECT, INSERT, DELETE"  # what has grown old is removed
    ALL = "SELECT, INSERT, UPDATE, DELETE"


@dataclass(frozen=True)
class Declaration:
    """Names of a model's fields by kind; `facts` are those whose change makes a new revision.

    `update_only` limits UPDATE to these columns, for rows of which only a part may ever change.
    """

    public: tuple[str, ...] = ()
    internal: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    rights: Rights = Rights.KEEP
    update_only: tuple[str, ...] = field(default=())

    def kinds(self) -> dict[str, Kind]:
        """Each declared field with its kind; raises ValueError where one is declared twice."""
        found: dict[str, Kind] = {}
        for kind in Kind:
            for name in getattr(self, kind.value):
                if name in found:
                    raise ValueError(f"“{name}” is declared as {found[name]} and as {kind}.")
                found[name] = kind
        return found


def declared(model: type[models.Model]) -> Declaration:
    """The declaration of `model`; raises LookupError with a sentence where there is none."""
    declaration = getattr(model, "declaration", None)
    if not isinstance(declaration, Declaration):
        raise LookupError(f"{model._meta.label} does not declare what kind its fields are.")
    return declaration


def undeclared(model: type[models.Model]) -> set[str]:
    """Fields of `model` that its declaration forgets, or names without being there."""
    names = {f.name for f in model._meta.get_fields() if getattr(f, "concrete", False)}
    return names ^ set(declared(model).kinds())
