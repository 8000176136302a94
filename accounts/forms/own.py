"""What a person submits about their own account."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms.signing_in import PASSWORD_HINT
from accounts.forms.typed import Line
from accounts.models import User
from accounts.models.people import Digits, Language


class PasswordField(forms.CharField):
    """A password that is being made: never cut, never written back into the page."""

    default_error_messages = {"required": _("Please fill this in.")}

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
        super().__init__(strip=False, widget=widget, max_length=1000, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs: dict[str, Any] = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs


class NewPasswordForm(forms.Form):
    """A password typed twice, for the person of a link."""

    password = PasswordField(label=_("New password"), help_text=PASSWORD_HINT)
    again = PasswordField(label=_("New password once more"))

    def __init__(self, person: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password, self.person)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "password" in cleaned and "again" in cleaned and cleaned["password"] != cleaned["again"]:
            self.add_error("again", ValidationError(_("The two are not the same. Please type both again.")))
        return cleaned


class OwnAccountForm(forms.Form):
    """What a person chooses about themselves."""

    display_name = Line(label=_("Name shown to colleagues"), max_length=120)
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)
    digits = forms.ChoiceField(label=_("Digits"), choices=Digits.choices)


class UndertakingForm(forms.Form):
    """That the undertaking was read and is accepted."""

    accepted = forms.BooleanField(
        label=_("I have read this and undertake it."),
        error_messages={"required": _("Tick this box if you accept; without it no case opens.")},
    )
