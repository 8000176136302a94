"""To whom inquiries are handed over, and what that colleague should know."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from families.forms.desk import LONGEST
from families.forms.texts import TextWithoutNumbers

ONE, PERSON, HARD, ALL = "one", "person", "hard", "all"


class HandOverForm(forms.Form):
    """A colleague, a sentence for them, and how much.

    `revision` is what the page of one inquiry was drawn from, `seen` how many there were of the rest. Nothing asks why.
    """

    which = forms.ChoiceField(label=_("What is handed over"), widget=forms.RadioSelect)
    sentence = TextWithoutNumbers(
        label=_("A sentence for your colleague"),
        help_text=_("What they should know to go on. Why you hand it over, nobody has to say."),
        required=False, max_length=LONGEST, lines=True,
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)

    field_order = ("which", "to", "sentence", "revision", "seen")

    def __init__(
        self, data: Any = None, *, colleagues: QuerySet[User], suggested: User | None,
        choices: list[tuple[str, str | Promise]], chosen: str = "", revision: int = 0, seen: str = "",
    ) -> None:  # fmt: skip
        first = chosen if chosen in dict(choices) else choices[0][0]
        super().__init__(data, initial={"which": first, "revision": revision, "seen": seen, "to": suggested})
        self.fields["to"] = forms.ModelChoiceField(colleagues, label=_("To whom"), empty_label="—")
        which: Any = self.fields["which"]
        which.choices = choices
        if len(choices) < 2:
            which.required, which.widget = False, forms.HiddenInput()
        self.fields["sentence"].widget.attrs["rows"] = 3
        self.order_fields(self.field_order)

    @property
    def only(self) -> str:
        """What is handed over, where there is nothing to choose."""
        field: Any = self.fields["which"]
        (value, said), *others = field.choices
        return "" if others or value == ONE else str(said)

    def clean_which(self) -> str:
        return str(self.cleaned_data.get("which") or self.initial["which"])
