"""Servers that the environment names are used, and nothing embedded is started; two folders run side by side."""

import os
from pathlib import Path

import pytest

from tests.run.running import Running, answers

pytestmark = [pytest.mark.services, pytest.mark.full]


def test_the_servers_of_the_environment_are_used(data: Path) -> None:
    named = {name: os.environ[name] for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL")}
    running = Running(data, settings=named).start()
    try:
        assert answers(running.port)
        assert (running.part("postgres"), running.part("redis")) == (None, None)
        assert not (data / "postgres").exists()
    finally:
        assert running.stop() == 0


def test_two_data_folders_run_side_by_side(application: Running, data: Path) -> None:
    other = Running(data).start()
    try:
        other.database("CREATE TABLE only_here ()")
        assert application.database("SELECT to_regclass('only_here')") == [(None,)]
        assert answers(application.port)
        assert answers(other.port)
    finally:
        assert other.stop() == 0
