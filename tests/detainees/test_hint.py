"""“A team holds a likely match”: said of other organisations' persons where both agreed, and of nobody else."""

import pytest

from accounts.models import Team, User
from detainees.agreements import agree, propose
from detainees.hints import MOST_A_DAY
from detainees.models import Agreement, ProbeCount
from tests.conftest import ClientOf
from tests.detainees.making import registered, restricted

pytestmark = pytest.mark.django_db
PAGE = "/detainees/similar/"
WHOLE = {"given": "Khaled", "father": "Mahmoud", "family": "Khatib"}
HOMES = ("", "SY-DR", "SY-HI")


@pytest.fixture
def agreed(documentation: Team, other_team: Team, supervisor: User, other_supervisor: User) -> Agreement:
    """An agreement of both organisations."""
    made = propose(documentation.organisation, other_team.organisation, "the desk", by=supervisor)
    assert isinstance(made, Agreement)
    agree(made, "the archive", by=other_supervisor)
    return made


def told(client_of: ClientOf, reader: User, **typed: str) -> str:
    answer = client_of(reader).post(PAGE, typed or WHOLE, headers={"Accept": "application/json"}).json()
    assert answer["results"] == []
    hint: str = answer.get("hint", "")
    return hint


def test_where_both_agreed_it_is_told_whom_to_ask_and_nothing_else(
    agreed: Agreement, documentation: Team, documenter: User, other_documenter: User, client_of: ClientOf
) -> None:
    person = registered(documenter, documentation)
    page = client_of(other_documenter).post(PAGE, WHOLE).content.decode()
    hint = told(client_of, other_documenter)
    assert hint in page
    assert "the desk" in hint
    assert str(agreed.proposing) in hint
    for secret in (person.reference, person.name_ar, person.name_latin, str(documentation)):
        assert secret not in page


def test_without_an_agreement_nothing_is_told(
    documentation: Team,
    other_team: Team,
    supervisor: User,
    documenter: User,
    other_documenter: User,
    client_of: ClientOf,
) -> None:
    registered(documenter, documentation)
    assert told(client_of, other_documenter) == ""
    propose(documentation.organisation, other_team.organisation, "the desk", by=supervisor)
    assert told(client_of, other_documenter) == ""
    assert ProbeCount.objects.count() == 0


def test_of_restricted_persons_nothing_is_ever_told(
    agreed: Agreement, documentation: Team, supervisor: User, other_documenter: User, client_of: ClientOf
) -> None:
    restricted(supervisor, documentation)
    assert told(client_of, other_documenter) == ""


@pytest.mark.parametrize(
    "typed",
    [
        {"given": "Khaled", "family": "Khatib"},
        {"given": "Khaled", "father": "Qasim", "family": "Khatib"},
        {"given": "Samir", "father": "Mahmoud", "family": "Khatib"},
    ],
)
def test_half_a_name_and_another_name_tell_nothing(
    typed: dict[str, str], agreed: Agreement, documentation: Team, documenter: User, other_documenter: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    registered(documenter, documentation)
    answer = client_of(other_documenter).post(PAGE, typed, headers={"Accept": "application/json"}).json()
    assert "hint" not in answer


def test_a_name_typed_as_one_line_is_asked_too(
    agreed: Agreement, documentation: Team, documenter: User, other_documenter: User, client_of: ClientOf
) -> None:
    registered(documenter, documentation)
    assert "the desk" in told(client_of, other_documenter, sought="Khaled Mahmoud Khatib")


def test_each_probe_is_counted_and_the_day_has_an_end(
    agreed: Agreement, documentation: Team, documenter: User, other_documenter: User, client_of: ClientOf,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    registered(documenter, documentation)
    monkeypatch.setattr("detainees.hints.MOST_A_DAY", 2)
    first, second, third = (told(client_of, other_documenter, **WHOLE, governorate=home) for home in HOMES)
    assert first == second
    assert "the desk" in first
    assert "the desk" not in third
    assert third != ""
    assert ProbeCount.objects.get().number == 2
    assert ProbeCount.objects.get().person == other_documenter
    assert MOST_A_DAY > 2


def test_the_same_question_is_one_probe_whatever_else_is_typed(
    agreed: Agreement, documentation: Team, documenter: User, other_documenter: User, client_of: ClientOf,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    registered(documenter, documentation)
    monkeypatch.setattr("detainees.hints.MOST_A_DAY", 1)
    said = [told(client_of, other_documenter, **WHOLE, occupation=typed) for typed in ("t", "ta", "tai", "tailor")]
    assert len(set(said)) == 1
    assert "the desk" in said[0]
    assert ProbeCount.objects.get().number == 1


def test_what_was_asked_is_kept_as_a_keyed_digest_that_tells_nothing(
    agreed: Agreement, other_documenter: User, other_supervisor: User, client_of: ClientOf
) -> None:
    for reader in (other_documenter, other_supervisor):
        told(client_of, reader)
    one, other = ProbeCount.objects.values_list("asked", flat=True)
    assert len(one) == len(other) == 1
    assert one != other  # the same question of two people
    assert "khal" not in str(one).lower()
