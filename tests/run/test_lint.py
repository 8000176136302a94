"""What script/lint finds."""

import pytest

from config.embedded.lint_migrations import breaks
from config.embedded.venv import ROOT


@pytest.mark.django_db
def test_a_migration_against_which_the_linter_has_something_is_found() -> None:
    assert breaks({"releases": "0007_deciding"})  # 0008 has columns that may not be empty


@pytest.mark.django_db
def test_a_migration_that_came_with_the_released_version_is_history() -> None:
    latest = max(file.stem for file in (ROOT / "releases" / "migrations").glob("[0-9]*.py"))
    assert not breaks({"releases": latest})
