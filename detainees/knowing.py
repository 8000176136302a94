"""What one reader may know of what stands in an entry: asked of the team of that entry, whichever entry stands for it.

A page of a person shows rows of several entries, of several teams; who gave a name to one team is told to no other.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from detainees.models import Detainee, Detention, Merge, Name, OtherName

Row = TypeVar("Row")


@dataclass(frozen=True)
class Knowing:
    """A reader's rights in one team: over sources, its work (who did what, notes), to enter, over whole numbers."""

    sources: bool
    work: bool
    enters: bool
    shows_numbers: bool


@dataclass(frozen=True)
class Told(Generic[Row]):
    """A row with what this reader may know of it: "" or None where it is not theirs."""

    row: Row
    given_by: str = ""
    recorded_by: User | None = None
    note: str = ""
    may_change: bool = False


def knowing_in(user: User, team: int, organisation: int) -> Knowing:
    """What `user` may know of the rows of a team (ids)."""
    shows_numbers = team in where(user, Right.SEE_WORK)
    return Knowing(
        sources=team in where(user, Right.SEE_SOURCES),
        work=shows_numbers or organisation in where(user, Right.OVERSEE),
        enters=team in where(user, Right.ENTER),
        shows_numbers=shows_numbers,
    )


def knowing_of(user: User, entry: Detainee) -> Knowing:
    """What `user` may know of the rows of an entry."""
    return knowing_in(user, entry.team_id, entry.organisation_id)


AnyName = TypeVar("AnyName", Name, OtherName)


def told_name(name: AnyName, entry: Detainee, user: User) -> Told[AnyName]:
    """A name of this entry, of either kind."""
    knows = knowing_of(user, entry)
    return Told(name, name.given_by if knows.sources else "", name.recorded_by if knows.work else None)


def told_detention(detention: Detention, entry: Detainee, user: User) -> Told[Detention]:
    """A detention of this entry, with the note for colleagues."""
    knows = knowing_of(user, entry)
    return Told(detention, note=detention.note if knows.work else "", may_change=knows.enters)


def told_merge(merge: Merge, user: User) -> Told[Merge]:
    """A merge, which is the work of the teams of both its entries."""
    work = any(knowing_of(user, entry).work for entry in (merge.kept, merge.merged))
    return Told(merge, recorded_by=merge.by if work else None, note=merge.sentence if work else "")
