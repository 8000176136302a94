"""Those who work with the register. They are invited, never self-registered, and deactivated, never deleted."""

import secrets
from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.sensitivity import Declaration, Rights


class Language(models.TextChoices):
    ARABIC = "ar", "العربية"
    ENGLISH = "en", "English"


class Digits(models.TextChoices):
    WESTERN = "western", "0123"
    ARABIC = "arabic", "٠١٢٣"


class UserManager(BaseUserManager["User"]):
    """Makes accounts; a password is set by the person, through a link handed over."""

    def make(self, username: str, display_name: str, **fields: object) -> "User":
        """A new account without a usable password."""
        user = self.model(username=self.model.normalize_username(username), display_name=display_name, **fields)
        user.set_unusable_password()
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user

    def system(self, name: str) -> "User":
        """The named actor as which a job works, e.g. `linkage`; nobody can log in as it."""
        user, _made = self.get_or_create(
            username=f"system-{name}",
            defaults={"display_name": name, "alias": name, "is_system": True, "password": "!"},
        )
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account, or a job's named actor (`is_system`)."""

    username = models.CharField(_("user name"), max_length=60, unique=True)
    display_name = models.CharField(_("name shown to colleagues"), max_length=120)
    alias = models.CharField(_("name shown to outside readers"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.ARABIC)
    digits = models.CharField(_("digits"), max_length=7, choices=Digits, default=Digits.WESTERN)
    is_active = models.BooleanField(_("may log in"), default=True)
    is_staff = models.BooleanField(_("keeps reference data"), default=False)
    is_system = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)
    undertaking_accepted_at = models.DateTimeField(null=True, blank=True)
    undertaking_version = models.PositiveSmallIntegerField(null=True, blank=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    # How this person reached the server in this request (a session's mark); written where a transaction is bound.
    through: str = "process"

    objects: ClassVar[UserManager] = UserManager()

    declaration = Declaration(
        internal=(
            "id", "username", "display_name", "alias", "language", "digits", "is_active", "is_staff", "is_system",
            "is_superuser", "joined_at", "last_login", "undertaking_accepted_at", "undertaking_version",
            "groups", "user_permissions",
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
        ]

    def __str__(self) -> str:
        return self.display_name

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.display_name


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> Self:
        """Invitations that can still be taken up."""
        return self.filter(taken_at__isnull=True, expires_at__gt=timezone.now())


def _token() -> str:
    return secrets.token_urlsafe(32)


class Invitation(models.Model):
    """A link handed over in person with which somebody sets a password: for a new account, or after a lost one."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")
    token = models.CharField(max_length=64, unique=True, default=_token)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "user", "made_by", "made_at", "expires_at", "taken_at"), personal=("token",)
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="invitation_expires_after_made", condition=Q(expires_at__gt=models.F("made_at"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.made_at:%Y-%m-%d})"
