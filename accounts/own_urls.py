"""Addresses of signing in and of one's own account.

Of allauth's pages only these are reached, under the names that allauth itself looks up: no registration, no mail, no
reset by mail. A page on which somebody changes their own way of signing in runs in a transaction in which they act.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.http import HttpRequest, HttpResponseBase
from django.urls import path, reverse_lazy

from accounts.acting import acting
from accounts.models import User
from accounts.views import choosing, devices, invitation, own, tokens
from accounts.views.key_again import KeyAgain

View = Callable[..., HttpResponseBase]


def as_themselves(view: View) -> View:
    """`view` in a transaction in which the person who is signed in acts."""

    @wraps(view)
    def bound(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not isinstance(request.user, User):
            return view(request, *args, **kwargs)
        with acting(request.user):
            return view(request, *args, **kwargs)

    return bound


_INDEX = reverse_lazy("mfa_index")  # to which one comes back: it lists the keys

urlpatterns = [
    path("", own.own_account, name="own-account"),
    path("sessions/end/", own.end_session, name="end-session"),
    path("devices/<int:pk>/mine/", devices.device_mine, name="device-mine"),
    path("devices/<int:pk>/not-mine/", devices.device_not_mine, name="device-not-mine"),
    path("password/new/", devices.new_password, name="new-password"),
    path("settings/", choosing.own_settings, name="own-settings"),
    path("tokens/", tokens.own_tokens, name="own-tokens"),
    path("tokens/<int:pk>/revoke/", tokens.revoke, name="revoke-token"),
    path("undertaking/", own.accept_undertaking, name="undertaking"),
    path("invitation/", invitation.invitation, name="invitation"),
    path("login/", account.login, name="account_login"),
    path("logout/", own.sign_out, name="account_logout"),
    path("password/change/", as_themselves(account.password_change), name="account_change_password"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("2fa/", second_factor.index, name="mfa_index"),
    path("2fa/authenticate/", second_factor.authenticate, name="mfa_authenticate"),
    path("2fa/reauthenticate/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("2fa/totp/activate/", as_themselves(totp.activate_totp), name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", as_themselves(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("2fa/keys/add/", as_themselves(keys.add_webauthn), name="mfa_add_webauthn"),
    path("2fa/keys/again/", KeyAgain.as_view(), name="mfa_reauthenticate_webauthn"),
    path(
        "2fa/keys/<int:pk>/name/",
        as_themselves(keys.EditWebAuthnView.as_view(success_url=_INDEX)),
        name="mfa_edit_webauthn",
    ),
    path(
        "2fa/keys/<int:pk>/remove/",
        as_themselves(keys.RemoveWebAuthnView.as_view(success_url=_INDEX)),
        name="mfa_remove_webauthn",
    ),
    path("2fa/recovery-codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "2fa/recovery-codes/generate/",
        as_themselves(recovery_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("2fa/recovery-codes/download/", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
]
