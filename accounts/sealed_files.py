"""Files that must be useless to somebody who took the disk: sealed in chunks, written and read as they stream.

A sealed file is a head and chunks. The head is a mark and the file's own key, drawn at random and wrapped with the
installation's key *fields*, bound to the file's place, so that no file can be carried to where another one lay. Each
chunk is 64 KiB (the last one may be shorter) under AES-256-GCM with a random nonce, bound to its number and to whether
it is the last, so that none can be moved, dropped or added, and nothing can be cut off the end, without the reader's
refusal.

A file whose length is known beforehand can be written in several goes: what counts of a go are its whole chunks. A go
that hangs on a dead line is overtaken by the next one, and writes nothing more.

The wrapped key can be kept apart from its file (`apart`): whoever destroys it has destroyed the file, on whatever disk
or copy it lies.
"""

import errno
import fcntl
import io
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from accounts.sealing import NotSealedHere, unwrap_key, wrap_key

CHUNK = 64 * 1024  # bytes of what is sealed
MARK = b"ifraj-1\n"
PURPOSE = "files"
_KEY, _NONCE, _TAG = 32, 12, 16  # bytes, as AES-256-GCM wants and makes them
_AROUND = _NONCE + _TAG
HEAD = len(MARK) + _AROUND + _KEY
_SEALED = CHUNK + _AROUND


class Overtaken(OSError):
    """Another go writes this file now."""


class SealedWriter:
    """Seals what is written to it into the file at `path`, which is made, and which `place` names for ever.

    With `total`, the bytes that are to come in all goes, an existing file is gone on with where its whole chunks end
    (`position`). `close` writes the last chunk; `leave` keeps whole chunks for another go. Raises Overtaken.
    With `apart` the wrapped key is in `wrapped` alone, and never in the file.
    """

    def __init__(self, path: Path, place: str, *, total: int | None = None, apart: bool = False) -> None:
        new = os.O_EXCL if total is None else 0
        self._total = total
        self.wrapped = ""
        self._file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | new, 0o600), "r+b", buffering=0)
        with _alone(self._file) as size:
            going_on = size >= HEAD
            self._cipher = AESGCM(_read_head(self._file, place) if going_on else self._begin(place, apart=apart))
            self._number = bytes_of_goes(path, total) // CHUNK if going_on and total else 0
            self._file.truncate(HEAD + self._number * _SEALED)
        self._waiting = bytearray()

    @property
    def position(self) -> int:
        """Bytes that were taken so far."""
        return self._number * CHUNK + len(self._waiting)

    def write(self, data: bytes) -> int:
        """Take `data`; raises ValueError where more comes than was announced."""
        if self._total is not None and self.position + len(data) > self._total:
            raise ValueError("More comes than was announced.")
        self._waiting += data
        while len(self._waiting) > CHUNK or (len(self._waiting) == CHUNK and self._more_comes()):
            self._put(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]
        return len(data)

    def close(self) -> None:
        """Write the last chunk, to the disk itself; the file is whole."""
        if not self._file.closed:
            self._put(bytes(self._waiting), last=True)
            os.fsync(self._file.fileno())
            self._file.close()

    def leave(self) -> None:
        """Stop for now: what is no whole chunk is forgotten."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.leave()

    def _begin(self, place: str, *, apart: bool) -> bytes:
        """The file's key, drawn and wrapped; into the head, or into `wrapped`."""
        key = secrets.token_bytes(_KEY)
        wrapped = wrap_key(key, PURPOSE, place)
        self._file.seek(0)
        self._file.write(MARK + (bytes(len(wrapped)) if apart else wrapped))
        self.wrapped = wrapped.hex() if apart else ""
        return key

    def _more_comes(self) -> bool:
        return self._total is not None and self.position < self._total

    def _put(self, data: bytes, *, last: bool) -> None:
        nonce, start = secrets.token_bytes(_NONCE), HEAD + self._number * _SEALED
        sealed = nonce + self._cipher.encrypt(nonce, data, _bound_to(self._number, last))
        with _alone(self._file) as size:
            if size != start:
                raise Overtaken
            if os.pwrite(self._file.fileno(), sealed, start) < len(sealed):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._number += 1


class SealedReader(io.RawIOBase):
    """What was sealed at `path` for `place`, to be read from anywhere; raises NotSealedHere where it was altered.

    With `arriving`, the whole chunks that have come of a file whose end has not; with `wrapped`, the key that was kept
    apart.
    """

    def __init__(self, path: Path, place: str, *, arriving: bool = False, wrapped: str = "") -> None:
        self._file = path.open("rb")
        try:
            self._cipher = AESGCM(_read_head(self._file, place, wrapped))
        except BaseException:
            self._file.close()
            raise
        whole, rest = divmod(os.fstat(self._file.fileno()).st_size - HEAD, _SEALED)
        self.size = whole * CHUNK + (0 if arriving else max(0, rest - _AROUND))
        self._last = -1 if arriving else whole if rest else whole - 1
        self._arriving = arriving
        self._at = 0
        self._held: tuple[int, bytes] = (-1, b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self.size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # io's own stub names no type for it
        if self._at >= self.size:
            self._check_end()
            return 0
        number, within = divmod(self._at, CHUNK)
        part = self._chunk(number)[within : within + len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)

    def close(self) -> None:
        self._file.close()
        super().close()

    def _check_end(self) -> None:
        """Nothing was cut off: what stands last was sealed as the last."""
        if not self._arriving:
            if self._last < 0:
                raise NotSealedHere(PURPOSE)
            self._chunk(self._last)

    def _chunk(self, number: int) -> bytes:
        if self._held[0] != number:
            self._file.seek(HEAD + number * _SEALED)
            sealed, bound = self._file.read(_SEALED), _bound_to(number, number == self._last)
            try:
                opened = self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], bound)
            except (InvalidTag, ValueError):
                raise NotSealedHere(PURPOSE) from None
            self._held = (number, opened)
        return self._held[1]


def bytes_of_goes(path: Path, total: int) -> int:
    """How much of a file of `total` bytes has come in the goes so far; the last chunk counts once the file is whole."""
    try:
        whole = max(0, path.stat().st_size - HEAD) // _SEALED
    except FileNotFoundError:
        return 0
    return min(whole, (total - 1) // CHUNK) * CHUNK


def is_sealed(path: Path) -> bool:
    """Whether the file at `path` begins as a sealed one does."""
    with path.open("rb") as file:
        return file.read(len(MARK)) == MARK


@contextmanager
def _alone(file: BinaryIO) -> Iterator[int]:
    """Nobody else writes the file inside the block, which begins with its size in bytes."""
    fcntl.flock(file, fcntl.LOCK_EX)
    try:
        yield os.fstat(file.fileno()).st_size
    finally:
        fcntl.flock(file, fcntl.LOCK_UN)


def _bound_to(number: int, last: bool) -> bytes:
    return number.to_bytes(8, "big") + bytes([last])


def _read_head(file: BinaryIO, place: str, wrapped: str = "") -> bytes:
    head = file.read(HEAD)
    if not head.startswith(MARK):
        raise NotSealedHere(PURPOSE)
    return unwrap_key(bytes.fromhex(wrapped) or head[len(MARK) :], PURPOSE, place)
