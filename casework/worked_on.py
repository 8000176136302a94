"""The kinds of records on which colleagues work together: they comment on one, mention each other, watch it.

This floor knows none of them; those above say what they have, in a module `worked_on` that is found when the
application starts (docs/adr/0009). Only those who see a record in every state are at work on it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.functional import Promise

from accounts.access import holders, holders_in_team
from accounts.models import Team, User
from accounts.rights import Right
from casework.subjects import SUBJECTS


@dataclass(frozen=True)
class Kind:
    """One kind of record, each with `reference`, `team` and an address of its own; what it is called says its subject.

    `at_work` are the records whose work somebody sees; `colleagues` those who see the work of one record, by name.
    """

    subject: str  # as its moves and parts name it
    at_work: Callable[[User], QuerySet[Any]]
    colleagues: Callable[[Any], QuerySet[User]]

    @property
    def label(self) -> str | Promise:
        """What such a record is called."""
        return SUBJECTS[self.subject].label

    def visible_to(self, user: User) -> QuerySet[Any]:
        """The records of this kind on which `user` is at work."""
        return self.at_work(user)

    def is_seen_by(self, record: Any, person: User) -> bool:
        """Whether `person` is at work on this record, asked as a page would ask."""
        return self.at_work(person).filter(pk=record.pk).exists()


KINDS: dict[str, Kind] = {}


def works_on(kind: Kind) -> None:
    """Let colleagues comment on records of this kind, and watch them."""
    KINDS[kind.subject] = kind


def kind_of(subject: str) -> Kind:
    """The kind of this name; 404 for a stranger."""
    found = KINDS.get(subject)
    if found is None:
        raise Http404
    return found


def who_see_work_of(team: Team) -> QuerySet[User]:
    """Those who see the work of a team now: its own people, and the organisation's supervisors; by name."""
    own = holders_in_team(Right.SEE_WORK, team).order_by().values("pk")
    over = holders(Right.OVERSEE, team.organisation).order_by().values("pk")
    return User.objects.filter(Q(pk__in=own) | Q(pk__in=over)).order_by("display_name", "pk")
