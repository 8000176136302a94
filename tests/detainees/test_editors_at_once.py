"""Two people store changed facts of one person in the same instant: one is stored, the other is shown both.

The control takes the lock away and shows that the second would then be stored over the first.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from accounts.models import Team, User
from detainees.amendment import PersonAmendment
from detainees.models import Detainee
from detainees.models.detainees import DetaineeQuerySet
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.faults.meeting import meet, nobody_is_held

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> Barrier:
    """Both have looked before either stores, as far as the lock lets them."""
    both = Barrier(2)
    look = PersonAmendment.is_valid

    def waits(self: PersonAmendment) -> bool:
        answer = look(self)
        meet(both)
        return answer

    monkeypatch.setattr(PersonAmendment, "is_valid", waits)
    return both


def race(client_of: ClientOf, person: Detainee, editors: list[User]) -> list[int]:
    def store(editor: User) -> int:
        try:
            typed = {"version": "1", "sex": "male", "occupation": f"as {editor.username} says"}
            return client_of(editor).post(f"/detainees/{person.reference}/edit/", typed).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(store, editors))


def test_one_is_stored_and_the_other_is_shown_both(
    documentation: Team, documenter: User, documenter2: User, together: Barrier, client_of: ClientOf
) -> None:
    person = registered(documenter, documentation, sex="male")
    assert race(client_of, person, [documenter, documenter2]) == [302, 409]
    person.refresh_from_db()
    assert person.version == 2


def test_without_the_lock_one_would_be_lost(
    documentation: Team,
    documenter: User,
    documenter2: User,
    together: Barrier,
    client_of: ClientOf,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nobody_is_held(monkeypatch)
    monkeypatch.setattr(DetaineeQuerySet, "locked", lambda found: found.select_related("team"))
    person = registered(documenter, documentation, sex="male")
    assert race(client_of, person, [documenter, documenter2]) == [302, 302]
