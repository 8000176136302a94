"""Where the servers are found when no wheel carries one, and what is said when there is none."""

import os
from pathlib import Path

import pytest

from config.embedded import binaries
from config.embedded.account import Account
from config.embedded.terminal import Trouble

MYSELF = Account(os.geteuid(), os.getegid())


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine for whose processor there are no wheels; programs can be put into its only folder."""
    monkeypatch.setattr(binaries, "SERVERS", tmp_path / "no wheels")
    monkeypatch.setattr(binaries, "MACHINE_POSTGRES", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def put(machine: Path, name: str, says: str = "") -> Path:
    (machine / name).write_text(f"#!/bin/sh\necho '{says}'\n")
    (machine / name).chmod(0o755)
    return machine / name


def test_postgresql_of_the_machine_is_used_from_version_16(machine: Path) -> None:
    put(machine, "postgres", "postgres (PostgreSQL) 16.3 (Debian 16.3-1)")
    put(machine, "initdb")
    assert binaries.find(MYSELF, postgres=True, redis=False).postgres == machine


def test_an_older_postgresql_is_named_with_the_command_that_installs_a_newer_one(machine: Path) -> None:
    put(machine, "postgres", "postgres (PostgreSQL) 15.8")
    put(machine, "initdb")
    put(machine, "apt-get")
    with pytest.raises(Trouble, match=r"only PostgreSQL 15; 16 or newer is needed: apt-get install postgresql"):
        binaries.find(MYSELF, postgres=True, redis=False)


def test_redis_of_the_machine_is_used(machine: Path) -> None:
    program = put(machine, "redis-server")
    assert binaries.find(MYSELF, postgres=False, redis=True).redis == program


def test_where_there_is_no_redis_the_command_that_installs_it_is_named(machine: Path) -> None:
    put(machine, "apt-get")
    with pytest.raises(Trouble, match=r"no redis-server\. Install it: apt-get install redis-server"):
        binaries.find(MYSELF, postgres=False, redis=True)


def test_what_the_environment_names_is_not_looked_for(machine: Path) -> None:
    found = binaries.find(MYSELF, postgres=False, redis=False)
    assert (found.postgres, found.redis) == (None, None)
