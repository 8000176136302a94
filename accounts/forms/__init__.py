"""The shapes of what is submitted about accounts."""

from accounts.forms.own import NewPasswordForm, OwnAccountForm, UndertakingForm
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
    "ChangePasswordForm",
    "InviteForm",
    "NewPasswordForm",
    "OwnAccountForm",
    "PeopleFilter",
    "ReauthenticateForm",
    "RoleForm",
    "SecondFactorAgainForm",
    "SecondFactorForm",
    "SetUpSecondFactorForm",
    "SignInForm",
    "UndertakingForm",
]
