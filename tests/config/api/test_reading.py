"""How often programs read, what they are told when something is wrong, and the front page."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from config.api.published import PUBLISHED
from config.api.throttle import forget_read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_read_before() -> None:
    forget_read()


def test_who_reads_too_often_waits(client: Client, settings: Settings) -> None:
    settings.API_READINGS = 3
    answers = [client.get("/api/figures.json") for _time in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 600
    assert client.get("/api/figures.json", REMOTE_ADDR="10.1.2.3").status_code == 200


@pytest.mark.parametrize(("method", "path", "status"), [("get", "/api/nothing.json", 404), ("post", "/api/", 405)])
def test_errors_are_read_by_programs(method: str, path: str, status: int, client: Client) -> None:
    answer = getattr(client, method)(path)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}


def test_what_breaks_is_said_to_programs_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks() -> None:
        raise RuntimeError

    client.raise_request_exception = False
    monkeypatch.setattr("config.api.views.contents", breaks)
    assert "broke" in client.get("/api/").json()["error"]


def test_the_front_page_names_each_list(client: Client) -> None:
    lists = client.get("/api/").json()["lists"]
    assert set(lists) == {each.name for each in PUBLISHED}
    for each in lists.values():
        for form in ("json", "csv", "atom"):
            assert client.get(each[form]).status_code == 200
