"""Everything of a colleague who leaves is handed over in one act, in one transaction, to a colleague of the same team.

This floor knows no records. Those above say what somebody can have, in a module `leaving` that is found when the
application starts (docs/adr/0009), and hand it over by their own rules: each pile asks its own question.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.access import may, where
from accounts.acting import acting
from accounts.deadlocks import despite_deadlocks
from accounts.models import Membership, Team, User, WorkHandOver
from accounts.models.people import UserQuerySet
from accounts.moves import Refusal
from accounts.rights import Right

M = TypeVar("M", bound=Model)
Sentence = str | Promise | None


@dataclass(frozen=True)
class Pile:
    """One kind of what somebody can have in a team.

    `count` says how many there are of which the last one named may know (`open_to`); `give` hands them over, in the
    transaction of its caller in which the last one named acts, and says how many or why not. Without `give` nobody else
    can have them: `stays` says what becomes of them.
    """

    name: str
    label: str | Promise
    count: Callable[[User, Team, User], int]
    why_not: Callable[[User, Team, User], Sentence]
    why_not_to: Callable[[User, User, Team], Sentence]
    give: Callable[[User, Team, User, User], int | Refusal] | None = None
    stays: str | Promise = ""
    of_no_team: bool = False  # it is counted once, beside the first of the teams
    uncounted: bool = False  # only whether there is any is said: `count` answers 0 or 1


Follow = Callable[[WorkHandOver], None]
PILES: dict[str, Pile] = {}
FOLLOWERS: list[Follow] = []  # what else is done in the same transaction


def can_be_left(pile: Pile) -> None:
    """Let what is of this kind be found with a colleague who leaves."""
    PILES[pile.name] = pile


def follows_work(follow: Follow) -> Follow:
    """Let this be done whenever the work of a colleague was handed over, in the same transaction."""
    FOLLOWERS.append(follow)
    return follow


@dataclass(frozen=True)
class Left:
    """How much of one kind a colleague has, and why it is not handed over by this person, or to that one."""

    pile: Pile
    number: int
    why_not: str

    @property
    def goes(self) -> bool:
        return self.pile.give is not None and not self.why_not


def open_to(by: User, team: Team, theirs: QuerySet[M], visible: QuerySet[M]) -> QuerySet[M]:
    """Of what somebody has in a team, that of which `by` may know how much it is.

    Who administers the organisation closes its accounts, and is told how much is left though they open none of it; to
    others that is counted which they may open.
    """
    if may(by, Right.ADMINISTER, team.organisation):
        return theirs
    return theirs.filter(pk__in=visible.order_by().values("pk"))


def colleagues_visible_to(user: User) -> UserQuerySet:
    """People with a role, now or before, in an organisation that `user` administers or whose work they oversee."""
    places = where(user, Right.ADMINISTER) | where(user, Right.OVERSEE)
    theirs = Membership.objects.filter(team__organisation_id__in=places)
    everyone = User.objects.get_queryset()
    return everyone.filter(is_system=False, pk__in=theirs.values("user")).order_by("display_name", "pk")


def teams_of(person: User, user: User) -> QuerySet[Team]:
    """The teams in which `person` works or did, of the organisations for which `user` answers."""
    places = where(user, Right.ADMINISTER) | where(user, Right.OVERSEE)
    given = Membership.objects.filter(user=person).values("team")
    return Team.objects.filter(pk__in=given, organisation__in=places).select_related("organisation").order_by("pk")


def left_in(person: User, team: Team, by: User, to: User | None = None, *, besides: bool = False) -> list[Left]:
    """What a colleague has in a team, kind by kind; of each why it does not go, or not to `to`.

    `besides`: what is of no team too.
    """
    found = []
    for pile in PILES.values():
        number = pile.count(person, team, by) if besides or not pile.of_no_team else 0
        if number:
            sentence = pile.why_not(person, team, by) if pile.give else pile.stays
            if not sentence and to is not None:
                sentence = pile.why_not_to(to, person, team)
            found.append(Left(pile, number, str(sentence or "")))
    return found


def remains(person: User, by: User) -> dict[Team, list[Left]]:
    """What a colleague still has, by team; without the teams in which it is nothing."""
    teams = teams_of(person, by)
    found = {team: left_in(person, team, by, besides=number == 0) for number, team in enumerate(teams)}
    return {team: left for team, left in found.items() if left}


def how_much(left: Mapping[Team, list[Left]]) -> int:
    """How many there are in all."""
    return sum(each.number for here in left.values() for each in here)


def receivers(person: User, team: Team) -> QuerySet[User]:
    """The colleagues of the team who could have anything of this person's."""
    held = Membership.objects.active().filter(team=team).values("user")
    return User.objects.filter(pk__in=held, is_active=True).exclude(pk=person.pk).order_by("display_name", "pk")


def able_to_have(left: Collection[Left], person: User, team: Team) -> list[User]:
    """Of the colleagues of the team those to whom any of what is left can go by the rules of its kind."""
    piles = [each.pile for each in left if each.goes]
    return [to for to in receivers(person, team) if any(not pile.why_not_to(to, person, team) for pile in piles)]


def hand_over_work(
    person: User, team: Team, to: User, *, by: User, expected: Collection[tuple[str, int]]
) -> WorkHandOver | Refusal:
    """Hand over all that `by` may hand over to `to`, in one transaction; or why not: nothing is handed over then.

    `expected` is what the page has shown, as names and numbers; where it is another by now, nothing is done. What `by`
    or `to` may not open (a person restricted to others) stays where it is. It holds rows of many kinds at once: where
    PostgreSQL ended it because somebody waited for one of them and it for one of theirs, it is begun again.
    """
    return despite_deadlocks(lambda: _in_one_act(person, team, to, by, expected))


def _in_one_act(
    person: User, team: Team, to: User, by: User, expected: Collection[tuple[str, int]]
) -> WorkHandOver | Refusal:
    if not receivers(person, team).filter(pk=to.pk).exists():
        return Refusal(_("This colleague does not work in the team."))
    try:
        with acting(by):
            found = left_in(person, team, by, to)
            left = [each for each in found if each.goes]
            if not left:
                return Refusal(_why_nothing(found))
            if {(each.pile.name, each.number) for each in left} - set(expected):
                return Refusal(
                    _("What they have has changed since you opened the page. Look at it again, then decide.")
                )
            counts = {each.pile.name: _given(each.pile, person, team, to, by) for each in left}
            if not any(counts.values()):
                raise _Refused(Refusal(_("Nothing of it is open to both of you: all of it stays where it is.")))
            handed = WorkHandOver.objects.create(giver=person, to=to, team=team, by=by, counts=counts)
            for follow in FOLLOWERS:
                follow(handed)
            return handed
    except _Refused as refused:
        return refused.refusal


def _why_nothing(found: Collection[Left]) -> str:
    """Why nothing of what was found goes: what stands against the first kind that somebody could have."""
    against = [each.why_not for each in found if each.pile.give is not None and each.why_not]
    return against[0] if against else _("There is nothing that could be handed over to this colleague by you.")


def _given(pile: Pile, person: User, team: Team, to: User, by: User) -> int:
    """How many of one kind were handed over; one that is refused takes everything back."""
    given = pile.give(person, team, to, by) if pile.give else 0
    if isinstance(given, Refusal):
        raise _Refused(given)
    return given


class _Refused(Exception):  # it takes back what was handed over already, and is an answer to the person
    """One kind was refused in the midst."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.sentence)
        self.refusal = refusal


def said(handed: WorkHandOver) -> list[tuple[str, int]]:
    """What was handed over, in words and numbers."""
    return [(str(PILES[name].label), number) for name, number in handed.counts.items() if name in PILES and number]
