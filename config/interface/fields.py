"""A bound form field, taken apart for `components/field.html`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

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
    off: bool = False  # does not apply as the page is drawn, so that with script nothing moves when it is put away

    @property
    def described_by(self) -> str:
        """The ids of hint and error, for a fieldset; Django itself names them on a single control."""
        named = [f"{self.bound.auto_id}_helptext"] if self.hint else []
        return " ".join([*named, f"{self.bound.auto_id}_error"] if self.bound.errors else named)


def parts(bound: BoundField, hint: str = "", when: str = "", around: Iterable[object] = ()) -> FieldParts:
    """Takes a field apart.

    The sentences that define its options come from the form field's `definitions` (value → sentence) where it has
    some. `when` is `other_field=value,value`: without script the field is always there, with script only when the
    other field of the same form has one of the values; that may also be a form among `around`, what the page has.
    """
    definitions: Mapping[str, str] = getattr(bound.field, "definitions", {})
    if hint:
        bound.help_text = hint
    kind = _kind(bound.field.widget)
    name, _equals, values = when.partition("=")
    name = bound.form.add_prefix(name) if name else ""
    return FieldParts(
        bound=bound,
        kind=kind,
        hint=str(bound.help_text),
        choices=list(_choices(bound, definitions)) if kind == "choices" else [],
        meanings=list(_meanings(bound, definitions)) if kind == "plain" and definitions else [],
        when_name=name,
        when_values=values,
        off=bool(name) and not bound.errors and not applies(name, values, (bound.form, *around)),
    )


def applies(name: str, values: str, around: Iterable[object]) -> bool:
    """Whether the field that is called `name` on the page has one of these values now; True where it is not found.

    `around` are forms, or objects that hold some.
    """
    wanted = values.split(",")
    for form in _forms(around):
        for other in form.fields:
            if form.add_prefix(other) == name:
                return any(answer in wanted for answer in _answers(form[other].value()))
    return True


def _forms(around: Iterable[object]) -> Iterator[forms.BaseForm]:
    """The forms among these and in what they hold, by their own types: what is lazy stays so."""
    for each in around:
        if issubclass(type(each), forms.BaseForm):
            yield cast(forms.BaseForm, each)
        elif type(each).__dictoffset__:
            held = list(vars(each).values())
            yield from (one for one in held if issubclass(type(one), forms.BaseForm))


def _answers(value: Any) -> list[str]:
    """What a browser would send of it; nothing for a box that is not ticked."""
    if value is None or value is False:
        return []
    if value is True:
        return ["on"]
    return [str(each) for each in value] if isinstance(value, list | tuple) else [str(value)]


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
