"""How one asks: by GET or HEAD, from pages of any origin, not twice for the same, and for nothing that there is not."""

import pytest
from django.test import Client

from accounts.models import User
from config.api.throttle import forget_read
from tests.accounts.test_tokens import token

pytestmark = pytest.mark.django_db
READ = ("/api/", "/api/openapi.json", "/api/figures.json", "/api/tallies.csv", "/api/statements.atom")


@pytest.fixture(autouse=True)
def nobody_read_before() -> None:
    forget_read()


@pytest.mark.parametrize("path", READ)
def test_head_answers_as_get_does_without_the_content(path: str, client: Client) -> None:
    whole, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert {**head.headers, "Content-Length": ""} == {**whole.headers, "Content-Length": ""}
    assert head.headers["ETag"]
    assert client.head(path, headers={"if-none-match": head.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", READ)
def test_what_has_not_changed_is_not_sent_again_to_any_page(path: str, client: Client) -> None:
    etag = client.get(path).headers["ETag"]
    again = client.get(path, headers={"if-none-match": f'"other", {etag}'})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag)
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    assert "public" in again.headers["Cache-Control"]
    assert client.get(path, headers={"if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize("path", READ)
def test_a_page_of_another_origin_may_ask(path: str, client: Client) -> None:
    asked = {"origin": "https://news.example", "access-control-request-method": "GET"}
    answer = client.options(path, headers={**asked, "access-control-request-headers": "if-none-match"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Access-Control-Allow-Headers"] == "If-None-Match"
    assert answer.headers["Allow"] == answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_written_here(method: str, client: Client) -> None:
    answer = getattr(client, method)("/api/figures.json")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert "use GET" in answer.json()["error"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("as_of=2020-01-01", "There is no “as_of” to ask for here. There is: after, limit."),
        ("Limit=5", "There is no “Limit” to ask for here."),
        ("limit=5&limit=6", "“limit” stands in the address twice."),
        (f"{'x' * 99}=1", "x”"),
    ],
)
def test_what_there_is_not_to_ask_for_is_said(query: str, sentence: str, client: Client) -> None:
    answer = client.get(f"/api/figures.json?{query}")
    assert answer.status_code == 400
    assert sentence in answer.json()["error"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert client.get("/api/figures.atom?limit=5").status_code == 400


def test_with_a_token_the_same_is_said(analyst: User, client: Client) -> None:
    header = {"authorization": f"Bearer {token(analyst)}"}
    for path, known in (("releases", "after, limit"), ("tallies", "wave, facility, from")):
        answer = client.get(f"/api/own/{path}.json?name=Ahmad", headers=header)
        assert answer.status_code == 400
        assert f"There is no “name” to ask for here. There is: {known}" in answer.json()["error"]
    for query in ("basis=home&as_of=2022-05-05", "organisation=", "organisation=admsp"):
        assert client.get(f"/api/own/tallies.csv?{query}", headers=header).status_code == 200, query
