"""What somebody searches in the texts of a team's own fields; in an address it stands sealed, for them alone."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from casework.cursors import seal, unseal
from casework.folding import fold
from casework.models import OwnField
from casework.models.own_fields import LONGEST, FieldKind
from casework.own.reading import called
from casework.typed_text import TypedText

PARAMETER = "own-text"


class OwnSearchForm(forms.Form):
    """In which field, and what stands in it; sent, and never in an address."""

    own_field = forms.ChoiceField(label=_("Field of the team"))
    own_sought = TypedText(label=_("Contains"), max_length=LONGEST)

    def __init__(self, data: Any = None, *, fields: list[OwnField], initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.known = {str(each.pk): each for each in fields if each.kind == FieldKind.TEXT}
        own: Any = self.fields["own_field"]
        several = len({each.team_id for each in self.known.values()}) > 1
        own.choices = [(pk, called(each, several=several)) for pk, each in self.known.items()]

    def clean_own_sought(self) -> str:
        """What was typed, where there is something to compare in it."""
        sought = str(self.cleaned_data["own_sought"])
        if not fold(sought):
            raise forms.ValidationError(_("Type at least one letter or digit."))
        return sought

    def sealed_for(self, user: User) -> str:
        """What was typed, as it stands in an address: good for this person alone."""
        field = self.known[self.cleaned_data["own_field"]]
        return seal(_purpose(user), [field.pk, self.cleaned_data["own_sought"]])


def opened_for(user: User, sealed: str, fields: list[OwnField]) -> tuple[OwnField, str] | None:
    """The field and the text that were sealed for this person; None for another's, or a field not among these."""
    opened = unseal(_purpose(user), sealed)
    if opened is None or len(opened) != 2:
        return None
    field = next((each for each in fields if each.pk == opened[0]), None)
    return (field, str(opened[1])) if field else None


def _purpose(user: User) -> str:
    return f"own text {user.pk}"
