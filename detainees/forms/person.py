"""A person as they are typed: registered anew, or changed."""

from typing import Any

from django import forms
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from accounts.access import teams_in_which
from accounts.models import Team, User
from accounts.rights import Right
from casework.dates import PartialDate
from casework.forms import DefinedChoiceField, PartialDateFormField, VersionedForm
from casework.idempotency import OnceForm
from casework.reachable import TextWithoutNumbers
from detainees.forms.names import NamesForm
from detainees.forms.numbers import NationalNumberForm
from detainees.forms.places import AreaField, FacilityField, GovernorateField
from detainees.lists import ChargeType, Sex
from detainees.models import Detainee, Place

OLDEST = 120  # years that somebody may be said to have


class PersonFactsForm(forms.Form):
    """What is said of a person besides names and detentions."""

    sex = DefinedChoiceField(Sex, label=_("Sex"), initial=Sex.UNKNOWN)
    birth = PartialDateFormField(label=_("Date of birth"), required=False)
    age_stated = forms.IntegerField(
        label=_("Or the age as it was stated"), required=False, min_value=0, max_value=OLDEST
    )
    age_stated_on = PartialDateFormField(
        label=_("Age stated on"),
        help_text=_("The day on which somebody said so, for example 17/5/2013."),
        required=False,
    )
    home_governorate = GovernorateField(label=_("Home governorate"))
    home_area = AreaField(label=_("Home district or subdistrict"))
    home_place = TextWithoutNumbers(label=_("Town or village"), required=False, max_length=200)
    occupation = TextWithoutNumbers(label=_("Occupation"), required=False, max_length=200)
    civil_servant = forms.BooleanField(
        label=_("Civil servant"), help_text=_("May have to report to a former institution."), required=False
    )
    army_defector = forms.BooleanField(
        label=_("Army defector"), help_text=_("Left the army; at risk of being arrested again."), required=False
    )
    note = TextWithoutNumbers(lines=True, label=_("Note for colleagues"), required=False)

    FACTS = (
        "sex", "birth", "age_stated", "age_stated_on", "home_governorate", "home_area", "home_place", "occupation",
        "civil_servant", "army_defector", "note",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].widget.attrs["rows"] = 3
        if not Place.objects.exists():
            del self.fields["home_area"]

    def clean_age_stated_on(self) -> Any:
        stated: PartialDate | None = self.cleaned_data["age_stated_on"]
        if stated is None:
            return None
        if stated.earliest() != stated.latest():
            raise forms.ValidationError(_("Give the day, for example 17/5/2013: an age is true of a day."))
        return stated.earliest()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._check_age()
        area, governorate = cleaned.get("home_area"), cleaned.get("home_governorate")
        if area and not governorate:
            cleaned["home_governorate"] = area.governorate
        elif area and governorate and area.governorate_id != governorate.pk:
            self.add_error("home_area", _("This district is in another governorate than the one chosen above."))
        return cleaned

    def _check_age(self) -> None:
        age, day = self.cleaned_data.get("age_stated"), self.cleaned_data.get("age_stated_on")
        if age is not None and day is None and "age_stated_on" not in self.errors:
            self.add_error("age_stated_on", _("On which day was this the age? A stated age goes with its day."))
        if day is not None and age is None and "age_stated" not in self.errors:
            self.add_error("age_stated", _("Which age was stated on that day? Type it, or leave both empty."))

    def facts(self) -> dict[str, Any]:
        """What is to be stored, by the name of the field of `Detainee`."""
        return {name: self.cleaned_data[name] for name in self.FACTS if name in self.fields}


class PersonForm(NamesForm, NationalNumberForm, PersonFactsForm):
    """A new person: names, who gave them, a number, facts, and the arrest as far as it is known."""

    name_given_by = TextWithoutNumbers(
        label=_("Who gave the name"),
        help_text=_("Seen only by those who enter and verify in this team."),
        required=False,
        max_length=200,
    )
    arrest_date = PartialDateFormField(label=_("Date of arrest"), required=False)
    arrest_facility = FacilityField(label=_("Held in"))
    charge = DefinedChoiceField(ChargeType, label=_("Type of charge"), empty="—", required=False)

    def arrest(self) -> dict[str, Any] | None:
        """What `record_arrest` takes, or None where nothing is said of an arrest."""
        typed = self.cleaned_data
        found = {"date": typed["arrest_date"], "facility": typed["arrest_facility"], "charge": typed["charge"]}
        return found if any(found.values()) else None


class EntryForm(OnceForm):
    """Whom one puts on the register, and of which team: somebody with a name, or who cannot say who they are."""

    once_name = "detainee"
    NAMED, UNIDENTIFIED = "named", "unidentified"

    who = forms.ChoiceField(
        label=_("Who it is"),
        choices=[
            (NAMED, _("Somebody whose name is known")),
            (UNIDENTIFIED, _("Someone who cannot say who they are")),
        ],
        initial=NAMED,
        widget=forms.RadioSelect,
        required=False,
    )
    team = forms.ModelChoiceField(Team.objects.none(), label=_("Team"), empty_label=None)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = teams_in_which(user, Right.ENTER)
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]  # a field's class is not in its type
        self.fields["team"].initial = next((team.pk for team in teams), None)
        if len(teams) == 1:
            self.fields["team"].widget = forms.HiddenInput()

    @property
    def is_unidentified(self) -> bool:
        """Whether a description stands for the name; asked of a form that was sent."""
        return str(self["who"].value() or "") == self.UNIDENTIFIED


class ChangedPersonForm(VersionedForm, PersonFactsForm):
    """The facts of a person on the register."""

    def __init__(self, data: Any = None, *, detainee: Detainee) -> None:
        initial = model_to_dict(detainee, [*self.FACTS]) | {"version": detainee.version}
        stated = detainee.age_stated_on
        initial["age_stated_on"] = PartialDate.on(stated) if stated else None
        super().__init__(data, initial=initial)
