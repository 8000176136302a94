"""The shape of one submission: a release with its person or group, its sources and claims, and a move on it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import Team, User
from casework.forms import PartialDateFormField
from casework.typed_text import TypedText
from detainees.models import Governorate
from releases.lists import (
    CiteConsent,
    Connection,
    CountBound,
    Credibility,
    DisclosureWish,
    Need,
    RefusalReason,
    Reliability,
    SourceKind,
)
from releases.models import Release, Source

PERSON, GROUP = "person", "group"


class AboutForm(forms.Form):
    """Whom the release is about: a person on the register, a new one, or an unnamed group."""

    about = forms.ChoiceField(
        label=_("Who was released"),
        choices=[
            ("known", _("A person on the register")),
            ("new", _("A new person")),
            ("group", _("An unnamed group")),
        ],
        initial="new",
        widget=forms.RadioSelect,
    )
    detainee = forms.CharField(label=_("Reference of the person"), required=False, max_length=20)
    team = forms.ModelChoiceField(Team.objects.none(), label=_("Team"), empty_label=None)

    def __init__(self, *args: Any, teams: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]


class FactsForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """The facts of a release, its wish and the note. `version` is what the person had in front of them."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    keep_contradictions = forms.BooleanField(label=_("Yes, keep it as the source said it"), required=False)
    group_governorates = forms.ModelMultipleChoiceField(
        Governorate.objects.all(),
        label=_("Governorates they come from"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    needs = forms.MultipleChoiceField(
        label=_("Needs on release"), choices=Need.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    PERSON_ONLY = ("home", "was_disappeared", "wish", "wish_relatives", "wish_of", "wish_how")
    GROUP_ONLY = (
        "group_name", "group_bound", "group_count", "group_count_to", "group_women", "group_minors",
        "group_governorates",
    )  # fmt: skip

    class Meta:
        model = Release
        fields = [
            "wave", "date", "facility", "authority", "mode", "category", "home", "place", "let_go_at",
            "was_disappeared", "health", "needs", "security_case", "undertaking", "undertaking_days",
            "payment_demanded", "rearrest_risk", "redetained_on",
            "group_name", "group_bound", "group_count", "group_count_to", "group_women", "group_minors",
            "group_governorates", "wish", "wish_relatives", "wish_of", "wish_how", "note",
        ]  # fmt: skip
        field_classes = dict.fromkeys(
            ("authority", "let_go_at", "undertaking", "payment_demanded", "group_name", "wish_relatives", "wish_of",
             "wish_how"),
            TypedText,
        )  # fmt: skip
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", self.instance.version)
        self.initial["group_governorates"] = self.instance.group_governorates

    def clean_group_governorates(self) -> list[str]:
        return [governorate.code for governorate in self.cleaned_data["group_governorates"]]

    def check_group(self) -> None:
        """Refuse a group without a number, a range without an end, and parts larger than the whole."""
        cleaned = self.cleaned_data
        count, bound = cleaned.get("group_count"), cleaned.get("group_bound")
        if not count:
            self.add_error("group_count", _("How many people? Type a number of at least 1."))
        if not bound:
            self.add_error("group_bound", _("Say how sure the number is."))
        last = cleaned.get("group_count_to")
        if bound == CountBound.RANGE and (not last or (count and last <= count)):
            self.add_error("group_count_to", _("A range needs a second number, larger than the first."))
        if bound and bound != CountBound.RANGE and last:
            self.add_error("group_count_to", _("Only a range has a second number: choose “from–to” or leave it empty."))
        for part in ("group_women", "group_minors"):
            if count and (cleaned.get(part) or 0) > (last or count):
                self.add_error(part, _("This is more than the whole group."))

    def clear_other_kind(self, *, group: bool) -> None:
        """Leave out what belongs to the other kind of release (hidden on the page, sent along all the same)."""
        for name in self.PERSON_ONLY if group else self.GROUP_ONLY:
            self.cleaned_data[name] = self._meta.model._meta.get_field(name).get_default()
            self.errors.pop(name, None)


class ClaimForm(forms.Form):
    """One source and what it says. The source is one of the team's, or a new one."""

    source = forms.ModelChoiceField(Source.objects.none(), label=_("Known source"), required=False)
    source_name = TypedText(label=_("New source: name or code"), required=False, max_length=200)
    source_kind = forms.ChoiceField(label=_("Kind of source"), choices=SourceKind.choices, required=False)
    source_owner = TypedText(
        label=_("Belongs to"),
        help_text=_("The network, organisation or family whose voice it is; two of one owner are not independent."),
        required=False,
        max_length=200,
    )
    connection = forms.ChoiceField(label=_("How the source knows"), choices=Connection.choices)
    reliability = forms.ChoiceField(label=_("Reliability of the source"), choices=Reliability.choices, initial="F")
    credibility = forms.ChoiceField(label=_("Credibility of what is said"), choices=Credibility.choices, initial="6")
    text = TypedText(
        label=_("What was said"), required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    said_on = PartialDateFormField(label=_("Said on"), required=False)
    cite = forms.ChoiceField(label=_("Consent to cite"), choices=CiteConsent.choices, initial=CiteConsent.NOT_ASKED)

    def __init__(self, *args: Any, user: User, team: Team | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sources = Source.objects.visible_to(user)
        self.fields["source"].queryset = sources if team is None else sources.filter(team=team)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen, named = cleaned.get("source"), cleaned.get("source_name")
        if "source" in self.errors or "source_name" in self.errors:
            return cleaned
        if not chosen and not named:
            self.add_error("source_name", _("Who told this? Choose a known source or name a new one."))
        if chosen and named:
            self.add_error("source_name", _("Choose a known source or name a new one, not both."))
        return cleaned


class MoveForm(forms.Form):
    """A move that somebody asks for: its name, the revision they saw, and the reason where it is a refusal."""

    move = forms.CharField(max_length=30)
    revision = forms.IntegerField(min_value=0)
    reason = forms.ChoiceField(label=_("Reason"), choices=[("", "—"), *RefusalReason.choices], required=False)
    sentence = TypedText(
        label=_("In a sentence"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


def wish_is_complete(form: FactsForm) -> None:
    """A wish other than “not asked” says how the person was asked."""
    if form.cleaned_data.get("wish") not in (None, "", DisclosureWish.NOT_ASKED) and not form.cleaned_data["wish_how"]:
        form.add_error("wish_how", ValidationError(_("Say how and by whom they were asked.")))
