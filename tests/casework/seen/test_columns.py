"""Columns of a list: chosen and ordered in the address, the same in the file; what is none is said."""

import re

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from casework.exports.registry import LISTS, seen_in_file
from tests.casework.exports.asking import at_once, content
from tests.casework.own.making import field, written
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.releases.records import draft

pytestmark = pytest.mark.django_db


def heads(page: str) -> list[str]:
    """What stands over the columns of a list."""
    head = page.partition("<thead>")[2].partition("</thead>")[0]
    return [re.sub(r"<[^>]*>", "", cell).strip() for cell in re.findall(r"<th[^>]*>(.*?)</th>", head, re.S)]


def test_the_usual_columns_stand_where_none_are_chosen(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    draft(documentation, documenter)
    page = english_of(documenter).get("/releases/").content.decode()
    usual = ["Who", "Released on", "Wave", "Facility", "Home governorate", "Status"]
    assert heads(page) == ["Reference, by entry", *usual]


def test_the_address_chooses_them_and_their_order(documentation: Team, documenter: User, english_of: ClientOf) -> None:
    draft(documentation, documenter)
    page = english_of(documenter).get("/releases/?columns=owner,wave,mode").content.decode()
    assert heads(page) == ["Reference, by entry", "Whose it is", "Wave", "Mode"]
    row = page.partition("<tbody>")[2]
    assert re.findall(r'data-label="([^"]+)"', row) == ["Whose it is", "Wave", "Mode"]
    assert str(documenter) in row


def test_every_column_can_be_shown(documentation: Team, documenter: User, english_of: ClientOf) -> None:
    draft(documentation, documenter)
    registered(documenter, documentation)
    for name, path in (("releases", "/releases/"), ("detainees", "/detainees/")):
        names = ",".join(each.name for each in LISTS[name].shown)
        page = english_of(documenter).get(f"{path}?columns={names}").content.decode()
        assert len(heads(page)) == len(LISTS[name].shown) + 1
        row = page.partition("<tbody>")[2].partition("</tr>")[0]
        assert len(re.findall(r"<t[dh][ >]", row)) == len(LISTS[name].shown) + 1


def test_a_field_of_the_team_is_a_column(
    documentation: Team, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    own = field(documentation, supervisor, kind="text")
    written(draft(documentation, documenter), own, "he came <alone>", documenter)
    page = english_of(documenter).get(f"/releases/?columns=date,own-{own.pk}").content.decode()
    assert heads(page)[-1] == "Field text"
    assert "he came &lt;alone&gt;" in page


def test_a_field_of_another_team_is_none(
    documentation: Team, documenter: User, other_team: Team, other_supervisor: User, english_of: ClientOf
) -> None:
    theirs = field(other_team, other_supervisor, kind="text")
    draft(documentation, documenter)
    page = english_of(documenter).get(f"/releases/?columns=date,own-{theirs.pk}").content.decode()
    assert heads(page) == ["Reference, by entry", "Released on"]
    assert f"own-{theirs.pk}" in page  # said that it is left out
    assert "Field text" not in page


def test_a_column_that_is_none_is_said(documentation: Team, documenter: User, english_of: ClientOf) -> None:
    draft(documentation, documenter)
    page = english_of(documenter).get("/releases/?columns=wave,shoe").content.decode()
    assert heads(page) == ["Reference, by entry", "Wave"]
    assert "shoe" in page


@pytest.mark.parametrize("sort", ["since", "-since"])
def test_the_list_is_sorted_by_its_columns(
    sort: str, documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    made = [draft(documentation, documenter) for _number in range(2)]
    page = english_of(documenter).get(f"/releases/?columns=since&sort={sort}").content.decode()
    found = re.findall(r"R-\w{4}-\w{4}(?=</bdi>)", page)
    assert found == [str(each.reference) for each in (made if sort == "since" else made[::-1])]


def test_a_file_has_them_in_the_order_in_which_they_are_seen(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    draft(documentation, documenter)
    page = english_of(documenter).get("/exports/of/releases/?columns=team,home,status").content.decode()
    form = page.partition("/at-once/")[2].partition("</form>")[0]
    boxes = re.findall(r'name="columns" value="([\w]+)"[^>]*?( checked)?>', form)
    assert [name for name, ticked in boxes if ticked][:5] == [
        "reference", "team", "home_governorate", "group_governorates", "status",
    ]  # fmt: skip
    query = "?columns=team,home,status"
    answer = at_once(english_of(documenter), "releases", query, columns=["team", "home_governorate", "reference"])
    assert content(answer).decode("utf-8-sig").splitlines()[0] == "team,home_governorate,reference"


def test_what_is_seen_of_a_list_is_named_by_the_columns_of_its_file(documenter: User) -> None:
    asked = QueryDict("columns=date,who")
    assert seen_in_file(LISTS["releases"], documenter, asked)[:3] == ["reference", "release_date", "detainee"]


def test_columns_are_chosen_by_links_alone(documentation: Team, documenter: User, english_of: ClientOf) -> None:
    client = english_of(documenter)
    page = client.get("/lists/releases/columns/?facility=sednaya&columns=wave,who").content.decode()
    links = {url.replace("&amp;", "&") for url in re.findall(r'href="(/lists/releases/columns/[^"]*)"', page)}
    assert "/lists/releases/columns/?facility=sednaya&columns=who,wave" in links
    assert "/lists/releases/columns/?facility=sednaya&columns=wave,who,date" in links
    assert "/lists/releases/columns/?facility=sednaya&columns=who" in links
    assert all(client.get(url).status_code == 200 for url in links)


def queries_of(english_of: ClientOf, reader: User, address: str) -> int:
    client = english_of(reader)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_the_queries_do_not_grow_with_the_rows_nor_with_the_columns(
    documentation: Team, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    own = field(documentation, supervisor, kind="text")
    every = ",".join(each.name for each in LISTS["releases"].shown)
    address = f"/releases/?columns={every},own-{own.pk}&pick=1"
    written(draft(documentation, documenter), own, "a word", documenter)
    queries_of(english_of, documenter, address)  # reads the reference rows that are kept
    few = queries_of(english_of, documenter, address)
    for _number in range(3):
        written(draft(documentation, documenter), own, "a word", documenter)
    assert queries_of(english_of, documenter, address) == few
