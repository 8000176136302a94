"""What upper floors do when entries are merged or parted: a list that they append to.

# releases/followers.py, found when the application starts (DetaineesConfig.ready)
follow(Follower(why_not, foretell, settle, written))
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from detainees.models import Detainee, Merge

Entries = Collection[Detainee]
Persons = Sequence[Entries]


@dataclass(frozen=True)
class Follower:
    """Each is told of the persons as they are now, all entries of each, and as they will be: joined, or parted.

    `why_not` answers with the sentence that forbids it to this person, or None. `foretell` says in sentences what it
    will change, before it is done. `settle` changes it, in the transaction of the merges or their undoing: it is given
    the ids of the entries that now stand for those concerned, and the merges that were made or undone. `written`
    says in which of these entries (ids) something of theirs was written since a moment.
    """

    why_not: Callable[[Persons, Persons, User], str | None]
    foretell: Callable[[Persons, Persons], list[str]]
    settle: Callable[[Collection[int], Sequence[Merge]], None]
    written: Callable[[Collection[int], datetime], set[int]]


FOLLOWERS: list[Follower] = []


def follow(follower: Follower) -> None:
    """Let `follower` take part in every merge from now on."""
    FOLLOWERS.append(follower)


def why_not_followed(now: Persons, then: Persons, by: User) -> str | None:
    """The first sentence with which an upper floor forbids it."""
    return next((sentence for each in FOLLOWERS if (sentence := each.why_not(now, then, by))), None)


def foretold(now: Persons, then: Persons) -> list[str]:
    """All that the upper floors would change."""
    return [sentence for each in FOLLOWERS for sentence in each.foretell(now, then)]


def joined(persons: Persons) -> Persons:
    """One person of them all."""
    return [[entry for person in persons for entry in person]]


def settle_all(standing: Collection[int], merges: Sequence[Merge]) -> None:
    """Let every upper floor change what follows."""
    for each in FOLLOWERS:
        each.settle(standing, merges)


def written_about(entries: Collection[int], since: datetime) -> set[int]:
    """Those of these entries about which the upper floors wrote something since then."""
    return {entry for each in FOLLOWERS for entry in each.written(entries, since)}
