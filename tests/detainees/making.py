"""Persons for tests, registered as people register them."""

from typing import Any

from accounts.models import Team, User
from detainees.models import Detainee
from detainees.registration import register
from detainees.restriction import restrict

KHALED = {"given": "خالد", "father": "محمود", "family": "الخطيب"}
KHALED_LATIN = {"given": "Khaled", "father": "Mahmoud", "family": "Al-Khatib"}


def registered(by: User, team: Team, given: str = "خالد", **facts: Any) -> Detainee:
    """A person on the register of `team`: خالد محمود الخطيب, unless another given name is wanted."""
    latin = KHALED_LATIN if given == "خالد" else {}
    return register(team, {**KHALED, "given": given}, latin, by=by, given_by="a neighbour", **facts)


def restricted(by: User, team: Team, *readers: User, given: str = "خالد") -> Detainee:
    """A person whom only `readers` and `by` may see."""
    detainee = registered(by, team, given)
    restrict(detainee, readers, by=by)
    return detainee


def typed_person(team: Team, /, **changes: str) -> dict[str, str]:
    """What a documenter types to register somebody."""
    return {
        "once": "k" * 24,
        "team": str(team.pk),
        "given_ar": "خالد",
        "father_ar": "محمود",
        "family_ar": "الخطيب",
        "name_given_by": "a neighbour",
        "sex": "male",
        **changes,
    }
