"""Nobody is called as a colleague is: in the form, at an invitation, with a role, and in PostgreSQL."""

import unicodedata

import pytest
from django.db import Error, connection, transaction

from accounts.acting import acting
from accounts.founding import found_member, found_person
from accounts.membership import ROLES
from accounts.models import AccountChange, Membership, Team, User
from accounts.moves import Refusal
from accounts.people import told
from accounts.rights import Role
from casework.folding import fold
from tests.accounts.people import invitation_form
from tests.conftest import ClientOf

PAGE, INVITE = "/accounts/", "/people/invite/"
TAKEN = "A colleague is called so already"
# Letters of both scripts with their marks, general punctuation and what looks like letters.
BLOCKS = ((1, 0x250), (0x300, 0x370), (0x600, 0x700), (0x8A0, 0x900), (0x1E00, 0x1F00), (0x2000, 0x2070))
FORMS = ((0xFB50, 0xFE00), (0xFE20, 0xFE30), (0xFE70, 0xFFFC))


@pytest.fixture
def hani(documentation: Team) -> User:
    """A supervisor of the team with an Arabic name."""
    person = found_person("hani", "هاني – تدقيق", alias="الأرز")
    found_member(person, documentation, Role.SUPERVISOR)
    return person


@pytest.mark.parametrize(
    "name",
    [
        "هاني – تدقيق",
        "هانى - تدقيق",
        "هَانِي  تدقيق",
        "هـــاني–تدقيق",
        "ه\u200cاني – تدقيق",
        "الارز",
        "SUPERVISOR",
        "Sùpervisor",
        "alias of Supervisor",
        "linkage",
    ],
)
def test_a_name_that_is_a_colleagues_is_refused_with_a_sentence(
    english_of: ClientOf, documenter: User, hani: User, supervisor: User, name: str
) -> None:
    User.objects.system("linkage")
    answer = english_of(documenter).post(PAGE, {"display_name": name})
    assert answer.status_code == 422
    assert TAKEN in str(answer.context["form"].errors["display_name"])
    assert User.objects.get(pk=documenter.pk).display_name == "Documenter"
    assert not AccountChange.objects.filter(person=documenter, what="name-changed").exists()


@pytest.mark.parametrize("name", ["هاني", "documenter", "alias of documenter", "Other Documenter"])
def test_a_name_that_is_ones_own_or_of_no_colleague_is_taken(
    client_of: ClientOf, documenter: User, hani: User, other_documenter: User, name: str
) -> None:
    assert client_of(documenter).post(PAGE, {"display_name": name}).status_code == 302
    assert User.objects.get(pk=documenter.pk).display_name == name


def test_who_has_left_still_has_their_name(
    client_of: ClientOf, documenter: User, hani: User, administrator: User
) -> None:
    ROLES.make("end", hani.memberships.get(), by=administrator)
    client_of(administrator).post(f"/people/{hani.pk}/close/")
    assert client_of(documenter).post(PAGE, {"display_name": str(hani)}).status_code == 422


def test_a_change_of_name_stands_in_the_record_from_what_to_what(
    english_of: ClientOf, documenter: User, administrator: User
) -> None:
    english_of(documenter).post(PAGE, {"display_name": "Rania"})
    change = AccountChange.objects.get(person=documenter, what="name-changed")
    assert (change.by, change.was, change.became) == (documenter, "Documenter", "Rania")
    page = english_of(administrator).get(f"/people/{documenter.pk}/").content.decode()
    assert "name changed: from “\u2068Documenter\u2069” to “\u2068Rania\u2069”" in page
    assert told(change).who == "Rania"


@pytest.mark.parametrize(
    ("field", "value"),
    [("display_name", "هانى - تدقيق"), ("display_name", "الأرز"), ("alias", "الارز"), ("alias", "هاني – تدقيق"),
     ("alias", "Alias of other documenter")],
)  # fmt: skip
def test_nobody_is_invited_under_a_colleagues_name(
    english_of: ClientOf, administrator: User, documentation: Team, hani: User, other_documenter: User,
    field: str, value: str,
) -> None:  # fmt: skip
    answer = english_of(administrator).post(INVITE, invitation_form(team=documentation.pk, **{field: value}))
    assert answer.status_code == 422
    assert TAKEN in str(answer.context["form"].errors[field])
    assert not User.objects.filter(username="rima").exists()


def test_a_role_in_another_organisation_wants_another_name_where_it_is_somebodys(
    administrator: User, hani: User, other_team: Team, documentation: Team
) -> None:
    namesake = found_person("namesake", "هاني تدقيق")
    found_member(namesake, other_team, Role.DOCUMENTER)
    role = Membership(user=namesake, team=documentation, role=Role.ANALYST)
    answer = ROLES.make("give", role, by=administrator)
    assert isinstance(answer, Refusal)
    assert not Membership.objects.filter(user=namesake, team=documentation).exists()
    with pytest.raises(Error) as refused, transaction.atomic():
        found_member(namesake, documentation, Role.ANALYST)
    assert _code(refused.value) == "IF022"


@pytest.mark.parametrize(
    ("by", "whose", "column", "value", "code"),
    [
        ("documenter", "documenter", "display_name", "هاني – تدقيق", "IF022"),
        ("documenter", "documenter", "display_name", "هانى\u200f تدقيق", "IF022"),
        ("administrator", "documenter", "alias", "الأرز", "IF022"),
        ("administrator", "documenter", "alias", "alias of other_documenter", "IF022"),
        ("documenter", "documenter", "alias", "nobody", "IF020"),
        ("documenter", "hani", "display_name", "Nobody", "IF020"),
        ("documenter", "hani", "alias", "Nobody", "IF020"),
        ("other_documenter", "documenter", "display_name", "Nobody", "IF020"),
    ],
)
def test_postgresql_refuses_a_name_whoever_injects_it(
    request: pytest.FixtureRequest, documenter: User, hani: User, other_documenter: User,
    by: str, whose: str, column: str, value: str, code: str,
) -> None:  # fmt: skip
    person, actor = request.getfixturevalue(whose), request.getfixturevalue(by)
    with pytest.raises(Error) as refused, acting(actor), connection.cursor() as cursor:
        cursor.execute(f"UPDATE accounts_user SET {column} = %s WHERE id = %s", [value, person.pk])
    assert _code(refused.value) == code


def test_who_may_change_a_name_does(documenter: User, administrator: User) -> None:
    """The control: the statements above fail for what they say."""
    with acting(administrator):
        User.objects.filter(pk=documenter.pk).update(alias="Cedar", display_name="Rania")
    noted = AccountChange.objects.filter(person=documenter, by=administrator).values_list("what", "was", "became")
    assert {("name-changed", "Documenter", "Rania"), ("alias-changed", "alias of documenter", "Cedar")} <= set(noted)


def test_postgresql_folds_a_name_as_python_does(db: None) -> None:
    letters = [chr(code) for first, end in BLOCKS + FORMS for code in range(first, end)]
    known = [letter for letter in letters if unicodedata.category(letter) not in ("Cn", "Cs", "Co")]
    with connection.cursor() as cursor:
        cursor.execute("SELECT folded_name(letter) FROM unnest(%s::text[]) letter", [[f"a{x}b" for x in known]])
        theirs = [folded for (folded,) in cursor.fetchall()]
    differing = {f"U+{ord(x):04X}": (db, fold(f"a{x}b")) for x, db in zip(known, theirs, strict=True)}
    assert {letter: both for letter, both in differing.items() if both[0] != both[1]} == {}


def _code(error: BaseException) -> str:
    return str(getattr(error.__cause__, "sqlstate", ""))
