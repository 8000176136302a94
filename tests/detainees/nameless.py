"""People who cannot say who they are, for tests, registered as people register them."""

from datetime import date
from typing import Any

from accounts.models import Team, User
from detainees.describing.keeping import register_unidentified
from detainees.models import Detainee

TATTOO: dict[str, Any] = {
    "age_from": 35,
    "age_to": 45,
    "age_on": date(2024, 12, 9),
    "height_from": 172,
    "height_to": 172,
    "marks": "وشم قلب على الذراع الأيسر\nندبة فوق الحاجب",
    "dialects": ["idlib"],
    "says": "يردد اسم خالد ويسأل عن كفرنبل",
}


def nameless(by: User, team: Team, *, sex: str = "male", **told: Any) -> Detainee:
    """Somebody unidentified on the register of `team`: a man with a tattoo, unless something else is told."""
    return register_unidentified(team, told or TATTOO, by=by, sex=sex)


def typed_nameless(team: Team, /, **changes: Any) -> dict[str, Any]:
    """What a documenter types to register one on the page of the register."""
    return {
        "once": "k" * 24,
        "team": str(team.pk),
        "who": "unidentified",
        **typed_description("described-"),
        "described-sex": "male",
        **changes,
    }


def typed_description(prefix: str = "", **changes: Any) -> dict[str, Any]:
    """What is typed of a man of about 40 with a tattoo."""
    typed = {
        "age_from": "٤٠",
        "age_on": "9/12/2024",
        "height_from": "170",
        "height_to": "175",
        "marks": "وشم قلب على الذراع الأيسر",
        "dialects": ["idlib"],
        "says": "خالد، كفرنبل",
        "now_governorate": "SY-ID",
        "now_place": "مشفى باب الهوى",
        "given_by": "a nurse",
    }
    return {f"{prefix}{name}": value for name, value in {**typed, **changes}.items()}
