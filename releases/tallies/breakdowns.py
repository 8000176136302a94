"""The same people by category, sex and minority."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.lists import DefinedChoices
from detainees.lists import Sex
from releases.lists import Category
from releases.tallies.counting import Count
from releases.tallies.question import Minors
from releases.tallies.table import Tally


@dataclass(frozen=True)
class Part:
    """One value of a breakdown, and how many people have it."""

    key: str
    label: str
    value: int


@dataclass(frozen=True)
class Breakdown:
    """A tally divided by one dimension; the sum of its rows is the tally's total."""

    name: str  # of the parameter in an address
    title: str | Promise
    rows: list[Part]


DIMENSIONS: tuple[tuple[str, str | Promise, type[DefinedChoices]], ...] = (
    ("category", _("Category"), Category),
    ("sex", _("Sex"), Sex),
    ("minors", _("Minors"), Minors),
)


def breakdowns(tally: Tally) -> list[Breakdown]:
    """By each dimension, the values in the order of their list, those that have anybody."""
    counted = (tally.counted.categories, tally.counted.sexes, tally.counted.minors)
    return [
        Breakdown(name, title, _rows(options, sums))
        for (name, title, options), sums in zip(DIMENSIONS, counted, strict=True)
    ]


def _rows(options: type[DefinedChoices], sums: Mapping[Any, Count]) -> list[Part]:
    return [
        Part(option.value, str(option.label), sums[option.value].people)
        for option in options
        if option.value in sums and sums[option.value].people
    ]
