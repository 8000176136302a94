"""What the desk is narrowed to, and what is said of one inquiry there."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.rights import Right
from casework.forms import DefinedChoiceField
from casework.idempotency import OnceForm
from casework.moments import MomentField
from casework.own.filtering import OwnFilters
from casework.teams import teams_of
from casework.typed_text import TypedText
from detainees.forms.places import GovernorateField
from families.forms.call import PlanForm
from families.forms.same_person import SamePersonForm
from families.forms.texts import TextWithoutNumbers
from families.hours import leaves_none, why_gone_by, why_not_due
from families.leaving_messages import ASK_TWICE, SEEN, goes_against
from families.lists import Asks, Channel, Outcome, Priority
from families.models import Contact, Inquiry, InquiryOwnValue
from families.models.inquiries import Course

OPEN, OVERDUE, UNASKED, ALL = "open", "overdue", "unasked", "all"
LONGEST = 2_000


class InquiryFilters(OwnFilters):
    """The filters of the desk; without one, what is open."""

    values = InquiryOwnValue
    combined = ("priority", "asks", "channel", "home", "team")
    emptiable: Mapping[str, str | Promise] = {"home": "", "due": _("Next contact")}

    status = forms.ChoiceField(
        label=_("State"),
        choices=[
            ("", _("open")),
            (OVERDUE, _("overdue")),
            (UNASKED, _("not asked for consent")),
            *Course.choices,
            (ALL, _("all")),
        ],
        required=False,
    )
    priority = forms.ChoiceField(label=_("Priority"), choices=[("", _("all")), *Priority.choices], required=False)
    asks = forms.ChoiceField(label=_("What they ask"), choices=[("", _("all")), *Asks.choices], required=False)
    channel = forms.ChoiceField(label=_("How it came"), choices=[("", _("all")), *Channel.choices], required=False)
    home = GovernorateField(label=_("Home governorate"), empty_label=_("all"))
    team = forms.ChoiceField(label=_("Desk"), required=False)
    mine = forms.BooleanField(label=_("Mine only"), required=False)

    lookups = {"home": "home_governorate", "team": "team__slug"}

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        self.user = user
        teams = [(team.slug, str(team)) for team in teams_of(user, Right.TAKE_INQUIRIES)]
        self.fields["team"].choices = [("", _("all")), *teams]  # type: ignore[attr-defined]  # a field's class is not in its type
        if len(teams) < 2:
            del self.fields["team"]
        self.take_own(user)

    def clean_status(self) -> str:
        return str(self.cleaned_data.get("status") or OPEN)

    def narrow_status(self, found: Any, value: str) -> Any:
        if value == ALL:
            return found
        if value == OVERDUE:
            return found.overdue(timezone.now())
        if value == UNASKED:
            return found.unasked()
        return found.open() if value == OPEN else found.filter(status=value)

    def narrow_asks(self, found: Any, value: str) -> Any:
        return found.filter(self.any_asks([value]))

    def any_asks(self, values: list[str]) -> Q:
        """One of these is among what they ask."""
        return Q(asks__overlap=values)

    def narrow_mine(self, found: Any, value: bool) -> Any:
        return found.filter(owner=self.user)


class InquiryMoveForm(forms.Form):
    """A move of one inquiry: what the page was drawn from, and the reason where one is asked for."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    reason = forms.ChoiceField(label=_("Reason"), required=False)
    sentence = TextWithoutNumbers(label=_("In a sentence"), required=False, max_length=LONGEST, lines=True)

    def __init__(self, *args: Any, reasons: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sentence"].widget.attrs["rows"] = 3
        if reasons is not None:
            self.fields["reason"] = DefinedChoiceField(reasons, label=_("Reason"), empty="—", required=False)


class PersonForm(SamePersonForm):
    """Who on the register may be the person sought: a reference, or nobody."""

    about = forms.CharField(widget=forms.HiddenInput, initial="sought", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)
    detainee = TypedText(
        label=_("Reference of the person"), help_text=_("Empty for nobody."), required=False, max_length=40
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["detainee"].widget.attrs["dir"] = "ltr"


class ReplanForm(PlanForm):
    """How soon the caller is heard from again, changed later."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, inquiry: Inquiry) -> None:
        self.inquiry = inquiry
        self.cards = list(inquiry.relative.contacts.all()) if inquiry.is_open else []
        shown = inquiry.due if inquiry.due and not leaves_none(self.cards, timezone.now()) else None
        due = f"{timezone.localtime(shown):%Y-%m-%d %H:%M}" if shown else ""
        super().__init__(data, initial={"priority": inquiry.priority, "version": inquiry.version, "due": due})

    def clean_due(self) -> datetime | None:
        """To the second what is due already, where that stays: who changes the priority alone leaves it as agreed."""
        due, stands = self.cleaned_data["due"], self.inquiry.due
        stays = due is not None and stands is not None and stands.replace(second=0, microsecond=0) == due
        return stands if stays else super().clean_due()


class AttemptForm(OnceForm):
    """One attempt to reach the caller, and when the next one is due."""

    once_name = "attempt"

    contact = forms.ModelChoiceField(
        Contact.objects.none(), label=_("By which number"), required=False, empty_label=_("by none of them")
    )
    outcome = DefinedChoiceField(Outcome, label=_("What came of it"), empty="—")
    despite = forms.BooleanField(label=SEEN, required=False)
    sentence = TextWithoutNumbers(label=_("In a sentence"), required=False, max_length=LONGEST, lines=True)
    next_due = MomentField(
        label=_("Next contact due"),
        help_text=_("Within the safe hours of the caller; in Syria's time. Empty for what the priority says."),
        required=False,
    )

    def __init__(
        self, data: Any = None, *, contacts: QuerySet[Contact], endings: dict[int, str], due: datetime | None
    ) -> None:
        self.cards = list(contacts)
        first = self.cards[0] if self.cards else None
        proposed = f"{timezone.localtime(due):%Y-%m-%d %H:%M}" if due else ""
        super().__init__(data, initial={"contact": first, "next_due": proposed})
        field: Any = self.fields["contact"]
        field.queryset = contacts
        self.against_card = False
        field.label_from_instance = lambda contact: f"{contact.get_method_display()} {endings[contact.pk]}"
        self.fields["sentence"].widget.attrs["rows"] = 3

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        contact, due = cleaned.get("contact"), cleaned.get("next_due")
        if due and (sentence := why_gone_by(due) or why_not_due([contact] if contact else self.cards, due)):
            self.add_error("next_due", str(sentence))
        self.against_card = goes_against(cleaned.get("outcome", ""), contact, self.cards)
        if self.against_card and not cleaned.get("despite"):
            self.add_error("despite", ASK_TWICE)
        return cleaned
