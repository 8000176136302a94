"""What joins a person to another one of the register, as it is typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.forms import DefinedChoiceField
from casework.idempotency import OnceForm
from casework.mistake import Mistake
from casework.reachable import TextWithoutNumbers
from casework.references import normalise
from casework.typed_text import TypedText
from detainees.lists import Certainty, LinkKind
from detainees.models import Detainee
from detainees.models.detainees import DetaineeQuerySet


class LinkForm(OnceForm):
    """The other one by reference; a name is typed only to look the reference up, and is not kept."""

    once_name = "link"

    kind = DefinedChoiceField(LinkKind, label=_("What joins the two"), empty="—")
    detainee = forms.CharField(
        label=_("Reference of the other person"), help_text=_("For example D-7K3M-9QTA."), max_length=40
    )
    certainty = DefinedChoiceField(Certainty, label=_("How sure it is"), empty="—")
    link_given_by = TextWithoutNumbers(
        label=_("Who says so"),
        help_text=_("Seen only by those who enter and verify in this team."),
        required=False,
        max_length=200,
    )
    given = TypedText(label=_("Given name"), required=False, max_length=80)
    father = TypedText(label=_("Father's name"), required=False, max_length=80)
    family = TypedText(label=_("Family name"), required=False, max_length=80)
    about = forms.CharField(widget=forms.HiddenInput, required=False, initial="known")  # that one may be chosen

    def __init__(self, data: Any = None, *, detainee: Detainee, persons: DetaineeQuerySet) -> None:
        super().__init__(data)
        self.this, self.persons = detainee, persons
        self.fields["detainee"].widget.attrs |= {"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}

    def clean_detainee(self) -> Detainee:
        """The other person, whom the one who links may open."""
        reference = normalise(self.cleaned_data["detainee"], prefix="D")
        if isinstance(reference, Mistake):
            raise forms.ValidationError(reference.sentence)
        if reference == self.this.reference:
            raise forms.ValidationError(_("This is the reference of the same person. Type that of the other one."))
        found = self.persons.filter(organisation=self.this.organisation_id, reference=reference).first()
        if found is None:
            raise forms.ValidationError(
                _("There is no person with this reference on your register. Check it, or look the name up.")
            )
        return found
