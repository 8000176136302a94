"""Who is signed in. A row is found by the digest of the session's key and its content is sealed: a copy of this table
opens nothing. The store that writes it is `accounts.sessions`."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from accounts.sensitivity import Declaration, Rights


class SessionQuerySet(models.QuerySet["Session"]):
    def of(self, person: models.Model) -> Self:
        """Where `person` is signed in now, newest first."""
        return self.filter(person_id=person.pk, expire_date__gt=timezone.now()).order_by("-started_at")


_Manager: Any = BaseSessionManager.from_queryset(SessionQuerySet)


class Session(AbstractBaseSession):
    """One browser; `session_key` is the digest of the key that the browser holds."""

    session_key = models.CharField(_("digest of the key"), max_length=64, primary_key=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="sessions"
    )
    started_at = models.DateTimeField(_("since"), default=timezone.now)
    seen_at = models.DateTimeField(_("last seen"), default=timezone.now)  # to some minutes (accounts.sessions)
    device = models.CharField(_("browser"), max_length=200, blank=True)

    objects: ClassVar[Any] = _Manager()

    declaration = Declaration(
        internal=("person", "started_at", "seen_at", "expire_date"),
        personal=("session_key", "session_data", "device"),
        rights=Rights.ALL,
    )

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        store: type[SessionBase] = import_string(f"{settings.SESSION_ENGINE}.SessionStore")
        return store
