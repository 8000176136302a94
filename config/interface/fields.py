"""A bound form field, taken apart for `components/field.html`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.forms.formsets import BaseFormSet


@dataclass(frozen=True)
class Choice:
    """One radio button or check box, with the sentence that defines it."""

    widget: BoundWidget
    definition: str
    group: str = ""


@dataclass(frozen=True)
class FieldParts:
    """What a field's component draws: `kind` is `hidden`, `choices`, `check`, `group` or `plain`."""

    bound: BoundField
    kind: str
    hint: str = ""
    choices: list[Choice] = field(default_factory=list)
    meanings: list[tuple[str, str, str]] = field(default_factory=list)
    when_name: str = ""
    when_values: str = ""

    @property
    def described_by(self) -> str:
        """The ids of hint and error, for a fieldset; Django itself names them on a single control."""
        named = [f"{self.bound.auto_id}_helptext"] if self.hint else []
        return " ".join([*named, f"{self.bound.auto_id}_error"] if self.bound.errors else named)


def parts(bound: BoundField, hint: str = "", when: str = "") -> FieldParts:
    """Takes a field apart.

    The sentences that define its options come from the form field's `definitions` (value → sentence) where it has
    some. `when` is `other_field=value,value`: without script the field is always there, with script only when the
    other field of the same form has one of the values.
    """
    definitions: Mapping[str, str] = getattr(bound.field, "definitions", {})
    if hint:
        bound.help_text = hint
    kind = _kind(bound.field.widget)
    name, _equals, values = when.partition("=")
    return FieldParts(
        bound=bound,
        kind=kind,
        hint=str(bound.help_text),
        choices=list(_choices(bound, definitions)) if kind == "choices" else [],
        meanings=list(_meanings(bound, definitions)) if kind == "plain" and definitions else [],
        when_name=bound.form.add_prefix(name) if name else "",
        when_values=values,
    )


def _kind(widget: forms.Widget) -> str:
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    return "group" if widget.use_fieldset else "plain"


def _choices(bound: BoundField, definitions: Mapping[str, str]) -> Iterator[Choice]:
    groups = {str(value): group for group, value in _grouped(getattr(bound.field, "choices", ()))}
    seen = ""
    for widget in bound.subwidgets:
        value = str(widget.data["value"])
        group = groups.get(value, "")
        yield Choice(widget, definitions.get(value, ""), group if group != seen else "")
        seen = group


def _grouped(choices: Iterable[Any]) -> Iterator[tuple[str, object]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from ((str(value), inner) for inner, _label in label)


def _meanings(bound: BoundField, definitions: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for value, label in getattr(bound.field, "choices", ()):
        if not isinstance(label, list | tuple) and str(value) in definitions:
            yield str(value), str(label), definitions[str(value)]


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: the sentence, the label of its field, and the id to jump to ("" for the whole form)."""

    sentence: str
    label: str = ""
    target: str = ""


def problems(*parts_of_page: "forms.BaseForm | BaseFormSet[Any]") -> list[Problem]:
    """Everything wrong with the forms and formsets of a page, in their order; unbound ones have nothing."""
    found: list[Problem] = []
    for part in parts_of_page:
        if isinstance(part, BaseFormSet):
            if part.is_bound:
                found += [Problem(str(sentence)) for sentence in part.non_form_errors()]
            found += problems(*part.forms)
        elif part.is_bound:
            found += _problems_of_form(part)
    return found


def _problems_of_form(form: forms.BaseForm) -> Iterator[Problem]:
    yield from (Problem(str(sentence)) for sentence in form.non_field_errors())
    for bound in form:
        target = bound.id_for_label or f"{bound.auto_id}_0"
        yield from (Problem(str(sentence), str(bound.label), target) for sentence in bound.errors)
