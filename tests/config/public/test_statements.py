"""Published statements on the public pages: what was published, and no other figure and no other moment."""

import hashlib
import re
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from config.public.languages import LANGUAGES
from config.public.stating.shown import SHOWN
from releases.models import Release, Statement
from releases.statements.correcting import look_after_statements
from tests.releases.making import disputed
from tests.releases.stating import published, stated

pytestmark = pytest.mark.django_db
MOST = 30_000


def test_everybody_reads_what_was_published_in_every_frame(
    statement: Statement, client: Client, subtests: pytest.Subtests
) -> None:
    for code in LANGUAGES:
        with subtests.test(code):
            listed = client.get(f"/public/{code}/statements/").content.decode()
            assert f"/public/{code}/statements/admsp/1/" in listed
            page = client.get(f"/public/{code}/statements/admsp/1/").content.decode()
            assert statement.digest in page
            said = "محافظة درعا" if code in ("ar", "ku", "tr") else "Daraa Province: 4 detainees."
            assert said in page
            assert (f'<article lang="{"ar" if said.startswith("م") else "en"}"' in page) is (code not in ("ar", "en"))


def test_a_statement_is_small_without_script_and_kept(
    statement: Statement, client: Client, subtests: pytest.Subtests
) -> None:
    for code in LANGUAGES:
        with subtests.test(code):
            answer = client.get(f"/public/{code}/statements/admsp/1/")
            assert len(answer.content) < MOST - 9_000  # of which the style sheet
            assert b"<script" not in answer.content
            assert {"public", "must-revalidate"} <= set(answer.headers["Cache-Control"].split(", "))
            again = client.get(f"/public/{code}/statements/admsp/1/", headers={"if-none-match": answer.headers["ETag"]})
            assert again.status_code == 304


def test_what_is_not_published_is_nowhere(statement: Statement, analyst: User, client: Client) -> None:
    stated(analyst, statement.tally, title_en="Not yet {total}", title_ar="ليس بعد {total}")
    for page in ("", "feed.atom", "corrections/"):
        assert "Not yet" not in client.get(f"/public/en/statements/{page}").content.decode()
    assert client.get("/public/en/statements/admsp/2/").status_code == 404


def test_a_file_is_what_its_digest_is_of(statement: Statement, client: Client) -> None:
    answer = client.get("/public/en/statements/admsp/1/0/statement.json")
    assert hashlib.sha256(answer.content).hexdigest() == statement.digest


@pytest.mark.parametrize(
    ("kind", "is_a"), [("pdf", "application/pdf"), ("txt", "text/plain; charset=utf-8"), ("png", "image/png")]
)
def test_every_file_is_everybodys_and_kept(kind: str, is_a: str, statement: Statement, client: Client) -> None:
    answer = client.get(f"/public/ar/statements/admsp/1/0/statement.{kind}")
    assert answer.headers["Content-Type"] == is_a
    assert "public" in answer.headers["Cache-Control"]
    again = client.get(answer.request["PATH_INFO"], headers={"if-none-match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_the_page_names_its_picture_for_messages(statement: Statement, client: Client) -> None:
    page = client.get("/public/ar/statements/admsp/1/").content.decode()
    picture = re.search(r'og:image" content="http://testserver([^"]+)"', page)
    assert picture is not None
    assert client.get(picture[1]).headers["Content-Type"] == "image/png"


def test_while_a_correction_is_in_work_the_page_says_so_and_no_figure(
    statement: Statement, released: list[Release], supervisor2: User, client: Client
) -> None:
    before = client.get("/public/en/statements/admsp/1/").content.decode()
    disputed(released[0], supervisor2)
    look_after_statements()
    after = client.get("/public/en/statements/admsp/1/").content.decode()
    notice = "A new version of it is being prepared."
    assert notice not in before
    assert notice in after
    assert "16 detainees" not in after


def test_a_corrected_one_leads_to_what_stands(corrected: Statement, client: Client) -> None:
    first = client.get("/public/en/statements/admsp/1/0/").content.decode()
    assert "This was corrected." in first
    assert "17 detainees" in first
    standing = client.get("/public/en/statements/admsp/1/").content.decode()
    assert "16 detainees" in standing
    assert "Daraa Province: 3 detainees; published before: 4 detainees." in standing


def test_the_ledger_says_what_was_said_what_is_so_and_since_when(corrected: Statement, client: Client) -> None:
    page = client.get("/public/en/statements/corrections/").content.decode()
    assert re.search(r"So since [^<]*: <b>16 detainees</b>", page)
    assert re.search(r"Said on [^<]*: <b>17 detainees</b>", page)


def test_the_lists_have_pages_and_none_is_heavy(
    statement: Statement, analyst: User, supervisor: User, client: Client
) -> None:
    for _number in range(SHOWN):
        published(analyst, supervisor, statement.tally)
    first = client.get("/public/ar/statements/").content
    assert len(first) < MOST - 9_000
    assert first.count(b"<article") == SHOWN
    assert b"?page=2" in first
    assert client.get("/public/ar/statements/?page=2").content.count(b"<article") == 1
    for strange in ("0", "-1", "x", "٢", "99999999"):
        assert client.get(f"/public/ar/statements/?page={strange}").status_code == 200


def test_the_feed_has_every_edition_and_is_well_formed(corrected: Statement, client: Client) -> None:
    answer = client.get("/public/ar/statements/feed.atom")
    feed = ElementTree.fromstring(answer.content)  # noqa: S314 - our own
    space = "{http://www.w3.org/2005/Atom}"
    assert [entry.findtext(f"{space}id") for entry in feed.iter(f"{space}entry")] == [
        f"urn:sha256:{each.digest}" for each in Statement.objects.order_by("-published_at") if each.digest
    ]


def test_the_queries_do_not_grow(statement: Statement, analyst: User, supervisor: User, client: Client) -> None:
    costs = []
    for _turn in range(2):
        for _number in range(3):
            published(analyst, supervisor, statement.tally)
        client.get("/public/ar/statements/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/public/ar/statements/")
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_a_strange_address_is_no_page(statement: Statement, client: Client, subtests: pytest.Subtests) -> None:
    for address in ("admsp/0/", "nobody/1/", "admsp/1/7/", "admsp/1/0/statement.exe", "admsp/999999999999999999999/"):
        with subtests.test(address):
            assert client.get(f"/public/en/statements/{address}").status_code == 404
