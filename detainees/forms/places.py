"""Choosing a place: facilities under their governorate, the districts that a team has loaded."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from casework.kept import KeptChoiceField, kept
from detainees.facilities.grouping import stands_now
from detainees.models import Facility, FacilityMerge, Governorate, Place


class _PlaceField(KeptChoiceField):
    """The options under the name of their governorate."""

    def __init__(self, queryset: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(queryset, **{"required": False, **kwargs})

    def made_of(self) -> tuple[Mapping[Any, Any], ...]:
        return *super().made_of(), kept(Governorate)

    def listed(self) -> list[Any]:
        rows = sorted(self.kept.values(), key=lambda row: (row.governorate.order, row.name_en))
        by_governorate = groupby(rows, key=lambda row: row.governorate)
        return [(str(place), [(row.pk, str(row)) for row in inside]) for place, inside in by_governorate]


class FacilityField(_PlaceField):
    """One of the facilities of the register. An entry that is one place with another says so, and can be chosen still:
    what was written with it stays as it was written.
    """

    def __init__(self, queryset: QuerySet[Facility] | None = None, **kwargs: Any) -> None:
        super().__init__(Facility.objects.all() if queryset is None else queryset, **kwargs)

    def made_of(self) -> tuple[Mapping[Any, Any], ...]:
        return *super().made_of(), kept(FacilityMerge)

    def listed(self) -> list[Any]:
        grouped = stands_now()
        if not grouped:
            return super().listed()
        named = {code: f"{self.kept[code]} (= {self.kept[over]})" for code, over in grouped.items()}
        return [
            (place, [(code, named.get(code, label)) for code, label in inside]) for place, inside in super().listed()
        ]


class AreaField(_PlaceField):
    """A district or subdistrict, where some are loaded."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Place.objects.all(), **kwargs)


class GovernorateField(KeptChoiceField):
    """One of the fourteen, or nothing where it is not known."""

    def __init__(self, queryset: QuerySet[Governorate] | None = None, **kwargs: Any) -> None:
        rows = Governorate.objects.all() if queryset is None else queryset
        super().__init__(rows, **{"required": False, "empty_label": _("not known"), **kwargs})
