"""Those who work with the register. They are invited, never self-registered, and deactivated, never deleted."""

from typing import ClassVar, Self

from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import PermissionsMixin
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.sensitivity import Declaration, Rights

# What is said for a named actor; it is stored under its own name, in no language.
ACTORS = {
    "installation": _("the installation"),
    "installation-second": _("the installation, confirming"),
    "notices": _("the sender of notices"),
    "linkage": _("the search for duplicates"),
    "exports": _("the maker of exports"),
    "imports": _("the reader of files"),
}


class Language(models.TextChoices):
    ARABIC = "ar", "العربية"
    ENGLISH = "en", "English"


class Digits(models.TextChoices):
    WESTERN = "western", "0123"
    ARABIC = "arabic", "٠١٢٣"


class Months(models.TextChoices):
    """By which names the months are told in Arabic; English has one set."""

    SYRIAN = "syrian", _("Syrian: أيار")
    INTERNATIONAL = "international", _("international: مايو")


class Scheme(models.TextChoices):
    """Colours; the first is the device's own."""

    AUTOMATIC = "auto", _("Automatic")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class TextSize(models.TextChoices):
    NORMAL = "normal", _("Normal")
    LARGE = "large", _("Large")
    LARGER = "larger", _("Very large")
    LARGEST = "largest", _("Largest")


class AccountState(models.TextChoices):
    """Where an account is on its way; read from the password and the flag, never stored."""

    INVITED = "invited", _("invited, no password yet")
    OPEN = "active", _("open")
    CLOSED = "closed", _("closed")


SYSTEM = "system-"  # with which the names of jobs' actors begin, and nobody else's
USERNAME = RegexValidator(
    r"^(?!system-)[a-z0-9][a-z0-9._-]{1,59}$",
    _("Use 2 to 60 small Latin letters, digits, dots, hyphens or underscores, beginning with a letter or a digit."),
)


class UserQuerySet(models.QuerySet["User"]):
    def in_state(self, state: AccountState) -> Self:
        """Accounts that are invited, open or closed."""
        if state == AccountState.CLOSED:
            return self.filter(is_active=False)
        unusable = Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
        return self.filter(unusable if state == AccountState.INVITED else ~unusable, is_active=True)

    def with_second_factor(self) -> Self:
        """With `has_second_factor`, in the same query."""
        factor = Authenticator.objects.filter(user=OuterRef("pk")).exclude(type=Authenticator.Type.RECOVERY_CODES)
        return self.annotate(has_second_factor=Exists(factor))


class UserManager(BaseUserManager["User"]):
    """Makes accounts; a password is set by the person, through a link handed over."""

    def get_queryset(self) -> UserQuerySet:
        return UserQuerySet(self.model, using=self._db)

    def make(self, username: str, display_name: str, **fields: object) -> "User":
        """A new account, without a usable password where no hash is given; somebody has to be acting."""
        user = self.model(username=self.model.normalize_username(username), display_name=display_name, **fields)
        if "password" not in fields:
            user.set_unusable_password()
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user

    def system(self, name: str) -> "User":
        """The named actor as which a job works, e.g. `linkage`; nobody can log in as it."""
        user, _made = self.get_or_create(
            username=f"{SYSTEM}{name}",
            defaults={"display_name": name, "alias": name, "is_system": True, "password": "!"},
        )
        return user


# What a person is called, by a colleague or by an outside reader, for `only()`.
NAME_COLUMNS = ("display_name", "alias", "is_system")


def naming(relation: str) -> list[str]:
    """The columns of a person that a row names by `relation`, for `only()`. A list has no use for the rest of an
    account, and reads none of it.
    """
    return [f"{relation}__{column}" for column in NAME_COLUMNS]


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account, or a job's named actor (`is_system`)."""

    username = models.CharField(_("user name"), max_length=60, unique=True, validators=[USERNAME])
    display_name = models.CharField(_("name shown to colleagues"), max_length=120)
    alias = models.CharField(_("name shown to outside readers"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.ARABIC)
    digits = models.CharField(_("digits"), max_length=7, choices=Digits, default=Digits.WESTERN)
    months = models.CharField(_("names of the months"), max_length=13, choices=Months, default=Months.SYRIAN)
    scheme = models.CharField(_("colours"), max_length=5, choices=Scheme, default=Scheme.AUTOMATIC)
    text_size = models.CharField(_("size of the text"), max_length=7, choices=TextSize, default=TextSize.NORMAL)
    shortcuts = models.BooleanField(_("keyboard shortcuts"), default=True)
    is_active = models.BooleanField(_("may log in"), default=True)
    is_staff = models.BooleanField(_("keeps reference data"), default=False)
    is_system = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)
    undertaking_accepted_at = models.DateTimeField(null=True, blank=True)
    undertaking_version = models.PositiveSmallIntegerField(null=True, blank=True)
    # Somebody else knows the password: nobody signs in with it, and a new one ends this (PostgreSQL sets it to NULL).
    password_stopped_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    # How this person reached the server in this request (a session's mark); written where a transaction is bound.
    through: str = "process"

    objects: ClassVar[UserManager] = UserManager()

    declaration = Declaration(
        internal=(
            "id", "username", "display_name", "alias", "language", "digits", "months", "scheme", "text_size",
            "shortcuts", "is_active", "is_staff", "is_system", "is_superuser", "joined_at", "last_login",
            "undertaking_accepted_at", "undertaking_version", "password_stopped_at", "groups", "user_permissions",
        ),
        personal=("email", "password"),
        rights=Rights.KEEP,
    )  # fmt: skip

    class Meta:
        verbose_name = _("person with an account")
        verbose_name_plural = _("people with accounts")
        constraints = [
            models.CheckConstraint(
                name="user_undertaking_pair",
                condition=Q(undertaking_accepted_at__isnull=True, undertaking_version__isnull=True)
                | Q(undertaking_accepted_at__isnull=False, undertaking_version__isnull=False),
            ),
            models.CheckConstraint(name="user_no_superuser", condition=Q(is_superuser=False)),
            models.CheckConstraint(
                name="user_username_form", condition=Q(username__regex=r"^[a-z0-9][a-z0-9._-]{1,59}$")
            ),
            models.CheckConstraint(
                name="user_system_cannot_sign_in",
                condition=Q(is_system=True, username__startswith=SYSTEM, password__startswith="!")  # noqa: S106
                | (Q(is_system=False) & ~Q(username__startswith=SYSTEM)),
            ),
        ]

    def __str__(self) -> str:
        return str(ACTORS.get(self.display_name, self.display_name)) if self.is_system else self.display_name

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)

    @property
    def state(self) -> AccountState:
        """Invited, open or closed."""
        if not self.is_active:
            return AccountState.CLOSED
        return AccountState.OPEN if self.has_usable_password() else AccountState.INVITED

    def has_set_up_second_factor(self) -> bool:
        """Whether the person has an authenticator app; recovery codes alone are no second factor."""
        kinds = Authenticator.objects.filter(user=self).exclude(type=Authenticator.Type.RECOVERY_CODES)
        return bool(kinds.exists())
