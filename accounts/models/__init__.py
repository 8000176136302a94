"""People, organisations, teams and roles."""

from accounts.models.cache import CacheEntry
from accounts.models.changes import AccountChange
from accounts.models.devices import Device
from accounts.models.grants import OrganisationGroupPermission, TeamGroupPermission
from accounts.models.handovers import WorkHandOver
from accounts.models.invitations import Invitation
from accounts.models.people import User
from accounts.models.roles import Membership
from accounts.models.sessions import Session
from accounts.models.teams import Organisation, Team
from accounts.models.tokens import AccessToken, TokenReading

__all__ = [
    "AccessToken",
    "AccountChange",
    "CacheEntry",
    "Device",
    "Invitation",
    "Membership",
    "Organisation",
    "OrganisationGroupPermission",
    "Session",
    "Team",
    "TeamGroupPermission",
    "TokenReading",
    "User",
    "WorkHandOver",
]
