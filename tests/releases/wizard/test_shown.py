"""The page of a list that was looked through: how many rows, and filters where there is something to choose from."""

import pytest

from accounts.models import User
from tests.conftest import ClientOf
from tests.releases.importing import row
from tests.releases.wizard.bringing import checked

pytestmark = pytest.mark.django_db
POLLS = {"HX-Request": "true", "HX-Target": "course"}
BAD = row("B", given_ar="", given_latin="")


def test_one_row_is_one_row_and_there_is_nothing_to_choose(documenter: User, english_of: ClientOf) -> None:
    client = english_of(documenter)
    job = checked(client, [row("A")])
    page = client.get(job.get_absolute_url()).content.decode()
    assert "1 row was looked through" in page
    assert 'class="filters"' not in page
    asked = client.get(f"{job.get_absolute_url()}?outcome=refused").content.decode()
    assert 'class="filters"' in asked, "a filter that is in force can be taken off"


@pytest.mark.parametrize("headers", [{}, POLLS], ids=["opened", "polled"])
def test_where_rows_differ_one_chooses_also_on_the_page_that_waited(
    headers: dict[str, str], documenter: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    job = checked(client, [row("A"), BAD])
    page = client.get(job.get_absolute_url(), headers=headers).content.decode()
    assert "2 rows were looked through" in page
    assert '<select name="outcome"' in page
    alone = {"HX-Request": "true", "HX-Target": "results"}
    assert '<select name="outcome"' not in client.get(job.get_absolute_url(), headers=alone).content.decode()
