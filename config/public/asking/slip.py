"""The slip that each page with the public form carries: signed, dated, good for one message.

No session stands behind the form, and no right that somebody could be made to use. The slip says that the page is ours
and not of last year, and a page that is sent twice makes one message.
"""

import secrets
from datetime import timedelta

from django.core.signing import BadSignature, TimestampSigner

LASTS = timedelta(hours=12)  # who writes such a message is interrupted
_SIGNER = "public.asking"


def draw_slip() -> str:
    """A new one; nobody can guess it."""
    return TimestampSigner(salt=_SIGNER).sign(secrets.token_urlsafe(24))


def read_slip(text: str) -> str | None:
    """The key that stands on it; None where it is none of ours, or too old."""
    try:
        return TimestampSigner(salt=_SIGNER).unsign(text, max_age=LASTS)
    except BadSignature:
        return None
