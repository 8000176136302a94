"""What holds for all rows of a list, and the rows as they come from the page."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from casework.dates import PartialDate
from casework.forms import DefinedChoiceField, PartialDateFormField, VersionedForm
from casework.kept import KeptChoiceField
from detainees.forms.places import FacilityField, GovernorateField
from detainees.lists import ChargeType
from releases.grid.keeping import Sent
from releases.grid.typed import CELLS, LABELS, NUMBER, SAID, Head, Typed, cells_of
from releases.lists import Connection, Credibility, Mode, Reliability
from releases.models import Wave


class HeadForm(VersionedForm):
    """Which columns the list has, and what holds for all its rows."""

    columns = forms.MultipleChoiceField(
        label=_("Columns of the list"),
        choices=[(name, LABELS[name]) for name in CELLS],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least the given name.")},
    )
    script = forms.ChoiceField(
        label=_("Names are written in"),
        choices=[("ar", _("Arabic script")), ("latin", _("Latin script"))],
        widget=forms.RadioSelect,
    )
    wave = KeptChoiceField(Wave.objects.all(), label=_("Wave"), required=False)
    release_date = PartialDateFormField(label=_("Date of release"), required=False)
    facility = FacilityField(label=_("Facility"))
    release_governorate = GovernorateField(label=_("Governorate of release"))
    mode = forms.ChoiceField(label=_("Mode"), choices=[("", "—"), *Mode.choices], required=False)
    charge_category = forms.ChoiceField(
        label=_("Type of charge"), choices=[("", "—"), *ChargeType.choices], required=False
    )
    claim_connection = DefinedChoiceField(Connection, label=_("How the source knows"))
    source_reliability = DefinedChoiceField(Reliability, label=_("Reliability of the source"))
    claim_credibility = DefinedChoiceField(Credibility, label=_("Credibility of what is said"))

    def __init__(self, data: QueryDict | None, *, head: Head, version: int) -> None:
        initial = {"columns": head.columns, "script": head.script, "version": version, **head.said}
        if head.said.get("release_date"):
            initial["release_date"] = PartialDate(head.said["release_date"])
        super().__init__(data, initial=initial)

    def clean_columns(self) -> tuple[str, ...]:
        chosen = self.cleaned_data["columns"]
        if "given" not in chosen:
            raise forms.ValidationError(_("Choose at least the given name."))
        return tuple(name for name in CELLS if name in chosen or name == NUMBER)

    def head(self) -> Head:
        """What was chosen, as it is kept."""
        cleaned = self.cleaned_data
        said = {name: _written(cleaned[name]) for name in SAID}
        return Head(cleaned["columns"], cleaned["script"], {name: text for name, text in said.items() if text})


def _written(value: Any) -> str:
    """A cleaned value as the register file writes it: codes, and dates as they are kept."""
    return str(getattr(value, "pk", value) or "")


def rows_in(data: QueryDict) -> Iterator[Sent]:
    """The rows of a page: `rows` names each by its key and version, and each field ends with the key."""
    for named in data.getlist("rows"):
        key, _dot, version = named.partition(".")
        try:
            known = UUID(key)
        except ValueError:
            continue
        cells = cells_of({name: data.get(f"{name}:{key}") for name in CELLS})
        number = int(version) if version.isdecimal() and len(version) < 9 else 0
        typed = Typed(cells, illegible=bool(data.get(f"illegible:{key}")))
        yield Sent(known, number, typed, data.get(f"person:{key}", "").strip()[:40])
