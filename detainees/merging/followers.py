"""What upper floors do when entries are merged or parted: a list that they append to.

# releases/followers.py, found when the application starts (DetaineesConfig.ready)
follow(Follower(why_not, foretell, settle))
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from accounts.models import User
from detainees.models import Detainee, Merge

Entries = Collection[Detainee]


@dataclass(frozen=True)
class Follower:
    """`why_not` answers with the sentence that forbids this person to join or part these two sides, or None.

    `foretell` says in sentences what joining all these sides will change, before it is done. `settle` changes it, in
    the transaction of the merge or its undoing: it is given the ids of the entries that now stand for those concerned,
    and the merges that were made or undone.
    """

    why_not: Callable[[Entries, Entries, User], str | None]
    foretell: Callable[[Sequence[Entries]], list[str]]
    settle: Callable[[Collection[int], Sequence[Merge]], None]


FOLLOWERS: list[Follower] = []


def follow(follower: Follower) -> None:
    """Let `follower` take part in every merge from now on."""
    FOLLOWERS.append(follower)


def why_not_followed(one: Entries, other: Entries, by: User) -> str | None:
    """The first sentence with which an upper floor forbids it."""
    return next((sentence for each in FOLLOWERS if (sentence := each.why_not(one, other, by))), None)


def foretold(sides: Sequence[Entries]) -> list[str]:
    """All that the upper floors would change if these became one person."""
    return [sentence for each in FOLLOWERS for sentence in each.foretell(sides)]


def settle_all(standing: Collection[int], merges: Sequence[Merge]) -> None:
    """Let every upper floor change what follows."""
    for each in FOLLOWERS:
        each.settle(standing, merges)
