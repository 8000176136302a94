"""The OpenAPI document: what the specification asks of it, and every address in it."""

import re
from copy import deepcopy
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client, override_settings

from accounts.models import User
from accounts.models.tokens import TokenScope
from accounts.tokens import make_token
from config.api.openapi import document
from config.api.own.described import QUESTION
from config.api.throttle import forget_read
from releases.tallies.forms import TallyForm
from tests.config.api.document import breaches
from tests.config.api.shapes import faults
from tests.house.addresses import addresses


@pytest.fixture(autouse=True)
def nobody_read_before() -> None:
    forget_read()


def test_it_is_as_the_specification_says() -> None:
    assert list(breaches(document())) == []


@pytest.mark.parametrize(
    ("path", "instead"),
    [
        (("openapi",), "3.0.0"),
        (("info", "title"), None),
        (("components", "schemas", "error", "type"), "text"),
        (("components", "schemas", "error", "required"), ["name"]),
        (("components", "schemas"), {}),
        (("components", "securitySchemes"), {}),
        (("paths", "/api/figures/{id}.json", "get", "parameters"), []),
        (("paths", "/api/figures.json", "get", "responses", "200", "description"), ""),
    ],
)
def test_a_breach_would_be_seen(path: tuple[str, ...], instead: Any) -> None:
    broken: Any = deepcopy(document())
    part = broken
    for name in path[:-1]:
        part = part[name]
    part[path[-1]] = instead
    assert list(breaches(broken))


def test_every_address_is_in_it_and_back() -> None:
    routes = {re.sub(r"<\w+:key>", "{}", each.route) for each in addresses() if each.name.startswith(("api:", "own:"))}
    assert {re.sub(r"\{\w+\}", "{}", path) for path in document()["paths"]} == routes


def test_a_server_for_strangers_alone_names_no_address_with_a_token() -> None:
    with override_settings(ROOT_URLCONF="config.public.site"):
        said = document()
    assert not [path for path in said["paths"] if "/own/" in path]
    assert list(breaches(said)) == []


@pytest.mark.django_db
def test_a_tally_is_asked_for_by_what_its_form_takes() -> None:
    assert list(QUESTION) == list(TallyForm(QueryDict("organisation=x"), []).fields)


@pytest.mark.django_db
def test_what_a_token_reads_has_the_shape_of_the_document(analyst: User, client: Client) -> None:
    secret, said = make_token("documented", list(TokenScope.values), 30, by=analyst), document()
    for path in ("/api/own/releases.json", "/api/own/tallies.json"):
        answer = client.get(path, headers={"authorization": f"Bearer {secret}"})
        shape = said["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        assert list(faults(answer.json(), shape, said["components"]["schemas"])) == []
