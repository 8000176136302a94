"""Fields that apply only to some answers: `when=` names values as the script reads them, and values that there are."""

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.urls import get_resolver

from tests.house import source

WHEN = re.compile(r"""\{%[^%]*\bwhen=["']([^"']*)["']""")
CONDITION = re.compile(r"[a-z_]+=([a-z0-9-]*|[a-z0-9-]+(,[a-z0-9-]+)+)")  # split at commas, by static/js/forms.js


def conditions() -> set[tuple[str, str]]:
    """Each template with each of its conditions."""
    return {(source.name_of(file), when) for file in source.templates() for when in WHEN.findall(file.read_text())}


def _below(kind: type[forms.BaseForm]) -> Iterator[type[forms.BaseForm]]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)


def offered(name: str) -> set[str]:
    """All that may be chosen in fields of this name, of whatever form; nothing where only its page can tell."""
    get_resolver().url_patterns  # noqa: B018  # with the pages come all their forms
    found: set[str] = set()
    for form in _below(forms.BaseForm):
        field = getattr(form, "base_fields", {}).get(name)
        if isinstance(field, forms.ChoiceField):
            found |= {str(value) for value, _label in list[Any](field.choices)}  # type: ignore[arg-type]  # may be many things
    return found


def test_values_are_separated_as_the_script_separates_them() -> None:
    assert len(conditions()) > 20
    assert {found for found in conditions() if not CONDITION.fullmatch(found[1])} == set()


def test_each_value_is_one_that_can_be_chosen() -> None:
    told = [(file, *when.split("=")) for file, when in conditions()]
    known = {(file, name, value) for file, name, values in told if offered(name) for value in values.split(",")}
    assert len(known) > 15
    assert {each for each in known if each[2] and each[2] not in offered(each[1])} == set()
