"""The digest of a file while it arrives, in one go or in many.

Each process remembers how far it has come with the files it has lately taken parts of. What another process took, or
what came before a restart, it reads from the vault: nothing is read twice by a process that takes all of it.
"""

import hashlib
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING
from uuid import UUID

from accounts.sealed_files import CHUNK
from releases.evidence import vault

if TYPE_CHECKING:
    from hashlib import _Hash

REMEMBERED = 64  # files
_known: "OrderedDict[UUID, tuple[int, _Hash]]" = OrderedDict()
_lock = Lock()


def digest_up_to(upload: UUID, offset: int) -> "_Hash":
    """SHA-256 of the first `offset` bytes, to be gone on with; it is the caller's until `remember`."""
    with _lock:
        at, digest = _known.pop(upload, (0, hashlib.sha256()))
    if at > offset:
        at, digest = 0, hashlib.sha256()
    if at < offset:
        with vault.reader(vault.ORIGINALS, upload, arriving=True) as arrived:
            arrived.seek(at)
            while at < offset and (part := arrived.read(min(CHUNK, offset - at))):
                digest.update(part)
                at += len(part)
    return digest


def remember(upload: UUID, offset: int, digest: "_Hash") -> None:
    """Keep the digest of the first `offset` bytes for the next go."""
    with _lock:
        _known[upload] = (offset, digest)
        while len(_known) > REMEMBERED:
            _known.popitem(last=False)
