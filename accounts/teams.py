"""An organisation's teams: making one, and mending its names."""

from django.utils.translation import gettext as _

from accounts.access import make_groups, may
from accounts.acting import acting
from accounts.changes_told import tell_reference_changed
from accounts.models import Organisation, Team, User
from accounts.moves import Refusal
from accounts.rights import TABLE, Right


def save_team(team: Team, *, by: User) -> Team | Refusal:
    """Store a new team with the groups of its roles, or an old one's names; or the sentence why not."""
    if not may(by, Right.ADMINISTER, team.organisation):
        return Refusal(str(TABLE[Right.ADMINISTER].refusal))
    with acting(by):
        Organisation.objects.select_for_update().get(pk=team.organisation_id)
        if Team.objects.filter(organisation=team.organisation, slug=team.slug).exclude(pk=team.pk).exists():
            return Refusal(_("The organisation has a team with this short name already."))
        new = team.pk is None
        team.save()
        tell_reference_changed()
        if new:
            make_groups(team)
    return team
