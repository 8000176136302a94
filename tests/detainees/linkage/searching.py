"""Searches in processes of their own, on the database of the tests; held up where a test wants it."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from django.conf import settings
from django.db import connections

from detainees.linkage import runs
from detainees.linkage.extract import home
from tests.run.running import wait_until

CHILD = "run_register_job"


@pytest.fixture
def on_this_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process that is started has to know to work on the database and with the keys of the tests."""
    keys = tmp_path / "keys.json"
    keys.write_text(json.dumps(settings.KEYS))
    for alias, name in (("default", "DATABASE_URL"), ("owner", "DATABASE_OWNER_URL")):
        known = connections[alias].settings_dict
        asked = {"user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT", "dbname": "NAME"}
        monkeypatch.setenv(name, " ".join(f"{key}={known[part]}" for key, part in asked.items() if known[part]))
    monkeypatch.setenv("IFRAJ_KEYS", str(keys))
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path / "data")
    (tmp_path / "data").mkdir()


@contextmanager
def held_up(table: str) -> Iterator[None]:
    """As long as the block lasts, a search gets no further than to where it reads or writes this table."""
    owner = connections["owner"].copy("holding")
    try:
        with owner.cursor() as cursor:
            cursor.execute(f"BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
            yield
            cursor.execute("ROLLBACK")
    finally:
        owner.close()


def children() -> list[psutil.Process]:
    """The searches that live, whoever has started them."""
    mine = str(settings.DATA_DIR)
    return [each for each in psutil.process_iter() if _is_search(each, mine)]


def _is_search(process: psutil.Process, data: str) -> bool:
    try:
        return CHILD in process.cmdline() and process.environ().get("IFRAJ_DATA") == data
    except psutil.Error:
        return False


def extracts() -> list[Path]:
    """The files of extracts that lie on the disk."""
    return [file for file in home().rglob("*") if file.is_file()] if home().exists() else []


def until_it_waits_for(table: str) -> None:
    """Until a search has come to the table that is held."""
    wait_until(runs.is_searched, 60)
    wait_until(lambda: waits_for(table), 60)


def waits_for(table: str) -> bool:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE relation = %s::regclass AND NOT granted"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))",
            [table],
        )
        return bool(cursor.fetchall()[0][0])


def command(*arguments: str) -> list[str]:
    """A management command as a process."""
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]


def environment() -> dict[str, str]:
    return os.environ | {"IFRAJ_DATA": str(settings.DATA_DIR)}


def soon(true: Callable[[], bool]) -> bool:
    """Whether it becomes true within some seconds."""
    until = time.monotonic() + 20
    while not true() and time.monotonic() < until:
        time.sleep(0.1)
    return true()
