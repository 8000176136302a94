"""Above the page of entry all that was begun and not sent is counted, reached, and thrown away."""

import re

import pytest

from accounts.models import Team, User
from casework.models import Draft
from releases.models import Release
from tests.conftest import ClientOf
from tests.releases.test_drafts import keep
from tests.releases.test_enter import typed

pytestmark = pytest.mark.django_db
SUMMARY = '<summary>You began this before, and did not send it <span class="count">{}</span></summary>'


@pytest.mark.parametrize(("begun", "leads_on"), [(2, False), (3, False), (5, True)])
def test_all_that_was_begun_is_counted_and_can_be_reached(
    begun: int, leads_on: bool, documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    client.post("/releases/new/", {**typed(documentation), "draft": "1"})
    for number in range(begun):
        keep(client, "enter-release", typed(documentation, once=str(number) * 24, note="early"))
    page = client.get(f"/releases/new/?after={Release.objects.get().reference}").content.decode()
    assert SUMMARY.format(begun) in page
    fold = page.partition("<summary>You began")[2].partition("</details>")[0]
    assert ('<a href="/drafts/">' in fold) == leads_on
    assert fold.count("/throw-away/") == min(begun, 3)


def test_what_was_begun_is_thrown_away_where_it_is_offered(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    keep(client, "enter-release", typed(documentation, note="early"))
    page = client.get("/releases/new/").content.decode()
    address = re.search(r'action="(/drafts/\d+/throw-away/)"', page)
    assert address is not None
    client.post(address[1])
    assert not Draft.objects.exists()
