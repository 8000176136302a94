"""allauth's forms with our words, and a code of a second factor that is good once."""

import hashlib
from typing import Any

from allauth.account import forms as account
from allauth.mfa import app_settings as mfa
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp import forms as totp
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

PASSWORD_HINT = _(
    "At least 12 characters. A few words that do not belong together are hard to guess and easy to keep in mind."
)
CODE_HINT = _("The six digits that the app shows now, or one of your recovery codes.")


def _say(form: forms.BaseForm, **words: tuple[Any, Any]) -> None:
    """Label and hint of each field in our words, and no placeholder that stands in for them."""
    for name, (label, hint) in words.items():
        field = form.fields[name]
        field.label, field.help_text = label, hint
        field.widget.attrs.pop("placeholder", None)
        field.error_messages["required"] = _("Please fill this in.")


def _as_code(field: forms.Field) -> None:
    field.widget.attrs |= {"dir": "ltr", "inputmode": "numeric"}


class SignInForm(account.LoginForm):  # type: ignore[misc]  # allauth has no types
    """User name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, login=(_("User name"), ""), password=(_("Password"), ""))
        self.fields["login"].widget.attrs |= {"dir": "ltr", "autocapitalize": "none", "spellcheck": "false"}


class ReauthenticateForm(account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before the second factor is touched."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, password=(_("Password"), ""))


class ChangePasswordForm(account.ChangePasswordForm):  # type: ignore[misc]
    """A new password, by somebody who knows the present one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self,
            oldpassword=(_("Present password"), ""),
            password1=(_("New password"), PASSWORD_HINT),
            password2=(_("New password once more"), ""),
        )


class OneUse:
    """A code is good once: also in the half minutes for which a telephone's slow clock is forgiven."""

    cleaned_data: dict[str, Any]
    user: Any

    def clean_code(self) -> str:
        """The code, which is not accepted again."""
        code = str(super().clean_code())  # type: ignore[misc]  # of the form beside which this class stands
        named = hashlib.sha256(f"{self.user.pk} {code}".encode()).hexdigest()
        if not cache.add(f"second-factor:{named}", 1, timeout=mfa.TOTP_PERIOD * (2 * mfa.TOTP_TOLERANCE + 2)):
            raise get_adapter().validation_error("incorrect_code")
        return code


class SecondFactorForm(OneUse, second_factor.AuthenticateForm):  # type: ignore[misc]
    """The code after the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, code=(_("Code"), CODE_HINT))
        _as_code(self.fields["code"])


class SecondFactorAgainForm(OneUse, second_factor.ReauthenticateForm):  # type: ignore[misc]
    """A code once more, before the second factor is touched."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, code=(_("Code"), CODE_HINT))
        _as_code(self.fields["code"])


class SetUpSecondFactorForm(OneUse, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app, which shows that it works."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, code=(_("Code"), _("The six digits that the app shows now.")))
        _as_code(self.fields["code"])
