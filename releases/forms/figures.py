"""A reported figure as it is written: who said it, of whom, how many, and from which source; its moves; the pace."""

from datetime import timedelta
from typing import Any

from django import forms
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import teams_in_which
from accounts.models import Team, User
from accounts.rights import Right
from casework.dates import PartialDate, must_be_before
from casework.forms import DefinedChoiceField, PartialDateFormField, VersionedForm, ask_why, definitions
from casework.idempotency import OnceForm
from casework.kept import KeptChoiceField
from casework.reachable import TextWithoutNumbers
from casework.typed_text import TypedText
from detainees.forms.places import FacilityField, GovernorateField
from releases.figures.parts import Part, read, stored
from releases.lists import Category, CountBound
from releases.models import FigureExplanation, ReportedFigure, Wave
from releases.models.reported import CONTENT
from releases.said_figures import PartOf, WhatIsCounted
from releases.tallies.question import Period

MOST = 99_999_999  # people
A_YEAR = timedelta(days=364)  # before the last of 365 days


class PartForm(forms.Form):
    """One part of the figure: a number or a share in per cent, and of whom."""

    of = DefinedChoiceField(PartOf, label=_("Part"), empty="—", required=False)
    number = forms.IntegerField(label=_("Number"), min_value=0, max_value=MOST, required=False)
    percent = forms.IntegerField(label=_("or per cent"), min_value=0, max_value=100, required=False)
    bound = forms.ChoiceField(
        label=_("How sure the number is"),
        choices=[choice for choice in CountBound.choices if choice[0] != CountBound.RANGE],
        required=False,
    )
    place = GovernorateField(label=_("Governorate"), empty_label="—")
    party_ar = TypedText(label=_("Party, in Arabic"), required=False, max_length=120)
    party_en = TypedText(label=_("Party, in English"), required=False, max_length=120)
    since = PartialDateFormField(label=_("From"), required=False)
    until = PartialDateFormField(label=_("Until"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        of, number, percent = (cleaned.get(name) for name in ("of", "number", "percent"))
        if not of:
            if number is not None or percent is not None:
                self.add_error("of", _("Of whom is this? Choose the part."))
            return cleaned
        if not self.errors and (number is None) == (percent is None):
            self.add_error("number", _("Give the number or the share in per cent, one of the two."))
        self._complete(cleaned, of)
        return cleaned

    def _complete(self, cleaned: dict[str, Any], of: str) -> None:
        """What the kind of part needs, and nothing of another kind."""
        if of == PartOf.PROVINCE and not cleaned.get("place"):
            self.add_error("place", _("Of which governorate is this?"))
        if of == PartOf.PARTY and not (cleaned.get("party_ar") and cleaned.get("party_en")):
            self.add_error("party_ar", _("Name the party, in Arabic and in English."))
        if of == PartOf.PERIOD and not (cleaned.get("since") or cleaned.get("until")):
            self.add_error("since", _("Say when it begins, or when it ends."))
        if must_be_before(cleaned.get("until"), cleaned.get("since")):
            self.add_error("until", _("The period ends before it begins."))

    def part(self) -> Part:
        """What was typed, once the form is valid."""
        typed = self.cleaned_data
        of, party = typed["of"], typed["of"] == PartOf.PARTY
        ends = {name: typed[name].edtf for name in ("since", "until") if typed[name] and of == PartOf.PERIOD}
        return Part(
            of=of,
            number=typed["number"],
            percent=typed["percent"],
            bound=typed["bound"] or CountBound.EXACTLY.value,
            place=typed["place"].pk if of == PartOf.PROVINCE else "",
            party_ar=typed["party_ar"] if party else "",
            party_en=typed["party_en"] if party else "",
            **ends,
        )


PartFormSet = forms.formset_factory(PartForm, extra=1, max_num=40, absolute_max=40, validate_max=True)


class SaysFigureForm(VersionedForm):
    """What a figure says; `parts` is the formset of its parts."""

    said_by_ar = TypedText(label=_("Who said it, in Arabic"))
    said_by_en = TypedText(label=_("Who said it, in English"))
    counted = DefinedChoiceField(WhatIsCounted, label=_("What is counted"), empty="—")
    definition_ar = TypedText(lines=True, label=_("By which definition, in Arabic"), max_length=2000)
    definition_en = TypedText(lines=True, label=_("By which definition, in English"), max_length=2000)
    bound = DefinedChoiceField(CountBound, label=_("How sure the number is"), initial=CountBound.EXACTLY)
    value = forms.IntegerField(label=_("Number"), min_value=0, max_value=MOST)
    value_to = forms.IntegerField(label=_("To"), min_value=0, max_value=MOST, required=False)
    as_of = PartialDateFormField(label=_("As of"), required=False)
    since = PartialDateFormField(label=_("Counted since"), required=False)
    until = PartialDateFormField(label=_("Counted until"), required=False)
    wave = KeptChoiceField(Wave.objects.all(), label=_("Wave"), required=False)
    facility = FacilityField(label=_("Facility"))
    place_ar = TypedText(label=_("Where, in Arabic"), required=False)
    place_en = TypedText(label=_("Where, in English"), required=False)
    covers = forms.MultipleChoiceField(
        label=_("Categories that it names as counted"), help_text=_("None where it names none."),
        choices=Category.choices, required=False, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    source_title = TypedText(label=_("Source"), help_text=_("The title as it was printed."), max_length=300)
    source_date = PartialDateFormField(label=_("Date of the source"), required=False)
    source_address = forms.RegexField(
        r"^https?://[^ ]+$", label=_("Address of the source"), max_length=500, required=False,
        help_text=_("It is shown as text. No page makes a link of it."),
        error_messages={"invalid": _("An address begins with https:// and has no space in it.")},
    )  # fmt: skip
    note = TextWithoutNumbers(lines=True, label=_("For colleagues"), required=False, max_length=2000)

    def __init__(self, data: Any = None, *, stored_parts: Any = (), **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        covers: Any = self.fields["covers"]
        covers.definitions = definitions(Category)
        for name, field in self.fields.items():
            if name.endswith(("_ar", "_en")):
                field.widget.attrs |= {"lang": name[-2:], "dir": "rtl" if name.endswith("_ar") else "ltr"}
            if name.startswith("definition") or name == "note":
                field.widget.attrs["rows"] = 3
        self.fields["source_address"].widget.attrs |= {"dir": "ltr", "autocomplete": "off"}
        self.parts = PartFormSet(data, initial=[_typed(part) for part in read(stored_parts)], prefix="parts")

    def is_valid(self) -> bool:
        """The form and the rows of its parts."""
        return super().is_valid() & self.parts.is_valid()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_range, low, high = cleaned.get("bound") == CountBound.RANGE, cleaned.get("value"), cleaned.get("value_to")
        if is_range and (high is None or low is None or high <= low) and not {"value", "value_to"} & set(self.errors):
            self.add_error("value_to", _("Give the highest number, above the lowest."))
        if not is_range:
            cleaned["value_to"] = None
        if cleaned.get("counted") == WhatIsCounted.RELEASED_FACILITY and not cleaned.get("facility"):
            self.add_error("facility", _("From which prison? Choose it."))
        if must_be_before(cleaned.get("until"), cleaned.get("since")):
            self.add_error("until", _("The period ends before it begins."))
        return cleaned

    def said(self) -> dict[str, Any]:
        """What it says, by the fields of the model."""
        parts = [form.part() for form in self.parts if form.cleaned_data.get("of")]
        return {**{name: self.cleaned_data[name] for name in CONTENT if name != "parts"}, "parts": stored(parts)}


def _typed(part: Part) -> dict[str, Any]:
    """A stored part as its row begins."""
    ends = {
        name: PartialDate(value) if value else None for name, value in (("since", part.since), ("until", part.until))
    }
    plain = ("of", "number", "percent", "bound", "place", "party_ar", "party_en")
    return {**{name: getattr(part, name) for name in plain}, **ends}


def _teams(form: forms.Form, user: User) -> None:
    """Let the field that says whose work it is offer the teams of `user`."""
    field: Any = form.fields["team"]
    field.queryset = teams_in_which(user, Right.WRITE_FIGURES)
    field.initial = field.queryset.first()


class FigureForm(SaysFigureForm, OnceForm):
    """A new figure."""

    once_name = "figure"

    team = forms.ModelChoiceField(Team.objects.none(), label=_("Team"), empty_label=None)

    def __init__(self, data: Any = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        _teams(self, user)


class ChangedFigureForm(SaysFigureForm):
    """What is changed in a draft."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, figure: ReportedFigure) -> None:
        initial = {**model_to_dict(figure, [name for name in CONTENT if name != "parts"]), "version": figure.version}
        super().__init__(data, stored_parts=figure.parts, initial=initial)


class FigureMoveForm(forms.Form):
    """A move of one figure: what the page was drawn from, and the reason where one is asked for."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    reason = forms.ChoiceField(label=_("Reason"), required=False)
    sentence = TextWithoutNumbers(label=_("In a sentence"), required=False, max_length=2000, lines=True)

    def __init__(self, *args: Any, reasons: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sentence"].widget.attrs["rows"] = 3
        ask_why(self, reasons)


class ExplanationForm(OnceForm):
    """Why figures of one kind differ, in both languages."""

    once_name = "explanation"

    team = forms.ModelChoiceField(Team.objects.none(), label=_("Team"), empty_label=None)
    counted = DefinedChoiceField(WhatIsCounted, label=_("What is counted"))
    wave = KeptChoiceField(Wave.objects.all(), label=_("Wave"), required=False)
    text_ar = TypedText(lines=True, label=_("Why they differ, in Arabic"), max_length=2000)
    text_en = TypedText(lines=True, label=_("Why they differ, in English"), max_length=2000)

    def __init__(self, data: Any = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.user = user
        _teams(self, user)
        for name in ("text_ar", "text_en"):
            self.fields[name].widget.attrs |= {
                "lang": name[-2:],
                "dir": "rtl" if name == "text_ar" else "ltr",
                "rows": 4,
            }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        standing = ReportedFigure.objects.visible_to(self.user).standing()
        asked = {"standing__counted": cleaned.get("counted"), "standing__wave": cleaned.get("wave")}
        if not self.errors and not standing.filter(**asked, organisation=cleaned["team"].organisation_id).exists():
            self.add_error("counted", _("Of this kind and wave no figure stands on the board of this team."))
        return cleaned

    def said(self) -> dict[str, Any]:
        """What was written, by the fields of the model."""
        names = [each.name for each in FigureExplanation._meta.concrete_fields if each.name in self.fields]
        return {name: self.cleaned_data[name] for name in names if name != "team"}


class PaceForm(forms.Form):
    """Over which days our own pace is taken; the last year where nothing is asked, or not understood."""

    first = PartialDateFormField(label=_("From"), required=False, help_text="")
    last = PartialDateFormField(label=_("Until"), required=False, help_text="")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and first.earliest() > (last.latest() if last else timezone.localdate()):
            self.add_error("last" if last else "first", _("The period ends before it begins."))
        return cleaned

    @property
    def period(self) -> Period:
        """The days, both ends known."""
        today = timezone.localdate()
        typed = self.cleaned_data if self.is_valid() else {}
        first, last = typed.get("first"), typed.get("last")
        ends = last.latest() if last else today
        begins = first.earliest() if first else ends - A_YEAR
        return Period(min(begins, ends), ends)
