"""In what two versions of one record differ, in words: for who lost a race, and for who has to decide."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext

from accounts.models.people import Months
from accounts.models.teams import in_language
from casework.dates import PartialDate, say_date
from casework.dates.chosen import months


@dataclass(frozen=True)
class Change:
    """One fact that differs: its label, and its words before and now ("" where nothing was said).

    `text`: it is a text that somebody wrote, and is drawn word by word.
    """

    label: str
    old: str
    new: str
    text: bool = False


def differences(old: models.Model, new: models.Model, names: Iterable[str], say: "Words | None" = None) -> list[Change]:
    """The fields among `names` in which the two differ, in the words of `say`; `new` may be unsaved."""
    fields = [old._meta.get_field(name) for name in names]
    changed = [f for f in fields if isinstance(f, models.Field) and getattr(old, f.attname) != getattr(new, f.attname)]
    in_words = say or words_of
    return [Change(label_of(f), in_words(old, f), in_words(new, f), text=is_text(f)) for f in changed]


def label_of(field: "models.Field[Any, Any]") -> str:
    """The name of a field as it begins a line."""
    label = str(field.verbose_name)
    return label[:1].upper() + label[1:]


def is_text(field: "models.Field[Any, Any]") -> bool:
    """Whether a field holds what somebody wrote in their own words."""
    return isinstance(field, models.CharField | models.TextField) and not field.flatchoices


def words_of(record: models.Model, field: "models.Field[Any, Any]") -> str:
    """The value of a field as it is read: labels for codes, names for places, nothing for what is not known."""
    value = getattr(record, field.name)
    if value in (None, "", [], False):
        return ""
    if isinstance(value, list):
        labels = dict(getattr(getattr(field, "base_field", field), "flatchoices", ()))
        return in_language("، ", ", ").join(str(labels.get(each, each)) for each in value)
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    return _plain(value)


def _day(day: PartialDate) -> str:
    """As moments are said elsewhere (config/interface/moments.py): the months by the names that the reader chose."""
    return say_date(day, international=months.get() == Months.INTERNATIONAL)


def _plain(value: object) -> str:
    if value is True:
        return gettext("yes")
    if isinstance(value, PartialDate):
        return _day(value)
    if isinstance(value, datetime):
        local = timezone.localtime(value)
        return f"{_day(PartialDate(local.date().isoformat()))}{in_language('،', ',')} {local:%H:%M}"
    if isinstance(value, date):
        return _day(PartialDate(value.isoformat()))
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


Words = Callable[[models.Model, "models.Field[Any, Any]"], str]  # the value of a field of a record, as it is read
