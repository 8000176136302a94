"""What can be told of is said in one place: no move, part or notice is of something that nobody knows there."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from django.db import connection
from django.template.loader import get_template
from django.urls import get_resolver

from casework.moves import Workflow
from casework.subjects import SUBJECTS
from casework.worked_on import KINDS

APPS = {"accounts", "casework", "detainees", "releases", "families", "config"}
NAMED = re.compile(r"\bsubject=([A-Z][A-Z_]+)\b")


def modules() -> Iterator[ModuleType]:
    """All of the program, which is loaded with its addresses."""
    assert get_resolver().url_patterns
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in APPS and ".migrations." not in name and getattr(module, "__file__", None):
            yield module


def test_every_move_is_of_something_that_can_be_told() -> None:
    of_tables = {each.subject for module in modules() for each in vars(module).values() if isinstance(each, Workflow)}
    written = {
        getattr(module, name)
        for module in modules()
        for name in NAMED.findall(Path(str(module.__file__)).read_text())
        if isinstance(getattr(module, name, None), str)
    }
    assert {"release", "finding", "inquiry", "flag", "claim"} <= of_tables
    assert {"work", "look-ups", "own-field", "export"} <= written
    assert (of_tables | written) - set(SUBJECTS) == set()


@pytest.mark.django_db
def test_every_part_that_is_written_is_of_something_that_can_be_told() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT split_part(encode(tgargs, 'escape'), '\\000', 1) FROM pg_trigger"
            " WHERE tgname LIKE 'authorship_made%' AND tgnargs > 0"
        )
        authored = {name for (name,) in cursor.fetchall()}
    assert {"release", "detainee"} <= authored
    assert authored - set(SUBJECTS) == set()


def test_on_what_colleagues_work_is_known_there_too_and_each_has_a_way_to_be_drawn() -> None:
    assert set(KINDS) <= set(SUBJECTS)
    for subject in SUBJECTS.values():
        assert get_template(f"dashboard/{subject.template}.html")
        assert str(subject.label)
