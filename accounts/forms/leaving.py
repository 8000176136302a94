"""To whom the work of a colleague goes, and how much of it the page has shown."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class HandOverWorkForm(forms.Form):
    """One colleague of the team; those who are `able` to have some of it are offered. `seen` says what the page has
    shown, as `name:number` joined by blanks.
    """

    seen = forms.CharField(widget=forms.HiddenInput, max_length=400, required=False)

    def __init__(
        self, data: Any = None, *, colleagues: QuerySet[User], able: Sequence[User], team: int,
        shown: Collection[tuple[str, int]],
    ) -> None:  # fmt: skip
        said = " ".join(f"{name}:{number}" for name, number in shown)
        super().__init__(data, initial={"seen": said}, prefix=f"team-{team}")
        # Another colleague, chosen before their role ended, is answered with the sentence why not.
        to = self.fields["to"] = forms.ModelChoiceField(
            colleagues, label=_("To whom"), empty_label="—",
            error_messages={"invalid_choice": _("This colleague does not work in the team.")},
        )  # fmt: skip
        to.choices = [("", "—"), *((each.pk, str(each)) for each in able)]

    def expected(self) -> set[tuple[str, int]]:
        """What the page has shown; of what is not understood nothing."""
        parts = (part.partition(":") for part in self.cleaned_data["seen"].split())
        return {(name, int(number)) for name, _colon, number in parts if number.isdecimal()}
