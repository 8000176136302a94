"""Who asks for a part of a page gets no frame around it; who goes back to a page, or replaces all of it, does."""

import pytest

from accounts.models import User
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db
ASKS = {"HX-Request": "true", "HX-Target": "results"}
FRAME = ('<header class="masthead">', 'id="navigation"', 'id="shortcuts"', 'name="wave"')


def test_a_part_of_a_list_comes_without_the_frame(supervisor: User, client_of: ClientOf) -> None:
    client = client_of(supervisor)
    whole, part = (client.get("/releases/", headers=headers).content.decode() for headers in ({}, ASKS))
    assert [each for each in FRAME if each not in whole] == []
    assert [each for each in FRAME if each in part] == []
    for taken in ("<title>", 'id="results"', 'id="filter-chips"', 'id="filters-in-force"'):
        assert taken in part


@pytest.mark.parametrize("headers", [{"HX-History-Restore-Request": "true"}, {"HX-Target": ""}], ids=["back", "body"])
def test_whoever_wants_all_of_it_gets_all_of_it(supervisor: User, client_of: ClientOf, headers: dict[str, str]) -> None:
    asked = {name: value for name, value in {**ASKS, **headers}.items() if value}
    whole = client_of(supervisor).get("/releases/", headers=asked).content.decode()
    assert [each for each in FRAME if each not in whole] == []
