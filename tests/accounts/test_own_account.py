"""The page of one's own account."""

import pytest

from accounts.models import User
from tests.accounts.signing_in import sign_in
from tests.conftest import PASSWORD, ClientOf

PAGE = "/accounts/"
CHOICES = {"display_name": "Rania"}
NEW = "quiet harbour 19 almonds"


def test_what_is_chosen_is_kept(client_of: ClientOf, documenter: User) -> None:
    assert client_of(documenter).post(PAGE, CHOICES).status_code == 302
    documenter.refresh_from_db()
    assert {name: getattr(documenter, name) for name in CHOICES} == CHOICES


@pytest.mark.parametrize(
    "changed",
    [
        {"display_name": ""},
        {"display_name": "a" * 121},
        {"display_name": "a\u200fb\u202e"},
    ],
)
def test_what_cannot_be_is_refused_and_kept_in_the_form(
    client_of: ClientOf, documenter: User, changed: dict[str, str]
) -> None:
    answer = client_of(documenter).post(PAGE, CHOICES | changed)
    assert answer.status_code == 422
    documenter.refresh_from_db()
    assert documenter.display_name == "Documenter"
    assert answer.context["form"]["display_name"].value() == changed["display_name"]


def test_nothing_else_is_changed_from_there(client_of: ClientOf, documenter: User) -> None:
    client_of(documenter).post(PAGE, CHOICES | {"username": "king", "is_staff": "on", "is_active": "", "alias": "x"})
    documenter.refresh_from_db()
    assert (documenter.username, documenter.is_staff, documenter.is_active) == ("documenter", False, True)


def test_a_new_password_signs_out_everywhere_else(client_of: ClientOf, documenter: User) -> None:
    here, there = client_of(documenter), client_of(documenter)
    answer = here.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert answer["Location"] == PAGE
    assert here.get(PAGE).status_code == 200
    assert there.get(PAGE).status_code == 302
    assert sign_in(there, "documenter").status_code == 200
    assert sign_in(there, "documenter", NEW).status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again", "field"),
    [
        ("not the old one", NEW, NEW, "oldpassword"),
        (PASSWORD, "short", "short", "password1"),
        (PASSWORD, "documenter 12", "documenter 12", "password1"),
        (PASSWORD, NEW, "another one 123", "password2"),
    ],
)
def test_a_password_that_cannot_be_is_refused_with_a_sentence(
    client_of: ClientOf, documenter: User, old: str, new: str, again: str, field: str
) -> None:
    typed = {"oldpassword": old, "password1": new, "password2": again}
    answer = client_of(documenter).post("/accounts/password/change/", typed)
    assert field in answer.context["form"].errors
    assert PASSWORD not in answer.content.decode()
    documenter.refresh_from_db()
    assert documenter.check_password(PASSWORD)


def test_a_stranger_has_no_account(client_of: ClientOf, stranger: User) -> None:
    assert client_of(stranger).get(PAGE)["Location"].startswith("/accounts/login/")
