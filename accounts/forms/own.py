"""What a person submits about their own account."""

from typing import Any

from django import forms
from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.forms.signing_in import PASSWORD_HINT
from accounts.forms.typed import Line
from accounts.models import User
from accounts.models.people import Digits, Language, Months, Scheme, TextSize


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
        if self.person.password_stopped_at is not None and check_password(password, self.person.password):
            raise ValidationError(_("This is the password that somebody else knows. Choose another one."))
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "password" in cleaned and "again" in cleaned and cleaned["password"] != cleaned["again"]:
            self.add_error("again", ValidationError(_("The two are not the same. Please type both again.")))
        return cleaned


class OwnAccountForm(forms.Form):
    """The name by which a person is called here."""

    display_name = Line(
        label=_("Name shown to colleagues"),
        max_length=120,
        help_text=_("No two colleagues have the same. A change stands in the record of your account."),
    )


def _one_of(label: Any, options: type[TextChoices], hint: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=options.choices, widget=forms.RadioSelect, help_text=hint)


class SettingsForm(forms.Form):
    """How the pages look to one person, wherever they sign in."""

    language = _one_of(_("Language"), Language)
    digits = _one_of(_("Digits"), Digits)
    months = _one_of(
        _("Names of the months in Arabic"),
        Months,
        _("On the pages alone: statements and files always have the Syrian names."),
    )
    scheme = _one_of(_("Colours"), Scheme, _("Automatic is what your device is set to."))
    text_size = _one_of(_("Size of the text"), TextSize)
    shortcuts = forms.BooleanField(
        label=_("Keyboard shortcuts"), required=False, help_text=_("Single keys do something while nothing is typed.")
    )


class UndertakingForm(forms.Form):
    """That the undertaking was read and is accepted."""

    accepted = forms.BooleanField(
        label=_("I have read this and undertake it."),
        error_messages={"required": _("Tick this box if you accept; without it no case opens.")},
    )
