"""A team's server from nothing: what docker-compose.yml starts, on servers that script/run did not make."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from tests.run.compose import COMPOSE, HOST
from tests.run.engine import Installation, make_secrets
from tests.run.image import APPLICATION, Image
from tests.run.person import SET_UP, Person, code

pytestmark = [pytest.mark.services, pytest.mark.full]
SERVING = ("web", "public", "worker", "beat")
FIRST = (
    *("first_administrator", "--organisation", "first|الأولى|First", "--team", "team|الفريق|Team"),
    *("--administrator", "rima|Rima al-Khalil", "--administrator", "nabil|Nabil Haddad"),
)
PASSWORD = "quiet harbour 19 almonds"
LATER = 30  # seconds until an authenticator shows the next code


@pytest.fixture(scope="module")
def site(image: Image, folders: Path) -> Iterator[Installation]:
    """Servers, roles, `prepare`, then all that serves, each healthy."""
    made = Installation(folders / "site", image).make().start("database", "redis")
    try:
        assert made.make_roles().returncode == 0
        assert made.run("prepare", "prepare").returncode == 0
        yield made.start(*SERVING)
    finally:
        made.stop()


@pytest.fixture(scope="module")
def secret(site: Installation) -> str:
    """The first administrator, who has taken up their link and set up a second factor; the authenticator's secret."""
    lines = site.said("web", *FIRST).splitlines()
    links = dict(line.split() for line in lines)
    assert links["rima"].startswith(f"https://{HOST}/")
    rima = Person(site.ports["web"])
    assert rima.take_up(links["rima"], PASSWORD).location == "/accounts/login/"
    assert rima.sign_in("rima", PASSWORD).location == "/"
    assert rima.get("/").location == SET_UP
    return rima.set_up_second_factor()


def sign_in(site: Installation, secret: str, steps: int) -> Person:
    """The administrator, with both factors; each code works once."""
    rima = Person(site.ports["web"])
    address = rima.sign_in("rima", PASSWORD).location
    rima.get(address)
    assert rima.post(address, code=code(secret, steps)).location == "/"
    return rima


def connect(site: Installation, role: str) -> "psycopg.Connection[tuple[object, ...]]":
    password = (site.folder / "secrets" / f"{role}_password").read_text()
    port = site.ports["database"]
    return psycopg.connect(
        host="127.0.0.1", port=port, user=f"ifraj_{role}", password=password, dbname="ifraj", autocommit=True
    )


def test_secrets_are_drawn_once_by_any_python_and_can_be_read_in_the_containers(tmp_path: Path) -> None:
    for _time in range(2):
        make_secrets(tmp_path / "secrets")
        drawn = {file.name: file.read_text() for file in (tmp_path / "secrets").iterdir()}
    assert set(drawn) == set(COMPOSE["secrets"])
    assert len(set(drawn.values())) == len(drawn)
    assert (tmp_path / "secrets").stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in (tmp_path / "secrets").iterdir()} == {0o444}


def test_the_site_is_healthy_and_no_demo(site: Installation) -> None:
    stranger = Person(site.ports["web"]).get("/healthz")
    assert (stranger.status, stranger.text) == (200, "ok\n")
    assert not (site.folder / "data" / "demo").exists()
    assert site.said("web", "tally", "--format", "csv").splitlines()[-1] == "TOTAL,Total,المجموع,0"


def test_what_serves_is_not_root_and_writes_only_where_its_volume_is(site: Installation) -> None:
    parts = [psutil.Process(site.running[name].pid) for name in SERVING]
    everything = [process for part in parts for process in (part, *part.children(recursive=True))]
    assert {process.uids().effective for process in everything} == {APPLICATION.uid}
    began = min(part.create_time() for part in parts)
    code = [path for path in site.image.code.rglob("*") if path.is_file()]
    assert [path for path in code if path.stat().st_mtime > began] == []


def test_only_prepare_can_read_the_owners_password(site: Installation) -> None:
    told = {name: {file.name for file in site.secrets_of(name).iterdir()} for name in (*SERVING, "prepare")}
    assert [name for name, secrets in told.items() if "owner_password" in secrets] == ["prepare"]
    environments = [psutil.Process(site.running[name].pid).environ() for name in SERVING]
    assert all("DATABASE_OWNER_URL" not in environment for environment in environments)


def test_no_password_stands_in_the_list_of_processes(site: Installation) -> None:
    passwords = {file.read_text() for file in (site.folder / "secrets").iterdir()}
    parts = [psutil.Process(process.pid) for process in site.running.values()]
    lines = [" ".join(process.cmdline()) for part in parts for process in (part, *part.children(recursive=True))]
    assert [line for line in lines if any(password in line for password in passwords)] == []


def test_the_administrator_sees_every_part_well(site: Installation, secret: str) -> None:
    rima = sign_in(site, secret, 1)
    rima.post("/preferences/", language="en")
    page = rima.get("/healthz")
    assert page.status == 200
    assert page.text.count("Answers.") == 2
    assert "Running." in page.text


def test_strangers_are_answered_by_a_server_that_knows_no_other_page(site: Installation) -> None:
    stranger = Person(site.ports["public"])
    assert stranger.get("/public/ar/").status == 200
    assert [stranger.get(page).status for page in ("/", "/accounts/login/", "/releases/")] == [404, 404, 404]
    web, public = (psutil.Process(site.running[name].pid).nice() for name in ("web", "public"))
    assert public == web + 10


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE releases_release ADD COLUMN more int",
        "DROP TABLE releases_ledgerentry",
        "DELETE FROM releases_release",
        "TRUNCATE accounts_user CASCADE",
        "ALTER TABLE releases_verdict DISABLE TRIGGER ALL",
        "CREATE TABLE more ()",
        "SELECT * FROM accounts_acting_key",
        "CREATE DATABASE more",
        "ALTER ROLE ifraj_app SUPERUSER",
    ],
)
def test_the_serving_role_alters_nothing_and_reads_no_key(site: Installation, statement: str) -> None:
    with connect(site, "app") as serving, pytest.raises(psycopg.errors.InsufficientPrivilege):
        serving.execute(statement)


def test_nobody_enters_the_database_without_a_password(site: Installation) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(host="127.0.0.1", port=site.ports["database"], user="ifraj_app", dbname="ifraj")


def test_the_worker_runs_what_the_scheduler_sends(site: Installation) -> None:
    def finished() -> object:
        with connect(site, "owner") as owner:
            found = owner.execute("SELECT finished_at FROM casework_job WHERE name = 'relay-outbox'").fetchone()
        return found and found[0]

    before = finished()
    time.sleep(5)
    assert before is not None
    assert finished() != before


def test_prepare_again_changes_nothing_while_the_site_serves(site: Installation) -> None:
    assert site.run("prepare", "prepare").returncode == 0
    assert Person(site.ports["web"]).get("/healthz").status == 200


def test_everything_stops_cleanly_and_is_there_again_after_a_restart(site: Installation, secret: str) -> None:
    ended = site.stop()
    assert {ended[name] for name in ("web", "beat", "database", "redis")} == {0}
    assert ended["worker"] in (0, 1)  # celery's answer to SIGQUIT
    site.start("database", "redis")
    site.start(*SERVING)
    time.sleep(LATER)
    assert sign_in(site, secret, 1).get("/people/").status == 200
    assert "work here already" in site.run("web", *FIRST, stderr=subprocess.PIPE).stderr.decode()
