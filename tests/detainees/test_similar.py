"""Who may be on the register already, asked while one types."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from casework.dates import PartialDate
from detainees.lists import NameKind
from detainees.models import Detainee, NameKeys
from detainees.registration import add_names, add_other_name, register
from tests.conftest import ClientOf
from tests.detainees.making import KHALED, registered, restricted
from tests.detainees.pairing import merged

pytestmark = pytest.mark.django_db
PAGE = "/detainees/similar/"
JSON = {"Accept": "application/json"}


@pytest.fixture
def person(documentation: Team, documenter: User) -> Detainee:
    """خالد محمود الخطيب of Homs, born in 1980."""
    return registered(documenter, documentation, birth=PartialDate("1980"), home_governorate_id="SY-HI")


def reads_english(reader: User) -> None:
    User.objects.filter(pk=reader.pk).update(language="en")
    reader.refresh_from_db()


def asked(client_of: ClientOf, reader: User, **typed: str) -> list[dict[str, object]]:
    answer = client_of(reader).post(PAGE, typed, headers=JSON)
    results: list[dict[str, object]] = answer.json()["results"]
    return results


def test_equal_parts_are_found_with_their_reasons(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    typed = {"given": "خالد", "father": "محمود", "family": "الخطيب", "birth": "5/1980", "governorate": "SY-HI"}
    reads_english(documenter)
    assert asked(client_of, documenter, **typed) == [
        {
            "reference": person.reference,
            "name_ar": "خالد محمود الخطيب",
            "name_latin": "Khaled Mahmoud Al-Khatib",
            "score": 1.0,
            "reasons": [
                "the same given name",
                "the same father's name",
                "the same family name",
                "born at the same time",
                "from the same governorate",
            ],
        }
    ]


def test_either_script_will_do(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    assert asked(client_of, documenter, given="khaled", family="Khatib")[0]["score"] == 1.0


def test_the_governorate_may_be_named(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    reads_english(documenter)
    found = asked(client_of, documenter, given="خالد", family="الخطيب", governorate="Homs Province")
    assert "from the same governorate" in str(found[0]["reasons"])


def test_what_differs_lowers_the_score(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    reads_english(documenter)
    found = asked(client_of, documenter, given="خالد", father="قاسم", family="الخطيب", birth="1980")
    assert [row["score"] for row in found] == [0.61]
    assert "another father's name" in str(found[0]["reasons"])


def test_a_brother_is_not_offered(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    assert asked(client_of, documenter, given="قاسم", father="محمود", family="الخطيب") == []


def test_nobody_is_offered_of_another_age_with_another_name(
    person: Detainee, documenter: User, client_of: ClientOf
) -> None:
    assert asked(client_of, documenter, given="خالد", father="محمود", family="الحمصي", birth="1990") == []


@pytest.mark.parametrize(
    ("arabic", "typed"),
    [
        (("محمد", "علي", "الخطيب"), ("Mohamad", "", "Alkhatib")),
        (("محمد", "علي", "الخطيب"), ("Mihemed", "Elî", "Xetîb")),
        (("فاطمة", "عبد الرحمن", "شيخو"), ("Fatma", "Evdilrehman", "Şêxo")),
        (("زينب", "أحمد", "الحسن"), ("Zeyneb", "Ahmet", "el Hasan")),
        (("هدى", "جمال", "قدور"), ("Huda", "Gamal", "Kaddour")),
        (("محمد", "علي", "الخطيب"), ("محمد", "على", "خطيب")),
        (("آمنة", "نور الدين", "الآغا"), ("امنه", "نورالدين", "الاغا")),
        (("محمد", "علي", "الخطيب"), ("Mohamad", "Ali", "Alkhatin")),
    ],
)
def test_a_name_is_found_however_it_is_spelled(
    arabic: tuple[str, ...], typed: tuple[str, ...],
    documentation: Team, documenter: User, client_of: ClientOf,
) -> None:  # fmt: skip
    parts = ("given", "father", "family")
    born = register(documentation, dict(zip(parts, arabic, strict=True)), {}, by=documenter)
    registered(documenter, documentation, "سمير")
    found = asked(client_of, documenter, **dict(zip(parts, typed, strict=True)))
    assert [row["reference"] for row in found] == [born.reference]


def test_a_name_that_was_added_later_is_found_too(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    add_names(person, {}, {"given": "Yusuf", "father": "Adam", "family": "Derwish"}, by=documenter)
    add_other_name(person, NameKind.TRANSLITERATION, "Jamil Haddad", by=documenter)
    found = asked(client_of, documenter, given="يوسف", family="درويش")
    assert [row["reference"] for row in found] == [person.reference]
    assert "HDD|JML" in NameKeys.objects.get(detainee=person).keys


@pytest.mark.parametrize(
    "typed", [{}, {"given": "خالد"}, {"given": "خالد", "family": " "}, {"given": "خالد", "family": "قاسم"}]
)
def test_one_part_alone_is_no_likeness(
    typed: dict[str, str], person: Detainee, documenter: User, client_of: ClientOf
) -> None:
    assert asked(client_of, documenter, **typed) == []


def test_a_name_in_another_place_is_not_the_same_part(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    assert asked(client_of, documenter, given="محمود", father="خالد") == []


def test_the_likeliest_come_first_and_no_more_than_ten(
    person: Detainee, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    for _number in range(11):
        register(documentation, {"given": "خالد", "father": "قاسم", "family": "الخطيب"}, {}, by=documenter)
    found = asked(client_of, documenter, given="خالد", father="محمود", family="الخطيب")
    assert len(found) == 10
    assert found[0]["reference"] == person.reference
    assert [row["score"] for row in found] == sorted((row["score"] for row in found), reverse=True)  # type: ignore[type-var]


def test_nobody_is_shown_whom_one_may_not_open(
    documentation: Team, supervisor: User, documenter: User, other_documenter: User, client_of: ClientOf
) -> None:
    restricted(supervisor, documentation)
    for reader in (documenter, other_documenter):
        assert asked(client_of, reader, given="خالد", family="الخطيب") == []


def test_the_fragment_answers_to_the_fields_of_the_forms(
    person: Detainee, documenter: User, client_of: ClientOf
) -> None:
    typed = {"given_ar": "خالد", "family_latin": "Khatib", "birth": "13/1980", "home_governorate": "nowhere"}
    text = client_of(documenter).post(PAGE, typed).content.decode()
    assert person.reference in text
    assert "<html" not in text
    assert "choose-person" not in text


def test_where_a_person_can_be_chosen_the_fragment_offers_it(
    person: Detainee, documenter: User, client_of: ClientOf
) -> None:
    typed = {"given_ar": "خالد", "family_ar": "الخطيب", "about": "new"}
    text = client_of(documenter).post(PAGE, typed).content.decode()
    assert f'<choose-person reference="{person.reference}">' in text


@pytest.mark.parametrize("given", ["x" * 10_000, "\0", "\u202e", "%", "ـ"])
def test_what_is_no_name_finds_nobody(given: str, person: Detainee, documenter: User, client_of: ClientOf) -> None:
    assert asked(client_of, documenter, given=given, family="الخطيب") == []


def test_it_is_asked_by_post_alone(documenter: User, client_of: ClientOf) -> None:
    assert client_of(documenter).get(PAGE).status_code == 405


def test_an_administrator_asks_in_vain(administrator: User, client_of: ClientOf) -> None:
    assert client_of(administrator).post(PAGE, {"given": "خالد", "family": "الخطيب"}).status_code == 403


def test_the_queries_do_not_grow_with_the_likely(
    person: Detainee, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            asked(client_of, documenter, given="خالد", father="محمود", family="الخطيب")
        return len(captured)

    few = queries()
    for given in ("خالد", "خليل", "خلدون"):
        registered(documenter, documentation, given, home_governorate_id="SY-ID")
    assert queries() == few


def test_entries_of_one_person_are_offered_once_as_the_one_that_stands(
    person: Detainee, documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    other = register(documentation, {"given": "سمير", "father": "قاسم", "family": "درويش"}, {}, by=documenter)
    merged(person, other, by=supervisor)
    found = asked(client_of, documenter, given="Samir", father="Qasim", family="Darwish")
    assert [row["reference"] for row in found] == [person.reference]
    found = asked(client_of, documenter, given="خالد", family="الخطيب")
    assert [row["reference"] for row in found] == [person.reference]


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        (("خالد", "محمود", "الخطيب"), ("Khatib", "Khaled", "Mahmoud")),
        (("خالد", "الخطيب", "محمود"), ("Khaled", "Mahmoud", "Khatib")),
        (("خالد محمود", "", "الخطيب"), ("خالد", "محمود", "الخطيب")),
        (("خالد", "محمود", "الخطيب"), ("Khaled Samir", "Mahmoud", "Khatib")),
        (("أبو سمير", "محمود", "الخطيب"), ("خالد", "محمود", "الخطيب")),
        (("خالد", "", "الخطيب"), ("خالد", "محمود", "الخطيب")),
        (("خالد", "محمود", ""), ("خالد", "محمود", "الخطيب")),
        (("عبد الله", "محمود", "الخطيب"), ("Abdulah", "Mahmoud", "Khatib")),
    ],
)
def test_a_person_is_found_however_the_source_arranged_the_name(
    kept: tuple[str, ...], typed: tuple[str, ...],
    documentation: Team, documenter: User, client_of: ClientOf,
) -> None:  # fmt: skip
    parts = ("given", "father", "family")
    born = register(documentation, dict(zip(parts, kept, strict=True)), {}, by=documenter)
    registered(documenter, documentation, "قاسم")
    found = asked(client_of, documenter, **dict(zip(parts, typed, strict=True)))
    assert [row["reference"] for row in found] == [born.reference]


def test_a_name_typed_as_one_line_is_looked_up(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    found = asked(client_of, documenter, sought="Khaled Alkhatib")
    assert [row["reference"] for row in found] == [person.reference]


def test_another_part_of_a_name_that_many_share_is_found_by_year_and_home(
    documentation: Team, documenter: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of those who share two parts, a few are weighed: first those of whom birth and home agree."""
    for most in ("_ONE_OFF", "_ONE_OTHER"):
        monkeypatch.setattr(f"detainees.candidates.{most}", 1)
    for father in ("سامر", "قاسم", "وليد"):
        register(documentation, KHALED | {"father": father}, {}, by=documenter, birth=PartialDate("1950"))
    meant = registered(documenter, documentation, birth=PartialDate("1980"), home_governorate_id="SY-HI")
    typed = KHALED | {"father": "عدنان", "birth": "1980", "governorate": "SY-HI"}
    found = asked(client_of, documenter, **typed)
    assert [row["reference"] for row in found] == [meant.reference]


def test_whoever_shares_a_name_with_many_is_found_by_year_and_home(
    documentation: Team, documenter: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As of fifty thousand called محمد أحمد: no more are weighed than can be, those of the same facts before others."""
    monkeypatch.setattr("detainees.candidates._ALL_AGREE", 3)
    one = {"given": "محمد", "father": "أحمد"}
    for _number in range(5):
        register(documentation, one, {}, by=documenter, birth=PartialDate("1990"))
    meant = register(
        documentation, one, {}, by=documenter, birth=PartialDate("1980"), home_governorate_id="SY-HI"
    )  # fmt: skip
    found = asked(client_of, documenter, **one, birth="1980", governorate="SY-HI")
    assert found[0]["reference"] == meant.reference
