"""Whom a record is about, and whose record it is."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Team, User
from casework.idempotency import OnceForm
from casework.mistake import Mistake
from casework.references import normalise
from detainees.models import Detainee
from detainees.standing import AnotherStands
from releases.findings.lists import FindingKind


class WhoseForm(OnceForm):
    """A person on the register, by their reference, and whose record it is."""

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

    def find_person(self, user: User) -> Detainee | None:
        """The person of the reference that was typed, whom `user` sees; None where the form now says why not."""
        reference = normalise(self.cleaned_data.get("detainee", ""), prefix="D")
        if isinstance(reference, Mistake):
            self.add_error("detainee", reference.sentence)
            return None
        team: Team | None = self.cleaned_data.get("team")
        here = Detainee.objects.visible_to(user).filter(organisation=team.organisation_id if team else None)
        found = here.filter(reference=reference).select_related("merged_into").first()
        if found is None:
            self.add_error(
                "detainee", _("There is no person with this reference on your register. Check it, or look the name up.")
            )
        elif found.merged_into is not None:
            self.add_error("detainee", str(AnotherStands(found.merged_into)))
            return None
        return found


class AboutForm(WhoseForm):
    """Whom the release is about: a new person, a known one, one who cannot say who they are, or an unnamed group; and
    whose record it is.
    """

    once_name = "enter-release"
    NEW, KNOWN, UNIDENTIFIED, GROUP = "new", "known", "unidentified", "group"

    about = forms.ChoiceField(
        label=_("Who was released"),
        choices=[
            (NEW, _("A person not yet on the register")),
            (KNOWN, _("A person on the register")),
            (UNIDENTIFIED, _("Someone who cannot say who they are")),
            (GROUP, _("A group without names")),
        ],
        initial=NEW,
        widget=forms.RadioSelect,
    )
    field_order = ["about", "detainee", "team"]


class AboutFindingForm(WhoseForm):
    """Of whom something is known, and whether it is a sighting or what became of them."""

    once_name = "enter-finding"

    kind = forms.ChoiceField(label=_("What is known"), choices=FindingKind.choices, widget=forms.RadioSelect)
    field_order = ["detainee", "kind", "team"]
