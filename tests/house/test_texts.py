"""What is written in lines in any form refuses numbers by which somebody is reached, or there is a reason why not."""

from collections.abc import Iterator
from importlib import import_module

from django import forms
from django.conf import settings

from casework.reachable import TextWithoutNumbers
from casework.typed_text import TypedText

import_module(settings.ROOT_URLCONF)  # with it come all forms

# The form and how its field begins, and why numbers may stand there.
WITH_NUMBERS = {
    ("DescribedForm", "marks"): "what is seen on a body",
    ("DescribedForm", "says"): "a number may be all that somebody unidentified remembers",
    ("FalseListForm", "rows"): "the list as it goes round, by which it is known again",
    ("SaysFigureForm", "definition_"): "published words", ("ExplanationForm", "text_"): "published words",
    ("TranscriptForm", "text"): "what stands on a paper, as it is written",
    ("SaysForm", "text_"): "published, and looked through by the form", ("SaysForm", "sources_"): "published",
    ("IdentifiersForm", ""): "sealed",
}  # fmt: skip


def with_numbers() -> Iterator[tuple[set[str], str]]:
    """The form with those it is made of, and the field, of each text in lines that takes numbers."""
    waiting: list[type] = [forms.BaseForm]
    while waiting:
        form = waiting.pop()
        waiting += form.__subclasses__()
        ours = {} if form.__module__.startswith("tests.") else getattr(form, "base_fields", {})
        for name, field in ours.items():
            if isinstance(field, TypedText) and field.lines and not isinstance(field, TextWithoutNumbers):
                yield {kind.__name__ for kind in form.__mro__}, name


def test_texts_in_lines_refuse_numbers() -> None:
    found = list(with_numbers())
    allowed = [any(kind in kinds and name.startswith(begins) for kind, begins in WITH_NUMBERS) for kinds, name in found]
    assert [where for where, may in zip(found, allowed, strict=True) if not may] == []


def test_no_reason_stands_for_a_field_that_is_gone() -> None:
    found = list(with_numbers())
    gone = [
        (kind, begins)
        for kind, begins in WITH_NUMBERS
        if not any(kind in kinds and name.startswith(begins) for kinds, name in found)
    ]
    assert gone == []
