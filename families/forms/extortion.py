"""A report of extortion as it is taken down: who demanded what, and what the caller was advised."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from accounts.access import teams_in_which
from accounts.models import Team, User
from accounts.rights import Right
from casework.forms import DefinedChoiceField, PartialDateFormField, VersionedForm
from casework.idempotency import OnceForm
from casework.kept import KeptChoiceField
from casework.typed_text import TypedText
from detainees.forms.places import GovernorateField
from families.countries import Language
from families.demands import DemandChannel, PaidBy, PosingAs, Promised, WasPaid
from families.forms.identifiers import IdentifiersForm
from families.forms.texts import AmountText, DefinedChoicesField, TextWithoutNumbers
from families.models import Advice, ExtortionReport
from families.money import Currency, plain, read_amount

ADVICE = ("advice", "advice_language", "advice_told")


class AdviceField(KeptChoiceField):
    """One of the texts that are in use."""

    def listed(self) -> list[Any]:
        return [(pk, str(row)) for pk, row in self.kept.items() if row.in_use]


class SaidForm(IdentifiersForm):
    """Who demanded what, and what the caller was advised."""

    posing_as = DefinedChoiceField(PosingAs, label=_("Posing as"), initial=PosingAs.NOT_SAID)
    promised = DefinedChoicesField(Promised, label=_("Promising"), required=False)
    channel = DefinedChoiceField(DemandChannel, label=_("How the demand came"), initial=DemandChannel.NOT_SAID)
    demanded_on = PartialDateFormField(label=_("When"), required=False)
    governorate = GovernorateField(label=_("Governorate"))
    place = TextWithoutNumbers(label=_("Where"), required=False, max_length=200)
    amount_said = AmountText(
        label=_("Amount, as it was said"),
        help_text=_("In figures or words: 30 million Syrian pounds, خمسة آلاف دولار. Empty where none was said."),
        required=False,
        max_length=200,
    )
    currency = forms.ChoiceField(
        label=_("Currency"), choices=[("", _("as the amount says")), *Currency.choices], required=False
    )
    payment = DefinedChoiceField(PaidBy, label=_("How it is to be paid"), initial=PaidBy.NOT_SAID)
    paid = DefinedChoiceField(WasPaid, label=_("Was it paid"), initial=WasPaid.NOT_SAID)
    paid_said = AmountText(
        label=_("How much was paid"),
        help_text=_("In the same currency. Empty where all was paid, or nothing."),
        required=False,
        max_length=200,
    )
    note = TextWithoutNumbers(lines=True, label=_("What happened"), required=False, max_length=4000)
    advice = AdviceField(Advice.objects.all(), label=_("Advice given"), required=False)
    advice_language = forms.ChoiceField(label=_("In which language"), choices=Language.choices, required=False)
    advice_told = TextWithoutNumbers(
        lines=True,
        label=_("As it was told"),
        help_text=_("Empty where it was read out as it stands below. It is kept as it was told."),
        required=False,
        max_length=4000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].widget.attrs["rows"] = 4
        self.fields["advice_told"].widget.attrs["rows"] = 4

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._read_amounts(cleaned)
        return cleaned

    def _read_amounts(self, cleaned: dict[str, Any]) -> None:
        said = read_amount(cleaned.get("amount_said") or "")
        currency = cleaned.get("currency") or said.currency
        if said.currency and currency != said.currency:
            self.add_error("currency", _("The amount says another currency. Correct one of the two."))
        if said.number is not None and not currency:
            self.add_error("currency", _("In which currency? The amount does not say it."))
        self.amounts: dict[str, Any] = {"amount": said.number if currency else None, "currency": currency}
        self.amounts["paid_amount"] = self._paid(cleaned, said.number, currency)

    def _paid(self, cleaned: dict[str, Any], demanded: Decimal | None, currency: str) -> Decimal | None:
        paid, typed = cleaned.get("paid"), cleaned.get("paid_said") or ""
        some = read_amount(typed)
        if typed and paid not in (WasPaid.PART, WasPaid.ALL):
            self.add_error("paid", _("An amount was paid: say whether it was a part, or all of it."))
        if typed and some.number is None:
            self.add_error("paid_said", _("No number can be read from this. Type it in figures."))
        if typed and some.number is not None and not currency:
            self.add_error("currency", _("In which currency? The amount does not say it."))
        if typed:
            return some.number if currency and paid in (WasPaid.PART, WasPaid.ALL) else None
        return demanded if paid == WasPaid.ALL and currency else None

    def said(self) -> dict[str, Any]:
        """What was said, by the names of the fields of `ExtortionReport`."""
        names = (
            "posing_as", "promised", "channel", "demanded_on", "governorate", "place", "amount_said", "payment", "paid",
            "note",
        )  # fmt: skip
        return {**{name: self.cleaned_data[name] for name in names}, **self.amounts, **self._advised()}

    def _advised(self) -> dict[str, Any]:
        """The advice as it was told: in the words that were typed, else in those of the text itself."""
        advice: Advice | None = self.cleaned_data["advice"]
        told: str = self.cleaned_data["advice_told"]
        language = self.cleaned_data["advice_language"] or Language.ARABIC.value
        if advice is not None and not told:
            told, language = advice.text_in(language)
        return {"advice": advice, "advice_told": told, "advice_language": language if told else ""}


class ReportForm(OnceForm, SaidForm):
    """A new report, of the caller of an inquiry or of nobody named."""

    once_name = "extortion"

    team = forms.ModelChoiceField(Team.objects.none(), label=_("Desk"), empty_label=None)
    inquiry = TypedText(
        label=_("Inquiry of who reports it"),
        help_text=_("Its reference. Empty where nobody is named."),
        required=False,
        max_length=40,
    )
    detainee = TypedText(
        label=_("About whom on the register"),
        help_text=_("A reference. May stay empty."),
        required=False,
        max_length=40,
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = teams_in_which(user, Right.TAKE_INQUIRIES)
        field: Any = self.fields["team"]
        field.queryset = teams
        if len(teams) == 1:
            field.widget, field.initial = forms.HiddenInput(), teams[0].pk
        for name in ("inquiry", "detainee"):
            self.fields[name].widget.attrs["dir"] = "ltr"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        worth = ("amount_said", "note", "inquiry", "promised")
        if not self.errors and not self.given and not any(cleaned.get(name) for name in worth):
            raise ValidationError(_("Say at least what was demanded, by whom, or what happened."))
        return cleaned


class ChangedReportForm(VersionedForm, SaidForm):
    """What is known of a report now; identifiers that are typed are added."""

    def __init__(self, data: Any = None, *, report: ExtortionReport) -> None:
        read = read_amount(report.amount_said)
        paid = "" if report.paid_amount in (None, read.number) else f"{plain(report.paid_amount or Decimal(0))}"
        stored = model_to_dict(report, [name for name in ExtortionReport.SAID if not name.startswith("advice")])
        if read.currency == report.currency:  # the text says it: who corrects the text corrects it too
            stored["currency"] = ""
        super().__init__(data, initial={**stored, "paid_said": paid, "version": report.version})
        self.report = report
        if report.advice_told:  # what was told stays as it was told
            for name in ADVICE:
                del self.fields[name]

    def _advised(self) -> dict[str, Any]:
        return {} if self.report.advice_told else super()._advised()
