"""To whom a release or a finding is handed over, and what that colleague should know."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from casework.forms import NO_OPTION
from casework.reachable import TextWithoutNumbers

LONGEST = 2000


class HandOverCaseForm(forms.Form):
    """A colleague, and a sentence for them. Nothing asks why."""

    sentence = TextWithoutNumbers(
        label=_("A sentence for your colleague"),
        help_text=_("What they should know to go on. Why you hand it over, nobody has to say."),
        required=False, max_length=LONGEST, lines=True,
    )  # fmt: skip

    field_order = ("to", "sentence")

    def __init__(self, data: Any = None, *, colleagues: QuerySet[User]) -> None:
        super().__init__(data)
        self.fields["to"] = forms.ModelChoiceField(
            colleagues, label=_("To whom"), empty_label="—", error_messages={"invalid_choice": NO_OPTION}
        )
        self.fields["sentence"].widget.attrs["rows"] = 3
        self.order_fields(self.field_order)
