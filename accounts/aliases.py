"""Under which name a colleague stands for a reader: their own within the reader's teams, elsewhere an alias.

Who shares no team with the reader is called by the alias that was chosen with their account; without one by what they
do, a number that stays theirs, and their organisation: “Supervisor 3 of ADMSP”.
"""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.among import any_of
from accounts.models import Membership, User
from accounts.models.teams import in_language
from accounts.questions import Blank, Question
from accounts.rights import Role


class Names:
    """What one reader calls people; asked while one page is drawn."""

    def __init__(self, reader: User) -> None:
        self.reader = reader
        self._said: dict[int, str] = {}

    def meet(self, people: Iterable[User]) -> None:
        """Find out at once what these are called, of a list of which each line names somebody."""
        strangers = {
            person.pk: person for person in people if self._is_stranger(person) and person.pk not in self._said
        }
        self._said |= {pk: person.alias for pk, person in strangers.items() if person.alias}
        self._said |= _numbered(pk for pk in strangers if pk not in self._said)

    def of(self, person: User) -> str:
        """The name of `person` for the reader."""
        if not self._is_stranger(person):
            return str(person)
        self.meet([person])
        return self._said[person.pk]

    def _is_stranger(self, person: User) -> bool:
        return not (person.pk == self.reader.pk or person.is_system or person.pk in self._of_own_teams)

    @property
    def _of_own_teams(self) -> frozenset[int]:
        """Those who hold, or held, a role in a team of the reader's; kept on the reader, as their rights are."""
        known: frozenset[int] | None = getattr(self.reader, "_colleagues", None)
        if known is None:
            known = frozenset(_COLLEAGUES.rows(reader=self.reader.pk))
            self.reader._colleagues = known  # type: ignore[attr-defined]  # a request's memory, not a field
        return known


def _colleagues(reader: Blank) -> "QuerySet[Membership, int]":
    teams = Membership.objects.active().filter(user=reader).values("team")
    return Membership.objects.ever_held().filter(team__in=teams).values_list("user", flat=True)


def _first_roles(people: Blank) -> "QuerySet[Membership]":
    given = Membership.objects.filter(any_of(people, of="user")).select_related("team__organisation")
    return given.order_by("user", "pk").distinct("user")


_COLLEAGUES, _FIRST_ROLES = Question(_colleagues), Question(_first_roles)


def _numbered(people: Iterable[int]) -> dict[int, str]:
    """What those without an alias (ids) are called: the role first given to them, and their place in it."""
    wanted = dict.fromkeys(people, _("A colleague"))
    if not wanted:
        return {}
    firsts = _FIRST_ROLES.rows(people=list(wanted))
    places = {key: _places(*key) for key in {(first.role, first.team.organisation_id) for first in firsts}}
    for first in firsts:
        organisation = first.team.organisation
        wanted[first.user_id] = _("%(role)s %(number)d of %(organisation)s") % {
            "role": str(Role(first.role).label).capitalize(),
            "number": places[first.role, organisation.pk][first.user_id],
            "organisation": in_language(organisation.name_ar, organisation.name_en),
        }
    return wanted


def _places(role: str, organisation: int) -> dict[int, int]:
    """The place of each who ever held this role there (ids), in the order in which it was first given."""
    held = Membership.objects.filter(role=role, team__organisation=organisation).order_by("pk")
    order = dict.fromkeys(held.values_list("user", flat=True))
    return {pk: place for place, pk in enumerate(order, start=1)}
