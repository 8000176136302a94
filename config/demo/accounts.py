"""Organisations, teams and logins of the demo."""

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts import undertaking
from accounts.founding import found_member, found_organisation, found_person, found_team
from accounts.models import Team
from accounts.rights import Role

PEOPLE: dict[str, tuple[str, str]] = {
    "documenter": ("رانيا – توثيق", "ar"),
    "documenter2": ("مجد – توثيق", "ar"),
    "supervisor": ("أم خالد – تدقيق", "ar"),
    "supervisor2": ("هاني – تدقيق", "ar"),
    "liaison": ("سلمى – العائلات", "ar"),
    "analyst": ("كرم – إحصاء", "ar"),
    "administrator": ("نضال – إدارة", "ar"),
    "administrator2": ("لمى – إدارة", "ar"),
    "other_documenter": ("Other – documentation", "en"),
    "other_supervisor": ("Other – supervision", "en"),
    "other_liaison": ("Other – families", "en"),
}


def make_people(password: str) -> None:
    """Everything that work needs before there is any: two organisations, their teams, and those who work there."""
    admsp = found_organisation("admsp", "رابطة معتقلي ومفقودي سجن صيدنايا", "ADMSP")
    documentation = found_team(admsp, "documentation", "فريق التوثيق", "Documentation team", open_to_public=True)
    families = found_team(
        admsp, "family-centre", "مركز العائلات", "Family centre", family_centre=True, open_to_public=True
    )
    other = found_organisation("other", "منظمة أخرى", "Another organisation")
    others = found_team(other, "documentation", "فريق التوثيق", "Documentation team")
    roles: dict[str, tuple[tuple[Team, Role], ...]] = {
        "documenter": ((documentation, Role.DOCUMENTER),),
        "documenter2": ((documentation, Role.DOCUMENTER),),
        "supervisor": ((documentation, Role.SUPERVISOR), (families, Role.SUPERVISOR)),
        "supervisor2": ((documentation, Role.SUPERVISOR), (families, Role.SUPERVISOR)),
        "liaison": ((families, Role.LIAISON),),
        "analyst": ((documentation, Role.ANALYST),),
        "administrator": ((documentation, Role.ADMINISTRATOR), (families, Role.ADMINISTRATOR)),
        "administrator2": ((documentation, Role.ADMINISTRATOR), (families, Role.ADMINISTRATOR)),
        "other_documenter": ((others, Role.DOCUMENTER),),
        "other_supervisor": ((others, Role.SUPERVISOR),),
        "other_liaison": ((others, Role.LIAISON),),
    }
    hashed = make_password(password)  # once: it is slow on purpose
    for username, (name, language) in PEOPLE.items():
        person = found_person(
            username,
            name,
            language=language,
            alias=username,
            password=hashed,
            undertaking_accepted_at=timezone.now(),
            undertaking_version=undertaking.VERSION,
        )
        for team, role in roles[username]:
            found_member(person, team, role)
