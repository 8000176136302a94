"""What a case file of a record would hold, for who asks for it: before anybody is asked to approve it."""

from functools import cached_property

from accounts.models import User
from releases.case_files.asking import Record
from releases.case_files.matter import Matter
from releases.case_files.telling import Teller
from releases.models import Release


class Preview:
    """How many claims and files there are, and what stays here."""

    def __init__(self, record: Record, user: User) -> None:
        self.record = record
        self.matter = Matter(record, user)

    @property
    def is_release(self) -> bool:
        return isinstance(self.record, Release)

    @cached_property
    def teller(self) -> Teller:
        return self.matter.teller()

    @property
    def claims(self) -> int:
        return len(self.teller.claims)

    @property
    def files(self) -> int:
        return len(self.teller.pieces)

    @property
    def megabytes(self) -> int:
        """Of all originals together, rounded up."""
        return -(-sum(piece.original.bytes for piece in self.teller.pieces) // 1_000_000)

    @property
    def left_out(self) -> list[str]:
        """What of claims stays here, and why."""
        return list(self.teller.left_out())

    @property
    def not_verified(self) -> int:
        return self.matter.not_verified()
