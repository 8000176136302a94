"""The shapes of what is submitted about accounts."""

from accounts.forms.keys import AddKeyForm, KeyAgainForm, KeyForm, NameKeyForm
from accounts.forms.own import NewPasswordForm, OwnAccountForm, SettingsForm, UndertakingForm
from accounts.forms.people import InviteForm, PeopleFilter, RoleForm
from accounts.forms.signing_in import (
    ChangePasswordForm,
    ReauthenticateForm,
    SecondFactorAgainForm,
    SecondFactorForm,
    SetUpSecondFactorForm,
    SignInForm,
)

__all__ = [
    "AddKeyForm",
    "ChangePasswordForm",
    "InviteForm",
    "KeyAgainForm",
    "KeyForm",
    "NameKeyForm",
    "NewPasswordForm",
    "OwnAccountForm",
    "PeopleFilter",
    "ReauthenticateForm",
    "RoleForm",
    "SecondFactorAgainForm",
    "SecondFactorForm",
    "SetUpSecondFactorForm",
    "SettingsForm",
    "SignInForm",
    "UndertakingForm",
]
