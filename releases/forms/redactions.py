"""A redacted copy that somebody makes, and what the second person says of it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from casework.idempotency import OnceForm
from casework.mistake import Mistake
from casework.reachable import TextWithoutNumbers
from releases.evidence.lists import SecondLook
from releases.evidence.redacting import Boxes, read_boxes


class RedactionForm(OnceForm):
    """The boxes, as lines; with script they are drawn on the picture."""

    once_name = "redaction"

    boxes = forms.CharField(
        label=_("Boxes"),
        help_text=_(
            "One in each line: left, top, width and height in hundredths of the page, as in 10 20 30 5. With script, "
            "draw them on the picture."
        ),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
        max_length=10_000,
    )
    for_whom = TextWithoutNumbers(label=_("For whom"), help_text=_("Who is to get this copy."), max_length=120)

    def clean_boxes(self) -> Boxes:
        answer = read_boxes(self.cleaned_data["boxes"])
        if isinstance(answer, Mistake):
            raise ValidationError(answer.sentence, code="invalid")
        return answer


class VerdictForm(forms.Form):
    """Whether a redacted copy can be used; a refusal says what is to be seen still."""

    verdict = forms.ChoiceField(choices=SecondLook.choices)
    sentence = TextWithoutNumbers(label=_("What is to be seen still"), required=False, max_length=500)

    def clean(self) -> None:
        said = super().clean() or {}
        if said.get("verdict") == SecondLook.REFUSED and not said.get("sentence") and "sentence" not in self.errors:
            self.add_error("sentence", _("Say what is to be seen still, so that the next copy is better."))
