"""deploy/back-up and deploy/restore: what is restored on an empty server is what was there, and goes on.

The restored server has passwords of its own and the keys of the one that was lost. Planted fault: a back-up without the
`media` turns the test of the evidence red, one that excludes a table that of the rows.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from tests.run.compose import HOST
from tests.run.engine import Installation
from tests.run.image import Image
from tests.run.person import SET_UP, Person
from tests.run.running import ROOT

pytestmark = [pytest.mark.services, pytest.mark.full]
TALLY = ("tally", "--facility", "sednaya", "--wave", "decree-7-2022", "--format", "csv")
# `prepare` makes the acting key anew and says again what roles mean.
MADE_AGAIN = ("accounts_acting_key",)
EVIDENCE = """
import io
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from accounts.models import User
from releases.evidence.preparing import prepare
from releases.evidence.receiving import give, receive
from releases.models import Claim
picture = io.BytesIO()
Image.new("RGB", (60, 40), "teal").save(picture, "PNG")
claim = Claim.objects.filter(release__status="draft").first()
upload = receive(SimpleUploadedFile("photo.png", picture.getvalue()), by=claim.made_by)
prepare(upload.original.pk)
print(give(claim, upload, by=claim.made_by).pk)
"""


@pytest.fixture(scope="module")
def lost(image: Image, folders: Path) -> Iterator[Installation]:
    """An installation with work in it: records in every state and a piece of evidence."""
    made = Installation(folders / "lost", image).make().start("database", "redis")
    assert made.make_roles().returncode == 0
    assert made.run("prepare", "prepare").returncode == 0
    made.said("web", "make_demo")
    (made.folder / "evidence").write_text(made.said("web", "shell", "--no-imports", "-c", EVIDENCE).strip())
    yield made
    made.stop()


@pytest.fixture(scope="module")
def backup(lost: Installation, folders: Path) -> Path:
    done = script("back-up", lost, folders / "backup", "gzip")
    assert done.returncode == 0, done.stderr
    return folders / "backup"


@pytest.fixture(scope="module")
def restored(lost: Installation, backup: Path, image: Image, folders: Path) -> Iterator[Installation]:
    """A new server with the keys that were kept apart; the backup is restored into it, then it serves."""
    made = Installation(folders / "restored", image).make()
    shutil.copyfile(lost.folder / "secrets" / "keys", made.folder / "secrets" / "keys")
    made.start("database", "redis")
    try:
        assert made.make_roles().returncode == 0
        done = script("restore", made, backup, "gunzip")
        assert done.returncode == 0, done.stderr
        (made.folder / "rows").write_text(json.dumps(rows(made)))
        yield made.start("web", "worker", "beat")
    finally:
        made.stop()


def script(name: str, installation: Installation, *arguments: Path | str) -> "subprocess.CompletedProcess[str]":
    """Run a script of deploy/ where `docker` is the one of `installation`."""
    path = f"{installation.folder / 'bin'}:{os.environ['PATH']}"
    command = [ROOT / "deploy" / name, *arguments]
    return subprocess.run(command, env=os.environ | {"PATH": path}, capture_output=True, text=True)


def rows(installation: Installation) -> dict[str, object]:
    """A digest of every table's rows, and how many there are."""
    found: dict[str, object] = {}
    socket, port = str(installation.folder / "socket"), installation.ports["database"]
    with psycopg.connect(host=socket, port=port, user="postgres", dbname="ifraj") as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        for (table,) in tables:
            question = sql.SQL("SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {} t")
            found[table] = connection.execute(question.format(sql.Identifier(table))).fetchone()
    return {table: told for table, told in found.items() if table not in MADE_AGAIN}


def rights(installation: Installation) -> list[tuple[object, ...]]:
    """What the serving role may do to which table, and which triggers guard it."""
    socket, port = str(installation.folder / "socket"), installation.ports["database"]
    with psycopg.connect(host=socket, port=port, user="postgres", dbname="ifraj") as connection:
        granted = (
            "SELECT table_name, privilege_type FROM information_schema.role_table_grants"
            " WHERE grantee = 'ifraj_app' ORDER BY 1, 2"
        )
        guards = (
            "SELECT tgrelid::regclass::text, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2"
        )
        return [*connection.execute(granted).fetchall(), *connection.execute(guards).fetchall()]


def test_the_keys_and_their_copy_in_the_database_are_not_in_the_backup(lost: Installation, backup: Path) -> None:
    assert {file.name for file in backup.iterdir()} == {"database", "media"}
    assert backup.stat().st_mode & 0o777 == 0o700
    with subprocess.Popen(["gunzip"], stdin=(backup / "database").open("rb"), stdout=subprocess.PIPE) as plain:
        options = {"stdin": plain.stdout, "stdout": subprocess.PIPE}
        statements = lost.run("database", "--file=-", entrypoint=("pg_restore",), **options).stdout.decode()
    keys = json.loads((lost.folder / "secrets" / "keys").read_text())
    assert [name for name, key in keys.items() if key in statements] == []
    assert "CREATE TABLE public.accounts_acting_key" in statements


def test_every_row_every_right_and_every_guard_is_there(lost: Installation, restored: Installation) -> None:
    """Compared before the restored one served: whoever signs in leaves traces."""
    after = json.loads((restored.folder / "rows").read_text())
    assert after == json.loads(json.dumps(rows(lost)))
    assert rights(restored) == rights(lost)


def test_the_tally_is_the_same(lost: Installation, restored: Installation) -> None:
    told = restored.said("web", *TALLY)
    assert told == lost.said("web", *TALLY)
    assert told.splitlines()[-1].endswith(",103")


def test_people_sign_in_and_the_evidence_opens(lost: Installation, restored: Installation) -> None:
    password = json.loads((lost.folder / "data" / "demo").read_text())["password"]
    supervisor = Person(restored.ports["web"])
    assert supervisor.sign_in("supervisor", password).location == "/"
    assert supervisor.get("/").location == SET_UP  # the demo's mark is in no backup
    supervisor.set_up_second_factor()
    answer = supervisor.get(f"https://{HOST}/releases/evidence/{(lost.folder / 'evidence').read_text()}/small/")
    assert (answer.status, answer.content[:4]) == (200, b"RIFF")


def test_a_backup_is_not_restored_over_what_is_there(restored: Installation, backup: Path) -> None:
    before = rows(restored)["releases_release"]
    done = script("restore", restored, backup, "gunzip")
    assert (done.returncode, "has tables already" in done.stderr) == (1, True)
    assert rows(restored)["releases_release"] == before


def test_a_backup_that_could_not_be_encrypted_is_none(lost: Installation, folders: Path) -> None:
    done = script("back-up", lost, folders / "broken", "false")
    assert (done.returncode, "there is no whole backup" in done.stderr) == (1, True)
    assert not (folders / "broken" / "database").exists()
    assert "no whole backup. Nothing was changed" in script("restore", lost, folders / "broken", "cat").stderr


def test_a_folder_that_is_there_is_not_written_into(lost: Installation, backup: Path) -> None:
    done = script("back-up", lost, backup, "gzip")
    assert (done.returncode, "File exists" in done.stderr) == (1, True)
