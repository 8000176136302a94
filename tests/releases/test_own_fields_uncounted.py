"""What stands in fields of a team is never counted: no tally, statement, figure or list by token asks for it."""

import ast
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from accounts.models.tokens import TokenScope
from accounts.tokens import make_token
from tests.casework.own.making import field, written
from tests.conftest import ClientOf
from tests.house import source
from tests.releases.making import verified

COUNTING = (
    "releases/tallies", "releases/statements", "releases/figures", "releases/charts", "releases/ledger.py",
    "releases/counting.py", "releases/effects.py", "config/api", "config/public",
)  # fmt: skip
OWN = ("casework.own", "own_values", "own_fields", "OwnValue", "OwnField", "own_columns")
ADDRESSES = (
    "/tallies/", "/tallies/changes/", "/tallies.csv", "/tallies.xlsx", "/tallies/cross/", "/statements/", "/figures/",
    "/tallies/charts/governorates/",
)  # fmt: skip
pytestmark = pytest.mark.django_db


def imported(file: Path) -> set[str]:
    """Every module and name that a file imports."""
    found = set()
    for node in ast.walk(source.tree(file)):
        if isinstance(node, ast.ImportFrom):
            found |= {str(node.module), *(name.name for name in node.names)}
    return found


def test_nothing_that_counts_imports_them() -> None:
    counting = [file for file in source.files() if source.name_of(file).startswith(COUNTING)]
    assert len(counting) > 30
    telling = {source.name_of(file) for file in counting if any(own in name for name in imported(file) for own in OWN)}
    assert telling == set()


@pytest.fixture
def known(documentation: Team, documenter: User, supervisor: User) -> None:
    """A verified release whose person and itself have a value."""
    release = verified(documenter, supervisor, documentation)
    written(release, field(documentation, supervisor), "PLANTEDVALUE", documenter)
    written(release.detainee, field(documentation, supervisor, of="detainee", slug="file"), "PLANTEDVALUE", documenter)


def asked(client: Any, address: str, **headers: Any) -> tuple[str, str]:
    """What came, and all that was asked of the database for it."""
    with CaptureQueriesContext(connection) as asked_for:
        answer = client.get(address, **headers)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode(errors="replace"), " ".join(each["sql"] for each in asked_for.captured_queries)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_of_figures_asks_for_them(known: None, supervisor: User, client_of: ClientOf, address: str) -> None:
    content, queries = asked(client_of(supervisor), address)
    assert "releases_" in queries
    assert "ownvalue" not in queries
    assert "PLANTEDVALUE" not in content


@pytest.mark.parametrize("address", ["/api/own/releases.json", "/api/own/tallies.json"])
def test_no_list_by_token_asks_for_them(known: None, supervisor: User, client_of: ClientOf, address: str) -> None:
    token = make_token("script", list(TokenScope.values), 30, by=supervisor)
    content, queries = asked(client_of(supervisor), address, headers={"Authorization": f"Bearer {token}"})
    assert "releases_" in queries
    assert "ownvalue" not in queries
    assert "PLANTEDVALUE" not in content
