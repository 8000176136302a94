"""Names as they are typed: in parts, in either script or both."""

from collections.abc import Container, Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.forms import DefinedChoiceField
from casework.idempotency import OnceForm
from casework.reachable import TextWithoutNumbers
from casework.typed_text import ARABIC, LATIN, TypedName, has_unseen
from detainees.lists import NameKind
from detainees.models import Name
from detainees.naming import Parts

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
# By what somebody is called in a form: in Arabic script, else in Latin, else as the reference that was chosen.
CALLED = (
    *(tuple(f"{part}_{suffix}" for part in Name.PARTS if part != "mother") for suffix in PART_LABELS),
    ("detainee",),
)
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


def missing_given(arabic: Parts, latin: Parts, wrong: Container[str]) -> Iterator[tuple[str, str]]:
    """The fields in which a given name is missing, each with its sentence; `wrong` are those that could not be read."""
    given = {suffix: parts.get("given") or f"given_{suffix}" in wrong for suffix, parts in _both(arabic, latin)}
    for suffix, parts in _both(arabic, latin):
        if any(parts.values()) and not given[suffix]:
            yield f"given_{suffix}", str(_("Other parts of the name are typed: type the given name too."))
    if not any((*given.values(), *arabic.values(), *latin.values())):
        yield "given_ar", str(_("Type at least the given name, in Arabic or in Latin script."))


def _both(arabic: Parts, latin: Parts) -> tuple[tuple[str, Parts], ...]:
    return ("ar", arabic), ("latin", latin)


class NamesForm(forms.Form):
    """A full name in parts, in Arabic, in Latin script or in both; a given name in one of them at least."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {**name_fields("ar"), **name_fields("latin"), **self.fields}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for field, sentence in missing_given(self.parts("ar"), self.parts("latin"), self.errors):
            self.add_error(field, sentence)
        return cleaned

    def parts(self, suffix: str) -> dict[str, str]:
        """The typed parts in one script."""
        return {part: self.cleaned_data.get(f"{part}_{suffix}", "") for part in Name.PARTS}

    @property
    def has_unseen(self) -> bool:
        """Whether a part was typed with characters that are not seen: it may have been made to look like another."""
        return any(has_unseen(str(bound.value() or "")) for bound in (*self.arabic, *self.latin))

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

    name_given_by = TextWithoutNumbers(
        label=_("Who gave the name"),
        help_text=_("Seen only by those who enter and verify in this team."),
        required=False,
        max_length=200,
    )


class OtherNameForm(OnceForm):
    """A kunya, a nickname, another spelling."""

    once_name = "other-name"

    kind = DefinedChoiceField(NameKind, label=_("Kind of name"), empty="—")
    text = TextWithoutNumbers(label=_("Name"), max_length=200)
    name_given_by = TextWithoutNumbers(
        label=_("Who gave the name"),
        help_text=_("Seen only by those who enter and verify in this team."),
        required=False,
        max_length=200,
    )

    @property
    def has_unseen(self) -> bool:
        """As of a full name."""
        return has_unseen(str(self["text"].value() or ""))
