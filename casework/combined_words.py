"""Combined filters in words, and as the fold below the simple filters asks them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from casework.combining import IS, Combined, Condition, How
from casework.listing import Filters


@dataclass(frozen=True)
class Said:
    """A part of a combined filter in words; the address without it has neither `value` of `name` nor what is `gone`."""

    label: str
    words: str
    joined: str  # how it hangs together with what stands before
    name: str
    value: str = ""
    gone: tuple[str, ...] = ()

    def away(self, asked: QueryDict) -> QueryDict:
        """What is asked without it."""
        left = asked.copy()
        if self.value:
            left.setlist(self.name, [each for each in left.getlist(self.name) if each != self.value])
        for name in self.gone:
            left.pop(name, None)
        return left


def said_of(form: Combined) -> list[Said]:
    """The combined filters in words, those that were understood."""
    return [said for each in form.conditions.values() if each.name not in form.errors for said in _said(form, each)]


def _said(form: Combined, condition: Condition) -> Iterator[Said]:
    name, how, (both, one_of) = condition.name, condition.how, (_("and"), _("or"))
    label, options, way = form.called(name), options_of(form.fields.get(name)), (f"{name}{IS}",)
    alone = len(condition.typed) == 1
    for number, value in enumerate(condition.typed):
        words = str(options.get(value) or value)
        if how is How.NONE:
            yield Said(label, _("not %(value)s") % {"value": words}, both, name, value, way if alone else ())
        else:
            yield Said(label, words, one_of if number else both, name, value)
    if how is How.EMPTY:
        yield Said(label, _("not known"), one_of if condition.typed else both, name, gone=way)
    elif how is How.KNOWN and not condition.typed:
        yield Said(label, _("known"), both, name, gone=way)


def asked_in_words(form: Filters | None) -> list[tuple[str, str]]:
    """The filters in force, simple and combined: what each is called, and what was chosen."""
    if form is None:
        return []
    said = list(_simple(form))
    if isinstance(form, Combined):
        for each in said_of(form):
            if said and said[-1][0] == each.label and each.joined == _("or"):
                said[-1] = (each.label, _("%(one)s or %(other)s") % {"one": said[-1][1], "other": each.words})
            else:
                said.append((each.label, each.words))
    searched = getattr(form, "searched", None)  # a text in a field of a team, which its form hides
    return [*said, (str(searched[0]), searched[1])] if searched else said


def _simple(form: Filters) -> Iterator[tuple[str, str]]:
    settled = form.cleaned_data if form.is_valid() else {}
    for bound in form:
        value = bound.value() or settled.get(bound.name)  # what it takes where nothing is chosen
        chosen = [each for each in (value if isinstance(value, list) else [value]) if each not in (None, "", "False")]
        if bound.is_hidden or not any(chosen):
            continue
        if own_words := getattr(bound.field, "in_words", None):
            yield str(bound.label), own_words(value)
            continue
        options = options_of(bound.field)
        words = [str(options.get(str(each)) or options.get("") or each) for each in chosen]
        yield str(bound.label), "" if value in (True, "on", "True") else ", ".join(words)


@dataclass(frozen=True)
class Way:
    """An option of how something is asked, or a value that can be ticked."""

    value: str
    label: str
    chosen: bool


class More:
    """One combined filter as the page asks it: its ways, and its values."""

    def __init__(self, form: Combined, name: str) -> None:
        self.name, self.form = name, form
        self.label = form.called(name)
        self.condition = form.conditions.get(name)
        self.parameter = f"{name}{IS}"

    @property
    def ways(self) -> list[Way]:
        """One of, none of, not known, known: as far as it can be asked."""
        ways = [(How.ONE, _("one of these") if self.takes_values else _("all"))]
        if self.takes_values:
            ways.append((How.NONE, _("none of these")))
        if self.form.may_be_empty(self.name):
            ways += [(How.EMPTY, _("not known")), (How.KNOWN, _("known"))]
        chosen = self.condition.how if self.condition else How.ONE
        return [Way(how.value, label, how is chosen) for how, label in ways]

    @property
    def values(self) -> list[Way]:
        """What can be ticked, what is ticked first."""
        if not self.takes_values:
            return []
        options = options_of(self.form.fields[self.name])
        values = [Way(value, str(label), value in self.typed) for value, label in options.items() if value]
        return sorted(values, key=lambda each: not each.chosen)

    @property
    def typed(self) -> Sequence[str]:
        """The values that the address has, as far as no simple input of the page has them."""
        if self.condition is not None:
            return self.condition.typed
        return self.form.asked.getlist(self.name) if self.name in getattr(self.form, "folded", ()) else ()

    @property
    def takes_values(self) -> bool:
        """Whether it is asked for values, and not only whether anything is known."""
        return self.form.combines(self.name) and self.name in self.form.fields


def more_of(form: Combined) -> list[More]:
    """Every filter that can be combined, those with a field first."""
    names = [*form.fields, *(each for each in form.emptiable if each not in form.fields)]
    return [More(form, name) for name in names if form.has_ways(name)]


def options_of(field: Any) -> dict[str, Any]:
    """The options of a choice by their value, those under headings too; put together once for the field of a form."""
    known: dict[str, Any] | None = getattr(field, "options_by_value", None)
    if known is None:
        known = {}
        for code, label in getattr(field, "choices", ()):
            known |= {str(k): v for k, v in label} if isinstance(label, list | tuple) else {str(code): label}
        if field is not None:
            field.options_by_value = known
    return known
