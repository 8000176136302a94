"""Feeds are Atom as RFC 4287 has it, tables are CSV as RFC 4180 has it, and neither changes by itself."""

import csv
import io
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.test import Client

from accounts.models import Team, User
from config.api.published import PUBLISHED
from config.api.throttle import forget_read
from tests.families.advising import published as published_advisory
from tests.releases.figures.making import published
from tests.releases.stating import let_go, saved
from tests.releases.stating import published as published_statement

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
each_list = pytest.mark.parametrize("name", [each.name for each in PUBLISHED])


@pytest.fixture(autouse=True)
def nobody_read_before() -> None:
    forget_read()


@pytest.fixture
def something(
    documentation: Team, documenter: User, analyst: User, supervisor: User, supervisor2: User, liaison: User
) -> None:
    """Two figures, one with markup in its words, an advisory, a statement with its tally."""
    let_go(documenter, supervisor, documentation, *["SY-DR"] * 4, "SY-DI")
    published(analyst, supervisor, documentation)
    hostile = '<script>alert("x")</script> & ]]>, =1+1;\n"2"'
    published(analyst, supervisor, documentation, definition_en=hostile, said_by_en="A & B <b>")
    published_advisory(liaison, supervisor, documentation)
    published_statement(supervisor, supervisor2, saved(analyst, documentation.organisation))


def feed_of(client: Client, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(client.get(f"/api/{name}.atom").content)  # noqa: S314 - our own


def one(element: ElementTree.Element, name: str) -> str:
    """The text of the only child of this name."""
    (found,) = element.findall(f"{ATOM}{name}")
    return found.text or ""


@each_list
def test_a_feed_has_what_a_feed_must_have(name: str, something: None, client: Client) -> None:
    feed = feed_of(client, name)
    assert feed.tag == f"{ATOM}feed"
    assert one(feed, "title")
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    (self_link,) = [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert urlsplit(str(self_link.get("href"))).path == f"/api/{name}.atom"
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    assert len({one(entry, "id") for entry in entries}) == len(entries)
    for entry in [feed, *entries]:
        assert urlsplit(one(entry, "id")).scheme
        assert datetime.fromisoformat(one(entry, "updated")).tzinfo
    for entry in entries:
        assert one(entry, "title")
        (link,) = entry.findall(f"{ATOM}link")
        assert client.get(urlsplit(str(link.get("href"))).path).status_code == 200


def test_what_somebody_typed_is_no_markup_in_a_reader_of_feeds(something: None, client: Client) -> None:
    newest = feed_of(client, "figures").findall(f"{ATOM}entry")[0]
    assert one(newest, "title").endswith("A & B <b>: 523")
    (summary,) = newest.findall(f"{ATOM}summary")
    assert summary.get("type") == "html"
    assert "&lt;script&gt;" in (summary.text or "")
    assert "<script>" not in (summary.text or "")


@each_list
def test_without_anything_new_it_is_the_same(name: str, client: Client) -> None:
    first, second = (client.get(f"/api/{name}.atom") for _time in range(2))
    assert first.content == second.content
    assert feed_of(client, name).findall(f"{ATOM}entry") == []


@each_list
def test_a_table_has_as_many_cells_in_each_row(name: str, something: None, client: Client) -> None:
    text = client.get(f"/api/{name}.csv").content.decode()
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert rows
    assert {len(row) for row in rows} == {len(header)}
    assert len(set(header)) == len(header)
