"""Closed lists in which every option carries the sentence that defines it."""

from dataclasses import dataclass
from typing import Self

from django.db import models
from django.utils.functional import Promise


@dataclass(frozen=True)
class Option:
    """One option of a list: what is stored, what is shown, and the sentence shown where it is chosen.

    `huridocs` is the vocabulary number of the term of the HURIDOCS micro-thesauri that means the same, as OpenEvSys
    keeps it (twelve digits of the term, two of its list); empty where there is none.
    """

    value: str
    label: Promise
    definition: Promise
    huridocs: str = ""


class DefinedChoices(models.TextChoices):
    """`TextChoices` whose members are written `NAME = Option(value, label, definition)` and know their definition.

    A list is otherwise used as any `TextChoices`: `choices`, `values`, `List("value")`, and ValueError for a stranger.
    """

    option: Option

    def __new__(cls, option: Option | str) -> Self:
        # A string is what a lookup passes, which never comes here; as a member it would have no definition.
        if isinstance(option, str):
            raise TypeError(f"{cls.__name__}: write the member {option!r} as an Option")
        member = str.__new__(cls, option.value)
        member._value_ = option.value
        member.option = option
        return member

    @property
    def label(self) -> Promise:
        return self.option.label

    @property
    def definition(self) -> Promise:
        return self.option.definition

    @property
    def huridocs(self) -> str:
        return self.option.huridocs


def known(
    field: str, options: type[models.TextChoices], *, blank: bool = False, many: bool = False
) -> models.CheckConstraint:
    """PostgreSQL's own refusal of a word that the list of `field` does not have; `many` for a column of several."""
    words = [*options.values, *([""] if blank else [])]
    lookup = "contained_by" if many else "in"
    return models.CheckConstraint(name=f"%(class)s_{field}_known", condition=models.Q(**{f"{field}__{lookup}": words}))
