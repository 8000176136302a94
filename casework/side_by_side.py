"""Two versions of one record side by side: what stood there, what somebody else stored meanwhile, what one typed.

A form that changes a record carries the version that its person had in front of them, and what stood in it then
(`VersionedForm.began`). Where another version is stored when it comes back, nothing is overwritten:

    data = chosen(request.POST, form_of_the_stored_record)   # where one took theirs on the page before
    theirs = met(record.version, form)                       # each field in which the two differ, to be chosen

What one did not touch oneself becomes theirs, nothing typed goes, and the form goes on from what is stored now.
Values are compared as they are typed, so that it holds for any form.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.models.teams import in_language
from casework.dates import PartialDate
from casework.forms import VersionedForm

DRAWN = "drawn-"
KEEP = "keep-"  # begins the names of what is chosen: `keep-date` is "mine" or "theirs"
MINE, THEIRS = "mine", "theirs"
Typed = list[str]


@dataclass(frozen=True)
class Side:
    """One field in which two versions differ: each in words and as it is typed, and which is offered first.

    `name` is the one under which the page sends it; `was` is None where the page did not say what stood there.
    """

    name: str
    label: str | Promise
    was: str | None
    theirs: str
    mine: str
    typed_theirs: Typed
    typed_mine: Typed
    drawn: Typed
    first: str

    @property
    def choice(self) -> str:
        """The name under which the page sends what was chosen."""
        return KEEP + self.name

    @property
    def drawn_name(self) -> str:
        """The name under which the page sends along what stood in the field below."""
        return DRAWN + self.name

    @property
    def as_drawn(self) -> str:
        """What stood there."""
        return json.dumps(self.drawn)

    @property
    def as_theirs(self) -> str:
        """For the script, which puts it into the field."""
        return json.dumps(self.typed_theirs)

    @property
    def as_mine(self) -> str:
        """For the script, which puts it back."""
        return json.dumps(self.typed_mine)


def met(version: int, form: VersionedForm, *others: forms.BaseForm) -> list[Side]:
    """In what the checked form, and others drawn with it, differ from the stored `version`, where they began from
    another one; nothing where they began from this one.
    """
    if form.cleaned_data["version"] == version:
        return []
    found: list[Side] = []
    for each in (form, *others):
        differing = _sides(each, form.cleaned_data["began"])
        _take_theirs(each, differing)
        found += differing
    form.see_version(version)
    carry(form, *others)
    return found


def stored(form: forms.BaseForm) -> dict[str, Typed]:
    """What stands in the stored record, as it is typed, by the name under which the page sends the field."""
    shown = _shown(form).items()
    return {form.add_prefix(name): as_typed(field, form.get_initial_for_field(field, name)) for name, field in shown}


def as_typed(field: forms.Field, value: Any) -> Typed:
    """A value of this field as a browser sends it."""
    value = field.prepare_value(PartialDate.on(value) if isinstance(value, date) else value)
    if value in (None, "", False):
        return []
    if value is True:
        return ["on"]
    if isinstance(value, list | tuple | set):
        return sorted(str(field.prepare_value(each)) for each in value)
    return [str(value)]


def chosen(data: QueryDict, form: forms.BaseForm) -> QueryDict:
    """What was sent, with theirs where one chose theirs; `form` is an unbound one of the stored record.

    Where somebody typed in the field itself after that (without script the choice does not follow), what they typed
    stands.
    """
    names = [form.add_prefix(name) for name in _shown(form)]
    taken = [name for name in names if data.get(KEEP + name) == THEIRS and _is_as_drawn(data, name)]
    if not taken:
        return data
    data, theirs = data.copy(), stored(form)
    for name in taken:
        data.setlist(name, theirs[name])
    return data


def _sides(form: forms.BaseForm, began: str) -> list[Side]:
    """Each field of a checked form in which what was typed is not what is stored; `began` as the page carried it."""
    was, theirs = began_with(began), stored(form)
    found = []
    for each, field in _shown(form).items():
        mine, name = _mine(form, each, field), form.add_prefix(each)
        if mine != theirs[name]:
            before = was.get(name)
            words = (None if before is None else words_of(field, before), words_of(field, theirs[name]))
            first = THEIRS if before == mine else MINE
            label = form[each].label
            drawn = theirs[name] if first == THEIRS else _sent(form.data, name)  # type: ignore[arg-type]
            found.append(Side(name, label, *words, words_of(field, mine), theirs[name], mine, drawn, first))
    return found


def _take_theirs(form: forms.BaseForm, differing: Iterable[Side]) -> None:
    """Let the form show theirs where one changed nothing oneself."""
    if not isinstance(form.data, QueryDict):
        return
    data = form.data.copy()
    for side in differing:
        if side.first == THEIRS:
            data.setlist(side.name, side.typed_theirs)
    form.data = data


def carry(form: VersionedForm, *others: forms.BaseForm) -> None:
    """Let the page carry what is stored now, of this form and others drawn with it."""
    known = stored(form)
    for other in others:
        known |= stored(other)
    text = json.dumps(known, ensure_ascii=False)
    form.initial["began"] = text
    if isinstance(form.data, QueryDict):
        form.data = form.data.copy()
        form.data["began"] = text


def words_of(field: forms.Field, typed: Typed) -> str:
    """What is typed, as it is read."""
    if isinstance(field, forms.BooleanField):
        return _("yes") if typed else ""
    labels = dict(_flat(getattr(field, "choices", ()))) if typed else {}
    return in_language("، ", ", ").join(str(labels.get(each, each)) for each in typed)


def _shown(form: forms.BaseForm) -> dict[str, forms.Field]:
    asked = getattr(form, "of_the_moment", ())
    return {n: field for n, field in form.fields.items() if not field.widget.is_hidden and n not in asked}


def _mine(form: forms.BaseForm, name: str, field: forms.Field) -> Typed:
    if name in form.cleaned_data:
        return as_typed(field, form.cleaned_data[name])
    return sorted(value for value in form.data.getlist(form.add_prefix(name)) if value)  # type: ignore[attr-defined]


def _is_as_drawn(data: QueryDict, name: str) -> bool:
    drawn = data.get(DRAWN + name)
    return drawn is None or json.dumps(_sent(data, name)) == drawn


def _sent(data: QueryDict, name: str) -> Typed:
    return sorted(value for value in data.getlist(name) if value)


def began_with(began: str) -> Mapping[str, Typed]:
    """What stood in the form when its page was drawn, by the name of the field; nothing where that cannot be read."""
    try:
        found = json.loads(began or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _flat(choices: Iterable[Any]) -> Iterable[tuple[str, Any]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield str(value), label
