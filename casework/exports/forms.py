"""What of a list somebody wants as a file: columns, format; and why, where people are named in it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.access import organisations_in_which
from accounts.models import Organisation, User
from accounts.rights import Right
from casework.exports.asking import Chosen, Reason
from casework.exports.columns import Column, in_order
from casework.exports.formats import Format
from casework.exports.registry import Listed, Rows
from casework.forms import DefinedChoiceField, ask_why
from casework.idempotency import OnceForm
from casework.listing import Filters
from casework.models.exports import ExportState
from casework.moves import Move
from casework.reachable import TextWithoutNumbers
from casework.workbook import MOST_ROWS


class ChosenForm(OnceForm):
    """Columns and format of a list without anybody in it."""

    once_name = "export"

    columns = forms.MultipleChoiceField(
        label=_("Columns"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one column.")},
    )  # fmt: skip
    form = DefinedChoiceField(Format, label=_("Format"), widget=forms.RadioSelect, initial=Format.CSV_SPREADSHEET)
    packed = forms.BooleanField(
        label=_("As a package (.zip) with a description for programs"), required=False,
        help_text=_("Beside the file a datapackage.json says what each column is, in both languages; a manifest.json "
                    "has its SHA-256."),
    )  # fmt: skip
    tagged = forms.BooleanField(
        label=_("With HXL hashtags under the header"), required=False,
        help_text=_("For exchanges of humanitarian data: #adm1+code stands over OCHA's P-codes."),
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, listed: Listed, columns: Sequence[Column], seen: Sequence[str] = ()
    ) -> None:
        super().__init__(data, auto_id=f"{self.once_name}-%s")
        field: Any = self.fields["columns"]
        columns = in_order(columns, seen)
        field.choices = [(each.name, each.label) for each in columns]
        field.definitions = {each.name: each.says for each in columns if each.says}
        ticked = [each.name for each in columns if each.name in seen]
        field.initial = ticked or [each.name for each in columns]
        if not any(each.tag for each in columns):
            del self.fields["tagged"]

    def refuse_telling(self, listed: Listed, filters: Mapping[str, Sequence[str]]) -> None:
        """Filters and orders by what is personal, or tells of a source, tell it of every row that is left."""
        if self.is_valid() and listed.telling(filters):
            self.add_error(None, _("The list is filtered or sorted by what may not leave. Go back and take that away."))

    def refuse_long_book(self, rows: Rows) -> bool:
        """Whether a workbook is asked for of more rows than a sheet has; then the form says so."""
        most = MOST_ROWS - 3  # header, hashtags, and the line that names the recipient
        long = self.chosen.form == Format.XLSX and rows.order_by().values("pk")[most : most + 1].exists()
        if long:
            self.add_error("form", _("A workbook has no room for so many rows. Choose CSV, or filter the list."))
        return long

    @property
    def chosen(self) -> Chosen:
        """What was chosen."""
        said = self.cleaned_data
        return Chosen(tuple(said["columns"]), said["form"], said.get("tagged", False), said["packed"])


class AskForm(ChosenForm):
    """The same with the people in it, and for whom, why, and with which organisation's records."""

    once_name = "export-with-names"

    recipient = TextWithoutNumbers(
        label=_("To whom it goes"), max_length=200,
        help_text=_("A person and where they work. It stands in the file itself. No telephone number."),
    )  # fmt: skip
    why = TextWithoutNumbers(
        label=_("What it is for"), max_length=1000, lines=True,
        help_text=_("In a sentence: whoever approves it decides by this. No telephone number."),
    )  # fmt: skip
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisation"), empty_label=None)
    numbers = forms.BooleanField(
        label=_("Identity numbers too"), required=False,
        help_text=_("They need an approval of their own: the list can be approved without them."),
    )  # fmt: skip
    field_order = ("once", "recipient", "why", "organisation")

    def __init__(
        self, data: Any = None, *, listed: Listed, user: User, further: Sequence[Column] = (), seen: Sequence[str] = (),
    ) -> None:  # fmt: skip
        super().__init__(data, listed=listed, columns=[*listed.open, *listed.personal, *further], seen=seen)
        self.fields["why"].widget.attrs["rows"] = 3
        field: Any = self.fields["organisation"]
        field.queryset = organisations_in_which(user, Right.REQUEST_EXPORTS)
        field.initial = field.queryset.first()
        if not listed.numbers:
            del self.fields["numbers"]

    @property
    def reason(self) -> Reason:
        """For whom and why."""
        said = self.cleaned_data
        return Reason(said["organisation"], said["why"], said["recipient"], said.get("numbers", False))


class ExportFilters(Filters):
    """The filters of the list of exports."""

    status = forms.ChoiceField(
        label=_("State"), required=False,
        choices=[("", _("all")), *ExportState.choices],
    )  # fmt: skip


class ExportMoveForm(forms.Form):
    """A move of one export: what the page was drawn from, and the reason where one is asked for."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    reason = forms.ChoiceField(label=_("Reason"), required=False)
    sentence = TextWithoutNumbers(label=_("In a sentence"), required=False, max_length=1000, lines=True)

    def __init__(self, data: Any = None, *, move: "Move[Any]", revision: int) -> None:
        super().__init__(data, initial={"revision": revision})
        self.fields["sentence"].widget.attrs["rows"] = 3
        ask_why(self, move.reasons)
