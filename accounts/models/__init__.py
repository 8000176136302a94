"""People, organisations, teams and roles."""

from accounts.models.grants import OrganisationGroupPermission, TeamGroupPermission
from accounts.models.people import Invitation, User
from accounts.models.roles import Membership
from accounts.models.teams import Organisation, Team

__all__ = [
    "Invitation",
    "Membership",
    "Organisation",
    "OrganisationGroupPermission",
    "Team",
    "TeamGroupPermission",
    "User",
]
