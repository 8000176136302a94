"""How somebody without a name is called in lists: right in both languages, whoever reads."""

from dataclasses import dataclass

import pytest

from accounts.models import Team, User
from detainees.describing.saying import called
from detainees.registration import add_names, change
from tests.detainees.making import KHALED
from tests.detainees.nameless import TATTOO, nameless


@dataclass
class Aged:
    age_from: int | None
    age_to: int | None


@pytest.mark.parametrize(
    ("sex", "first", "last", "arabic", "english"),
    [
        ("male", 40, 40, "رجل مجهول الهوية، نحو 40 عامًا", "Unidentified man, about 40"),
        ("female", 40, 40, "امرأة مجهولة الهوية، نحو 40 عامًا", "Unidentified woman, about 40"),
        ("unknown", None, None, "شخص مجهول الهوية", "Unidentified person"),
        ("male", 35, 45, "رجل مجهول الهوية، بين 35 و45 عامًا", "Unidentified man, 35 to 45"),
        ("male", 8, 8, "صبي مجهول الهوية، نحو 8 أعوام", "Unidentified boy, about 8"),
        ("female", 2, 2, "فتاة مجهولة الهوية، نحو عامين", "Unidentified girl, about 2"),
        ("unknown", 1, 1, "طفل مجهول الهوية، نحو عام واحد", "Unidentified child, about 1"),
        ("female", 0, 0, "فتاة مجهولة الهوية، دون عام واحد", "Unidentified girl, less than a year old"),
        ("male", 16, 20, "رجل مجهول الهوية، بين 16 و20 عامًا", "Unidentified man, 16 to 20"),
        ("male", 100, 100, "رجل مجهول الهوية، نحو 100 عام", "Unidentified man, about 100"),
        ("male", 90, 105, "رجل مجهول الهوية، بين 90 و105 أعوام", "Unidentified man, 90 to 105"),
    ],
)
def test_a_description_becomes_words(sex: str, first: int | None, last: int | None, arabic: str, english: str) -> None:
    found = called(sex, Aged(first, last), {})
    assert (found["name_ar"], found["name_latin"]) == (arabic, english)


@pytest.mark.django_db
def test_who_is_thought_to_be_a_woman_after_all_is_called_so(documentation: Team, documenter: User) -> None:
    person = nameless(documenter, documentation)
    change(person, {"sex": "female"}, by=documenter)
    person.refresh_from_db()
    assert (person.name_latin, person.name_ar) == (
        "Unidentified woman, 35 to 45",
        "امرأة مجهولة الهوية، بين 35 و45 عامًا",
    )


@pytest.mark.django_db
def test_a_name_that_he_says_is_kept_beside_it_and_he_stays_unidentified(documentation: Team, documenter: User) -> None:
    person = nameless(documenter, documentation, **TATTOO)
    add_names(person, KHALED, {}, by=documenter, given_by="he himself")
    person.refresh_from_db()
    assert person.unidentified
    assert person.name_latin == "Unidentified man, 35 to 45 (name given: خالد محمود الخطيب)"
    assert person.name_ar == "رجل مجهول الهوية، بين 35 و45 عامًا (الاسم المذكور: خالد محمود الخطيب)"
