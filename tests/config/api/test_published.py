"""What is published, for programs: by its document, in its shapes, the same for everybody, and nothing else."""

import csv
import io
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from config.api.openapi import document
from config.api.published import PUBLISHED
from config.api.throttle import forget_read
from tests.config.api.shapes import faults
from tests.conftest import ClientOf
from tests.families.advising import published as published_advisory
from tests.families.advising import written
from tests.releases.figures.making import corrected, moved, noted, published
from tests.releases.stating import let_go, saved
from tests.releases.stating import moved as moved_statement
from tests.releases.stating import published as published_statement

pytestmark = pytest.mark.django_db
PARTS = [
    {"of": "women", "number": 41, "bound": "exactly"},
    {"of": "party", "percent": 85, "bound": "at-least", "party_ar": "الجهة", "party_en": "the party"},
    {"of": "period", "percent": 83, "bound": "exactly", "since": "2013-05"},
]
LISTS = [f"/api/{each.name}.{form}" for each in PUBLISHED for form in ("json", "csv", "atom")]


@pytest.fixture(autouse=True)
def nobody_read_before() -> None:
    forget_read()


@pytest.fixture
def something(
    documentation: Team, documenter: User, analyst: User, supervisor: User, supervisor2: User, liaison: User
) -> dict[str, Any]:
    """One of each that is published, by the name of its list."""
    let_go(documenter, supervisor, documentation, *["SY-DR"] * 4, "SY-DI")
    figure = published(analyst, supervisor, documentation, parts=PARTS, note="For colleagues alone.")
    advisory = published_advisory(liaison, supervisor, documentation, basis="Why it is so.")
    statement = published_statement(supervisor, supervisor2, saved(analyst, documentation.organisation))
    return {"figures": figure, "advisories": advisory, "statements": statement, "tallies": statement}


@pytest.mark.parametrize("collection", PUBLISHED, ids=lambda each: each.name)
def test_each_answer_has_the_shape_of_the_document(collection: Any, something: dict[str, Any], client: Client) -> None:
    said = document()
    schemas = said["components"]["schemas"]
    for path, described in said["paths"].items():
        if not path.startswith(f"/api/{collection.name}") or not path.endswith(".json"):
            continue
        key = f"{{{collection.key}}}"
        first = client.get(f"/api/{collection.name}.json").json()["items"][0]
        answer = client.get(path.replace(key, str(first[collection.key])))
        shape = described["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        assert list(faults(answer.json(), shape, schemas)) == []


def test_a_fault_in_an_answer_would_be_seen() -> None:
    shape = document()["components"]["schemas"]["error"]
    assert list(faults({"error": "So."}, shape, {})) == []
    assert list(faults({"error": 1}, shape, {}))
    assert list(faults({"errors": "So."}, shape, {}))
    assert list(faults({"error": "So.", "name": "x"}, shape, {}))


def test_a_figure_says_all_that_is_published_and_nothing_else(something: dict[str, Any], client: Client) -> None:
    text = client.get("/api/figures.json").content.decode()
    (item,) = client.get("/api/figures.json").json()["items"]
    assert (item["value"], item["as_of"], item["wave"]) == (523, "2022-05-26", "decree-7-2022")
    assert item["parts"][1]["party"] == {"ar": "الجهة", "en": "the party"}
    assert "For colleagues alone." not in text
    assert "made_by" not in text
    assert client.get(item["url"]).json() == item


def test_what_is_not_published_is_not_there(
    something: dict[str, Any], documentation: Team, analyst: User, liaison: User, supervisor: User, client: Client
) -> None:
    draft, advisory = noted(analyst, documentation, value=999), written(liaison, documentation)
    assert client.get(f"/api/figures/{draft.pk}.json").status_code == 404
    assert client.get(f"/api/advisories/{advisory.pk}.json").status_code == 404
    assert "999" not in client.get("/api/figures.json").content.decode()
    corrected(something["figures"], analyst, value=777)
    assert client.get("/api/figures.json").json()["items"][0]["value"] == 523
    moved(something["figures"], "withdraw", by=supervisor)
    assert client.get("/api/figures.json").json() == {"items": [], "next": None}


@pytest.mark.parametrize("path", LISTS)
def test_it_is_the_same_for_everybody_and_kept_for_minutes(
    path: str, something: dict[str, Any], supervisor: User, client_of: ClientOf, client: Client
) -> None:
    mine, theirs = client_of(supervisor).get(path), client.get(path)
    assert mine.content == theirs.content
    assert not mine.cookies
    assert "Vary" not in theirs.headers
    assert theirs.headers["Access-Control-Allow-Origin"] == "*"
    assert "public" in theirs.headers["Cache-Control"]
    again = client.get(path, headers={"if-none-match": theirs.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_list_is_walked_to_its_end(documentation: Team, analyst: User, supervisor: User, client: Client) -> None:
    for value in range(5):
        published(analyst, supervisor, documentation, value=value)
    seen, path = [], "/api/figures.json?limit=2"
    while path:
        answer = client.get(path)
        seen += [item["value"] for item in answer.json()["items"]]
        path = answer.json()["next"]
        assert answer.headers.get("Link") == (f'<{path}>; rel="next"' if path else None)
    assert seen == list(range(5))
    costs = []
    for limit in (1, 5):
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/api/figures.json?limit={limit}")
        costs.append(len(asked))
    assert costs[0] == costs[1]


@pytest.mark.parametrize(
    "query", ["limit=501", "limit=x", "limit=-1", "after=1e9", "after=٣", "after=9999999999999999999", "limit=%00"]
)
def test_what_cannot_be_read_is_said(query: str, client: Client) -> None:
    answer = client.get(f"/api/figures.json?{query}")
    assert answer.status_code == 400
    assert "whole number" in answer.json()["error"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_there_is_no_as_of(something: dict[str, Any], client: Client) -> None:
    assert client.get("/api/figures.json?as_of=2020-01-01").status_code == 400
    asked = document()["paths"]["/api/figures.json"]["get"]["parameters"]
    assert [each["name"] for each in asked] == ["after", "limit"]


def test_the_table_has_no_formula(documentation: Team, analyst: User, supervisor: User, client: Client) -> None:
    published(analyst, supervisor, documentation, said_by_en='=HYPERLINK("https://example.org")', parts=PARTS)
    text = client.get("/api/figures.csv").content.decode()
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["said_by_en"].startswith("'=")
    assert row["value"] == "523"
    assert row["parts"].startswith("of: women, number: 41")
    assert not text.startswith("\ufeff")


def test_the_feed_names_what_is_new(something: dict[str, Any], client: Client) -> None:
    root = ElementTree.fromstring(client.get("/api/figures.atom").content)  # noqa: S314 - our own
    space = {"a": "http://www.w3.org/2005/Atom"}
    (entry,) = root.findall("a:entry", space)
    assert entry.findtext("a:title", namespaces=space) == "الشبكة: 523 / The network: 523"
    link = entry.find("a:link", space)
    assert link is not None
    assert link.get("href") == f"http://testserver/api/figures/{something['figures'].pk}.json"


def test_a_statement_is_what_was_published(something: dict[str, Any], supervisor2: User, client: Client) -> None:
    statement = something["statements"]
    (item,) = client.get("/api/statements.json").json()["items"]
    assert item["id"] == "admsp-1-0"
    assert item["document"] == statement.published
    assert item["digest"] == statement.digest
    (tally,) = client.get("/api/tallies.json").json()["items"]
    assert tally["rows"] == [
        {"governorate_code": "SY-DI", "governorates": [], "releases": 1, "in_groups": 0, "bound": "exactly"},
        {"governorate_code": "SY-DR", "governorates": [], "releases": 4, "in_groups": 0, "bound": "exactly"},
    ]
    assert client.get(tally["statement"]).json() == item
    assert "minors" not in tally["total"]
    assert '"by"' not in client.get("/api/tallies.json").content.decode()
    moved_statement(statement, "withdraw", by=supervisor2)
    assert client.get(item["url"]).status_code == 404
    assert client.get(tally["url"]).status_code == 404


@pytest.mark.parametrize(
    "key", ["admsp", "admsp-1", "admsp-1-9", "admsp-x-0", "-1-0", "admsp-1-99999999999", "other-1-0"]
)
def test_there_is_no_statement_of_another_name(key: str, something: dict[str, Any], client: Client) -> None:
    assert client.get(f"/api/statements/{key}.json").status_code == 404
