"""What a caller says of their consent: the words that were read out, how and when they answered."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from casework.forms import DefinedChoiceField
from casework.idempotency import OnceForm
from casework.kept import KeptChoiceField
from families.consent import HOW_IT_CAME, Spoken, texts_for
from families.consent_lists import How, Purpose, Said
from families.countries import Language
from families.forms.texts import DayField, TextWithoutNumbers
from families.lists import Channel
from families.models import ConsentText, Inquiry

ASKED = [(Said.GIVEN.value, Said.GIVEN.label), (Said.REFUSED.value, Said.REFUSED.label)]


@dataclass(frozen=True)
class ReadOut:
    """Words that are read out, and the languages of a caller in which they are; "" where none was said."""

    text: ConsentText
    languages: tuple[str, ...]
    off: bool  # the caller speaks another

    @property
    def values(self) -> str:
        return ",".join(self.languages)


class CallConsentForm(forms.Form):
    """At the end of a call: what has to be asked of everybody, in words that stand beside. Left open it was not asked
    yet. What is kept with an answer are the words that the page had, so the page sends by which sign they are known."""

    keep = forms.ChoiceField(label=_("Keep it after the call"), required=False)
    match = forms.ChoiceField(label=_("Look on the register"), required=False)
    words_seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for name in ("keep", "match"):
            self.fields[name].choices = [("", _("not asked yet")), *ASKED]  # type: ignore[attr-defined]  # a field's class is not in its type

    @property
    def language(self) -> str:
        """In which the words are read out: as it was said who calls, else in Arabic."""
        said = str(self.data.get("language", ""))
        return said if said in Language.values else Language.ARABIC.value

    @cached_property
    def _texts(self) -> dict[str, dict[str, ConsentText]]:
        return {purpose.value: texts_for(purpose) for purpose in (Purpose.KEEP, Purpose.MATCH)}

    def texts(self) -> dict[str, ConsentText]:
        """By purpose the words that are read out."""
        return {purpose: texts[self.language] for purpose, texts in self._texts.items()}

    @property
    def keep_words(self) -> list[ReadOut]:
        return self._read_out(Purpose.KEEP)

    @property
    def match_words(self) -> list[ReadOut]:
        return self._read_out(Purpose.MATCH)

    def _read_out(self, purpose: Purpose) -> list[ReadOut]:
        texts, spoken = self._texts[purpose], dict[str, list[str]]()
        for language, text in texts.items():
            spoken.setdefault(text.code, [""] if language == Language.ARABIC else []).append(language)
        by_code = {text.code: text for text in texts.values()}
        return [ReadOut(by_code[code], tuple(said), self.language not in said) for code, said in spoken.items() if code]

    @property
    def words_sign(self) -> str:
        """By which these very words are known."""
        texts = [text.text for of_purpose in self._texts.values() for text in of_purpose.values()]
        return sha256("\n".join(texts).encode()).hexdigest()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        answered = [name for name in ("keep", "match") if cleaned.get(name)]
        if answered and cleaned.get("words_seen") != self.words_sign:
            self.add_error(answered[0], _("The words of consent have changed since this page was opened. Ask again."))
            self.data: Any = {**self.data.dict(), "keep": "", "match": ""}
        return cleaned

    def answers(self) -> dict[str, str]:
        """By purpose what the caller said; "" where they were not asked."""
        return {Purpose.KEEP.value: self.cleaned_data["keep"], Purpose.MATCH.value: self.cleaned_data["match"]}


class SpokenForm(OnceForm):
    """How something was said, and in which words."""

    once_name = "consent"

    how = DefinedChoiceField(How, label=_("How they said it"))
    said_on = DayField(label=_("On which day"), required=True)
    words = TextWithoutNumbers(label=_("The words used"), required=False, lines=True, max_length=2_000)

    def __init__(self, data: Any = None, *, inquiry: Inquiry, **kwargs: Any) -> None:
        how = HOW_IT_CAME.get(Channel(inquiry.channel), How.MESSAGE)
        first = {"how": how.value, "said_on": timezone.localdate(), **kwargs.pop("initial", {})}
        super().__init__(data, initial=first, **kwargs)
        self.inquiry = inquiry
        self.fields["words"].widget.attrs["rows"] = 2

    def clean_said_on(self) -> Any:
        day = self.cleaned_data["said_on"]
        if day is not None and day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def spoken(self, text: str, language: str) -> Spoken:
        """What was said, in the words that were typed or else in these."""
        said = self.cleaned_data
        return Spoken(said["words"] or text, language, said["how"], said["said_on"])


class ConsentForm(SpokenForm):
    """One thing that was asked, and what the caller said."""

    said = forms.ChoiceField(label=_("What they said"), choices=ASKED, widget=forms.RadioSelect)
    text = forms.ModelChoiceField(
        ConsentText.objects.none(), label=_("Read out"), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, data: Any = None, *, inquiry: Inquiry, purpose: Purpose) -> None:
        texts = ConsentText.objects.filter(purpose=purpose, in_use=True)
        first = texts.filter(language=inquiry.relative.language).first()
        super().__init__(data, inquiry=inquiry, initial={"text": first})
        words, field = self.fields["words"], cast("Any", self.fields["text"])
        words.label = _("Other words")
        words.help_text = _("Where something else was said than what stands above, as it was spoken.")
        field.queryset = texts
        field.label_from_instance = lambda each: f"{each.get_language_display()}: \u2068{each.text}\u2069"  # isolated


class ShareConsentForm(ConsentForm):
    """Consent to share with one organisation: of the register, or another by its name."""

    organisation = KeptChoiceField(
        Organisation.objects.all(), label=_("With which organisation"), required=False,
        help_text=_("Your own stands for its other desks."),
    )  # fmt: skip
    outside = TextWithoutNumbers(
        label=_("Or another, by name"), help_text=_("One that does not work with this register."), required=False,
        max_length=200,
    )  # fmt: skip

    with_numbers = forms.BooleanField(
        label=_("The caller's numbers too"), help_text=_("Only where they agreed to that by itself."), required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("organisation")) == bool(cleaned.get("outside")) and not self.errors:
            self.add_error("organisation", _("Name one organisation: one of the list, or another by its name."))
        return cleaned


class WithdrawalForm(SpokenForm):
    """All that is kept is to be destroyed: how the caller said so, and that one is sure."""

    sure = forms.BooleanField(
        label=_("I have read what is destroyed. It cannot be undone."),
        error_messages={"required": _("Read what is destroyed, and tick that you are sure.")},
    )
