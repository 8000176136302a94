"""What is withdrawn from the public pages: it says so and why, and its figures are nowhere any more."""

import pytest
from django.test import Client

from accounts.models import User
from releases.models import Statement
from tests.releases.stating import moved

pytestmark = pytest.mark.django_db


def test_what_is_withdrawn_is_no_longer_readable_and_says_why(
    statement: Statement, supervisor: User, client: Client
) -> None:
    moved(statement, "withdraw", by=supervisor)
    page = client.get("/public/en/statements/admsp/1/").content.decode()
    assert "This statement was withdrawn on" in page
    assert "It was wrong." in page
    assert "Daraa" not in page
    assert client.get("/public/en/statements/admsp/1/0/statement.pdf").status_code == 404
    assert "Daraa" not in client.get("/public/en/statements/").content.decode()
    for page_of_all in ("corrections/", "feed.atom"):
        said = client.get(f"/public/en/statements/{page_of_all}").content.decode()
        assert "It was wrong." in said
        assert "Daraa" not in said


def test_with_what_stands_its_earlier_editions_are_withdrawn(
    corrected: Statement, supervisor: User, client: Client
) -> None:
    moved(corrected, "withdraw", by=supervisor)
    for address in ("", "0/", "1/"):
        page = client.get(f"/public/en/statements/admsp/1/{address}").content.decode()
        assert "This statement was withdrawn on" in page
        assert "Daraa" not in page
        assert "What stands now" not in page
    for kind in ("pdf", "json", "txt", "png"):
        assert client.get(f"/public/en/statements/admsp/1/0/statement.{kind}").status_code == 404
    for page in ("", "corrections/", "feed.atom"):
        assert "detainees" not in client.get(f"/public/en/statements/{page}").content.decode()


def test_an_edition_that_could_harm_is_withdrawn_though_it_was_corrected(
    corrected: Statement, statement: Statement, supervisor: User, client: Client
) -> None:
    statement.refresh_from_db()
    moved(statement, "withdraw", by=supervisor)
    assert client.get("/public/en/statements/admsp/1/0/statement.json").status_code == 404
    assert "16 detainees" in client.get("/public/en/statements/admsp/1/").content.decode()
