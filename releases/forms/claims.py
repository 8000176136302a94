"""What a source says."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Team, User
from accounts.rights import Right
from casework.forms import DefinedChoiceField, PartialDateFormField
from casework.idempotency import OnceForm
from casework.kept import KeptSelect
from casework.typed_text import TypedText
from releases.forms.files import FileFields
from releases.lists import (
    CiteConsent,
    Connection,
    Credibility,
    Reliability,
    SourceKind,
)
from releases.models import Source
from releases.models.sources import SourceQuerySet

Offered = tuple[object, str]  # an option: a source's id and its name


def offered_of(known: SourceQuerySet) -> list[Offered]:
    """The options of a claim's source: those used lately."""
    return [("", "—"), *known.used_lately().values_list("pk", "name")]


class ClaimForm(FileFields):
    """One source and what it says. The source is one of the team's, or a new one."""

    source = forms.ModelChoiceField(
        Source.objects.none(), label=_("Source used lately"), required=False, widget=KeptSelect
    )
    source_name = TypedText(
        label=_("Another source: name or code"),
        help_text=_("One that the team knows already, or a new one. Seen only by those who enter and verify there."),
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

    def __init__(
        self, *args: Any, user: User, team: Team | None = None, offered: list[Offered] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.known = Source.objects.visible_to(user).filter(**{"team": team} if team else {})
        self.teams = {team.pk} if team else where(user, Right.SEE_SOURCES)
        field = cast("forms.ModelChoiceField[Source]", self.fields["source"])
        field.queryset = self.known
        field.choices = self._with_chosen(offered_of(self.known) if offered is None else offered)

    def _with_chosen(self, offered: list[Offered]) -> list[Offered]:
        """And the one that was chosen on a page drawn earlier, which may no longer be among the last."""
        chosen = str(self["source"].value() or "") if self.is_bound else ""
        if chosen.isdecimal() and chosen not in {str(pk) for pk, _name in offered}:
            return [*offered, *self.known.filter(pk=chosen).values_list("pk", "name")]
        return offered

    def _is_known(self, name: str) -> bool:
        """Whether every team for which this may be entered has a source of this name."""
        return set(self.known.named(name).values_list("team", flat=True)) >= self.teams

    def is_of(self, team: Team) -> bool:
        """Whether the source is the team's: who reads the claim would learn who another team's source is."""
        source = self.cleaned_data.get("source")
        if source is None or source.team_id == team.pk:
            return True
        sentence = _("This source belongs to another team. Choose one of this team's, or name a new one.")
        self.add_error("source", sentence)
        return False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if {"source", "source_name"} & set(self.errors):
            return cleaned
        chosen, named = cleaned.get("source"), cleaned.get("source_name")
        if not chosen and not named:
            self.add_error("source_name", _("Who told this? Choose a source or name one."))
        if chosen and named:
            self.add_error("source_name", _("Choose a source or name one, not both."))
        if named and not chosen and not cleaned.get("source_kind") and not self._is_known(named):
            self.add_error("source_kind", _("The team knows no source of this name. Say what kind of source it is."))
        return cleaned


class AddedClaimForm(OnceForm, ClaimForm):
    """A claim on a page of its own."""

    once_name = "add-claim"


MOST_CLAIMS = 20  # of one page; a page that says it has more is refused before any is drawn
ClaimFormSet = forms.formset_factory(
    ClaimForm, extra=0, min_num=1, max_num=MOST_CLAIMS, absolute_max=MOST_CLAIMS, validate_max=True, can_delete=True
)
