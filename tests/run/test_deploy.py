"""What a team's server starts: secrets without defaults, and the containers' commands on servers of somebody else."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tests.run.running import ROOT, answers, environment, free_port, wait_until

COMPOSE = (ROOT / "docker-compose.yml").read_text()
START = (ROOT / "deploy" / "start").read_text()


def make_secrets(folder: Path) -> None:
    subprocess.run([sys.executable, "deploy/make-secrets", str(folder)], cwd=ROOT, check=True, capture_output=True)


def test_secrets_are_drawn_once_and_never_replaced(tmp_path: Path) -> None:
    make_secrets(tmp_path)
    drawn = {file.name: file.read_text() for file in tmp_path.iterdir()}
    assert set(drawn) == set(re.findall(r"deploy/secrets/(\w+)", COMPOSE))
    assert len(set(drawn.values())) == len(drawn)
    make_secrets(tmp_path)
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == drawn


def test_the_compose_file_knows_no_secret_and_lets_only_prepare_own() -> None:
    values = re.findall(r"(?im)^ *\w*(?:password|keys)\w*: *(\S.*)$", COMPOSE)
    assert all(value.startswith(("{ file: deploy/secrets/", "/run/secrets/")) for value in values)
    holders = re.findall(r"^  (\w+):\n(?:(?!^  \w).*\n)*?    secrets: \[[^\]]*owner_password", COMPOSE, re.MULTILINE)
    assert holders == ["database", "prepare"]


def test_every_command_of_the_compose_file_is_one_that_the_image_starts() -> None:
    commands = set(re.findall(r'command: \["(\w+)"\]', COMPOSE))
    assert commands == {"prepare", "web", "worker", "beat"}
    assert all(re.search(rf"^{command}\)$", START, re.MULTILINE) for command in commands)


def test_every_part_has_a_health_check_but_the_one_that_ends() -> None:
    services = COMPOSE.split("\nservices:\n")[1].split("\nnetworks:\n")[0]
    parts = re.split(r"^  (?=\w+:$)", services, flags=re.MULTILINE)
    without = [part.split(":")[0] for part in parts if part.strip() and "healthcheck:" not in part]
    assert [name for name in without if not name.lstrip().startswith("#")] == ["prepare"]


@pytest.fixture
def container(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a container: servers of somebody else with an empty database, keys, a folder for files."""
    make_secrets(tmp_path / "secrets")
    name = f"deploy_{os.getpid()}"
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        owner.execute(f"CREATE DATABASE {name}")
        yield environment(
            SECRETS=str(tmp_path / "secrets"),
            IFRAJ_DATA=str(tmp_path),
            IFRAJ_STATIC=str(tmp_path / "static"),
            DATABASE_URL=named(os.environ["DATABASE_URL"], name),
            DATABASE_OWNER_URL=named(os.environ["DATABASE_OWNER_URL"], name),
            REDIS_URL=os.environ["REDIS_URL"],
            PATH=f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        )
        owner.execute(f"DROP DATABASE {name} WITH (FORCE)")


def named(url: str, name: str) -> str:
    """The same server's address, of another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


@pytest.mark.services
@pytest.mark.full
def test_the_containers_commands_bring_the_site_up(container: dict[str, str]) -> None:
    port = free_port()
    for command in (["prepare"], ["collectstatic", "--noinput"]):
        subprocess.run(["sh", "deploy/start", *command], cwd=ROOT, env=container, check=True, capture_output=True)
    serving = {name: value for name, value in container.items() if name != "DATABASE_OWNER_URL"}
    serving |= {"HOST": "127.0.0.1", "PORT": str(port), "WORKERS": "1"}
    parts = [
        subprocess.Popen(["sh", "deploy/start", part], cwd=ROOT, env=serving) for part in ("web", "worker", "beat")
    ]
    try:
        wait_until(lambda: answers(port), 60)
    finally:
        for part in parts:
            part.terminate()
        assert [part.wait(30) is not None for part in parts] == [True] * 3
