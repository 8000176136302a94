"""Whoever takes the database, the data folder or the logs finds no identity number in them."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from accounts.models import Team, User
from detainees.models import Detainee, IdentityNumber
from detainees.numbers import bare
from detainees.registration import change
from tests.conftest import ClientOf
from tests.detainees.making import typed_person
from tests.releases.importing import Importer, row
from tests.releases.test_enter import typed as typed_release

pytestmark = pytest.mark.django_db
# Planted by each way in; no other text of the tests has their digits.
TYPED, ADDED, RELEASED, IMPORTED, REFUSED = "04710293865", "N5820391746", "06931840275", "07042951386", "SYR08153062497"
PLANTED = (TYPED, ADDED, RELEASED, IMPORTED, REFUSED)


@pytest.fixture
def planted(
    documentation: Team, documenter: User, client_of: ClientOf, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> str:
    """Numbers that came in by every way there is, one of them shown and one refused; what was logged meanwhile."""
    client = client_of(documenter)
    with caplog.at_level(logging.DEBUG):
        client.post("/detainees/new/", typed_person(documentation, national_number=TYPED))
        page = f"/detainees/{Detainee.objects.get().reference}"
        client.post(f"{page}/numbers/new/", {"once": "k" * 24, "kind": "passport", "number": ADDED})
        client.post("/releases/new/", typed_release(documentation, national_number=RELEASED))
        client.post(f"{page}/numbers/{IdentityNumber.objects.earliest('pk').pk}/show/")
        client.post("/search/", {"sought": ADDED}, follow=True)
        client.post(f"{page}/numbers/new/", {"once": "l" * 24, "kind": "national", "number": REFUSED})
        importer = Importer(tmp_path, documentation, documenter)
        importer.rows(row("A", national_id=IMPORTED), row("B", national_id=REFUSED), options=("--only-good-rows",))
        (tmp_path / "register").unlink()
    assert IdentityNumber.objects.count() == 4
    return caplog.text


def texts() -> Iterator[tuple[str, str]]:
    """Every row of every table that the serving role reads, as text, with the table's name."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
            " AND has_table_privilege(oid, 'SELECT')"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT row::text FROM "{table}" AS row')
            yield from ((table, text) for (text,) in cursor.fetchall())


def test_no_table_holds_a_number(planted: str) -> None:
    found = {table for table, text in texts() if any(number in text for number in PLANTED)}
    assert found == set()


def test_control_the_search_finds_what_is_not_sealed(planted: str, documenter: User) -> None:
    change(Detainee.objects.earliest("pk"), {"note": f"his number is {TYPED}"}, by=documenter)
    assert {table for table, text in texts() if TYPED in text} == {"detainees_detainee", "casework_factchange"}


def test_no_file_and_no_log_holds_a_number(planted: str, tmp_path: Path) -> None:
    folders = (tmp_path, Path(settings.MEDIA_ROOT))
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    assert [file.name for file in files if any(number.encode() in file.read_bytes() for number in PLANTED)] == []
    assert [number for number in PLANTED if number in planted or bare(number) in planted] == []
