"""Addresses of the same list asked differently: another order, another page, one filter fewer."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django import forms
from django.http import HttpRequest, QueryDict
from django.urls import reverse

# Where a list stands is not what it asks: these go whenever the question changes.
PLACE = ("after", "before")


@dataclass(frozen=True)
class Chip:
    """A filter in force, and the address without it."""

    label: str
    value: str
    url: str


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
    return "?" + query.urlencode()


def export(request: HttpRequest, name: str) -> str:
    """The address at which this list, as it is asked for here, becomes a file."""
    query = asked(request)
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
    return list(_chips(request, form))


def _chips(request: HttpRequest, form: forms.BaseForm) -> Iterator[Chip]:
    for bound in form:
        given = [value for value in request.GET.getlist(bound.html_name) if value.strip()]
        if bound.errors or bound.is_hidden:
            continue
        for value in given:
            yield Chip(str(bound.label), _words(bound, value), _without(request.GET, bound.html_name, value))
        if not given:
            yield from _part_chips(request, bound)


def _part_chips(request: HttpRequest, bound: forms.BoundField) -> Iterator[Chip]:
    """A field of several inputs (a date, a period) is one chip that takes all of them away."""
    widget = bound.field.widget
    if not isinstance(widget, forms.MultiWidget):
        return
    names = [bound.html_name + suffix for suffix in widget.widgets_names]  # type: ignore[attr-defined]  # missing in the stubs
    given = [request.GET[name] for name in names if request.GET.get(name, "").strip()]
    if given:
        said = getattr(bound.field, "in_words", None)
        words = said([request.GET.get(name, "") for name in names]) if said else " – ".join(given)
        yield Chip(str(bound.label), words, asked(request, without=tuple(names)))


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
    for place in PLACE:
        left.pop(place, None)
    left.setlist(name, [kept for kept in left.getlist(name) if kept != value])
    return "?" + left.urlencode()
