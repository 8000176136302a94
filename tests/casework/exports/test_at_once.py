"""A list without anybody in it goes out at once, as it is seen: its filters, its order, the columns chosen."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from casework.exports import asking as product
from casework.exports.registry import LISTS
from casework.models import Export, Notice, OutboxEntry
from casework.sheets import BOM
from casework.tasks import tell_of_export
from releases.models import Release
from tests.casework.exports.asking import at_once, content, rows, sent, unpacked
from tests.conftest import ClientOf
from tests.releases.making import verified

pytestmark = pytest.mark.django_db
OPEN = [each.name for each in LISTS if each.open]


@pytest.fixture
def three(documentation: Team, documenter: User, supervisor: User) -> list[Release]:
    """Verified: two from Daraa, the last one from Hama."""
    return [verified(documenter, supervisor, documentation, home_id=home) for home in ("SY-DR", "SY-DR", "SY-HM")]


@pytest.fixture
def client(client_of: ClientOf, analyst: User) -> Client:
    """The analyst's browser."""
    return client_of(analyst)


def test_it_is_the_list_as_it_is_seen(client: Client, three: list[Release]) -> None:
    found = rows(content(at_once(client, "verified-releases", "?home=SY-DR&sort=entered")))
    assert [row["reference"] for row in found] == [three[0].reference, three[1].reference]
    assert {(row["home_governorate"], row["home_pcode"]) for row in found} == {("SY-DR", "SY12")}


@pytest.mark.parametrize(
    "query", ["?wave_is=empty", "?wave=decree-7-2022&wave_is=not", "?date_from=2022", "?mode_is=known"]
)
def test_a_combined_filter_tells_as_much_as_a_simple_one(query: str, client: Client, three: list[Release]) -> None:
    assert at_once(client, "verified-releases", query).status_code == 422
    assert at_once(client, "verified-releases", "?home=SY-DR&home_is=not").status_code == 200


def test_a_combined_filter_is_kept_with_what_went_out(client: Client, three: list[Release]) -> None:
    found = rows(content(at_once(client, "verified-releases", "?home=SY-DR&home_is=not")))
    assert [row["reference"] for row in found] == [three[2].reference]
    assert Export.objects.get().filters == {"home": ["SY-DR"], "home_is": ["not"]}


@pytest.mark.parametrize("name", ["detainees", "verified-releases"])
def test_it_is_read_by_a_cursor_of_the_server(
    name: str, client_of: ClientOf, supervisor: User, three: list[Release], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    chunked = connection.chunked_cursor

    def noted() -> object:
        opened.append(chunked())
        return opened[-1]

    monkeypatch.setattr(connection, "chunked_cursor", noted)
    content(at_once(client_of(supervisor), name))
    assert len(opened) == 1


def test_a_workbook_without_room_is_refused(
    client: Client, three: list[Release], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casework.exports.forms.MOST_ROWS", 5)
    assert at_once(client, "verified-releases", form="xlsx").status_code == 422
    assert at_once(client, "verified-releases").status_code == 200


def test_whoever_asked_is_told_and_their_supervisors_see_it(
    client: Client, client_of: ClientOf, analyst: User, supervisor: User, three: list[Release]
) -> None:
    content(at_once(client, "verified-releases"))
    for entry in OutboxEntry.objects.filter(task="casework.tasks.tell_of_export"):
        tell_of_export(**entry.ids)
    assert [each.person for each in Notice.objects.all()] == [analyst]
    page = client_of(supervisor).get("/exports/").content.decode()
    assert Export.objects.get().reference in page


@pytest.mark.usefixtures("three")
def test_one_chooses_its_columns(client: Client) -> None:
    response = client.post(
        "/exports/of/verified-releases/at-once/", {**sent("verified-releases"), "columns": ["team", "reference"]}
    )
    assert list(rows(content(response))[0]) == ["team", "reference"]  # in the order in which they were chosen


@pytest.mark.usefixtures("three")
def test_for_spreadsheets_it_has_a_mark_and_for_programs_none(client: Client) -> None:
    spreadsheet = content(at_once(client, "verified-releases", form="csv-spreadsheet"))
    plain = content(at_once(client, "verified-releases"))
    assert spreadsheet.decode().startswith(BOM)
    assert spreadsheet.decode().removeprefix(BOM) == plain.decode()


@pytest.mark.usefixtures("three")
def test_json_lines_are_one_object_a_row(client: Client, three: list[Release]) -> None:
    lines = content(at_once(client, "verified-releases", form="jsonl")).decode().splitlines()
    assert [json.loads(line)["reference"] for line in lines] == [each.reference for each in reversed(three)]


@pytest.mark.usefixtures("three")
def test_hashtags_stand_under_the_header(client: Client) -> None:
    text = content(at_once(client, "verified-releases", tagged="on")).decode()
    header, tags, *_rest = text.splitlines()
    found = dict(zip(header.split(","), tags.split(","), strict=True))
    assert found["reference"] == "#meta+id"
    assert found["home_pcode"] == "#adm1+code+origin"
    assert found["group_count"] == "#affected"


@pytest.mark.usefixtures("three")
def test_a_package_describes_its_file(client: Client) -> None:
    files, package, manifest = unpacked(content(at_once(client, "verified-releases", packed="on")))
    (resource,) = package["resources"]
    assert len(files[resource["path"]]) == resource["bytes"]
    assert resource["hash"] == f"sha256:{manifest['sha256']}"
    assert manifest["rows"] == 3


def test_that_it_went_out_is_kept(client: Client, analyst: User, three: list[Release]) -> None:
    content(at_once(client, "verified-releases", "?home=SY-DR&q=name&after=x"))
    kept = Export.objects.get()
    assert (kept.asked_by, kept.status, kept.filters) == (analyst, "streamed", {"home": ["SY-DR"]})


@pytest.mark.usefixtures("three")
def test_who_may_not_see_the_list_finds_none(client: Client) -> None:
    assert at_once(client, "releases").status_code == 404
    assert client.get("/exports/of/queue/").status_code == 404
    assert client.get("/exports/of/nothing/").status_code == 404


@pytest.mark.usefixtures("three")
def test_a_long_one_is_made_meanwhile(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(product, "LARGE", 2)
    response = at_once(client, "verified-releases")
    export = Export.objects.get()
    assert (response.status_code, response.headers["Location"]) == (302, export.get_absolute_url())
    assert (export.status, export.with_names) == ("approved", False)


@pytest.mark.parametrize("name", OPEN)
def test_each_list_is_written(name: str, supervisor: User, client_of: ClientOf, three: list[Release]) -> None:
    response = at_once(client_of(supervisor), name)
    assert response.status_code == 200
    assert content(response).decode().startswith(",".join(each.name for each in LISTS[name].open))


def test_each_list_offers_it(client_of: ClientOf, supervisor: User, three: list[Release]) -> None:
    page = client_of(supervisor).get("/releases/?scope=verified&home=SY-DR").content.decode()
    assert "/exports/of/verified-releases/?scope=verified&amp;home=SY-DR" in page


def test_it_costs_as_many_questions_however_long_it_is(
    client: Client, three: list[Release], documentation: Team, documenter: User, supervisor: User
) -> None:
    _questions(client)  # which reads what is kept for all
    few = _questions(client)
    for _each in range(5):
        verified(documenter, supervisor, documentation)
    assert _questions(client) == few


def _questions(client: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        content(at_once(client, "verified-releases"))
    return len(asked)
