"""Widgets that are drawn without templates are what Django's templates draw."""

import re
from datetime import date
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from casework.kept import KeptSelect
from config.interface.widgets import Renderer

NASTY = '"><script>alert(1)</script>&amp;'
CHOICES = [("", "—"), ("a", "First"), (NASTY, NASTY), ("Idlib", [("x", "Under <b>"), (3, "Three")])]
ATTRIBUTES = {"id": NASTY, "required": True, "disabled": False, "rows": 3, "class": "wide"}


class Two(forms.MultiWidget):
    """Two inputs that are one field."""

    def decompress(self, value: Any) -> list[Any]:
        return [value, value]


WIDGETS = [
    forms.TextInput(), forms.NumberInput(), forms.HiddenInput(), forms.CheckboxInput(), forms.DateInput(),
    forms.Textarea(), forms.Select(choices=CHOICES), KeptSelect(choices=CHOICES), forms.SelectMultiple(choices=CHOICES),
    forms.RadioSelect(choices=CHOICES), forms.CheckboxSelectMultiple(choices=CHOICES),
    Two([forms.TextInput(), forms.NumberInput({"class": NASTY})]), Two([forms.DateInput(), forms.TimeInput()]),
]  # fmt: skip
VALUES: list[Any] = [None, "", "a", NASTY, 3, "3", True, False, date(2022, 5, 3), ["a", "x"]]


def _tokens(drawn: str) -> str:
    """Markup without the space between tags, which no reader sees."""
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", drawn).strip()


TWO = ["a", "x"]
PAIRS = [(one, value) for one in WIDGETS for value in VALUES if not (isinstance(one, KeptSelect) and value == TWO)]


@pytest.mark.parametrize(("widget", "value"), PAIRS, ids=lambda part: type(part).__name__)
def test_a_widget_is_drawn_as_django_draws_it(widget: forms.Widget, value: Any) -> None:
    drawn = widget.render("name<", value, ATTRIBUTES, renderer=Renderer())
    plain = forms.Select(choices=CHOICES) if isinstance(widget, KeptSelect) else widget
    assert _tokens(drawn) == _tokens(plain.render("name<", value, ATTRIBUTES, renderer=DjangoTemplates()))
    assert "<script>" not in drawn


def test_what_a_text_area_holds_keeps_its_lines() -> None:
    drawn = forms.Textarea().render("text", "\n one\n\ntwo ", renderer=Renderer())
    assert drawn == forms.Textarea().render("text", "\n one\n\ntwo ", renderer=DjangoTemplates())
