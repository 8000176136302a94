"""Inviting somebody, giving a role, and the filters of the list of people."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.calling import TAKEN, is_alias_taken, is_name_taken
from accounts.forms.typed import Line
from accounts.models import Membership, Team, User
from accounts.models.people import USERNAME, AccountState, Language, UserQuerySet
from accounts.people import teams_administered_by
from accounts.rights import MEANING, Role

_CHOOSE = {
    "required": _("Please choose."),
    "invalid_choice": _("This is no option of this list. Please choose again."),
}


class TeamChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django itself does not know it
    """One of the teams that a person administers, with its organisation where there are several."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Team.objects.none(), label=_("Team"), error_messages=_CHOOSE, **kwargs)
        self.several = False

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} – {obj.organisation}" if self.several else str(obj)

    def offer(self, teams: QuerySet[Team]) -> None:
        """Let one of `teams` be chosen."""
        self.several = teams.order_by().values("organisation").distinct().count() > 1
        self.queryset = teams


class RoleChoice(forms.ChoiceField):
    """A role, with the sentence that says what it is."""

    definitions = {role.value: meaning for role, meaning in MEANING.items()}

    def __init__(self, **kwargs: Any) -> None:
        kwargs = {"label": _("Role"), "choices": Role.choices, "widget": forms.RadioSelect, **kwargs}
        super().__init__(error_messages=_CHOOSE, **kwargs)


class RolesChoice(forms.MultipleChoiceField):
    """One role or several, each with its sentence."""

    definitions = RoleChoice.definitions

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=Role.choices, widget=forms.CheckboxSelectMultiple, error_messages=_CHOOSE, **kwargs)


def _offer_teams(form: forms.BaseForm, by: User) -> None:
    team: Any = form.fields["team"]
    team.offer(teams_administered_by(by))


class InviteForm(forms.Form):
    """A new account with its first roles."""

    username = Line(
        label=_("User name"),
        max_length=60,
        help_text=_("Small Latin letters and digits; for signing in. It is never changed and never given again."),
    )
    display_name = Line(label=_("Name shown to colleagues"), max_length=120)
    alias = Line(
        label=_("Name shown to outside readers"),
        max_length=60,
        required=False,
        help_text=_("Under which an auditor or a lawyer meets this person in a record. Choose one that names nobody."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices, error_messages=_CHOOSE)
    team = TeamChoice()
    roles = RolesChoice(
        label=_("Roles in this team"),
        help_text=_(
            "A role holds when a second administrator or a supervisor has confirmed it; that of administrator, when"
            " another administrator has."
        ),
    )

    def __init__(self, by: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_teams(self, by)
        self.fields["username"].widget.attrs["dir"] = "ltr"

    def roles_chosen(self) -> list[Membership]:
        """The roles as they would be given, as far as they are chosen well; nothing is stored."""
        team, roles = self.cleaned_data.get("team"), self.cleaned_data.get("roles", ())
        return [Membership(team=team, role=role) for role in roles] if team else []

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if team := cleaned.get("team"):
            for field, is_taken in (("display_name", is_name_taken), ("alias", is_alias_taken)):
                if is_taken(cleaned.get(field, ""), [team.organisation]):
                    self.add_error(field, ValidationError(TAKEN, code="taken"))
        return cleaned

    def clean_username(self) -> str:
        name = str(self.cleaned_data["username"]).lower()
        USERNAME(name)
        if User.objects.filter(username=name).exists():
            raise ValidationError(_("This user name was given before. Choose another one."), code="taken")
        return name


class RoleForm(forms.Form):
    """A role for somebody who has an account."""

    team = TeamChoice()
    role = RoleChoice()

    def __init__(self, by: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_teams(self, by)

    def role_for(self, person: User) -> Membership:
        """The role as it would be given; nothing is stored."""
        return Membership(user=person, team=self.cleaned_data["team"], role=self.cleaned_data["role"])


class PeopleFilter(forms.Form):
    """What the list of people shows; nothing here names anybody, because it stands in the address."""

    team = TeamChoice(required=False, empty_label=_("all teams"))
    role = forms.ChoiceField(label=_("Role"), choices=[("", _("all roles")), *Role.choices], required=False)
    state = forms.ChoiceField(
        label=_("Account"), choices=[("", _("all accounts")), *AccountState.choices], required=False
    )

    def __init__(self, by: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_teams(self, by)

    def narrow(self, people: UserQuerySet) -> UserQuerySet:
        """`people` as the filters want them; what is no option narrows nothing."""
        self.is_valid()
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        held = {name: chosen[name] for name in ("team", "role") if name in chosen}
        if held:
            roles = Membership.objects.filter(ended_at__isnull=True, **held)
            people = people.filter(pk__in=roles.values("user"))
        return people.in_state(AccountState(chosen["state"])) if "state" in chosen else people
