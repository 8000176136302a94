"""What a role lets somebody do and see, in words and numbers, before it is given and after.

The floors above append what is counted, each from its own `visible_to`, asked for somebody who holds these roles and
nothing else:

# releases/reach.py, found when the application starts (AccountsConfig.ready)
@counts(_("releases"), place=2)
def releases(user: User) -> QuerySet[Any]: ...
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from accounts.access import Held, with_rights
from accounts.models import Membership, User
from accounts.rights import TABLE, Role, Scope, given_by

MOST = 10_000  # counted of each kind; of more it is said that there are more

Sought = Callable[[User], "QuerySet[Any]"]
KINDS: list[tuple[int, Promise, Sought]] = []


def counts(label: Promise, *, place: int) -> Callable[[Sought], Sought]:
    """Count what a function finds for a person as records of the kind `label`, in this place of the list."""

    def register(sought: Sought) -> Sought:
        KINDS.append((place, label, sought))
        KINDS.sort(key=lambda kind: kind[0])
        return sought

    return register


@dataclass(frozen=True)
class Seen:
    """How many records of one kind somebody sees, or with `more` that there are more than this; `before` is how many
    they see without the role in question."""

    label: Promise
    number: int
    more: bool
    before: int | None = None


@dataclass(frozen=True)
class Reach:
    """What somebody may do, by place, and how many records they see."""

    may: list[tuple[str, list[str]]]
    seen: list[Seen]

    @property
    def number(self) -> int:
        """All records together, as far as they are counted."""
        return sum(kind.number for kind in self.seen)

    @property
    def more(self) -> bool:
        return any(kind.more for kind in self.seen)


def reach_of(roles: Iterable[Membership], *, beside: Iterable[Membership] | None = None) -> Reach:
    """What is open to somebody who holds `roles`. With `beside`, what else they hold: `may` tells of `roles` alone, and
    what is seen is compared with what they see without them."""
    theirs, others = list(roles), None if beside is None else list(beside)
    user = with_rights(held_by([*theirs, *(others or [])]))
    without = None if others is None else with_rights(held_by(others))
    return Reach(_may(theirs), [_seen(label, sought, user, without) for _place, label, sought in KINDS])


def held_by(roles: Iterable[Membership]) -> Held:
    """The rights that these roles give, as the groups of their teams hold them."""
    found: dict[str, set[int]] = defaultdict(set)
    for role in roles:
        for scope, place in ((Scope.TEAM, role.team_id), (Scope.ORGANISATION, role.team.organisation_id)):
            for right in given_by(Role(role.role), scope):
                found[right].add(place)
    return {right: frozenset(found[right]) for right in TABLE if right in found}


def _seen(label: Promise, sought: Sought, user: User, without: User | None) -> Seen:
    number = _count(sought(user))
    before = None if without is None else min(_count(sought(without)), MOST)
    return Seen(label, min(number, MOST), number > MOST, before)


def _count(found: "QuerySet[Any]") -> int:
    return found.order_by()[: MOST + 1].count()


def _may(roles: list[Membership]) -> list[tuple[str, list[str]]]:
    by_place: dict[str, list[str]] = defaultdict(list)
    for role in roles:
        for scope, place in ((Scope.TEAM, role.team), (Scope.ORGANISATION, role.team.organisation)):
            said = by_place[str(place)]
            said += [what for right in given_by(Role(role.role), scope) if (what := str(TABLE[right].what)) not in said]
    return [(place, what) for place, what in by_place.items() if what]
