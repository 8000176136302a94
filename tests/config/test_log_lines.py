"""What stands in a row that PostgreSQL refused is not written into the log; that it was refused, and where, is."""

import logging
from io import StringIO
from typing import cast

import pytest
from django.conf import settings
from django.db import IntegrityError, connection
from django.utils.module_loading import import_string

from accounts.acting import acting
from accounts.models import User

pytestmark = pytest.mark.django_db
CANARY = "Abu Canary 0944 555 666"


@pytest.fixture
def written() -> tuple[logging.Logger, StringIO]:
    """A log as the settings write it, and what is in it."""
    line = cast("dict[str, dict[str, dict[str, str]]]", settings.LOGGING)["formatters"]["line"]
    found = StringIO()
    handler = logging.StreamHandler(found)
    handler.setFormatter(import_string(line["()"])(line["format"], line["datefmt"]))
    logger = logging.Logger("written")
    logger.addHandler(handler)
    return logger, found


def refused(user: User) -> IntegrityError:
    """An error whose row holds the canary on several lines."""
    with pytest.raises(IntegrityError) as caught, acting(user), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO casework_comment (subject, subject_id, text, by_id, at) VALUES (NULL, 1, %s, %s, now())",
            [f"one\n\n{CANARY}\nthree", user.pk],
        )
    return caught.value


def test_of_an_error_the_row_is_left_out(written: tuple[logging.Logger, StringIO], documenter: User) -> None:
    logger, found = written
    try:
        raise RuntimeError("An error of the program.") from refused(documenter)
    except RuntimeError:
        logger.exception("It failed.")
    text = found.getvalue()
    assert CANARY not in text
    assert "three" not in text
    for kept in ("It failed.", "null value in column", "An error of the program.", "Traceback", "test_log_lines.py"):
        assert kept in text


@pytest.mark.parametrize("message", ["Task failed: %s", "Task failed: %r"])
def test_in_a_line_the_row_is_left_out(
    message: str, written: tuple[logging.Logger, StringIO], documenter: User
) -> None:
    logger, found = written
    logger.error(message, refused(documenter))
    assert CANARY not in found.getvalue()
    assert "null value in column" in found.getvalue()
