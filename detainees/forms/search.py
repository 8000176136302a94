"""What is asked of the register: filters of its lists, a search, and likely same persons."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any, TypeVar

from django import forms
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import may
from accounts.among import any_of
from accounts.models import User
from accounts.models.teams import in_language
from accounts.rights import Right
from casework.dates import PartialDate
from casework.forms import PartialDateFormField
from casework.own.filtering import OwnFilters
from casework.spans import DatesFromTo, days_between
from casework.teams import people_at_work, teams_of
from casework.typed_text import TypedText
from detainees.lacking import LACKING
from detainees.lists import Sex
from detainees.models import Detainee, DetaineeOwnValue, Place
from detainees.names import free_parts
from detainees.places import find_governorate
from detainees.reference import governorates
from detainees.spelling import Found

M = TypeVar("M", bound=models.Model)
UNKNOWN = "unknown"


def governorate_choices() -> list[tuple[str, str | Promise]]:
    """Every governorate by its code."""
    return [("", _("all")), *((row.code, in_language(row.name_ar, row.name_en)) for row in governorates())]


def area_choices() -> list[tuple[str, object]]:
    """The districts and subdistricts that are loaded, under the name of their governorate; [] where none is."""
    places = Place.objects.order_by("governorate__order", "pcode")
    grouped = groupby(places, key=lambda place: str(place.governorate))
    return [(name, [(place.pk, str(place)) for place in rows]) for name, rows in grouped]


def home_choices() -> list[tuple[str, str | Promise]]:
    """Every governorate by its code, and *not known*."""
    return [*governorate_choices(), (UNKNOWN, _("not known"))]


class DetaineeFilters(OwnFilters):
    """The filters of the register."""

    values = DetaineeOwnValue
    combined: tuple[str, ...] = ("home", "area", "sex", "team", "enterer")
    emptiable: Mapping[str, str | Promise] = {
        "home": "", "sex": "", "birth": "", "other-name": _("Name in the other script"),
        "arrest": _("Date of an arrest"), "facility": _("Facility of a detention"),
    }  # fmt: skip
    folded: tuple[str, ...] = ("birth", "enterer")

    home = forms.ChoiceField(choices=home_choices, label=_("Home governorate"), required=False)
    area = forms.ChoiceField(label=_("Home district or subdistrict"), required=False)
    sex = forms.ChoiceField(choices=[("", _("all")), *Sex.choices], label=_("Sex"), required=False)
    team = forms.ChoiceField(label=_("Team"), required=False)
    birth = DatesFromTo(label=_("Born"))
    enterer = forms.ChoiceField(label=_("Entered by"), required=False)
    restricted = forms.BooleanField(label=_("Restricted only"), required=False)
    unidentified = forms.BooleanField(label=_("Unidentified only"), required=False)

    lookups = {"team": "team__slug", "home": "home_governorate", "enterer": "made_by"}

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        entered: Any = self.fields["enterer"]
        entered.choices = lambda: [("", _("all")), *people_at_work(user)]
        if not may(user, Right.DECIDE):
            del self.fields["enterer"]
        areas = area_choices()
        self.fields["area"].choices = [("", _("all")), *areas]  # type: ignore[attr-defined]  # a field's class is not in its type
        if not areas:
            del self.fields["area"]
        teams = [(team.slug, str(team)) for team in teams_of(user, Right.SEE_PERSONS)]
        self.fields["team"].choices = [("", _("all")), *teams]  # type: ignore[attr-defined]  # a field's class is not in its type
        if len(teams) == 1:
            del self.fields["team"]
        self.take_own(user)

    def on(self, found: models.QuerySet[M], records: list[int] | models.QuerySet[Any]) -> models.QuerySet[M]:
        """What was written on an entry that was merged finds the one that stands for it."""
        known = any_of(records) if isinstance(records, list) else models.Q(pk__in=records)
        merged = Detainee.objects.visible_to(self.person).filter(known, merged_into__isnull=False)
        standing = merged.values("merged_into").order_by()
        return found.filter(known | models.Q(pk__in=standing)) if standing.exists() else found.filter(known)

    def narrow_home(self, found: models.QuerySet[M], code: str) -> models.QuerySet[M]:
        return found.filter(self.any_home([code]))

    def narrow_area(self, found: models.QuerySet[M], pcode: str) -> models.QuerySet[M]:
        return found.filter(self.any_area([pcode]))

    def narrow_birth(self, found: models.QuerySet[M], value: Any) -> models.QuerySet[M]:
        return found.filter(birth__possibly_within=days_between(value))

    def any_home(self, codes: list[str]) -> Q:
        """One of these; *not known* is one too."""
        known = [code for code in codes if code != UNKNOWN]
        some = Q(home_governorate__in=known) if known else Q()
        return some | Q(home_governorate=None) if UNKNOWN in codes else some

    def any_area(self, pcodes: list[str]) -> Q:
        """A district finds those of its subdistricts too."""
        return Q(home_area__in=Place.objects.filter(Q(pk__in=pcodes) | Q(parent__in=pcodes)))

    def nothing_of(self, name: str) -> Q:
        """What can be missing of a person."""
        return LACKING[name]()


class SearchForm(forms.Form):
    """A reference, typed in any form, an identity number, or words of a name in either script."""

    sought = TypedText(label=_("Reference, name or identity number"), max_length=200)


class SimilarForm(forms.Form):
    """What is known so far of somebody who may be on the register already.

    Takes the promised names (`given`, `father`, `family`, `birth`, `governorate`) and those of the forms that ask it
    (`given_ar`, `given_latin`, …, `home_governorate`). What cannot be read is left out: this is asked while one types.
    """

    NAMES = ("given", "father", "family")

    birth = PartialDateFormField(required=False)

    def parts(self) -> dict[str, list[str]]:
        """What was typed for each part, in either script."""
        spelled = {part: (part, f"{part}_ar", f"{part}_latin") for part in self.NAMES}
        if line := self.line():
            return {part: [text] for part, text in next(iter(free_parts(line)), {}).items()}
        return {part: [t for name in names if (t := self._typed(name))] for part, names in spelled.items()}

    def line(self) -> str:
        """A whole name that was typed as one line, in a search box."""
        return str(self.data.get("sought", "")).strip()[:200]

    def born(self) -> PartialDate | None:
        """The date of birth, where it can be read."""
        self.is_valid()
        return self.cleaned_data.get("birth")

    def governorate(self) -> str:
        """The code of the home governorate, typed by code or by any common name; "" where it is none."""
        found = find_governorate(self._typed("governorate") or self._typed("home_governorate"))
        return found.code if isinstance(found, Found) else ""

    def number(self) -> str:
        """The national number that was typed, as it was."""
        return self._typed("national_number")

    def _typed(self, name: str) -> str:
        return str(self.data.get(name, "")).strip()[:80]
