"""A sealed field opens in its own row alone and says nothing elsewhere; its index finds equal texts and no others."""

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django.fixtures import Settings

from accounts.models import Team, User
from casework.sealed import NotSealedHere, index_of, opened, seal_for
from detainees.models import IdentityNumber
from detainees.numbering import add_numbers
from detainees.numbers import GivenNumber
from tests.detainees.making import registered

NUMBER = "01234567890"
ONE, OTHER = 7, 8  # ids of rows


@pytest.fixture
def two(documentation: Team, documenter: User) -> tuple[IdentityNumber, IdentityNumber]:
    """Two rows, with a number each."""
    detainee = registered(documenter, documentation)
    add_numbers(detainee, [GivenNumber("national", NUMBER), GivenNumber("passport", "N7654321")], by=documenter)
    one, other = IdentityNumber.objects.order_by("pk")
    return one, other


def test_a_row_opens_what_was_sealed_for_it(two: tuple[IdentityNumber, IdentityNumber]) -> None:
    assert [opened(row, "number") for row in two] == [NUMBER, "N7654321"]
    assert two[0].number.startswith("1.")


def test_a_ciphertext_that_was_carried_to_another_row_does_not_open(two: tuple[IdentityNumber, IdentityNumber]) -> None:
    one, other = two
    other.number = one.number
    with pytest.raises(NotSealedHere):
        opened(other, "number")


def test_nor_does_one_that_was_carried_from_another_field() -> None:
    carried = IdentityNumber(pk=ONE, number=seal_for(IdentityNumber, "digest", ONE, NUMBER))
    with pytest.raises(NotSealedHere):
        opened(carried, "number")


def test_another_installation_opens_nothing_and_finds_nothing(settings: Settings) -> None:
    row = IdentityNumber(pk=ONE, number=seal_for(IdentityNumber, "number", ONE, NUMBER))
    digest = index_of(IdentityNumber, "number", "national", NUMBER)
    settings.KEYS = settings.KEYS | {"fields": "00" * 32}
    with pytest.raises(NotSealedHere):
        opened(row, "number")
    assert index_of(IdentityNumber, "number", "national", NUMBER) != digest


def test_equal_texts_of_one_kind_have_one_digest_and_are_never_sealed_alike() -> None:
    digests = {index_of(IdentityNumber, "number", "national", NUMBER) for _ in range(2)}
    assert len(digests) == 1
    assert digests != {index_of(IdentityNumber, "number", "passport", NUMBER)}
    assert digests != {index_of(IdentityNumber, "issuer", "national", NUMBER)}
    assert len({seal_for(IdentityNumber, "number", row, NUMBER) for row in (ONE, ONE, OTHER)}) == 3


@pytest.mark.parametrize("column", ["number", "digest"])
def test_postgresql_takes_no_text_that_is_not_sealed(
    column: str, two: tuple[IdentityNumber, IdentityNumber], documenter: User
) -> None:
    values = {"number": two[0].number, "digest": two[0].digest, column: NUMBER}
    statement = (
        "INSERT INTO detainees_identitynumber (detainee_id, kind, issuer, issuer_key, number, digest, given_by,"
        " recorded_by_id, given_at, struck_why) VALUES (%s, 'national', '', '', %s, %s, '', %s, now(), '')"
    )
    parameters = (two[0].detainee_id, values["number"], values["digest"], documenter.pk)
    with pytest.raises(IntegrityError, match=f"{column}_check"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def test_neither_a_row_nor_a_number_says_itself(two: tuple[IdentityNumber, IdentityNumber]) -> None:
    said = (repr(two[0]), str(two[0]), repr(GivenNumber("national", NUMBER)), str(GivenNumber("national", NUMBER)))
    assert all(NUMBER not in text for text in said)
