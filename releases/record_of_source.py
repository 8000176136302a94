"""What sources said and what became of it: the list of sources, and the page of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from accounts.access import may
from accounts.models import User
from accounts.rights import Right
from casework.listing import Listing
from releases.models import Claim, Source

LISTING = Listing({"entered": "id", "name": "name", "reliability": "reliability"}, default="-entered")
SHOWN = 50  # claims on the page of a source, the newest


@dataclass(frozen=True)
class Record:
    """How many claims of a source there are, and what became of them."""

    claims: int = 0
    verified: int = 0  # stand, in a release that counts or a finding that is verified
    rejected: int = 0  # in one that was rejected
    withdrawn: int = 0
    found_false: int = 0


@dataclass(frozen=True)
class Row:
    """One source of the list."""

    source: Source
    name: str
    owner: str
    record: Record


def with_records(sources: Sequence[Source], user: User) -> list[Row]:
    """These sources with what became of their claims; one question for all."""
    records = records_of(sources, user)
    return [Row(s, s.identity.name, s.identity.owner, records.get(s.pk, Record())) for s in sources]


def records_of(sources: Sequence[Source], user: User) -> dict[int, Record]:
    """By id of a source what became of its claims, of those on records that `user` may open."""
    counted = Claim.objects.visible_to(user).filter(source__in=sources).outcomes_by_source()
    return {row.pop("source"): Record(**row) for row in counted}


class SourcePage:
    """One source for one person, who may know who it is."""

    def __init__(self, source: Source, user: User) -> None:
        self.source, self.user = source, user
        self.identity = source.identity

    @cached_property
    def record(self) -> Record:
        """Of the source and of those merged into it, which count as one with it."""
        family = [self.source, *self.merged]
        each = records_of(family, self.user).values()
        names = ("claims", "verified", "rejected", "withdrawn", "found_false")
        return Record(**{name: sum(getattr(record, name) for record in each) for name in names})

    @cached_property
    def merged(self) -> list[Source]:
        """Entries that are one with it."""
        return list(self.source.merged.order_by("pk"))

    @cached_property
    def claims(self) -> list[Claim]:
        """The newest of its claims, with their releases."""
        told = Claim.objects.visible_to(self.user).filter(source__in=[self.source, *self.merged])
        return list(told.with_subject().order_by("-pk")[:SHOWN])

    @property
    def may_decide(self) -> bool:
        return may(self.user, Right.DECIDE, self.source.team)
