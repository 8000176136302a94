"""Places in a list, sealed: they stand in addresses, and a place in a list by name is somebody's name."""

import hashlib
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE = 12  # bytes, as GCM wants it
_LONGEST = 4000  # letters; an address has no more


def seal(purpose: str, place: list[str | int | None]) -> str:
    """`place` as letters that tell nothing without the installation's secret, good for this `purpose` alone."""
    nonce = secrets.token_bytes(_NONCE)
    sealed = _cipher(settings.SECRET_KEY).encrypt(nonce, json.dumps(place).encode(), purpose.encode())
    return urlsafe_b64encode(nonce + sealed).decode().rstrip("=")


def unseal(purpose: str, cursor: str) -> list[str | int | None] | None:
    """What was sealed for this `purpose`; None where the cursor is none of ours, of another list or another order."""
    if not cursor or len(cursor) > _LONGEST:
        return None
    try:
        raw = urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4))
        opened = _cipher(settings.SECRET_KEY).decrypt(raw[:_NONCE], raw[_NONCE:], purpose.encode())
    except (NotBase64, ValueError, InvalidTag):
        return None
    place: list[str | int | None] = json.loads(opened)
    return place


@lru_cache(maxsize=2)
def _cipher(secret: str) -> AESGCM:
    return AESGCM(hashlib.sha256(f"casework.cursors {secret}".encode()).digest())
