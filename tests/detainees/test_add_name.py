"""Adding names: beside the ones that stand, found by all of them, once."""

import pytest

from accounts.models import Team, User
from detainees.models import Detainee
from tests.conftest import ClientOf
from tests.detainees.making import registered

pytestmark = pytest.mark.django_db
KEY = "k" * 24


@pytest.fixture
def person(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation)


def test_a_second_name_is_added_and_the_first_one_stays(
    person: Detainee, documenter2: User, client_of: ClientOf
) -> None:
    typed = {"once": KEY, "given_ar": "خالد", "family_ar": "الحمصي", "name_given_by": "his brother"}
    client_of(documenter2).post(f"/detainees/{person.reference}/names/new/", typed)
    given = person.names.filter(script="ar").order_by("given_at")
    assert [(n.family, n.given_by, n.recorded_by) for n in given][1:] == [("الحمصي", "his brother", documenter2)]
    person.refresh_from_db()
    assert person.name_ar == "خالد الحمصي"
    assert person.name_latin == "Khaled Mahmoud Al-Khatib"


def test_the_person_is_found_by_every_name(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    client.post(f"/detainees/{person.reference}/names/new/", {"once": KEY, "given_ar": "خلدون"})
    client.post(
        f"/detainees/{person.reference}/other-names/new/", {"once": KEY, "kind": "kunya", "text": "أبو محمود الطويل"}
    )
    for word in ("خالد", "khaled", "خلدون", "طويل"):
        assert Detainee.objects.visible_to(documenter).named_like(word).get() == person


@pytest.mark.parametrize(
    ("page", "typed"),
    [("names", {"given_ar": "خلدون"}), ("other-names", {"kind": "nickname", "text": "الطويل"})],
)
def test_a_double_click_adds_it_once(
    page: str, typed: dict[str, str], person: Detainee, documenter: User, client_of: ClientOf
) -> None:
    client = client_of(documenter)
    for _click in range(2):
        answer = client.post(f"/detainees/{person.reference}/{page}/new/", {"once": KEY, **typed})
        assert answer.status_code == 302
    assert person.names.count() + person.other_names.count() == 3


@pytest.mark.parametrize("page", ["names", "other-names"])
@pytest.mark.parametrize(
    ("reader", "status"), [("analyst", 403), ("colleague_documenter", 403), ("other_documenter", 404)]
)
def test_others_add_no_name(
    page: str, reader: str, status: int, person: Detainee, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    typed = {"once": KEY, "given_ar": "خلدون", "kind": "kunya", "text": "أبو محمود"}
    answer = client_of(request.getfixturevalue(reader)).post(f"/detainees/{person.reference}/{page}/new/", typed)
    assert answer.status_code == status
    assert (person.names.count(), person.other_names.count()) == (2, 0)


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("names", {}),
        ("names", {"family_latin": "Homsi"}),
        ("names", {"given_latin": "خالد"}),
        ("names", {"given_ar": "x" * 10_000}),
        ("other-names", {"kind": "kunya", "text": " "}),
        ("other-names", {"kind": "", "text": "أبو محمود"}),
        ("other-names", {"kind": "title", "text": "أبو محمود"}),
        ("other-names", {"kind": "kunya", "text": "x" * 10_000}),
    ],
)
def test_bad_input_is_refused_and_kept(
    page: str, typed: dict[str, str], person: Detainee, documenter: User, client_of: ClientOf
) -> None:
    typed = {"once": KEY, "name_given_by": "his brother", **typed}
    answer = client_of(documenter).post(f"/detainees/{person.reference}/{page}/new/", typed)
    assert answer.status_code == 422
    assert 'value="his brother"' in answer.content.decode()
    assert (person.names.count(), person.other_names.count()) == (2, 0)
