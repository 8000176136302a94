"""Keeping the clean copies of an original: sealed one by one as they are made."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import uuid4

from releases.evidence import vault
from releases.models import CleanCopy, Original


@dataclass(frozen=True)
class Handed:
    """A clean copy that is handed over; `content` is to be read before the next one is asked for."""

    purpose: str
    number: int
    media_type: str
    content: Iterator[bytes]


@dataclass
class Made:
    """What came out: copies that lie in the vault, what the file tells of itself; or why there is nothing."""

    original: Original
    copies: list[CleanCopy] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)
    likeness: int = 0
    failure: str = ""

    def keep(self, handed: Handed) -> None:
        """Seal what is handed over under a name that nothing has had."""
        place, digest, size = uuid4(), hashlib.sha256(), 0
        copy = CleanCopy(
            original=self.original, purpose=handed.purpose, number=handed.number, place=place,
            media_type=handed.media_type,
        )  # fmt: skip
        self.copies.append(copy)
        with vault.writer(vault.COPIES, place) as sealed:
            for part in handed.content:
                sealed.write(part)
                digest.update(part)
                size += len(part)
        copy.bytes, copy.sha256 = size, digest.hexdigest()

    def forget(self) -> None:
        """Remove all that was kept: half of the copies is nothing."""
        for copy in self.copies:
            vault.remove(vault.COPIES, copy.place)
        self.copies = []

    def drop_last(self) -> None:
        """Remove what was kept last, which came to nothing."""
        vault.remove(vault.COPIES, self.copies.pop().place)
