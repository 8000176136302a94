"""What becomes of a claim that was entered: why it falls or stands again, and which one it repeats."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from casework.kept import KeptSelect
from casework.reachable import TextWithoutNumbers
from releases.forms.offered import claims_to_repeat
from releases.models import Claim


class FallForm(forms.Form):
    """Why a claim falls, or stands again."""

    sentence = TextWithoutNumbers(
        label=_("Why, in a sentence"),
        help_text=_("It stays with the claim, and is told to the owner of each release that is disputed by it."),
        max_length=2000,
        lines=True,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class DeriveForm(forms.Form):
    """Which claim another one repeats, and how that is known."""

    derived_from = forms.ModelChoiceField(
        Claim.objects.none(), label=_("Repeats"), widget=KeptSelect,
        help_text=_("The claim from which this source has it. Copies of one claim are counted once."),
    )  # fmt: skip
    sentence = TextWithoutNumbers(
        label=_("How this is known"), max_length=2000, lines=True, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data: Any = None, *, claim: Claim, user: User) -> None:
        super().__init__(data)
        field = cast("forms.ModelChoiceField[Claim]", self.fields["derived_from"])
        field.queryset = Claim.objects.visible_to(user).filter(source__team=claim.team).exclude(pk=claim.pk)
        field.choices = claims_to_repeat(claim.record, user, but=claim)
