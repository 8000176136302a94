"""References that can be said on the telephone: making and reading them, and the model field that holds one."""

from casework.references.field import ReferencedQuerySet, ReferenceField, draw, draw_numbers, keep_reference
from casework.references.page import page_of
from casework.references.words import make, normalise, number_of

__all__ = [
    "ReferenceField", "ReferencedQuerySet", "draw", "draw_numbers", "keep_reference", "make", "normalise", "number_of",
    "page_of",
]  # fmt: skip
