"""The form on paper: the columns of `RegisterResource` as lines, boxes and choices, part by part."""

from dataclasses import dataclass

from django.utils.functional import Promise

from releases.imports.wizard.template import options_of
from releases.resources import PARTS, Column, columns

MOST_CHOICES = 16  # that are printed to be ticked; of longer lists a line is left
DATE = (4, 2, 2)  # boxes of a date: year, month, day
NUMBER = 11  # boxes of a national number


@dataclass(frozen=True)
class Asked:
    """One question: its words, and how it is answered: boxes in groups, choices to tick, or a line."""

    label: str | Promise
    boxes: tuple[int, ...] = ()
    choices: tuple[str, ...] = ()
    long: bool = False
    needed: bool = False

    @property
    def groups(self) -> list[range]:
        return [range(number) for number in self.boxes]


@dataclass(frozen=True)
class Part:
    """The questions of one part."""

    label: str | Promise
    asked: list[Asked]


def parts() -> list[Part]:
    """The whole form, in the language of the page."""
    return [
        Part(label, [_asked(name, column) for name, column in columns().items() if column.part is part])
        for part, label in PARTS.items()
    ]


def _asked(name: str, column: Column) -> Asked:
    choices = tuple(options_of(column))
    boxes = DATE if column.is_date else (NUMBER,) if name == "national_id" else ()
    return Asked(column.label, boxes, choices if len(choices) <= MOST_CHOICES else (), column.long, column.required)
