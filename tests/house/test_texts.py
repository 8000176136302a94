"""What is written in any form and kept in clear refuses numbers by which somebody is reached, or there is a reason."""

from collections.abc import Iterator
from importlib import import_module

import pytest
from django import forms
from django.conf import settings

from casework.own.forms import NumberField
from casework.reachable import TextWithoutNumbers
from casework.typed_text import TypedName, TypedText
from families.forms.texts import AmountText, ClockField
from releases.forms import FactsForm

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
# The same of what is written in one line.
IN_ONE_LINE = {
    ("IdentifiersForm", ""): "sealed", ("CardForm", "code_word"): "sealed", ("ContactForm", "number"): "sealed",
    ("NumberForm", "number"): "sealed", ("NationalNumberForm", ""): "sealed",
    ("PublicLineForm", "number"): "published", ("PartForm", "party_"): "published", ("SaysFigureForm", ""): "published",
    ("SaveForm", "title_"): "published", ("SaysForm", "title_"): "published, and looked through by the form",
    ("TakeUpForm", "link_to"): "a reference", ("ReportForm", "inquiry"): "a reference",
    ("ReportForm", "detainee"): "a reference", ("BeginningForm", "detainee"): "a reference",
    ("PersonForm", "detainee"): "a reference", ("MergeSourceForm", "into"): "looked for, and not kept",
    ("SoughtForm", "sought"): "looked for, and not kept", ("SearchForm", "sought"): "looked for, and not kept",
    ("OwnSearchForm", "own_sought"): "looked for, and not kept", ("LinkForm", ""): "looked for, and not kept",
    ("FileFields", "post_address"): "the address of a post", ("FindingForm", "paper"): "with the number of the paper",
    ("ClaimForm", "text"): "as a source said it; a case file leaves numbers out",
}  # fmt: skip
# Read to something else than a text, which refuses what it is not; names have no digits, amounts refuse by themselves.
READ = (NumberField, ClockField, TypedName, AmountText)


def with_numbers(*, lines: bool) -> Iterator[tuple[set[str], str]]:
    """The form with those it is made of, and the field, of each text that takes numbers; in lines, or in one."""
    waiting: list[type] = [forms.BaseForm]
    while waiting:
        form = waiting.pop()
        waiting += form.__subclasses__()
        ours = {} if form.__module__.startswith("tests.") else getattr(form, "base_fields", {})
        for name, field in ours.items():
            if (
                isinstance(field, TypedText)
                and field.lines is lines
                and not isinstance(field, (TextWithoutNumbers, *READ))
            ):
                yield {kind.__name__ for kind in form.__mro__}, name


both = pytest.mark.parametrize(("reasons", "lines"), [(WITH_NUMBERS, True), (IN_ONE_LINE, False)])


@both
def test_texts_refuse_numbers(reasons: dict[tuple[str, str], str], lines: bool) -> None:
    found = list(with_numbers(lines=lines))
    allowed = [any(kind in kinds and name.startswith(begins) for kind, begins in reasons) for kinds, name in found]
    assert [where for where, may in zip(found, allowed, strict=True) if not may] == []


@both
def test_no_reason_stands_for_a_field_that_is_gone(reasons: dict[tuple[str, str], str], lines: bool) -> None:
    found = list(with_numbers(lines=lines))
    gone = [
        (kind, begins)
        for kind, begins in reasons
        if not any(kind in kinds and name.startswith(begins) for kinds, name in found)
    ]
    assert gone == []


def test_texts_of_a_release_refuse_numbers() -> None:
    """Its form is made of the model, each time anew."""
    fields = {name: make() for name, make in FactsForm.TEXTS.items()}
    assert set(fields) == {*FactsForm.LINES, "note"}
    assert [name for name, field in fields.items() if not isinstance(field, TextWithoutNumbers)] == ["payment_demanded"]
