"""What holds for all rows of a list, and the rows as they come from the page."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models.teams import in_language
from casework.dates import PartialDate
from casework.forms import DefinedChoiceField, PartialDateFormField, VersionedForm
from casework.kept import KeptChoiceField
from casework.typed_text import number_of
from detainees.forms.places import FacilityField, GovernorateField
from detainees.lists import ChargeType
from releases.grid.keeping import Sent
from releases.grid.typed import CELLS, LABELS, NUMBER, SAID, Head, Typed, cells_of, pasted_unseen
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

    drawn = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput(attrs={"autocomplete": "off"}))

    def __init__(self, data: QueryDict | None, *, head: Head, version: int) -> None:
        initial = {
            "columns": head.columns,
            "script": head.script,
            "version": version,
            "drawn": head.digest,
            **head.said,
        }
        if head.said.get("release_date"):
            initial["release_date"] = PartialDate(head.said["release_date"])
        super().__init__(data, initial=initial)

    def clean_columns(self) -> tuple[str, ...]:
        chosen = self.cleaned_data["columns"]
        if "given" not in chosen:
            raise forms.ValidationError(_("Choose at least the given name."))
        return tuple(name for name in CELLS if name in chosen or name == NUMBER)

    @property
    def is_untouched(self) -> bool:
        """Whether it came back as the page was drawn; it is valid."""
        return bool(self.cleaned_data["drawn"] == self.head().digest)

    def differing_from(self, theirs: Head) -> str:
        """What stands there now and was chosen otherwise, in words; it is valid."""
        mine = self.head()
        found = [
            f"{self.fields[name].label}: {_in_words(self.fields[name], theirs.said.get(name, ''))}"
            for name in SAID
            if mine.said.get(name, "") != theirs.said.get(name, "")
        ]
        if mine.script != theirs.script:
            found.append(f"{self.fields['script'].label}: {_in_words(self.fields['script'], theirs.script)}")
        if mine.columns != theirs.columns:
            columns = in_language("، ", ", ").join(str(LABELS[name]) for name in theirs.columns)
            found.append(f"{self.fields['columns'].label}: {columns}")
        return "; ".join(found)

    def head(self) -> Head:
        """What was chosen, as it is kept."""
        cleaned = self.cleaned_data
        said = {name: _written(cleaned[name]) for name in SAID}
        return Head(cleaned["columns"], cleaned["script"], {name: text for name, text in said.items() if text})


def _written(value: Any) -> str:
    """A cleaned value as the register file writes it: codes, and dates as they are kept."""
    return str(getattr(value, "pk", value) or "")


def _in_words(field: forms.Field, code: str) -> str:
    """What a list calls this code; the text itself where there is no list, and a dash for nothing."""
    known = {str(value): str(label) for value, label in getattr(field, "choices", ())}
    return known.get(code, code) or "–"


def rows_in(data: QueryDict) -> Iterator[Sent]:
    """The rows of a page: `rows` names each by its key and version, and each field ends with the key."""
    for named in data.getlist("rows"):
        key, _dot, version = named.partition(".")
        try:
            known = UUID(key)
        except ValueError:
            continue
        shown = frozenset(name for name in CELLS if f"{name}:{key}" in data)
        sent = {name: data.get(f"{name}:{key}") for name in shown}
        number = number_of(version, digits=8)
        typed = Typed(cells_of(sent), bool(data.get(f"illegible:{key}")), unseen=pasted_unseen(sent))
        person = data.get(f"person:{key}", "").strip()[:40]
        untouched = data.get(f"drawn:{key}") == typed.digest(shown, person)
        yield Sent(known, number, typed, person, shown, untouched)
