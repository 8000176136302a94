"""Each thing that can be in the way of script/run is one sentence, and nothing is broken by having tried."""

import shutil
import subprocess
from pathlib import Path

import pytest

from config.embedded import places
from config.embedded.places import Places
from tests.run.running import ROOT, environment, free_port, script

pytestmark = pytest.mark.services


def refused(data: Path) -> str:
    """What script/run says when it refuses to start on `data`."""
    done = script("run", "--no-demo", "--data", str(data), "--port", str(free_port()))
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    return done.stdout


def test_a_data_folder_of_a_newer_layout(data: Path) -> None:
    data.mkdir()
    places.write_private(Places(data).description, {"layout": 99, "demo": None})
    assert "was written by a newer version of Ifraj" in refused(data)


def by_sql(data: Path, statement: str) -> None:
    """What somebody did to the database of `data`."""
    code = f"from django.db import connections as c; c['owner'].cursor().execute({statement!r})"
    done = script("manage", "--data", str(data), "shell", "--no-imports", "-c", code)
    assert done.returncode == 0, done.stderr


def test_a_database_with_migrations_that_this_version_does_not_know(made: Path, data: Path) -> None:
    shutil.copytree(made, data)
    by_sql(data, "INSERT INTO django_migrations (app, name, applied) VALUES ('accounts', '9999_tomorrow', now())")
    assert "was written by a newer version of Ifraj" in refused(data)


def test_a_database_that_stopped_among_migrations_that_were_drawn_together(made: Path, data: Path) -> None:
    shutil.copytree(made, data)
    last = "app = 'releases' AND name IN ('0068_saved_tallies_of_a_place', '0008_rules')"
    by_sql(data, f"DELETE FROM django_migrations WHERE {last}")
    said = refused(data)
    assert "The database is older than this version can start from: releases.0068_saved_tallies_of_a_place" in said
    assert "Update to the version in between first" in said


def test_a_database_of_another_postgresql(made: Path) -> None:
    version = made / "postgres" / "data" / "PG_VERSION"
    before = version.read_text()
    version.write_text("15\n")
    try:
        assert "was made by PostgreSQL 15, and here is PostgreSQL" in refused(made)
    finally:
        version.write_text(before)


def test_passwords_that_are_missing(made: Path) -> None:
    passwords = Places(made).passwords
    passwords.rename(passwords.with_name("elsewhere"))
    try:
        assert "passwords.json is missing" in refused(made)
    finally:
        passwords.with_name("elsewhere").rename(passwords)


def test_a_data_folder_that_cannot_be_written(folders: Path) -> None:
    file = folders / "file"
    file.touch()
    assert "cannot be used: Not a directory" in refused(file / "below")


def test_a_database_that_does_not_answer(data: Path) -> None:
    url = f"postgresql://nobody@127.0.0.1:{free_port()}/ifraj"
    done = script("run", "--data", str(data), "--port", str(free_port()), DATABASE_URL=url)
    assert done.returncode == 1
    assert "The database of DATABASE_URL does not answer" in done.stdout


def test_a_python_that_is_too_old(tmp_path: Path) -> None:
    for name in ("python3", "python"):
        (tmp_path / name).write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2\nexit 1\n')
        (tmp_path / name).chmod(0o755)
    for name in ("dirname", "basename", "sh"):
        (tmp_path / name).symlink_to(Path("/usr/bin") / name)
    done = subprocess.run(
        [ROOT / "script" / "run"],
        env=environment(PATH=str(tmp_path), IFRAJ_PYTHON=str(tmp_path / "python3")),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "Ifraj needs Python 3.11 or newer; here is Python 3.9.2." in done.stderr
