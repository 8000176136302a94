"""What a caller is told, and bad news on its way to a family."""

from collections.abc import Sequence
from copy import copy
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.forms import DefinedChoiceField
from casework.idempotency import OnceForm
from casework.moves import Refusal
from families.answering import Saying, Situation
from families.countries import Language
from families.drafting import uncertain
from families.forms.texts import TextWithoutNumbers
from families.leaving_messages import ASK_TWICE, SEEN, tells_against
from families.lists import NewsKind, Support, Told, ToldHow
from families.models import Contact, Inquiry
from releases.models import Finding
from releases.models.findings import FindingQuerySet

LONGEST = 4_000


class LanguageForm(forms.Form):
    """In which language the answer is drafted, and of which release; asked by GET, for it changes nothing."""

    language = forms.ChoiceField(label=_("In which language"), choices=Language.choices, required=False)
    release = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)
    unnamed = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def chosen(self, inquiry: Inquiry) -> str:
        """The language that was asked for, else the caller's."""
        self.is_valid()
        return str(self.cleaned_data.get("language") or inquiry.relative.language)

    def about(self) -> str:
        """The reference of the release that was asked for; "" for the latest."""
        self.is_valid()
        return str(self.cleaned_data.get("release") or "")

    def is_unnamed(self) -> bool:
        """Whether it was said that the caller is none of the relatives named."""
        self.is_valid()
        return bool(self.cleaned_data.get("unnamed"))


class AnswerForm(OnceForm):
    """What the caller was told. Of a release the text can be edited; whoever is told nothing hears the same words."""

    once_name = "answer"

    seen = forms.CharField(widget=forms.HiddenInput, max_length=80)
    language = forms.ChoiceField(choices=Language.choices, widget=forms.HiddenInput)
    release = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)
    unnamed = forms.BooleanField(widget=forms.HiddenInput, required=False)
    text = TextWithoutNumbers(label=_("In these words"), max_length=LONGEST, lines=True)
    named = forms.BooleanField(label=_("The caller is one of the relatives whom the person named"), required=False)
    how = DefinedChoiceField(ToldHow, label=_("How they were told"), empty="—")
    despite = forms.BooleanField(label=SEEN, required=False)
    typed = ""  # what was typed before something changed

    def __init__(self, data: Any = None, *, now: Situation, language: str, cards: Sequence[Contact]) -> None:
        self.cards, self.against_card = cards, False
        reference = now.release.reference if now.release else ""
        drafted = {"seen": now.seen, "language": language, "release": reference, "unnamed": now.unnamed}
        drafted["text"] = now.text(language)
        super().__init__(data, initial=drafted)
        self.fields["text"].widget.attrs["rows"] = 8
        if now.kind is not Told.RELEASE:
            del self.fields["text"]
        if not now.hearing.named or now.kind is not Told.RELEASE:
            del self.fields["named"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.against_card = tells_against(cleaned.get("how", ""), self.cards)
        if self.against_card and not cleaned.get("despite"):
            self.add_error("despite", ASK_TWICE)
        return cleaned

    def see(self, now: Situation) -> None:
        """Let the page carry what stands now, drafted anew, for the person is shown it; `typed` is what they typed."""
        self.draft_anew(now)
        self.draw_again()

    def draft_anew(self, now: Situation) -> None:
        """The same for what was begun before something changed: it stays one and the same sending."""
        data: Any = copy(self.data)  # of an immutable QueryDict, a mutable one
        data["seen"] = now.seen
        self.typed = str(data.get("text", ""))
        if now.kind is Told.RELEASE:  # words about what stood before would rest on what stands now
            data["text"] = now.text(str(data.get("language", "")))
        self.data = data

    def saying(self) -> Saying:
        """What was said."""
        said = self.cleaned_data
        return Saying(
            said["seen"],
            said["language"],
            said.get("text", ""),
            said["how"],
            said.get("named", False),
            said["release"],
            said["unnamed"],
            despite=said["despite"],
        )


class NewsForm(OnceForm):
    """Bad news: what it is, on what it stands, and the words."""

    once_name = "bad-news"

    kind = DefinedChoiceField(NewsKind, label=_("What it is"), widget=forms.RadioSelect)
    finding = forms.ModelChoiceField(
        Finding.objects.none(), label=_("The verified fate that says so"), required=False, empty_label="—"
    )
    evidence = TextWithoutNumbers(
        label=_("On what it stands"),
        help_text=_("The record or the official paper, by its name and date, and where it is kept."),
        max_length=1_000,
        lines=True,
    )
    language = forms.ChoiceField(label=_("In which language"), choices=Language.choices)
    text = TextWithoutNumbers(
        label=_("What the family will be told"),
        help_text=_("Two supervisors sign these very words. They cannot be changed then."),
        max_length=LONGEST,
        lines=True,
    )

    def __init__(self, data: Any = None, *, inquiry: Inquiry, fates: FindingQuerySet, kind: str = "") -> None:
        language = inquiry.relative.language
        begun = uncertain(language) if kind == NewsKind.CORRECTED else ""
        super().__init__(data, initial={"language": language, "kind": kind, "text": begun})
        self.fields["evidence"].widget.attrs["rows"] = 3
        self.fields["text"].widget.attrs["rows"] = 8
        field: Any = self.fields["finding"]
        field.queryset = fates
        field.label_from_instance = lambda fate: f"{fate.reference} · {fate.verified_revision.get_fate_display()}"


class SupportForm(forms.Form):
    """What became of the offer of support."""

    support = DefinedChoiceField(Support, label=_("Psychosocial support"), widget=forms.RadioSelect)


class DropForm(forms.Form):
    """That bad news is told to nobody: there is no way back, and what was signed has to be signed anew."""

    sure = forms.BooleanField(
        label=_("This family is not to be told these words"),
        error_messages={
            "required": _("Tick it if nobody is to be told. What was written and signed stays as it is until then.")
        },
    )


class ToldForm(OnceForm):
    """How bad news was told."""

    once_name = "tell-bad-news"
    against_card = False

    how = DefinedChoiceField(ToldHow, label=_("How they were told"), empty="—")
    despite = forms.BooleanField(label=SEEN, required=False)

    def refuse(self, refusal: Refusal) -> None:
        """Say why it was not kept; where the safety card asks for no message, at the tick that is then asked for."""
        self.against_card = refusal.sentence == str(ASK_TWICE)
        self.add_error("despite" if self.against_card else None, refusal.sentence)
