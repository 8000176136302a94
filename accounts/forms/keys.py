"""Security keys: adding one under a name, showing one, naming it anew. What is sent of a key may be anything."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms.typed import Line

NAME_LENGTH = 60
MOST = 10  # keys of one person
_LONGEST = 20_000  # letters of what a key answers; real ones are a thousand or two
_MALFORMED = (AttributeError, IndexError, KeyError, TypeError, ValueError)
NOT_ADDED = _("The key could not be added: what it answered is not what was asked of it. Please try again.")
NOT_KNOWN = _("This key was not accepted. Use one that you added to your account, or a code.")
ENOUGH = _("You have ten keys. Remove one that you no longer use, then add this one.")


class Credential(forms.JSONField):
    """What the browser sends of a key: an object, and no book."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and len(value) > _LONGEST:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            read = super().to_python(value)
        except RecursionError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        if read is not None and not isinstance(read, dict):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return read


def _credential(sentence: Any) -> Credential:
    words = {"required": sentence, "invalid": sentence}
    return Credential(label=_("Security key"), widget=forms.HiddenInput, error_messages=words)


def _name(**kwargs: Any) -> Line:
    return Line(
        label=_("Name of the key"),
        max_length=NAME_LENGTH,
        help_text=_("By which you tell it from the others."),
        **kwargs,
    )


class AddKeyForm(webauthn.AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """One more key. The name is proposed, because the key is asked before the form is sent."""

    name = _name(required=False)
    credential = _credential(NOT_ADDED)

    def clean(self) -> dict[str, Any]:
        if Authenticator.objects.filter(user=self.user, type=Authenticator.Type.WEBAUTHN).count() >= MOST:
            raise ValidationError(ENOUGH)
        try:
            cleaned: dict[str, Any] = super().clean()
        except (ValidationError, *_MALFORMED):
            raise ValidationError(NOT_ADDED) from None
        return cleaned


class _ShowKey:
    """What is said where a key is shown and not accepted."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]  # of the form beside which this class stands
        except ValidationError as error:
            raise (ValidationError(NOT_KNOWN) if error.code == "incorrect_code" else error) from None
        except _MALFORMED:
            raise ValidationError(NOT_KNOWN) from None


class KeyForm(_ShowKey, webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A key after the password."""

    credential = _credential(NOT_KNOWN)


class KeyAgainForm(_ShowKey, webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A key once more, before the second factor is touched."""

    credential = _credential(NOT_KNOWN)


class NameKeyForm(webauthn.EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a key."""

    name = _name()
