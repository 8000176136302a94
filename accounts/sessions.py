"""Django's session engine (`SESSION_ENGINE`) on our own table: keys as digests, contents sealed, the person beside.

Only the ways of a synchronous server are here; the asynchronous ones that Django's store inherits find nothing.
"""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import connection
from django.utils import timezone

from accounts.changes_told import REFERENCE_CHANGES
from accounts.models import Session
from accounts.sealing import NotSealedHere, seal, unseal

DEVICE = "device"  # the browser's own name, kept in the session at login
SEEN_EVERY = timedelta(minutes=5)  # a row is not written for every page
STARTED = "started"  # when the person signed in, seconds since 1970
_PURPOSE = "session"
# Asked by every request: read as it is, and not by the ORM each time; and with it, whether reference data was changed.
_OPEN_SESSION = """
SELECT session_data, seen_at, pg_sequence_last_value(%s) FROM accounts_session
WHERE session_key = %s AND expire_date > %s"""


def digest(key: str) -> str:
    """What the database knows of a session's key."""
    return hashlib.sha256(key.encode()).hexdigest()


def seen(session: SessionBase) -> None:
    """Write down that the person of this session is here, where that was not written in the last minutes."""
    before, now = getattr(session, "seen_at", None), timezone.now()
    if before is not None and now - before > SEEN_EVERY:
        Session.objects.filter(session_key=digest(session.session_key or "")).update(seen_at=now)


class SessionStore(DatabaseStore):
    """A session of the table `accounts_session`; `seen_at` is what was written of when its person was here,
    `reference_changes` how often reference data had been changed when it was read.
    """

    seen_at: datetime | None = None
    reference_changes: int | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def encode(self, session_dict: dict[str, Any]) -> str:
        """Sealed to this session's own row: put into another row, it opens nothing."""
        return seal(json.dumps(session_dict), _PURPOSE, digest(self.session_key or ""))

    def decode(self, session_data: str | bytes) -> dict[str, Any]:
        """What was kept; nothing where it was sealed under other keys or for another session."""
        try:
            content: dict[str, Any] = json.loads(unseal(str(session_data), _PURPOSE, digest(self.session_key or "")))
        except NotSealedHere:
            return {}
        return content

    def _get_session_from_db(self) -> Session | None:
        with connection.cursor() as cursor:
            cursor.execute(_OPEN_SESSION, [REFERENCE_CHANGES, digest(self.session_key or ""), timezone.now()])
            found = cursor.fetchone()
        if found is None:
            self._session_key = None
            return None
        content, self.seen_at, self.reference_changes = found
        return Session(session_data=content, seen_at=self.seen_at)

    def exists(self, session_key: str) -> bool:
        return bool(Session.objects.filter(session_key=digest(session_key)).exists())

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row of this session; a person's ends 12 hours after they signed in, whatever they do."""
        person, expires = data.get(SESSION_KEY), self.get_expiry_date()
        started = timezone.now()
        if person is not None:
            started = datetime.fromtimestamp(data.setdefault(STARTED, int(started.timestamp())), tz=UTC)
            expires = min(expires, started + timedelta(seconds=settings.SESSION_COOKIE_AGE))
        key = self._get_or_create_session_key()  # type: ignore[attr-defined]  # Django's own, which its stubs forget
        return Session(
            session_key=digest(key),
            session_data=self.encode(data),
            expire_date=expires,
            person_id=None if person is None else int(person),
            started_at=started,
            device=str(data.get(DEVICE, ""))[:200],
        )

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            Session.objects.filter(session_key=digest(key)).delete()
