"""How somebody without a name is called in lists, in both languages: “Unidentified man, about 40”.

Both languages stand here, as in casework/dates/saying.py: what is stored with an entry changes with the entry alone.
"""

from collections.abc import Mapping
from typing import Protocol

from detainees.folding import fold
from detainees.lists import Sex

GROWN = 18  # years; whoever is said to be younger is called a boy or a girl
LONGEST = 400

_ARABIC = {
    (Sex.MALE, True): "رجل مجهول الهوية",
    (Sex.FEMALE, True): "امرأة مجهولة الهوية",
    (Sex.UNKNOWN, True): "شخص مجهول الهوية",
    (Sex.MALE, False): "صبي مجهول الهوية",
    (Sex.FEMALE, False): "فتاة مجهولة الهوية",
    (Sex.UNKNOWN, False): "طفل مجهول الهوية",
}
_ENGLISH = {
    (Sex.MALE, True): "Unidentified man",
    (Sex.FEMALE, True): "Unidentified woman",
    (Sex.UNKNOWN, True): "Unidentified person",
    (Sex.MALE, False): "Unidentified boy",
    (Sex.FEMALE, False): "Unidentified girl",
    (Sex.UNKNOWN, False): "Unidentified child",
}


class Aged(Protocol):
    """What has an estimated age, in years; None where nobody says."""

    age_from: int | None
    age_to: int | None


def called(sex: str, aged: Aged, given: Mapping[str, str]) -> dict[str, str]:
    """The columns of `Detainee` that are drawn from a description.

    `given` are the full names by which somebody calls the person all the same (`name_ar`, `name_latin`), or "".
    """
    who = (Sex(sex), aged.age_to is None or aged.age_to >= GROWN)
    arabic = "، ".join(part for part in (_ARABIC[who], arabic_age(aged.age_from, aged.age_to)) if part)
    english = ", ".join(part for part in (_ENGLISH[who], english_age(aged.age_from, aged.age_to)) if part)
    name_ar, name_latin = (given.get("name_ar") or "", given.get("name_latin") or "")
    if name_ar or name_latin:
        arabic += f" (الاسم المذكور: {name_ar or name_latin})"
        english += f" (name given: {name_latin or name_ar})"
    return {"name_ar": arabic[:LONGEST], "name_latin": english[:LONGEST], "sort_name": fold(arabic)[:LONGEST]}


def english_age(first: int | None, last: int | None) -> str:
    """“about 40”, “35 to 45”, or "" where no age is known."""
    if first is None or last is None:
        return ""
    if last == 0:
        return "less than a year old"
    return f"about {first}" if first == last else f"{first} to {last}"


def arabic_age(first: int | None, last: int | None) -> str:
    """The same: “نحو 40 عامًا”, “بين 35 و45 عامًا”."""
    if first is None or last is None:
        return ""
    if last == 0:
        return "دون عام واحد"
    return f"نحو {_years(first)}" if first == last else f"بين {first} و{_counted(last)}"


def _years(number: int) -> str:
    """So many years in the genitive: one and two are no digits."""
    return {1: "عام واحد", 2: "عامين"}.get(number) or _counted(number)


def _counted(number: int) -> str:
    rest = number % 100
    if 3 <= rest <= 10:
        return f"{number} أعوام"
    return f"{number} عامًا" if rest > 10 else f"{number} عام"
