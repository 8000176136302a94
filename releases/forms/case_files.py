"""Asking for a case file: for whom, why, in which language, and what of it."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models.people import Language
from casework.exports.asking import Reason
from casework.idempotency import OnceForm
from casework.reachable import TextWithoutNumbers
from detainees.models import Detainee
from releases.case_files.asking import Record, Wanted

ORIGINALS, COPIES = "originals", "copies"


class CaseFileForm(OnceForm):
    """What is wanted of the record, for whom and why."""

    once_name = "case-file"

    recipient = TextWithoutNumbers(
        label=_("To whom it goes"), max_length=200,
        help_text=_("A person and where they work. It stands on each page. No telephone number."),
    )  # fmt: skip
    why = TextWithoutNumbers(
        label=_("What it is for"), max_length=1000, lines=True,
        help_text=_("In a sentence: whoever approves it decides by this, and it stands on the first page."),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices, widget=forms.RadioSelect)
    originals = forms.ChoiceField(
        label=_("Files of evidence"), widget=forms.RadioSelect, initial=ORIGINALS,
        choices=[(ORIGINALS, _("the originals, as they were received")), (COPIES, _("clean copies alone"))],
        help_text=_("An original can tell who took it, where and with what. A clean copy tells nothing of itself."),
    )  # fmt: skip
    sources = forms.BooleanField(
        label=_("Who the sources are"), required=False,
        help_text=_("Of those alone that may be cited with the name. It needs an approval of its own."),
    )  # fmt: skip
    numbers = forms.BooleanField(
        label=_("Identity numbers"), required=False, help_text=_("They need an approval of their own.")
    )

    def __init__(self, data: Any = None, *, record: Record) -> None:
        super().__init__(data)
        self.record = record
        self.fields["why"].widget.attrs["rows"] = 3
        self.fields["language"].initial = get_language()
        if not isinstance(record, Detainee):
            del self.fields["numbers"]

    @property
    def wanted(self) -> Wanted:
        """What of the record."""
        said = self.cleaned_data
        return Wanted(said["language"], said["originals"] == ORIGINALS, said["sources"])

    @property
    def reason(self) -> Reason:
        """For whom and why."""
        said = self.cleaned_data
        return Reason(self.record.organisation, said["why"], said["recipient"], said.get("numbers", False))
