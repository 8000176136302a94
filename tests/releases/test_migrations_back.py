"""The way back of a migration leaves nothing behind that PostgreSQL still asks; the way forth brings it again."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connections

pytestmark = [pytest.mark.full, pytest.mark.django_db(transaction=True, databases=["default", "owner"])]

BEFORE_FINDINGS = "0028"
FUNCTIONS = """
SELECT p.oid::regprocedure::text, md5(p.prosrc) FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
"""
TRIGGERS = """
SELECT tgrelid::regclass || '.' || tgname, md5(pg_get_triggerdef(oid)) FROM pg_trigger WHERE NOT tgisinternal
"""
Migrate = Callable[..., dict[str, str]]


@pytest.fixture
def migrate() -> Iterator[Migrate]:
    """Migrates a database of its own, as the product does, and answers with its functions and triggers."""
    owner = connections["owner"]
    other = owner.copy("ways")
    other.settings_dict["NAME"] = f"{owner.settings_dict['NAME']}_ways"
    with owner.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {other.settings_dict['NAME']}")
        cursor.execute(f"CREATE DATABASE {other.settings_dict['NAME']} TEMPLATE template0")

    def ways(*to: str) -> dict[str, str]:
        command = [sys.executable, "manage.py", "migrate", "--database", "owner", "--verbosity", "0", *to]
        subprocess.run(command, cwd=settings.BASE_DIR, env=surroundings(other.settings_dict["NAME"]), check=True)
        with other.cursor() as cursor:
            cursor.execute(f"{FUNCTIONS} UNION ALL {TRIGGERS}")
            found = dict(cursor.fetchall())
        other.close()
        return found

    yield ways
    other.close()
    with owner.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {other.settings_dict['NAME']} WITH (FORCE)")


def surroundings(database: str) -> dict[str, str]:
    """The environment of this run, with this database."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV"))}
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        known[name] = urlsplit(known[name])._replace(path=f"/{database}").geturl()
    return known


def of_families(name: str) -> bool:
    """Whether the upper floor brings it, which may be there before the findings are and stay behind them."""
    texts = "".join(file.read_text() for file in (settings.BASE_DIR / "families" / "sql").glob("*.sql"))
    theirs = set(re.findall(r"(?:FUNCTION|TRIGGER) (\w+)", texts))
    return name.startswith("families_") or name.partition("(")[0].rpartition(".")[2] in theirs


def test_before_the_findings_nothing_of_them_is_left_and_all_comes_again(migrate: Migrate) -> None:
    for app in ("accounts", "casework", "detainees"):
        migrate(app)
    before, whole = migrate("releases", BEFORE_FINDINGS), migrate()
    back = migrate("releases", BEFORE_FINDINGS)
    assert {name: text for name, text in back.items() if not of_families(name)} == before
    assert migrate() == whole
