"""An advisory as it is written: what it is, from when to when, in which languages, on what it rests; and its moves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.access import teams_in_which
from accounts.models import Team, User
from accounts.rights import Right
from casework.forms import DayField, DefinedChoiceField, VersionedForm
from casework.idempotency import OnceForm
from casework.listing import Filters
from casework.reachable import holds_a_number
from casework.typed_text import TypedText
from families.countries import Language
from families.forms.texts import TextWithoutNumbers
from families.models import Advisory
from families.models.advice import LANGUAGES
from families.models.advisories import CONTENT, AdvisoryCourse
from families.rumours import AdvisoryKind, Verdict

LONGEST_HEADING = 120  # characters
LONGEST = 3_000  # characters of a text: more nobody reads on a telephone
OPTIONAL = LANGUAGES[1:]


class HoldingDay(DayField):
    """A day from which, or until which, an advisory holds."""

    not_one_day = _("Say the day: an advisory begins and ends on one.")


class PublicText(TypedText):
    """A text that everybody reads: how somebody is reached does not stand in it."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if isinstance(text, str) and holds_a_number(text):
            raise forms.ValidationError(
                _(
                    "A telephone number or an e-mail address stands in this. How we are reached stands on a page of "
                    "its own, and nobody else's number is published."
                )
            )
        return text


class Heading(PublicText):
    """What is read first, and often alone."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST_HEADING, **kwargs)


class SaysForm(VersionedForm):
    """What an advisory says. Each text has its heading; languages beside Arabic and English may be left out."""

    kind = DefinedChoiceField(AdvisoryKind, label=_("What it is"), widget=forms.RadioSelect)
    verdict = DefinedChoiceField(Verdict, label=_("Verdict"), empty="—", required=False)
    first_day = HoldingDay(label=_("From"))
    last_day = HoldingDay(label=_("Until"))
    title_ar = Heading(
        label=_("Heading in Arabic"),
        help_text=_("Of a rumour with the verdict: “Reports that … are false”. Many read nothing else."),
    )
    text_ar = PublicText(lines=True, label=_("Text in Arabic"), max_length=LONGEST)
    title_en = Heading(label=_("Heading in English"), required=False)
    text_en = PublicText(lines=True, label=_("Text in English"), required=False, max_length=LONGEST)
    title_ku = Heading(label=_("Heading in Kurdish"), required=False)
    text_ku = PublicText(lines=True, label=_("Text in Kurdish"), required=False, max_length=LONGEST)
    title_tr = Heading(label=_("Heading in Turkish"), required=False)
    text_tr = PublicText(lines=True, label=_("Text in Turkish"), required=False, max_length=LONGEST)
    title_de = Heading(label=_("Heading in German"), required=False)
    text_de = PublicText(lines=True, label=_("Text in German"), required=False, max_length=LONGEST)
    title_fr = Heading(label=_("Heading in French"), required=False)
    text_fr = PublicText(lines=True, label=_("Text in French"), required=False, max_length=LONGEST)
    sources_ar = PublicText(
        lines=True, label=_("Sources, in Arabic"), required=False, max_length=1000,
        help_text=_("One a line, with its date, and only those that may be named: they are published."),
    )  # fmt: skip
    sources_en = PublicText(lines=True, label=_("Sources, in English"), required=False, max_length=1000)
    unnamed_sources = forms.BooleanField(
        label=_("It rests on sources that may not be named"), required=False,
        help_text=_("“Sources known to us” is published, and nothing else. Write nowhere here who they are."),
    )  # fmt: skip
    basis = TextWithoutNumbers(
        lines=True, label=_("Why it is so, for colleagues"), required=False, max_length=LONGEST,
        help_text=_("Who publishes it reads this. It is not published, and names nobody who may not be named."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if name.startswith(("title_", "text_", "sources_")):
                language = name[-2:]
                field.widget.attrs |= {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}
            if name.startswith("text_") or name == "basis":
                field.widget.attrs["rows"] = 5
            elif name.startswith("sources_"):
                field.widget.attrs["rows"] = 3

    @property
    def languages(self) -> list[tuple[str, Any, Any, bool]]:
        """The further languages: name, the two fields, and whether something stands in them."""
        pairs = [(Language(code).label, self[f"title_{code}"], self[f"text_{code}"]) for code in OPTIONAL[1:]]
        return [(str(name), title, text, bool(title.value() or text.value())) for name, title, text in pairs]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._fit_verdict(cleaned)
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("This lies before the first day."))
        for code in OPTIONAL:
            self._fit_texts(cleaned, code)
        return cleaned

    def _fit_verdict(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("kind") == AdvisoryKind.RUMOUR and not cleaned.get("verdict"):
            self.add_error("verdict", _("Say what the rumour is worth."))
        elif cleaned.get("kind") == AdvisoryKind.WARNING:
            cleaned["verdict"] = ""

    def _fit_texts(self, cleaned: dict[str, Any], code: str) -> None:
        title, text = (cleaned.get(f"{part}_{code}") for part in ("title", "text"))
        if title and not text and f"text_{code}" not in self.errors:
            self.add_error(f"text_{code}", _("There is a heading, and no text under it."))
        if text and not title and f"title_{code}" not in self.errors:
            self.add_error(f"title_{code}", _("There is a text, and no heading over it."))

    def said(self) -> dict[str, Any]:
        """What it says, by the fields of the model."""
        return {name: self.cleaned_data[name] for name in CONTENT}


class AdvisoryForm(SaysForm, OnceForm):
    """A new advisory."""

    once_name = "advisory"

    team = forms.ModelChoiceField(Team.objects.none(), label=_("Desk"), empty_label=None)

    def __init__(self, data: Any = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        team: Any = self.fields["team"]
        team.queryset = teams_in_which(user, Right.TAKE_INQUIRIES)
        team.initial = team.queryset.first()


class ChangedAdvisoryForm(SaysForm):
    """What is changed in a draft."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, advisory: Advisory) -> None:
        stored = {name: getattr(advisory, name) for name in CONTENT}
        super().__init__(data, initial={**stored, "version": advisory.version})


class AdvisoryMoveForm(forms.Form):
    """A move of one advisory: what the page was drawn from, and the reason where one is asked for."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    reason = forms.ChoiceField(label=_("Reason"), required=False)
    sentence = TextWithoutNumbers(label=_("In a sentence"), required=False, max_length=2000, lines=True)

    def __init__(self, *args: Any, reasons: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sentence"].widget.attrs["rows"] = 3
        if reasons is not None:
            self.fields["reason"] = DefinedChoiceField(reasons, label=_("Reason"), empty="—", required=False)


class AdvisoryFilters(Filters):
    """The filters of the list; without one, everything but what was withdrawn."""

    status = forms.ChoiceField(
        label=_("State"), choices=[("", _("not withdrawn")), *AdvisoryCourse.choices, ("all", _("all"))], required=False
    )
    kind = forms.ChoiceField(label=_("What it is"), choices=[("", _("all")), *AdvisoryKind.choices], required=False)

    def clean_status(self) -> str:
        return str(self.cleaned_data.get("status") or "kept")

    def narrow_status(self, found: Any, value: str) -> Any:
        if value == "all":
            return found
        if value == "kept":
            return found.exclude(status=AdvisoryCourse.WITHDRAWN)
        return found.filter(status=value)
