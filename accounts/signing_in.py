"""How people sign in: our choices where allauth asks for them (`ACCOUNT_ADAPTER`, `MFA_ADAPTER`, the backend).

User name and password, then a second factor. Nobody registers themselves, nothing is sent by mail. Refused attempts are
counted before the password is looked at, by the name that was typed and by the address, in PostgreSQL.
"""

import re
import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import check_password
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import RawSQL
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts import devices
from accounts.access import keep_rights, rights_held_by
from accounts.acting import acting
from accounts.models import Device, User
from accounts.models.devices import Answer
from accounts.questions import Blank, Question
from accounts.sealing import seal, unseal
from accounts.sessions import DEVICE, STARTED

SECOND_FACTOR = "second-factor"  # what is sealed: keys of authenticator apps and of recovery codes


def _person_of_a_session(person: Blank) -> "QuerySet[User]":
    keys = Authenticator.objects.filter(user=OuterRef("pk")).exclude(type=Authenticator.Type.RECOVERY_CODES)
    devices_asked_about = Device.objects.filter(person=OuterRef("pk"), answer=Answer.WAITING)
    return User.objects.filter(pk=person, is_active=True).annotate(
        has_second_factor=Exists(keys),
        has_new_devices=Exists(devices_asked_about),
        held=RawSQL(rights_held_by('"accounts_user"."id"'), []),  # noqa: S611 - a text of our own
    )


_PERSON_OF_A_SESSION = Question(_person_of_a_session)


class Backend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Passwords, checked with one hash whether the person exists or not."""

    def _check_password(self, user: AbstractBaseUser | None, password: str) -> AbstractBaseUser | None:
        """As allauth does it, but a closed account is refused like a wrong password: nothing says that it exists.

        A password whose hash is out of date is hashed anew, which only the person themselves may do.
        """
        if not isinstance(user, User):
            return None
        self._did_check_password = True
        if user.password_stopped_at is not None:  # refused after the same hash, and never hashed anew
            check_password(password, user.password)
            return None
        with acting(user):
            matches = user.check_password(password)
        return user if matches and self.user_can_authenticate(user) else None

    def get_user(self, user_id: int) -> User | None:
        """The person of a session with their rights, `has_second_factor` and `has_new_devices`; None once the account
        is closed."""
        person = _PERSON_OF_A_SESSION.first(person=user_id)
        if person is not None:
            keep_rights(person, person.held)  # type: ignore[attr-defined]  # read beside the columns
        return person


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """What allauth's account pages ask of us."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _(
            "The user name or the password is not right, or the account was closed. "
            "An administrator of your organisation can hand you a new link."
        ),
        "too_many_login_attempts": _(
            "Too many attempts failed, with this name or from this place. Wait ten minutes, then try again."
        ),
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("This is not your present password."),
        "rate_limited": _("Too many attempts. Wait ten minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: people are invited."""
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign in; the session gets a new key and remembers which browser it is."""
        super().login(request, user)
        name = device(request.headers.get("User-Agent", ""))
        request.session[DEVICE] = name
        if isinstance(user, User):
            devices.note(request, user, name)

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Not within five minutes of signing in: whoever sets up a first second factor has just done so."""
        fresh = time.time() - self.request.session.get(STARTED, 0) < app_settings.REAUTHENTICATION_TIMEOUT
        return bool(super().is_reauthentication_required(app=app)) and not fresh

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("own-account")

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is sent: what was done to an account is shown on the person's own pages."""

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Attempts are counted by the name as it was typed, whether it exists or not, under whatever host name."""
        return str(credentials.get("username", "")).strip().lower()


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Keys of second factors are kept sealed; the picture for the app is drawn without an address in it."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This is not the code of this moment. Codes change every half minute: type the newest."),
    }

    def encrypt(self, text: str) -> str:
        return seal(text, SECOND_FACTOR)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text, SECOND_FACTOR)

    def get_totp_issuer(self) -> str:
        return "Ifraj"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """A key belongs to the host under which it was added, and answers no other: so it cannot be phished."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Ifraj"}

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        """The name that is proposed for one more key."""
        number = Authenticator.objects.filter(user=user.pk, type=type).count() + 1
        return gettext("Security key %(number)s") % {"number": number}

    def build_totp_svg(self, url: str) -> str:
        """The picture as an element that stands in the page: without the prologue of a file of its own."""
        return re.sub(r"^<\?xml[^>]*>\s*", "", super().build_totp_svg(url))


_BROWSERS = (("Firefox", "Firefox/"), ("Edge", "Edg/"), ("Opera", "OPR/"), ("Chrome", "Chrome/"), ("Safari", "Safari/"))
_SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("macOS", "Mac OS X"),
    ("Linux", "Linux"),
)  # fmt: skip


def device(agent: str) -> str:
    """Which browser on which system, as far as its own words say; "" where they say nothing that is known."""
    found = [next((name for name, sign in known if sign in agent), "") for known in (_BROWSERS, _SYSTEMS)]
    return ", ".join(name for name in found if name)
