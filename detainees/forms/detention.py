"""An episode of detention with the stays it consists of."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.models import model_to_dict
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from casework.dates import must_be_before
from casework.forms import DefinedChoiceField, PartialDateFormField, VersionedForm
from casework.idempotency import OnceForm
from casework.reachable import TextWithoutNumbers
from casework.side_by_side import Typed, stored
from detainees.forms.places import FacilityField, GovernorateField
from detainees.lists import ArrestingBody, ChargeType, DetentionBasis, ResponsibleParty
from detainees.models import Detention, Stay


class DetentionForm(VersionedForm):
    """From one arrest on."""

    arrest_date = PartialDateFormField(label=_("Date of arrest"), required=False)
    arrest_governorate = GovernorateField(label=_("Governorate of arrest"))
    arrest_place = TextWithoutNumbers(
        label=_("Place of arrest"), help_text=_("Town, checkpoint, house, work."), required=False, max_length=200
    )
    arresting_body = DefinedChoiceField(ArrestingBody, label=_("Who made the arrest"), empty="—", required=False)
    responsible = DefinedChoiceField(
        ResponsibleParty, label=_("On whose behalf the person was held"), empty="—", required=False
    )
    charge = DefinedChoiceField(ChargeType, label=_("Type of charge"), empty="—", required=False)
    basis = DefinedChoiceField(DetentionBasis, label=_("How far the case had gone"), empty="—", required=False)
    court = TextWithoutNumbers(label=_("Court"), required=False, max_length=200)
    disappeared = forms.BooleanField(
        label=_("Forcibly disappeared"),
        help_text=_("The authority denied holding the person, or would not say where."),
        required=False,
    )
    disappeared_since = PartialDateFormField(label=_("Disappeared since"), required=False)
    note = TextWithoutNumbers(lines=True, label=_("Note for colleagues"), required=False)

    FACTS = (
        "arrest_date", "arrest_governorate", "arrest_place", "arresting_body", "responsible", "charge", "basis",
        "court", "disappeared", "disappeared_since", "note",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, detention: Detention | None = None, **kwargs: Any) -> None:
        if detention is not None:
            kwargs["initial"] = model_to_dict(detention, [*self.FACTS]) | {"version": detention.version}
        super().__init__(data, **kwargs)
        self.fields["note"].widget.attrs["rows"] = 3

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("disappeared_since") and not cleaned.get("disappeared"):
            self.add_error("disappeared", _("A date is given since when: tick this, or leave the date empty."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """What is to be stored, by the name of the field of `Detention`."""
        return {name: self.cleaned_data[name] for name in self.FACTS}


class NewDetentionForm(OnceForm, DetentionForm):
    """An episode that was not on the register yet."""

    once_name = "detention"


class StayForm(forms.Form):
    """Time in one facility; either end may be unknown. `stay` is the id of one that is on the register."""

    stay = forms.IntegerField(widget=forms.HiddenInput, required=False)
    facility = FacilityField(label=_("Facility"))
    from_date = PartialDateFormField(label=_("From"), required=False)
    to_date = PartialDateFormField(label=_("Until"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        dated = cleaned.get("from_date") or cleaned.get("to_date")
        if not cleaned.get("facility") and "facility" not in self.errors and (dated or cleaned.get("stay")):
            self.add_error("facility", _("Choose the facility of this stay."))
        if must_be_before(cleaned.get("to_date"), cleaned.get("from_date")):
            self.add_error("to_date", _("The stay would end before it began."))
        return cleaned


def initial_stays(stays: Sequence[Stay]) -> list[dict[str, Any]]:
    """What the formset begins with for the stays on the register."""
    return [{"stay": s.pk, "facility": s.facility_id, "from_date": s.from_date, "to_date": s.to_date} for s in stays]


MOST_STAYS = 30
StayFormSet = forms.formset_factory(StayForm, extra=1, max_num=MOST_STAYS, absolute_max=MOST_STAYS, validate_max=True)


def in_order(data: QueryDict, stays: Sequence[Stay]) -> QueryDict:
    """What was sent, with its rows as they stand on the register: each stay that is there, then those that are new.

    One that somebody else entered meanwhile stands among them as they entered it: a stay is never taken away.
    """
    total = data.get("stays-TOTAL_FORMS", "")
    if not total.isdecimal() or len(total) > len(str(MOST_STAYS)):
        return data
    names = tuple(StayForm.base_fields)
    rows = [{name: data.getlist(f"stays-{number}-{name}") for name in names} for number in range(int(total))]
    typed = {"".join(row["stay"]): row for row in rows}
    as_stored = StayFormSet(prefix="stays", initial=initial_stays(stays)).forms
    known = [typed.get(str(stay.pk)) or _row_of(stay, form) for stay, form in zip(stays, as_stored, strict=False)]
    there = {str(stay.pk) for stay in stays}
    new = [row for row in rows if "".join(row["stay"]) not in there]
    data = data.copy()
    for number, row in enumerate([*known, *new]):
        for name, values in row.items():
            data.setlist(f"stays-{number}-{name}", values)
    data["stays-TOTAL_FORMS"], data["stays-INITIAL_FORMS"] = str(len(known) + len(new)), str(len(known))
    return data


def _row_of(stay: Stay, form: StayForm) -> dict[str, Typed]:
    found = stored(form)
    return {"stay": [str(stay.pk)]} | {name: found[form.add_prefix(name)] for name in form.fields if name != "stay"}


def typed_stays(stays: "forms.BaseFormSet[StayForm]") -> list[dict[str, Any]]:
    """The stays that were typed, in their order, once the formset is valid."""
    return [form.cleaned_data for form in stays if form.cleaned_data.get("facility")]
