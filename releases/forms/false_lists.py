"""A list that somebody found false, pasted or as a file."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.access import teams_in_which
from accounts.models import Team, User
from accounts.rights import Right
from casework.idempotency import OnceForm
from casework.mistake import Mistake
from casework.reachable import TextWithoutNumbers
from casework.typed_text import TypedText
from releases.suspicion.false_lists import Reading, read_list

LARGEST = 1_000_000  # bytes of a file


class FalseListForm(OnceForm):
    """The list and why it is false; `reading` is what of it can be compared."""

    once_name = "false-list"

    team = forms.ModelChoiceField(Team.objects.none(), label=_("Team"), empty_label=None)
    why = TextWithoutNumbers(
        label=_("Why it is false"), help_text=_("How it was found out, for those who meet it again."), lines=True
    )
    rows = TypedText(
        label=_("The list"),
        help_text=_(
            "One name in each line, or a table with the columns of the register's CSV. A row needs a given name, a "
            "father's name and a family name."
        ),
        lines=True, required=False, max_length=LARGEST, widget=forms.Textarea(attrs={"rows": 10}),
    )  # fmt: skip
    file = forms.FileField(label=_("Or a file, CSV in UTF-8"), required=False, allow_empty_file=True)

    def __init__(self, data: Any = None, files: Any = None, *, user: User) -> None:
        super().__init__(data, files)
        teams = teams_in_which(user, Right.DECIDE)
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]  # a field's class is not in its type
        self.reading: Reading | None = None

    def clean_file(self) -> str:
        """The text of the file; "" where there is none."""
        file = self.cleaned_data["file"]
        if file is None:
            return ""
        if file.size > LARGEST:
            raise forms.ValidationError(_("This file is larger than a list of names can be."))
        try:
            return str(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise forms.ValidationError(
                _("This file is not UTF-8 text. Save it as “CSV UTF-8” and try again.")
            ) from error

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        said = given.get("rows") or given.get("file")
        if not self.errors:
            read = read_list(said) if said else Mistake(str(_("Paste the list, or choose a file.")))
            if isinstance(read, Mistake):
                self.add_error("rows", read.sentence)
            else:
                self.reading = read
        return given
