"""The extract of the register that is searched: CSV files in a private folder, of one moment, deleted after."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from psycopg import sql

from detainees.linkage.facts import ALL, FILES, query

PRIVATE = 0o700


def home() -> Path:
    """The folder in which extracts are made; whoever holds the job's lock may empty it."""
    return Path(settings.DATA_DIR) / "linkage"


def forget_extracts(name: str = "") -> None:
    """Delete whatever earlier runs have left, or what the run of this name has."""
    shutil.rmtree(home() / name, ignore_errors=True)


def make_folder(name: str) -> Path:
    """A new folder of this name that only its owner can open."""
    home().mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    home().chmod(PRIVATE)
    folder = home() / name
    folder.mkdir(mode=PRIVATE)
    return folder


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is read inside is as it was when it began."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def extract(folder: Path) -> None:
    """Copy what is compared of every entry into `folder`; within `one_moment`."""
    folder.mkdir(mode=PRIVATE)
    with connection.cursor() as cursor:
        for file in FILES:
            command = sql.SQL("COPY ({query}) TO STDOUT (FORMAT csv, HEADER)").format(query=query(file, ALL))
            with (folder / f"{file}.csv").open("wb") as out, cursor.copy(command) as rows:
                for block in rows:
                    out.write(block)
