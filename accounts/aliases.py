"""Under which name a colleague stands for a reader: their own within the reader's teams, elsewhere an alias.

Who shares no team with the reader is called by the alias that was chosen with their account; without one by what they
do, a number that stays theirs, and their organisation: “Supervisor 3 of ADMSP”.
"""

from django.utils.translation import gettext as _

from accounts.models import Membership, User
from accounts.models.teams import in_language
from accounts.rights import CONTENT_ROLES, Role


class Names:
    """What one reader calls people; asked while one page is drawn."""

    def __init__(self, reader: User) -> None:
        self.reader = reader
        self._said: dict[int, str] = {}

    def of(self, person: User) -> str:
        """The name of `person` for the reader."""
        if person.pk == self.reader.pk or person.is_system or person.pk in self._of_own_teams:
            return str(person)
        if person.pk not in self._said:
            self._said[person.pk] = person.alias or _numbered(person)
        return self._said[person.pk]

    @property
    def _of_own_teams(self) -> frozenset[int]:
        """Those who hold, or held, a role in a team of the reader's; kept on the reader, as their rights are."""
        known: frozenset[int] | None = getattr(self.reader, "_colleagues", None)
        if known is None:
            teams = Membership.objects.active().filter(user=self.reader).values("team")
            held = Membership.objects.exclude(confirmed_at__isnull=True, role__in=CONTENT_ROLES)
            known = frozenset(held.filter(team__in=teams).values_list("user", flat=True))
            self.reader._colleagues = known  # type: ignore[attr-defined]  # a request's memory, not a field
        return known


def _numbered(person: User) -> str:
    """What somebody without an alias is called: the role first given to them, and their place among those with it."""
    given = Membership.objects.filter(user=person).select_related("team__organisation").order_by("pk").first()
    if given is None:
        return _("A colleague")
    organisation = given.team.organisation
    before = Membership.objects.filter(role=given.role, team__organisation=organisation, pk__lte=given.pk)
    return _("%(role)s %(number)d of %(organisation)s") % {
        "role": str(Role(given.role).label).capitalize(),
        "number": before.values("user").distinct().count(),
        "organisation": in_language(organisation.name_ar, organisation.name_en),
    }
