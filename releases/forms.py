"""The shape of one submission: a release with its person or group, its sources and claims, and a move on it."""

from typing import Any, cast

from django import forms
from django.forms.models import fields_for_model, model_to_dict
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import Team, User
from casework.forms import DefinedChoiceField, PartialDateFormField, definitions
from casework.idempotency import OnceForm
from casework.mistake import Mistake
from casework.typed_text import TypedText
from detainees.models import Governorate
from releases.evidence.receiving import Received, read_token, receive, token_of
from releases.lists import (
    Category,
    CiteConsent,
    Connection,
    CountBound,
    Credibility,
    DisclosureWish,
    HealthState,
    Mode,
    Need,
    RefusalReason,
    Reliability,
    SecurityCase,
    SourceKind,
)
from releases.models import Release, Source
from releases.models.facts import FACTS


class AboutForm(OnceForm):
    """Whom the release is about: a new person, one on the register, or an unnamed group; and whose record it is."""

    once_name = "enter-release"
    NEW, KNOWN, GROUP = "new", "known", "group"

    about = forms.ChoiceField(
        label=_("Who was released"),
        choices=[
            (NEW, _("A person not yet on the register")),
            (KNOWN, _("A person on the register")),
            (GROUP, _("A group without names")),
        ],
        initial=NEW,
        widget=forms.RadioSelect,
    )
    detainee = forms.CharField(
        label=_("Reference of the person"), help_text=_("For example D-7K3M-9QTA."), required=False, max_length=40
    )
    team = forms.ModelChoiceField(Team.objects.none(), label=_("Team"), empty_label=None)

    def __init__(self, *args: Any, teams: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]
        if len(teams) == 1:
            self.fields["team"].widget = forms.HiddenInput()
        self.fields["team"].initial = teams[0].pk if teams else None


class FactsForm(forms.Form):
    """The facts of a release, its wish and the note; cleans to values for the columns of `Release`.

    `version` is the one that the person had in front of them.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    keep_contradictions = forms.BooleanField(label=_("Yes, keep it as the source said it"), required=False)
    group_governorates = forms.ModelMultipleChoiceField(
        Governorate.objects.all(),
        label=_("Governorates they come from"),
        help_text=_("More than one where their split is not known; where it is known, enter a group for each."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    needs = forms.MultipleChoiceField(
        label=_("Needs on release"), choices=Need.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    WISH = ("wish", "wish_relatives", "wish_of", "wish_how")
    PERSON_ONLY = ("home", "was_disappeared", *WISH)
    GROUP_ONLY = tuple(name for name in FACTS if name.startswith("group_"))
    INPUTS = tuple(name for name in (*FACTS, *WISH, "note") if name not in ("detainee", "group_governorates", "needs"))
    LISTS = {
        "mode": Mode,
        "category": Category,
        "health": HealthState,
        "security_case": SecurityCase,
        "group_bound": CountBound,
        "wish": DisclosureWish,
        "needs": Need,
    }
    LINES = (
        "authority", "let_go_at", "undertaking", "payment_demanded", "group_name", "wish_relatives", "wish_of",
        "wish_how",
    )  # fmt: skip

    def __init__(self, *args: Any, release: Release, **kwargs: Any) -> None:
        stored = model_to_dict(release, [*self.INPUTS, "needs", "group_governorates"])
        super().__init__(*args, **{**kwargs, "initial": {**stored, "version": release.version}})
        inputs = fields_for_model(
            Release,
            self.INPUTS,
            field_classes=dict.fromkeys(self.LINES, TypedText),
            widgets={"note": forms.Textarea(attrs={"rows": 3})},
        )
        self.fields = {**inputs, **self.fields}
        for name, options in self.LISTS.items():
            self.fields[name].definitions = definitions(options)  # type: ignore[attr-defined]  # read by the page

    def clean_group_governorates(self) -> list[str]:
        return [governorate.code for governorate in self.cleaned_data["group_governorates"]]

    def settle_kind(self, *, group: bool) -> None:
        """Leave out what belongs to the other kind of release, and check what belongs to this one.

        The page hides the other kind's fields and sends them along all the same.
        """
        for name in self.PERSON_ONLY if group else self.GROUP_ONLY:
            self.cleaned_data[name] = Release._meta.get_field(name).get_default()  # type: ignore[union-attr]
            self.errors.pop(name, None)
        if group:
            self._check_group()
        elif self.cleaned_data.get("wish") != DisclosureWish.NOT_ASKED and not self.cleaned_data.get("wish_how"):
            self.add_error("wish_how", _("Say how they were asked, so that the wish can be relied on."))

    def _check_group(self) -> None:
        cleaned = self.cleaned_data
        count, last, bound = cleaned.get("group_count"), cleaned.get("group_count_to"), cleaned.get("group_bound")
        if not count and "group_count" not in self.errors:
            self.add_error("group_count", _("How many people? Type a number of at least 1."))
        if not bound:
            self.add_error("group_bound", _("Say how sure the number is."))
        if bound == CountBound.RANGE and (not last or last <= (count or 0)):
            self.add_error("group_count_to", _("A range needs a second number, larger than the first."))
        if bound and bound != CountBound.RANGE and last:
            self.add_error("group_count_to", _("Only a range has a second number: choose “from–to” or leave it empty."))
        for part in ("group_women", "group_minors"):
            if count and (cleaned.get(part) or 0) > (last or count):
                self.add_error(part, _("This is more than the whole group."))

    def see_version(self, version: int) -> None:
        """Let the page carry the version that is stored now, because the person is shown it."""
        data = cast(QueryDict, self.data).copy()
        data["version"] = str(version)
        self.data = data

    def values(self) -> dict[str, Any]:
        """What is to be stored, by the name of the field of `Release`."""
        return {name: self.cleaned_data[name] for name in (*self.INPUTS, "group_governorates", "needs")}


class ClaimForm(forms.Form):
    """One source and what it says. The source is one of the team's, or a new one."""

    source = forms.ModelChoiceField(Source.objects.none(), label=_("Known source"), required=False)
    source_name = TypedText(
        label=_("New source: name or code"),
        help_text=_("Seen only by those who enter and verify in this team."),
        required=False,
        max_length=200,
    )
    source_kind = DefinedChoiceField(SourceKind, label=_("Kind of source"), empty="—", required=False)
    source_owner = TypedText(
        label=_("Belongs to"),
        help_text=_("The network, organisation or family whose voice it is: two of one owner are not independent."),
        required=False,
        max_length=200,
    )
    connection = DefinedChoiceField(Connection, label=_("How the source knows"), empty="—")
    reliability = DefinedChoiceField(Reliability, label=_("Reliability of the source"), empty="—")
    credibility = DefinedChoiceField(Credibility, label=_("Credibility of what is said"), empty="—")
    text = TypedText(
        label=_("What was said"), required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    said_on = PartialDateFormField(label=_("Said on"), required=False)
    cite = DefinedChoiceField(CiteConsent, label=_("Consent to cite"), initial=CiteConsent.NOT_ASKED)
    file = forms.FileField(
        label=_("File"), help_text=_("A JPEG, PNG or WebP picture or a PDF of at most 25 MB."), required=False
    )
    kept_file = forms.CharField(widget=forms.HiddenInput, required=False)
    distressing = forms.BooleanField(label=_("The file is distressing to look at"), required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = Source.objects.visible_to(user)  # type: ignore[attr-defined]

    @property
    def kept_name(self) -> str:
        """The name of a file that was received already and need not be chosen again."""
        received = read_token(self["kept_file"].value() or "")
        return received.name if received else ""

    def _receive(self) -> Received | None:
        """The file sent now, or the one that an earlier answer of this page kept."""
        upload = self.cleaned_data.get("file")
        if not upload:
            return read_token(self.cleaned_data.get("kept_file", ""))
        answer = receive(upload)
        if isinstance(answer, Mistake):
            self.add_error("file", answer.sentence)
            return None
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix("kept_file")] = token_of(answer)
        self.data = data
        return answer

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["received"] = self._receive()
        if {"source", "source_name"} & set(self.errors):
            return cleaned
        chosen, named = cleaned.get("source"), cleaned.get("source_name")
        if not chosen and not named:
            self.add_error("source_name", _("Who told this? Choose a known source or name a new one."))
        if chosen and named:
            self.add_error("source_name", _("Choose a known source or name a new one, not both."))
        if named and not chosen and not cleaned.get("source_kind"):
            self.add_error("source_kind", _("Say what kind of source this is."))
        return cleaned


class AddedClaimForm(OnceForm, ClaimForm):
    """A claim on a page of its own."""

    once_name = "add-claim"


ClaimFormSet = forms.formset_factory(ClaimForm, extra=0, min_num=1, max_num=20, can_delete=True)


class MoveForm(forms.Form):
    """A move that somebody asks for: the revision they saw, and the reason where it is a refusal."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    reason = DefinedChoiceField(RefusalReason, label=_("Reason"), empty="—", required=False)
    sentence = TypedText(
        label=_("In a sentence, for the one who entered it"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class SettlementForm(forms.Form):
    """How a contradiction is to be understood."""

    rule = forms.CharField(widget=forms.HiddenInput, max_length=40)
    fingerprint = forms.CharField(widget=forms.HiddenInput, max_length=64)
    sentence = TypedText(
        label=_("How it is to be understood"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
