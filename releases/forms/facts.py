"""The facts of a release."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.forms.models import fields_for_model, model_to_dict
from django.utils.translation import gettext_lazy as _

from casework.forms import NO_OPTION, VersionedForm, definitions
from casework.reachable import TextWithoutNumbers
from casework.typed_text import TypedText
from detainees.forms.places import FacilityField, GovernorateField
from detainees.models import Governorate
from releases.lists import (
    Category,
    CountBound,
    DisclosureWish,
    HealthState,
    Mode,
    Need,
    SecurityCase,
)
from releases.models import Release
from releases.models.facts import FACTS

_ELSEWHERE = ("detainee", "of_group", "group_governorates", "needs")  # facts with a page or a field of their own


class FactsForm(VersionedForm):
    """The facts of a release, its wish and the note; cleans to values for the columns of `Release`."""

    keep_contradictions = forms.BooleanField(label=_("Yes, keep it as the source said it"), required=False)
    group_governorates = forms.ModelMultipleChoiceField(
        Governorate.objects.all(),
        label=_("Governorates they come from"),
        help_text=_("More than one where their split is not known; where it is known, enter a group for each."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    needs = forms.MultipleChoiceField(
        label=_("Needs on release"), choices=Need.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    of_the_moment = ("keep_contradictions",)  # says nothing of the record
    WISH = ("wish", "wish_relatives", "wish_of", "wish_how")
    CONDITIONS = (
        "health", "needs", "security_case", "undertaking", "undertaking_days", "payment_demanded", "rearrest_risk",
        "redetained_on",
    )  # fmt: skip
    PERSON_ONLY = ("home", "was_disappeared", *WISH)
    GROUP_ONLY = tuple(name for name in FACTS if name.startswith("group_"))
    INPUTS = tuple(name for name in (*FACTS, *WISH, "note") if name not in _ELSEWHERE)
    LISTS = {
        "mode": Mode,
        "category": Category,
        "health": HealthState,
        "security_case": SecurityCase,
        "group_bound": CountBound,
        "wish": DisclosureWish,
        "needs": Need,
    }
    MOST = {
        "group_count": 999_999,
        "group_count_to": 999_999,
        "group_women": 999_999,
        "group_minors": 999_999,
        "undertaking_days": 9_999,
    }
    PLACES = {"facility": FacilityField, "home": GovernorateField, "place": GovernorateField}
    LINES = (
        "authority", "let_go_at", "undertaking", "payment_demanded", "group_name", "wish_relatives", "wish_of",
        "wish_how",
    )  # fmt: skip
    TEXTS: Mapping[str, Any] = {
        **dict.fromkeys(LINES, TextWithoutNumbers),
        "payment_demanded": TypedText,  # an amount may be eight digits in one run
        "note": partial(TextWithoutNumbers, lines=True),
    }

    def __init__(self, *args: Any, release: Release, **kwargs: Any) -> None:
        stored = model_to_dict(release, [*self.INPUTS, "needs", "group_governorates"])
        super().__init__(*args, **{**kwargs, "initial": {**stored, "version": release.version}})
        inputs = fields_for_model(
            Release,
            self.INPUTS,
            field_classes={**self.TEXTS, **self.PLACES},
            widgets={"note": forms.Textarea(attrs={"rows": 3})},
        )
        self.fields = {**inputs, **self.fields}
        for name, most in self.MOST.items():
            self.fields[name].validators.append(MaxValueValidator(most))
        for name, options in self.LISTS.items():
            self.fields[name].definitions = definitions(options)  # type: ignore[attr-defined]  # read by the page
            self.fields[name].error_messages |= {"invalid_choice": NO_OPTION}

    def clean_group_governorates(self) -> list[str]:
        return [governorate.code for governorate in self.cleaned_data["group_governorates"]]

    def settle_kind(self, *, group: bool) -> None:
        """Leave out what belongs to the other kind of release, and check what belongs to this one.

        The page hides the other kind's fields and sends them along all the same.
        """
        for name in self.PERSON_ONLY if group else self.GROUP_ONLY:
            self.cleaned_data[name] = Release._meta.get_field(name).get_default()  # type: ignore[union-attr]
            self.errors.pop(name, None)
        if group:
            self._check_group()
        elif self.cleaned_data.get("wish") != DisclosureWish.NOT_ASKED and not self.cleaned_data.get("wish_how"):
            self.add_error("wish_how", _("Say how they were asked, so that the wish can be relied on."))

    def says(self, *names: str) -> bool:
        """Whether one of these fields says anything beyond its default, or is wrong, or has a note at it."""
        return any(
            self[name].errors or not self._is_default(name) or hasattr(self.fields[name], "notes") for name in names
        )

    def _is_default(self, name: str) -> bool:
        value = self[name].value()
        default = Release._meta.get_field(name).get_default()  # type: ignore[union-attr]
        return value in (None, "", [], False) or value == default

    @property
    def says_conditions(self) -> bool:
        return self.says(*self.CONDITIONS)

    @property
    def says_wish(self) -> bool:
        return self.says(*self.WISH)

    @property
    def says_note(self) -> bool:
        return self.says("note")

    def _check_group(self) -> None:
        cleaned = self.cleaned_data
        count, last, bound = cleaned.get("group_count"), cleaned.get("group_count_to"), cleaned.get("group_bound")
        if not count and "group_count" not in self.errors:
            self.add_error("group_count", _("How many people? Type a number of at least 1."))
        if not bound:
            self.add_error("group_bound", _("Say how sure the number is."))
        if bound == CountBound.RANGE and (not last or last <= (count or 0)):
            self.add_error("group_count_to", _("A range needs a second number, larger than the first."))
        if bound and bound != CountBound.RANGE and last:
            self.add_error("group_count_to", _("Only a range has a second number: choose “from–to” or leave it empty."))
        for part in ("group_women", "group_minors"):
            if count and (cleaned.get(part) or 0) > (last or count):
                self.add_error(part, _("This is more than the whole group."))

    def values(self) -> dict[str, Any]:
        """What is to be stored, by the name of the field of `Release`."""
        return {name: self.cleaned_data[name] for name in (*self.INPUTS, "group_governorates", "needs")}
