"""Addresses of the same list asked differently: another order, another page, one filter fewer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from django import forms
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from casework.combined_words import said_of
from casework.combining import Combined
from casework.seen.saved import NO_VIEW, VIEW

# Where a list stands is not what it asks: these go whenever the question changes.
PLACE = ("after", "before")
PLAIN = f"?{VIEW}={NO_VIEW}"  # nothing is asked, not even what somebody's list opens with (casework/seen/saved.py)


@dataclass(frozen=True)
class Chip:
    """A filter in force, and the address without it."""

    label: str
    value: str
    url: str
    joined: str = ""  # how it hangs together with what stands before


class Sort(NamedTuple):
    """A column's order now ("", "ascending", "descending") and the address that changes it."""

    direction: str
    url: str


def asked(request: HttpRequest, *, without: tuple[str, ...] = (), **changes: str) -> str:
    """This page's query, from its first page, with some parameters changed or left out; "?" where none is left."""
    query = request.GET.copy()
    for name in (*PLACE, *without):
        query.pop(name, None)
    for name, value in changes.items():
        query[name] = value
    return "?" + without_empty(query).urlencode()


def without_empty(query: QueryDict) -> QueryDict:
    """The same without the inputs that a form sent empty."""
    left = QueryDict(mutable=True)
    for name, values in query.lists():
        if given := [value for value in values if value.strip()]:
            left.setlist(name, given)
    return left


def export(name: str, understood: QueryDict) -> str:
    """The address at which this list, of which this is asked, becomes a file."""
    query = _first_page(understood.copy())
    return reverse("exports:new", args=[name]) + (query if len(query) > 1 else "")


def keys_elsewhere(request: HttpRequest) -> str:
    """This page under the name of this machine, where it was asked for by its number: a security key needs a name."""
    host, _colon, port = request.get_host().partition(":")
    return f"http://localhost:{port or 80}{request.path}" if host == "127.0.0.1" else ""


def sort_link(request: HttpRequest, column: str, default: str = "") -> Sort:
    """The order of a column: `?sort=column` rises, `?sort=-column` falls; `default` is the order when none is asked."""
    now = request.GET.get("sort") or default
    if now == column:
        return Sort("ascending", asked(request, sort=f"-{column}"))
    return Sort("descending" if now == f"-{column}" else "", asked(request, sort=column))


def chips(request: HttpRequest, form: forms.BaseForm) -> list[Chip]:
    """One chip for each value that a filter form was given and understood."""
    if not form.is_bound:
        return []
    if not isinstance(form, Combined):
        return list(_chips(request.GET, form))
    said = (Chip(each.label, each.words, _first_page(each.away(form.asked)), each.joined) for each in said_of(form))
    found = [*_chips(form.asked, form), *said]
    return [replace(each, url=PLAIN) if each.url == "?" else each for each in found]


def _chips(asked_of: QueryDict, form: forms.BaseForm) -> Iterator[Chip]:
    combined = getattr(form, "conditions", {})
    for bound in form:
        given = [value for value in asked_of.getlist(bound.html_name) if value.strip()]
        if bound.errors or bound.is_hidden or bound.name in combined:
            continue
        for number, value in enumerate(given):
            away = _without(asked_of, bound.html_name, value)
            yield Chip(str(bound.label), _words(bound, value), away, gettext("or") if number else gettext("and"))
        if not given:
            yield from _part_chips(asked_of, bound)


def _part_chips(asked_of: QueryDict, bound: forms.BoundField) -> Iterator[Chip]:
    """A field of several inputs (a date, a period) is one chip that takes all of them away."""
    widget = bound.field.widget
    if not isinstance(widget, forms.MultiWidget):
        return
    names = [bound.html_name + suffix for suffix in widget.widgets_names]  # type: ignore[attr-defined]  # missing in the stubs
    given = [asked_of.get(name, "") for name in names if asked_of.get(name, "").strip()]
    if given:
        said = getattr(bound.field, "in_words", None)
        words = said([asked_of.get(name, "") for name in names]) if said else " – ".join(given)
        left = asked_of.copy()
        for name in names:
            left.pop(name, None)
        yield Chip(str(bound.label), words, _first_page(left), gettext("and"))


def _words(bound: forms.BoundField, value: str) -> str:
    """What the reader calls a value: an option's label, yes, or the value itself."""
    if isinstance(bound.field, forms.BooleanField):
        return ""
    for option, label in _flat(getattr(bound.field, "choices", ())):
        if str(option) == value:
            return str(label)
    return value


def _flat(choices: object) -> Iterator[tuple[object, object]]:
    for option, label in choices:  # type: ignore[attr-defined]  # Django's choices: pairs, or named lists of pairs
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield option, label


def _without(query: QueryDict, name: str, value: str) -> str:
    left = query.copy()
    left.setlist(name, [kept for kept in left.getlist(name) if kept != value])
    return _first_page(left)


def _first_page(query: QueryDict) -> str:
    """The address of what is asked, from its first page."""
    for place in PLACE:
        query.pop(place, None)
    return "?" + without_empty(query).urlencode()
