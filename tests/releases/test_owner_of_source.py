"""Whose voice a source is, chosen from a list or typed: the same text, looked through in the same way."""

import pytest

from accounts.models import Team, User
from releases.models import Source
from tests.conftest import ClientOf
from tests.releases.test_enter import typed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("owner", "sentence"),
    [
        ("Network 0944 123 456", "A telephone number"),
        ("x" * 300, "300"),
        ("Net\0work", "NUL"),
    ],
)
def test_what_was_chosen_is_looked_through_as_what_is_typed(
    owner: str, sentence: str, documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    answer = english_of(documenter).post("/releases/new/", typed(documentation, **{"claims-0-owner": owner}))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Source.objects.exists()


def test_nothing_that_is_not_seen_makes_another_owner(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    english_of(documenter).post("/releases/new/", typed(documentation, **{"claims-0-owner": "Net\u200bwork\u3164"}))
    assert Source.objects.get().identity.owner == "Network"
