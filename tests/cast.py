"""The cast: made once by the rules of the product, then brought into each test as the rows that this left.

To make one person costs forty questions, and a test has three of them; as rows they come in one. Where the owner may
not set triggers aside (`script/test` lets the owner of its own database), everyone is made anew in each test.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.utils import timezone
from psycopg import sql

from accounts import undertaking
from accounts.acting import acting
from accounts.founding import CONFIRMS, GIVES, found_member, found_organisation, found_person, found_team
from accounts.models import Organisation, Team, User
from accounts.rights import Role
from accounts.sealing import seal
from accounts.signing_in import SECOND_FACTOR

PASSWORD = "olive wagon seven lanterns"  # of everyone in the cast
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # of everyone in the cast, base32

ORGANISATIONS = {
    "organisation": ("admsp", "رابطة معتقلي ومفقودي سجن صيدنايا", "ADMSP"),
    "other_organisation": ("other", "منظمة أخرى", "Another organisation"),
}
TEAMS = {
    "documentation": ("organisation", "documentation", "فريق التوثيق", "Documentation team"),
    "family_centre": ("organisation", "family-centre", "مركز العائلات", "Family centre"),
    "other_team": ("other_organisation", "documentation", "فريق التوثيق", "Documentation team"),
}
PEOPLE: Mapping[str, tuple[tuple[str, Role], ...]] = {
    "documenter": (("documentation", Role.DOCUMENTER),),
    "documenter2": (("documentation", Role.DOCUMENTER),),
    "supervisor": (("documentation", Role.SUPERVISOR),),
    "supervisor2": (("documentation", Role.SUPERVISOR), ("family_centre", Role.SUPERVISOR)),
    "author_supervisor": (("documentation", Role.DOCUMENTER), ("documentation", Role.SUPERVISOR)),
    "liaison": (("documentation", Role.LIAISON),),
    "analyst": (("documentation", Role.ANALYST),),
    "administrator": (("documentation", Role.ADMINISTRATOR),),
    "administrator2": (("documentation", Role.ADMINISTRATOR),),
    "colleague_documenter": (("family_centre", Role.DOCUMENTER),),
    "overseer": (("family_centre", Role.SUPERVISOR),),
    "other_documenter": (("other_team", Role.DOCUMENTER),),
    "other_supervisor": (("other_team", Role.SUPERVISOR),),
}
INSTALLATION = "installation"  # the actors in whose name the others are made
SCHEMA = "the_cast"

_kept: set[str] = set()  # who can be brought as rows


# -- Into a test -------------------------------------------------------------------------------------------------------


def organisation(name: str) -> Organisation:
    """One of ORGANISATIONS, not there yet."""
    if _bring(INSTALLATION) and _bring(name):
        return Organisation.objects.get(slug=ORGANISATIONS[name][0])
    return found_organisation(*ORGANISATIONS[name])


def team(name: str) -> Team:
    """One of TEAMS, not there yet; its organisation is."""
    return _team(name) if _bring(name) else _made_team(name)


def person(name: str) -> User:
    """One of PEOPLE, not there yet, ready to work; their teams are."""
    return User.objects.get(username=name) if _bring(name) else _made_person(name)


def make_person(username: str, *places: tuple[Team, Role]) -> User:
    """Somebody besides the cast who holds these roles and is ready to work."""
    made = found_person(
        username,
        username.replace("_", " ").title(),
        alias=f"alias of {username}",
        undertaking_accepted_at=timezone.now(),
        undertaking_version=undertaking.VERSION,
        password=_hashed(),
    )
    with acting(made):
        Authenticator.objects.create(
            user=made, type=Authenticator.Type.TOTP, data={"secret": seal(TOTP_SECRET, SECOND_FACTOR)}
        )
    for place, role in places:
        found_member(made, place, role)
    return made


def _bring(name: str) -> bool:
    if name in _kept:
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("SELECT {}()").format(sql.Identifier(SCHEMA, name)))
    return name in _kept


def _team(name: str) -> Team:
    slug, *_rest = ORGANISATIONS[TEAMS[name][0]]
    return Team.objects.select_related("organisation").get(organisation__slug=slug, slug=TEAMS[name][1])


def _made_team(name: str) -> Team:
    of, *said = TEAMS[name]
    belongs = Organisation.objects.get(slug=ORGANISATIONS[of][0])
    return found_team(belongs, *said, family_centre=name == "family_centre")


def _made_person(name: str) -> User:
    return make_person(name, *((_team(place), role) for place, role in PEOPLE[name]))


@cache
def _hashed() -> str:
    return make_password(PASSWORD)


# -- Once in a database ------------------------------------------------------------------------------------------------


def make_all() -> Iterator[str]:
    """Make everyone by the rules of the product; the name of each once it is there."""
    for actor in (GIVES, CONFIRMS):
        User.objects.system(actor)
    yield INSTALLATION
    for name in ORGANISATIONS:
        found_organisation(*ORGANISATIONS[name])
        yield name
    for name in TEAMS:
        _made_team(name)
        yield name
    for name in PEOPLE:
        _made_person(name)
        yield name


def comes_as_rows(name: str) -> None:
    """From now on the function of this name in SCHEMA brings them."""
    _kept.add(name)
