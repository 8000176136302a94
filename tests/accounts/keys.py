"""A security key made of software: what a browser sends of it, without a browser."""

import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from accounts.acting import acting
from accounts.models import User

HOST = "testserver"
SHOWN = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV  # somebody touched it, and it knows who
ADDED = SHOWN | AuthenticatorData.FLAG.AT


@dataclass
class SoftKey:
    """One key; `host` is the name to which it answers."""

    host: str = HOST
    id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    used: int = 0

    def added(self, challenge: str) -> dict[str, Any]:
        """What is sent where it is added."""
        said = self._client_data("webauthn.create", challenge)
        credential = AttestedCredentialData.create(
            Aaguid.NONE,
            self.id,
            ES256.from_cryptography_key(self.private.public_key()),  # type: ignore[no-untyped-call]
        )
        data = AuthenticatorData.create(
            sha256(self.host.encode()),
            ADDED,
            self.used,
            bytes(credential),
        )
        sealed = AttestationObject.create("none", data, {})
        return self._sent(clientDataJSON=bytes(said), attestationObject=bytes(sealed))

    def shown(self, challenge: str) -> dict[str, Any]:
        """What is sent where it is shown."""
        self.used += 1
        said = self._client_data("webauthn.get", challenge)
        data = AuthenticatorData.create(sha256(self.host.encode()), SHOWN, self.used)
        signature = self.private.sign(bytes(data) + said.hash, ec.ECDSA(hashes.SHA256()))
        return self._sent(clientDataJSON=bytes(said), authenticatorData=bytes(data), signature=signature)

    def belongs_to(self, person: User, name: str = "Blue key") -> Authenticator:
        """The row of a key that `person` has added."""
        with acting(person):
            data = {"name": name, "credential": self.added(websafe_encode(secrets.token_bytes(32)))}
            return Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data=data)

    def _client_data(self, kind: str, challenge: str) -> CollectedClientData:
        said = {"type": kind, "challenge": challenge, "origin": f"https://{self.host}", "crossOrigin": False}
        return CollectedClientData(json.dumps(said).encode())

    def _sent(self, **parts: bytes) -> dict[str, Any]:
        named = websafe_encode(self.id)
        response = {name: websafe_encode(value) for name, value in parts.items()}
        return {"id": named, "rawId": named, "type": "public-key", "response": response, "clientExtensionResults": {}}
