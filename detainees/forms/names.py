"""Names as they are typed: in parts, in either script or both."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.forms import DefinedChoiceField
from casework.idempotency import OnceForm
from casework.typed_text import ARABIC, LATIN, TypedName, TypedText
from detainees.lists import NameKind
from detainees.models import Name

PART_LABELS = {
    "ar": {
        "given": _("Given name"),
        "father": _("Father's name"),
        "grandfather": _("Grandfather's name"),
        "family": _("Family name"),
        "mother": _("Mother's name"),
    },
    "latin": {
        "given": _("Given name (Latin)"),
        "father": _("Father's name (Latin)"),
        "grandfather": _("Grandfather's name (Latin)"),
        "family": _("Family name (Latin)"),
        "mother": _("Mother's name (Latin)"),
    },
}
SCRIPTS = {"ar": ARABIC, "latin": LATIN}
DIRECTIONS = {"ar": {"dir": "rtl", "lang": "ar"}, "latin": {"dir": "ltr", "lang": "ar-Latn"}}


def name_fields(suffix: str) -> dict[str, forms.Field]:
    """One optional field for each part of a name in one script; `suffix` is `ar` or `latin`, as in the register CSV."""
    found: dict[str, forms.Field] = {}
    for part in Name.PARTS:
        field = TypedName(script=SCRIPTS[suffix], label=PART_LABELS[suffix][part], required=False)
        field.widget.attrs |= DIRECTIONS[suffix]
        found[f"{part}_{suffix}"] = field
    return found


class NamesForm(forms.Form):
    """A full name in parts, in Arabic, in Latin script or in both; a given name in one of them at least."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {**name_fields("ar"), **name_fields("latin"), **self.fields}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for suffix in SCRIPTS:
            if any(self.parts(suffix).values()) and not self._has_given(suffix):
                self.add_error(f"given_{suffix}", _("Other parts of the name are typed: type the given name too."))
        if not self.has_name() and not {"given_ar", "given_latin"} & set(self.errors):
            self.add_error("given_ar", _("Type at least the given name, in Arabic or in Latin script."))
        return cleaned

    def parts(self, suffix: str) -> dict[str, str]:
        """The typed parts in one script."""
        return {part: self.cleaned_data.get(f"{part}_{suffix}", "") for part in Name.PARTS}

    def has_name(self) -> bool:
        """Whether a given name was typed in either script."""
        return bool(self.cleaned_data.get("given_ar") or self.cleaned_data.get("given_latin"))

    def _has_given(self, suffix: str) -> bool:
        return bool(self.cleaned_data.get(f"given_{suffix}")) or f"given_{suffix}" in self.errors

    @property
    def arabic(self) -> list[forms.BoundField]:
        """The fields in Arabic script, for the page."""
        return [self[f"{part}_ar"] for part in Name.PARTS]

    @property
    def latin(self) -> list[forms.BoundField]:
        """The fields in Latin script, for the page."""
        return [self[f"{part}_latin"] for part in Name.PARTS]


class GivenNameForm(OnceForm, NamesForm):
    """A name that somebody gives for a person on the register; it stands beside the ones given before."""

    once_name = "name"

    name_given_by = TypedText(
        label=_("Who gave the name"),
        help_text=_("Seen only by those who enter and verify in this team."),
        required=False,
        max_length=200,
    )


class OtherNameForm(OnceForm):
    """A kunya, a nickname, another spelling."""

    once_name = "other-name"

    kind = DefinedChoiceField(NameKind, label=_("Kind of name"), empty="—")
    text = TypedText(label=_("Name"), max_length=200)
    name_given_by = TypedText(
        label=_("Who gave the name"),
        help_text=_("Seen only by those who enter and verify in this team."),
        required=False,
        max_length=200,
    )
