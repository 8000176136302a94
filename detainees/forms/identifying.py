"""Who an unidentified person is, and by what it became known."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.forms import DefinedChoiceField
from casework.idempotency import OnceForm
from casework.reachable import TextWithoutNumbers
from detainees.describing.lists import Recognised


class IdentifyForm(OnceForm):
    """The person on the register, or a new one whose names are typed beside it; `sure` is sent by the second page."""

    once_name = "identify"
    KNOWN, NEW = "known", "new"

    about = forms.ChoiceField(
        label=_("Who it is"),
        choices=[(KNOWN, _("A person on the register")), (NEW, _("A person not yet on the register"))],
        initial=KNOWN,
        widget=forms.RadioSelect,
    )
    detainee = forms.CharField(
        label=_("Reference of the person"), help_text=_("For example D-7K3M-9QTA."), required=False, max_length=40
    )
    how = DefinedChoiceField(Recognised, label=_("How they were recognised"), empty="—")
    recognised_by = TextWithoutNumbers(
        label=_("By whom"),
        help_text=_("Seen only by those who enter and verify in this team."),
        required=False,
    )
    sentence = TextWithoutNumbers(
        label=_("Why"),
        help_text=_("What settles it, for those who ask later. It may stay empty."),
        lines=True,
        required=False,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2_000)

    @property
    def is_new(self) -> bool:
        """Whether the person is put on the register with it."""
        return str(self["about"].value() or "") == self.NEW
