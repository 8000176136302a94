"""Fields of a team leave with the lists of detainees and releases, by two people, and as whoever asked sees them."""

from typing import Any

import pytest
from django.http import QueryDict

from accounts.models import Organisation, Team, User
from casework.exports.registry import LISTS
from casework.models import Export
from casework.own.columns import own_columns
from casework.own.forms import name_of
from detainees.models import DetaineeOwnValue
from releases.models import ReleaseOwnValue
from tests.casework.exports.asking import asked, at_once, content, downloaded, made, rows, unpacked
from tests.casework.own.making import field, written
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.releases.making import verified
from tests.releases.records import draft

pytestmark = pytest.mark.django_db


def file_of(export: Any, approver: User, client: Any) -> bytes:
    """The file of what was asked for, approved and downloaded."""
    return content(downloaded(client, made(export, approver)))


@pytest.mark.parametrize(
    ("kind", "value", "cell"),
    [("text", "قرار ٧/ب", "قرار ٧/ب"), ("number", "12.50", "12.5"), ("number", "7", "7"),
     ("choice", "his-brother", "his-brother"), ("date", "about 2013", "2013~")],
)  # fmt: skip
def test_a_column_has_what_stands_there(
    organisation: Organisation, documentation: Team, documenter: User, supervisor: User, supervisor2: User,
    client_of: ClientOf, kind: str, value: str, cell: str,
) -> None:  # fmt: skip
    one = field(documentation, supervisor, kind)
    release = written(draft(documentation, documenter), one, value, documenter)
    draft(documentation, documenter)
    export = asked(supervisor, organisation, "releases", columns=("reference", one.column))
    found = {row["reference"]: row[one.column] for row in rows(file_of(export, supervisor2, client_of(supervisor)))}
    assert found[release.reference] == cell
    assert sorted(found.values()) == ["", cell]


def test_the_description_has_its_title_in_both_languages(
    organisation: Organisation, documentation: Team, documenter: User, supervisor: User, supervisor2: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    one = field(documentation, supervisor, says_ar="ما كُتب على الورقة", says_en="What stands on the paper")
    written(draft(documentation, documenter), one, "7", documenter)
    export = asked(supervisor, organisation, "releases", columns=("reference", one.column), packed=True)
    _files, package, _inside = unpacked(file_of(export, supervisor2, client_of(supervisor)))
    (said,) = [each for each in package["resources"][0]["schema"]["fields"] if each["name"] == one.column]
    assert (said["title"], said["title_ar"]) == (one.name_en, one.name_ar)
    assert (said["description"], said["description_ar"]) == (one.says_en, one.says_ar)


def test_of_an_entry_and_of_a_verified_release(
    organisation: Organisation, documentation: Team, documenter: User, supervisor: User, supervisor2: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    of_person, of_release = field(documentation, supervisor, of="detainee", slug="a"), field(documentation, supervisor)
    written(registered(documenter, documentation), of_person, "a word", documenter)
    written(verified(documenter, supervisor, documentation), of_release, "of it", documenter)
    for name, one in (("detainees", of_person), ("verified-releases", of_release)):
        export = asked(supervisor, organisation, name, columns=("reference", one.column))
        found = rows(file_of(export, supervisor2, client_of(supervisor)))
        assert {row[one.column] for row in found if row[one.column]} == {"a word" if one == of_person else "of it"}


def test_who_does_not_see_a_field_has_no_column_of_it(
    organisation: Organisation, documentation: Team, documenter: User, supervisor: User, analyst: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    one = field(documentation, supervisor)
    written(verified(documenter, supervisor, documentation), one, "PLANTEDVALUE", documenter)
    assert own_columns(analyst, ReleaseOwnValue) == ()
    export = asked(analyst, organisation, columns=("reference", one.column))
    data = file_of(export, supervisor, client_of(analyst))
    assert one.column.encode() not in data
    assert b"PLANTEDVALUE" not in data


def test_it_never_leaves_at_once(documentation: Team, documenter: User, supervisor: User, client_of: ClientOf) -> None:
    one = field(documentation, supervisor)
    written(draft(documentation, documenter), one, "PLANTEDVALUE", documenter)
    data = content(at_once(client_of(supervisor), "releases"))
    assert b"PLANTEDVALUE" not in data
    assert one.column.encode() not in data
    refused = at_once(client_of(supervisor), "releases", columns=["reference", one.column])
    assert refused.status_code == 422


@pytest.mark.parametrize(("kind", "query"), [("choice", "{}=1"), ("number", "{}_from=7")])
def test_a_list_filtered_by_it_does_not_leave_at_once(
    documentation: Team, supervisor: User, client_of: ClientOf, kind: str, query: str
) -> None:
    one = field(documentation, supervisor, kind)
    answer = at_once(client_of(supervisor), "releases", "?" + query.replace("{}", name_of(one)))
    assert answer.status_code == 422


def test_a_filtered_list_is_exported_as_it_was_filtered(
    organisation: Organisation, documentation: Team, documenter: User, supervisor: User, supervisor2: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    one = field(documentation, supervisor, "number")
    release = written(draft(documentation, documenter), one, "7", documenter)
    written(draft(documentation, documenter), one, "9", documenter)
    client = client_of(supervisor)
    page = client.get(f"/exports/of/releases/?{name_of(one)}_to=8")
    form = page.context["ask_form"]
    assert [words.split()[-1] for label, words in page.context["filters"]] == ["8"]
    sent = {
        "once": form["once"].value(), "columns": ["reference", one.column], "form": "csv-program",
        "why": "A court asks.", "recipient": "Judge Salem", "organisation": str(organisation.pk),
    }  # fmt: skip
    assert client.post(f"/exports/of/releases/ask/?{name_of(one)}_to=8", sent).status_code == 302
    found = rows(file_of(Export.objects.get(), supervisor2, client))
    assert [row["reference"] for row in found] == [release.reference]


def test_teams_that_call_a_field_the_same_have_each_a_column(
    documentation: Team, family_centre: Team, supervisor2: User
) -> None:
    field(documentation, supervisor2, slug="paper")
    field(family_centre, supervisor2, slug="paper")
    names = [each.name for each in own_columns(supervisor2, ReleaseOwnValue)]
    assert sorted(names) == ["own:documentation:paper", "own:family-centre:paper"]


def test_inquiries_have_no_such_columns(documentation: Team, supervisor: User) -> None:
    field(documentation, supervisor, of="inquiry")
    assert all(not each.further(supervisor, QueryDict()) for each in LISTS if each.name == "inquiries")
    assert own_columns(supervisor, DetaineeOwnValue) == ()


def test_who_approves_reads_what_was_searched(
    organisation: Organisation, documentation: Team, supervisor: User, supervisor2: User, client_of: ClientOf
) -> None:
    one = field(documentation, supervisor)
    answer = client_of(supervisor).post("/releases/searched/", {"own_field": one.pk, "own_sought": "a word"})
    query = QueryDict(answer.headers["Location"].partition("?")[2])
    filters = dict(query.lists())
    export = asked(supervisor, organisation, "releases", columns=("reference",), filters=filters)
    page = client_of(supervisor2).get(export.get_absolute_url()).content.decode()
    assert "a word" in page
    assert str(one.name_ar) in page
