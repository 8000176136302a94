"""Reference rows that each process keeps in memory: governorates, facilities, waves, teams.

    wave = KeptForeignKey(Wave, on_delete=models.PROTECT)      # release.wave asks no query
    wave = KeptChoiceField(Wave.objects.all(), label=_("Wave"))  # neither do its options

There are some hundred of them, every line of every list names five, and they change some times a year: joined and drawn
anew for each page they cost more than all else on it. A change that is told (`tell_kept_changed`) is seen by the next
page of every person, whichever process answers: how many were told is read with their session. Without a session (a
worker, a program, the public pages) it is seen within `SECONDS`; a row that is not among the kept ones is asked for.
Nothing kept is ever changed or saved: who changes reference data reads it for itself.
"""

import time
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django import forms
from django.db import models
from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor
from django.forms.models import ModelChoiceIterator
from django.utils.translation import get_language

from accounts.changes_told import tell_reference_changed
from casework.forms import NO_OPTION

M = TypeVar("M", bound=models.Model)
SECONDS = 10.0
_kept: dict[type[models.Model], tuple[float, dict[Any, models.Model]]] = {}
_heard: list[int] = []  # how many changes were told when this process last heard


def kept(model: type[M]) -> dict[Any, M]:
    """Every row by its primary key, in the model's order; with what none can be without (a team's organisation)."""
    until, rows = _kept.get(model, (0.0, {}))
    if time.monotonic() >= until:
        rows = {row.pk: row for row in model._default_manager.select_related()}
        _kept[model] = time.monotonic() + SECONDS, rows
    return cast("dict[Any, M]", rows)


def forget_kept(*models_: type[models.Model]) -> None:
    """Read these again when they are next asked for; without any, everything."""
    for model in models_ or tuple(_kept):
        _kept.pop(model, None)


def tell_kept_changed() -> None:
    """Reference data was changed: this process forgets what it keeps at once, the others with their next page."""
    forget_kept()
    tell_reference_changed()


def hear_of_changes(told: int | None) -> None:
    """Forget what is kept where changes were told since this process last heard; `told` is how many, None unknown."""
    if told is not None and _heard != [told]:
        _heard[:] = [told]
        forget_kept()


class _FromKept(ForwardManyToOneDescriptor):  # type: ignore[type-arg]  # not subscriptable at run time
    def get_object(self, instance: models.Model) -> models.Model:
        """The kept row, or the one that the database has."""
        row = kept(self.field.remote_field.model).get(getattr(instance, self.field.attname))
        return super().get_object(instance) if row is None else row


class KeptForeignKey(models.ForeignKey):  # type: ignore[type-arg]  # not subscriptable at run time
    """A foreign key to reference data; in migrations and in the database a foreign key as any other."""

    forward_related_accessor_class = _FromKept

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.ForeignKey", args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": KeptChoiceField, **kwargs})


@dataclass
class Options:
    """What can be chosen in a field, in one language, as long as the rows are the same: pairs of value and label, or of
    a heading and such pairs. `drawn` is their markup with nothing chosen, kept by whoever draws it first.
    """

    made_of: tuple[Mapping[Any, Any], ...]
    listed: list[Any]
    drawn: str = ""


_options: dict[Hashable, Options] = {}


class _KeptOptions(ModelChoiceIterator):  # type: ignore[type-arg]  # not subscriptable at run time
    """The options; under headings where the field has some."""

    field: "KeptChoiceField"

    def __iter__(self) -> Iterator[Any]:
        yield from self.field.options.listed

    def __len__(self) -> int:
        return len(self.field.kept) + (self.field.empty_label is not None)

    def __bool__(self) -> bool:
        return True


class KeptSelect(forms.Select):
    """A select whose options have a value and a label and nothing else, in a third of the time."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        if not isinstance(self.choices, _KeptOptions):
            return super().get_context(name, value, attrs)
        context = forms.Widget.get_context(self, name, value, attrs)
        context["widget"]["options"] = self.choices.field.options
        return context

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        chosen = {str(one) for one in value}
        single: list[dict[str, Any]] = []
        groups: list[Any] = []
        for code, label in cast("Iterable[tuple[Any, Any]]", self.choices):
            if isinstance(label, list | tuple):
                groups.append((code, [_option(value, said, chosen) for value, said in label], len(groups) + 1))
            else:
                single.append(_option(code, label, chosen))
        return [(None, single, 0), *groups]


def _option(value: Any, label: Any, chosen: set[str]) -> dict[str, Any]:
    return {"value": value, "label": label, "selected": str(value) in chosen}


class KeptChoiceField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not subscriptable at run time
    """One row of a kept model, by its primary key."""

    iterator = _KeptOptions
    widget = KeptSelect
    default_error_messages = {"invalid_choice": NO_OPTION}

    def __init__(self, queryset: models.QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(queryset, **{"empty_label": "—", **kwargs})

    @property
    def model(self) -> type[models.Model]:
        """Of which model the rows are."""
        if self.queryset is None:
            raise TypeError("A field of kept rows says of which model.")
        return self.queryset.model

    @property
    def kept(self) -> dict[Any, Any]:
        """The rows that may be chosen, by primary key."""
        return kept(self.model)

    @property
    def options(self) -> Options:
        """What can be chosen, the empty choice first; the same for each language while the rows are the same."""
        made_of = self.made_of()
        question = type(self), self.model, str(self.empty_label), get_language()
        known = _options.get(question)
        if known is None or any(one is not other for one, other in zip(known.made_of, made_of, strict=True)):
            empty = [] if self.empty_label is None else [("", str(self.empty_label))]
            known = _options[question] = Options(made_of, [*empty, *self.listed()])
        return known

    def made_of(self) -> tuple[Mapping[Any, Any], ...]:
        """The kept rows of which the options are put together."""
        return (self.kept,)

    def listed(self) -> list[Any]:
        """The choices without the empty one: pairs of value and label, or of a heading and such pairs."""
        return [(pk, str(row)) for pk, row in self.kept.items()]

    def to_python(self, value: Any) -> models.Model | None:
        """The row of this primary key; who may choose it is the form's question, all are public."""
        found: models.Model | None = self.kept.get(value) or super().to_python(value)
        return found
