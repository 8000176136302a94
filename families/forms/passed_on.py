"""To whom something of an inquiry is passed on: which consent it rests on, which parts, until when."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Team
from casework.forms import DefinedChoiceField
from casework.idempotency import OnceForm
from casework.moments import MomentField
from casework.typed_text import TypedText
from families.consent import to_share
from families.consent_lists import SharedField
from families.content import LEAST
from families.forms.texts import DefinedChoicesField, TextWithoutNumbers
from families.lists import ReferredTo
from families.models import Consent, Inquiry
from families.referring import ASKS_OF
from families.sharing import LONGEST

MONTH = timedelta(days=30)


class PassOnForm(OnceForm):
    """Which consent it rests on, which desk of that organisation reads it, and which parts; the least at first."""

    consent = forms.ModelChoiceField(
        Consent.objects.none(), label=_("With whom, as the caller agreed"), empty_label=None, widget=forms.RadioSelect
    )
    desk = forms.ModelChoiceField(
        Team.objects.none(), label=_("Which desk there"), required=False, empty_label="—",
        help_text=_("For an organisation of this register. Left open for one outside."),
    )  # fmt: skip
    fields_shown = DefinedChoicesField(
        SharedField, label=_("What is shown"), initial=LEAST, error_messages={"required": _("Tick at least one part.")}
    )

    def __init__(self, data: Any = None, *, inquiry: Inquiry) -> None:
        super().__init__(data)
        self.inquiry = inquiry
        agreed = to_share(inquiry)
        organisations = [each.organisation_id for each in agreed if each.organisation_id]
        consent: Any = self.fields["consent"]
        consent.queryset = inquiry.consents.filter(pk__in=[each.pk for each in agreed])
        consent.label_from_instance = lambda each: each.with_whom
        consent.initial = agreed[0] if agreed else None
        desk: Any = self.fields["desk"]
        desks = Team.objects.filter(organisation__in=organisations).exclude(pk=inquiry.team_id)
        desk.queryset = desks.select_related("organisation").order_by("organisation", "pk")
        desk.label_from_instance = lambda each: f"{each} – {each.organisation}"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        consent, desk = cleaned.get("consent"), cleaned.get("desk")
        if consent and (desk.organisation_id if desk else None) != consent.organisation_id:
            self.add_error(
                "desk",
                _("Choose a desk of the organisation that the caller agreed to.") if consent.organisation_id
                else _("The caller agreed to an organisation outside: leave the desk open."),
            )  # fmt: skip
        return cleaned


class ShareForm(PassOnForm):
    """A share, which ends by itself; numbers are among the parts where the caller agreed to that."""

    once_name = "share"

    until = MomentField(label=_("Until"), help_text=_("2027-05-05 or 2027-05-05 14:30, Syria's time; within a year."))

    def __init__(self, data: Any = None, *, inquiry: Inquiry) -> None:
        super().__init__(data, inquiry=inquiry)
        self.fields["until"].initial = f"{timezone.localdate() + MONTH:%Y-%m-%d}"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        consent, desk = cleaned.get("consent"), cleaned.get("desk")
        asked = SharedField.NUMBERS in (cleaned.get("fields_shown") or [])
        if asked and consent and not (consent.with_numbers and desk):
            self.add_error(
                "fields_shown",
                _("The caller has not agreed that numbers are shared there."),
            )
        return cleaned

    def clean_until(self) -> datetime | None:
        until: datetime | None = self.cleaned_data["until"]
        if until is not None and until <= timezone.now():
            raise forms.ValidationError(_("This moment has gone by. Until when can it be read?"))
        if until is not None and until > timezone.now() + timedelta(days=LONGEST - 1):
            raise forms.ValidationError(_("A share ends within a year. It can be made again then."))
        return until


class ReferralForm(PassOnForm):
    """A referral, with a note for who takes it up."""

    once_name = "referral"

    kind = DefinedChoiceField(ReferredTo, label=_("For what"), empty="—")
    note = TextWithoutNumbers(label=_("Note for who takes it up"), required=False, lines=True, max_length=2_000)

    def __init__(self, data: Any = None, *, inquiry: Inquiry) -> None:
        super().__init__(data, inquiry=inquiry)
        self.fields["note"].widget.attrs["rows"] = 3
        self.fields["kind"].help_text = _("Where the kind does not say what is asked, let that be shown too.")
        parts: Any = self.fields["fields_shown"]
        parts.choices = [(code, label) for code, label in SharedField.choices if code != SharedField.NUMBERS]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        kind, parts = cleaned.get("kind"), cleaned.get("fields_shown") or []
        if kind and kind not in ASKS_OF and cleaned.get("desk") and SharedField.ASKS not in parts:
            self.add_error("fields_shown", _("Let be shown what they ask: the kind of this referral does not say it."))
        return cleaned


class TakeUpForm(forms.Form):
    """Accepting a referral: a new inquiry at one's own desk, or one that is there already."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    link_to = TypedText(
        label=_("Reference of an inquiry that is here already"), help_text=_("Empty for a new one."), required=False,
        max_length=40,
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["link_to"].widget.attrs["dir"] = "ltr"
