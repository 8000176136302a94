"""What must be useless to somebody who took the database: sealed with the installation's key *fields*, which lies
apart.

AES-256-GCM with a key of its own for each purpose. A sealed text is bound to its purpose and, where one is named, to
its place (a row), so that it cannot be carried elsewhere. It begins with the number of its key, for the day of a new
one.

What is sealed is found again by `blind_index`: a digest that only this installation can make, with another key for
each purpose, so that equal texts are found and a thief can try none. docs/identity.md says how keys are exchanged.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_KEY_NUMBER = "1"
_NONCE = 12  # bytes, as GCM wants it
INDEX_DIGITS = 32  # hexadecimal, 128 bits


class NotSealedHere(ValueError):
    """The text was not sealed by this installation for this purpose and place, or was altered."""


def seal(text: str, purpose: str, place: str = "") -> str:
    """`text` as letters and digits that only `unseal` with the same purpose and place reads."""
    nonce = secrets.token_bytes(_NONCE)
    sealed = _cipher(settings.KEYS["fields"], purpose).encrypt(nonce, text.encode(), place.encode())
    return f"{_KEY_NUMBER}.{urlsafe_b64encode(nonce + sealed).decode()}"


def unseal(sealed: str, purpose: str, place: str = "") -> str:
    """The text that was sealed; raises NotSealedHere."""
    number, _dot, letters = sealed.partition(".")
    try:
        raw = urlsafe_b64decode(letters.encode())
        if number != _KEY_NUMBER:
            raise NotSealedHere(purpose)
        opened = _cipher(settings.KEYS["fields"], purpose).decrypt(raw[:_NONCE], raw[_NONCE:], place.encode())
    except (NotBase64, ValueError, InvalidTag):
        raise NotSealedHere(purpose) from None
    return opened.decode()


def wrap_key(key: bytes, purpose: str, place: str) -> bytes:
    """A file's own key, sealed for that purpose and place: nonce and ciphertext."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + _cipher(settings.KEYS["fields"], purpose).encrypt(nonce, key, place.encode())


def unwrap_key(wrapped: bytes, purpose: str, place: str) -> bytes:
    """The key that was wrapped; raises NotSealedHere."""
    try:
        return _cipher(settings.KEYS["fields"], purpose).decrypt(wrapped[:_NONCE], wrapped[_NONCE:], place.encode())
    except (ValueError, InvalidTag):
        raise NotSealedHere(purpose) from None


def blind_index(text: str, purpose: str) -> str:
    """The digest of `text` for this purpose: INDEX_DIGITS of hexadecimal, the same for the same text."""
    return hmac.digest(_index_key(settings.KEYS["fields"], purpose), text.encode(), "sha256").hex()[:INDEX_DIGITS]


@lru_cache(maxsize=32)
def _cipher(key: str, purpose: str) -> AESGCM:
    return AESGCM(hmac.new(bytes.fromhex(key), purpose.encode(), hashlib.sha256).digest())


@lru_cache(maxsize=32)
def _index_key(key: str, purpose: str) -> bytes:
    return hmac.digest(bytes.fromhex(key), f"index of {purpose}".encode(), "sha256")
