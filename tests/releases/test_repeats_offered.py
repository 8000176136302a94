"""Of a source's copies, the page of entry offers the other sources of the page alone."""

import re

import pytest

from accounts.models import Team, User
from tests.conftest import ClientOf
from tests.releases.test_enter import typed

pytestmark = pytest.mark.django_db


def options(page: str, number: int) -> list[str]:
    """Which sources the one of this number (from 0) can repeat."""
    select = page.partition(f'name="claims-{number}-repeats"')[2].partition("</select>")[0]
    return re.findall(r'value="(\d+)"', select)


def test_a_page_of_one_source_offers_none_to_be_repeated(documenter: User, english_of: ClientOf) -> None:
    page = english_of(documenter).get("/releases/new/").content.decode()
    assert options(page, 0) == []
    assert 'data-sources="Source #"' in page


def test_each_source_is_offered_the_other_ones(documentation: Team, documenter: User, english_of: ClientOf) -> None:
    client = english_of(documenter)
    two = client.post("/releases/new/", {**typed(documentation), "add-claims": "1"}).content.decode()
    assert [options(two, number) for number in range(2)] == [["2"], ["1"]]
    sent = {**typed(documentation), "claims-TOTAL_FORMS": "2", "add-claims": "1"}
    three = client.post("/releases/new/", sent).content.decode()
    assert [options(three, number) for number in range(3)] == [["2", "3"], ["1", "3"], ["1", "2"]]
