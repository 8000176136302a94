"""Signatures by which a stranger knows what this installation gave away: Ed25519, with a key for each purpose.

The private key is drawn from the installation's key *fields* and lies nowhere else; whoever changes that one signs with
another key from then on, and what was signed before is checked with the public key of then, which goes with it.
"""

import hashlib
import hmac

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key
from django.conf import settings


def sign(data: bytes, purpose: str) -> bytes:
    """The signature of `data`: 64 bytes, the same each time."""
    return _private(purpose).sign(data)


def public_key(purpose: str) -> str:
    """The key with which anybody checks it, as PEM."""
    return _private(purpose).public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def fingerprint(key: str) -> str:
    """By what people compare two public keys (PEM): the SHA-256 of the key itself, in groups; ValueError for none."""
    raw = _public(key).public_bytes(Encoding.Raw, PublicFormat.Raw)
    digits = hashlib.sha256(raw).hexdigest()
    return " ".join(digits[place : place + 4] for place in range(0, 32, 4))


def is_signed(data: bytes, signature: bytes, key: str) -> bool:
    """Whether the owner of this public key (PEM) signed `data`; ValueError where it is none."""
    try:
        _public(key).verify(signature, data)
    except InvalidSignature:
        return False
    return True


def _private(purpose: str) -> Ed25519PrivateKey:
    seed = hmac.digest(bytes.fromhex(settings.KEYS["fields"]), f"signature of {purpose}".encode(), hashlib.sha256)
    return Ed25519PrivateKey.from_private_bytes(seed)


def _public(key: str) -> Ed25519PublicKey:
    found = load_pem_public_key(key.encode())
    if not isinstance(found, Ed25519PublicKey):
        raise ValueError("This is no Ed25519 key.")
    return found
