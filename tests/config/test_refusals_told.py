"""A refusal leads to a role where that is what is missing, and is one line of the log."""

import logging
from io import StringIO
from typing import Any

import pytest

from accounts.models import Team, User
from config.log_lines import WithoutTraceback
from tests.conftest import ClientOf
from tests.families.making import destroyed, taken

pytestmark = pytest.mark.django_db
ROLE = "for the role"


def test_a_role_is_spoken_of_where_it_is_missing(
    documentation: Team, liaison: User, documenter: User, english_of: ClientOf
) -> None:
    inquiry = taken(liaison, documentation)
    destroyed(inquiry, liaison)
    refused = english_of(liaison).get(f"/families/{inquiry.reference}/attempts/")
    assert refused.status_code == 403
    assert "destroyed" in refused.content.decode()
    assert ROLE not in refused.content.decode()
    assert ROLE in english_of(documenter).get("/families/").content.decode()


@pytest.fixture
def log() -> Any:
    """What stands in the log of refusals and errors, as the settings have it."""
    kept, logger = StringIO(), logging.getLogger("django.request")
    handler = logging.StreamHandler(kept)
    logger.addHandler(handler)
    yield kept
    logger.removeHandler(handler)


def test_a_refusal_is_one_line_of_the_log(documenter: User, client_of: ClientOf, log: StringIO) -> None:
    assert client_of(documenter).get("/families/").status_code == 403
    assert len(log.getvalue().splitlines()) == 1
    assert "/families/" in log.getvalue()


@pytest.mark.parametrize(("status", "stays"), [(403, False), (404, False), (500, True)])
def test_of_an_error_it_is_said_where_it_was(status: int, stays: bool) -> None:
    record = logging.LogRecord("django.request", logging.ERROR, "x", 1, "x", None, (ValueError, ValueError("x"), None))
    record.status_code = status
    assert WithoutTraceback().filter(record)
    assert bool(record.exc_info) is stays
