"""`script/manage export_register`: what was approved, to who asked for it and to nobody else."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models import Organisation, Team, User
from casework.exports.registry import LISTS
from casework.models import Export
from tests.casework.exports.asking import asked, content, downloaded, made
from tests.conftest import ClientOf
from tests.releases.importing import Importer, row

pytestmark = pytest.mark.django_db
REGISTER = tuple(each.name for each in LISTS["register"].columns)
OTHERS = [
    row("A-2", given_ar="عبد الرحمن", home_place='حيّ "القصور"، الباب=2; a\tb', birth="1990-05/1990-08"),
    row("A-3", birth="1961?", arrest_date="2012-11-03~", mode="", release_governorate="", sex=""),
    row("A-4", given_latin="=Ahmad", mother_ar="فاطمة", charge_category="none", home_place="-5, @home|x"),
    row("A-5", national_id="01234567890", other_ids="passport:N 123456|civil-registry:دوما 45|prison:77/12"),
    row("A-6", wave="", release_date="", facility="", charge_category=""),
    row("A-7", source="", source_reliability="", claim_credibility="", claim_connection="", claim_text=""),
    row("A-8", given_ar="سلمى", sex="female", arrest_date="", facility="", charge_category="", release_date="2022~"),
]  # fmt: skip


@pytest.fixture
def importer(tmp_path: Path, documentation: Team, documenter: User) -> Importer:
    importer = Importer(tmp_path, documentation, documenter)
    first = row(claim_text='He said: "home",\nand wept.', mother_ar="", national_id="", other_ids="")
    answer = importer.rows(first, *OTHERS)
    assert answer.refused == []
    return importer


@pytest.fixture
def export(organisation: Organisation, supervisor: User, importer: Importer) -> Export:
    """Asked for by the supervisor of the team."""
    return asked(supervisor, organisation, "register", columns=REGISTER)


@pytest.fixture
def client(client_of: ClientOf, supervisor: User) -> Client:
    return client_of(supervisor)


def test_the_command_writes_what_was_approved(
    tmp_path: Path, export: Export, supervisor: User, supervisor2: User, client: Client
) -> None:
    file = tmp_path / "register.csv"
    told = StringIO()
    with pytest.raises(CommandError, match="no file of this"):
        call_command("export_register", str(file), "--export", export.reference, "--by", "supervisor", stderr=told)
    made(export, supervisor2)
    call_command("export_register", str(file), "--export", export.reference, "--by", "supervisor", stderr=told)
    assert file.read_bytes() == content(downloaded(client, export))
    assert export.downloads.count() == 2


@pytest.mark.parametrize(
    ("reference", "by", "sentence"),
    [
        ("", "supervisor2", "asked for no export"),
        ("L-2222-2222", "supervisor", "reference"),
        ("", "nobody", "no active account"),
    ],
)  # fmt: skip
def test_the_command_writes_nothing_for_anybody_else(
    reference: str, by: str, sentence: str, tmp_path: Path, export: Export, supervisor2: User
) -> None:
    made(export, supervisor2)
    with pytest.raises(CommandError, match=sentence):
        call_command("export_register", str(tmp_path / "r.csv"), "--export", reference or export.reference, "--by", by)
    assert not (tmp_path / "r.csv").exists()
