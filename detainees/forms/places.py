"""Choosing a place: facilities under their governorate, the districts that a team has loaded."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from detainees.models import Facility, Governorate, Place


class _ByGovernorate(ModelChoiceIterator):  # type: ignore[type-arg]  # not subscriptable at run time
    """The options under the name of their governorate."""

    def __iter__(self) -> Iterator[Any]:
        yield ("", self.field.empty_label)
        for governorate, rows in groupby(self.queryset, key=lambda row: row.governorate):
            yield (str(governorate), [self.choice(row) for row in rows])


class _PlaceField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not subscriptable at run time
    iterator = _ByGovernorate

    def __init__(self, queryset: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(
            queryset.select_related("governorate").order_by("governorate__order", "name_en"),
            **{"required": False, "empty_label": "—", **kwargs},
        )


class FacilityField(_PlaceField):
    """One of the facilities of the register."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Facility.objects.all(), **kwargs)


class AreaField(_PlaceField):
    """A district or subdistrict, where some are loaded."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Place.objects.all(), **kwargs)


class GovernorateField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not subscriptable at run time
    """One of the fourteen, or nothing where it is not known."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Governorate.objects.all(), **{"required": False, "empty_label": _("not known"), **kwargs})
