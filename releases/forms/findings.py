"""The facts of a sighting or a fate, a move on one, and a verdict on a death."""

from typing import Any

from django import forms
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from casework.forms import DefinedChoiceField, PartialDateFormField, VersionedForm
from casework.reachable import TextWithoutNumbers
from casework.typed_text import TypedText
from detainees.forms.places import FacilityField
from releases.findings.lists import Fate, FindingKind, FindingRefusal, SeenHow, Standing
from releases.forms.moves import MoveForm
from releases.models import Finding
from releases.models.findings import FACTS
from releases.models.revisions import Ruling

OF_SIGHTING, OF_FATE = ("how",), ("fate", "standing", "paper")


class FindingForm(VersionedForm):
    """What is known; cleans to values for the columns of `Finding`. The page sends the fields of both kinds."""

    how = DefinedChoiceField(SeenHow, label=_("How they were known to be there"), empty="—", required=False)
    fate = DefinedChoiceField(Fate, label=_("What became of them"), empty="—", required=False)
    standing = DefinedChoiceField(Standing, label=_("On what it stands"), empty="—", required=False)
    paper = TypedText(
        label=_("Which paper, from whom"),
        help_text=_("For example: death certificate of the civil registry of Damascus, number 1234."),
        required=False,
        max_length=300,
    )
    date = PartialDateFormField(label=_("When"), required=False)
    facility = FacilityField(label=_("Facility"))
    place = TextWithoutNumbers(
        label=_("Place"), help_text=_("A place that is no facility, or where in the facility."), required=False,
        max_length=200,
    )  # fmt: skip
    note = TextWithoutNumbers(label=_("Note for the team"), required=False, lines=True, max_length=4000)

    INPUTS = (*FACTS, "note")

    def __init__(self, data: Any = None, *, finding: Finding) -> None:
        stored = model_to_dict(finding, self.INPUTS)
        super().__init__(data, initial={**stored, "version": finding.version})

    def settle_kind(self, kind: str) -> None:
        """Leave out what belongs to the other kind, and check what belongs to this one."""
        for name in OF_FATE if kind == FindingKind.SIGHTING else OF_SIGHTING:
            self.cleaned_data[name] = ""
            self.errors.pop(name, None)
        for name in OF_SIGHTING if kind == FindingKind.SIGHTING else OF_FATE[:2]:
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, _("Choose from the list."))
        self._settle_paper()

    def _settle_paper(self) -> None:
        if self.cleaned_data.get("standing") != Standing.PAPER:
            self.cleaned_data["paper"] = ""
            self.errors.pop("paper", None)
        elif not self.cleaned_data.get("paper") and "paper" not in self.errors:
            self.add_error("paper", _("Say which paper it is, and who gave it."))

    def values(self) -> dict[str, Any]:
        """What is to be stored, by the name of the field of `Finding`."""
        return {name: self.cleaned_data[name] for name in self.INPUTS}


class FindingMoveForm(MoveForm):
    """A move on a sighting or a fate: refusals have a list of their own."""

    reason = DefinedChoiceField(FindingRefusal, label=_("Reason"), empty="—", required=False)


class SealedVerdictForm(FindingMoveForm):
    """One of the two verdicts on a death; a refusal has a reason and a sentence, and one that verifies has none."""

    ruling = forms.ChoiceField(
        label=_("Your verdict"),
        choices=[
            (Ruling.VERIFIED, _("Verified: the claims carry it")),
            (Ruling.RETURNED, _("Return it to who entered it")),
            (Ruling.REJECTED, _("Reject it")),
        ],
        widget=forms.RadioSelect,
    )
    field_order = ["ruling", "reason", "sentence"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("ruling") == Ruling.VERIFIED:
            return {**said, "reason": "", "sentence": ""}
        if "ruling" in said and not said.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Choose a reason from the list."))
        if "ruling" in said and not said.get("sentence") and "sentence" not in self.errors:
            self.add_error("sentence", _("Say in a sentence what is missing or wrong."))
        return said
