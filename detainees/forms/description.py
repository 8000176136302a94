"""A description as it is typed: of somebody who has no name, of a person who has one, or of whom somebody seeks."""

from datetime import date
from typing import Any

from django import forms
from django.forms.models import model_to_dict
from django.utils.timezone import get_default_timezone, localdate
from django.utils.translation import gettext_lazy as _

from casework.dates import PartialDate
from casework.forms import DefinedChoiceField, PartialDateFormField, VersionedForm, definitions
from casework.reachable import TextWithoutNumbers
from casework.typed_text import TypedText
from detainees.describing.lists import Build, Dialect, Eyes, Hair, Speech
from detainees.forms.places import GovernorateField
from detainees.lists import Sex
from detainees.models import Description, Detainee
from detainees.models.descriptions import OLDEST, SHORTEST, TALLEST

LONGEST = 2_000  # characters of marks, and of what somebody says


def today() -> date:
    """Today in Syria."""
    return localdate(timezone=get_default_timezone())


class DescribedForm(forms.Form):
    """What is asked for of a description; `age_to` and `height_to` may be left empty where one number is known."""

    age_from = forms.IntegerField(label=_("Age from"), required=False, min_value=0, max_value=OLDEST)
    age_to = forms.IntegerField(label=_("Age to"), required=False, min_value=0, max_value=OLDEST)
    height_from = forms.IntegerField(label=_("Height from"), required=False, min_value=SHORTEST, max_value=TALLEST)
    height_to = forms.IntegerField(label=_("Height to"), required=False, min_value=SHORTEST, max_value=TALLEST)
    build = DefinedChoiceField(Build, label=_("Build"), empty="—", required=False)
    hair = DefinedChoiceField(Hair, label=_("Hair"), empty="—", required=False)
    eyes = DefinedChoiceField(Eyes, label=_("Eyes"), empty="—", required=False)
    marks = TypedText(
        lines=True,
        label=_("Marks"),
        help_text=_("One in each line: what, where, on which side. Scars, tattoos, what is missing."),
        max_length=LONGEST,
        required=False,
    )
    dialects = forms.MultipleChoiceField(
        choices=Dialect.choices,
        label=_("Speaks like people from"),
        help_text=_("More than one where it may be one or the other."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    says = TypedText(
        lines=True,
        label=_("What they say"),
        help_text=_("Names, places, words, as they are said."),
        max_length=LONGEST,
        required=False,
    )
    now_governorate = GovernorateField(label=_("Where they are now"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("marks", "says"):
            self.fields[name].widget.attrs["rows"] = 3
        self.fields["dialects"].definitions = definitions(Dialect)  # type: ignore[attr-defined]  # read by the page

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("age", "height"):
            self._settle(f"{name}_from", f"{name}_to")
        cleaned["dialects"] = sorted(cleaned.get("dialects", []))
        return cleaned

    def _settle(self, first: str, last: str) -> None:
        """One number is both ends; the larger one comes last."""
        low, high = self.cleaned_data.get(first), self.cleaned_data.get(last)
        if first in self.errors or last in self.errors:
            return
        if low is not None and high is not None and high < low:
            self.add_error(last, _("The second number is smaller than the first."))
        self.cleaned_data[first] = high if low is None else low
        self.cleaned_data[last] = low if high is None else high

    @property
    def says_something(self) -> bool:
        """Whether anything is said by which somebody can be known again."""
        names = ("age_from", "height_from", "build", "hair", "eyes", "marks", "dialects", "says", "now_governorate")
        return any(self.cleaned_data.get(name) not in (None, "", []) for name in names)


class DescriptionForm(DescribedForm):
    """A description that is written down of a person."""

    age_on = PartialDateFormField(
        label=_("Seen on"),
        help_text=_("The day on which the age was estimated, for example 17/5/2013. Empty for today."),
        required=False,
    )
    dialect_note = TextWithoutNumbers(label=_("Dialect in words"), required=False)
    speech = DefinedChoiceField(Speech, label=_("Speech"), empty="—", required=False)
    now_place = TextWithoutNumbers(
        label=_("Place"), help_text=_("The hospital, the shelter, with whom they stay."), required=False
    )
    given_by = TextWithoutNumbers(
        label=_("Who describes them"),
        help_text=_("Seen only by those who enter and verify in this team."),
        required=False,
    )

    def clean_age_on(self) -> Any:
        seen: PartialDate | None = self.cleaned_data["age_on"]
        if seen is None:
            return None
        if seen.earliest() != seen.latest():
            raise forms.ValidationError(_("Give the day, for example 17/5/2013: an age is true of a day."))
        if seen.earliest() > today():
            raise forms.ValidationError(_("This day has not come yet."))
        return seen.earliest()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not self.says_something:
            self.add_error("marks", _("Say one thing at least by which they can be known again."))
        if cleaned.get("age_from") is None:
            cleaned["age_on"] = None
        elif cleaned.get("age_on") is None:
            cleaned["age_on"] = today()
        return cleaned

    def told(self) -> dict[str, Any]:
        """What is to be stored, by the name of the field of `Description`."""
        return {name: self.cleaned_data[name] for name in (*Description.FACTS, "given_by")}


class UnidentifiedForm(DescriptionForm):
    """Somebody who cannot say who they are, as they are registered; its fields stand beside those of a named person."""

    sex = DefinedChoiceField(Sex, label=_("Sex"), initial=Sex.UNKNOWN)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"prefix": "described", **kwargs})


class ChangedDescriptionForm(VersionedForm, DescriptionForm):
    """The description of a person on the register.

    Who described them before is not filled in: what is changed now would be said in their name. Where somebody is named
    (`names_giver`), it is compared with whom the stored one names.
    """

    def __init__(self, data: Any = None, *, detainee: Detainee, stored: Description, names_giver: bool = False) -> None:
        compared = (*Description.FACTS, "given_by") if names_giver else Description.FACTS
        initial = model_to_dict(stored, compared) | {"version": detainee.version}
        initial["age_on"] = PartialDate.on(stored.age_on) if stored.age_on else None
        super().__init__(data, initial=initial)
        self.fields["given_by"].help_text = _(
            "Of whom you have what you change now; who described them before stays beside what they said."
            " Seen only by those who enter and verify in this team."
        )


class SoughtForm(DescribedForm):
    """Whom somebody seeks by what they look like; sent, never in an address (casework.searched)."""

    sex = forms.ChoiceField(choices=[("", _("all")), *Sex.choices], label=_("Sex"), required=False)
