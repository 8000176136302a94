"""What script/run leaves behind when it says that it is running."""

import stat
from pathlib import Path

import psutil
import psycopg
import pytest

from config.embedded import places
from config.embedded.places import Places
from tests.run.running import Running, answers, free_port, script

pytestmark = pytest.mark.services


def test_it_says_where_it_runs_and_answers_there(application: Running) -> None:
    assert f"http://127.0.0.1:{application.port}/" in application.said
    assert answers(application.port)


def test_nothing_but_the_web_server_listens_on_the_network(application: Running) -> None:
    listening = {place for process in application.everything() for place in _listening(process)}
    assert listening == {("127.0.0.1", application.port)}


def test_only_the_owner_of_the_folder_reads_its_secrets(application: Running) -> None:
    assert stat.S_IMODE(application.data.stat().st_mode) == 0o700
    for name in ("keys.json", "passwords.json", "services.json"):
        assert stat.S_IMODE((application.data / name).stat().st_mode) == 0o600


def test_no_secret_stands_in_the_list_of_processes_or_in_a_log(application: Running) -> None:
    secrets = [*places.read(Places(application.data).passwords).values(), *_keys(application)]
    seen = [" ".join(process.cmdline()) for process in application.everything()]
    seen += [log.read_text() for log in (application.data / "logs").iterdir()]
    assert not [secret for secret in secrets if any(secret in text for text in seen)]


def test_no_value_of_a_statement_stands_in_the_log_of_postgresql(application: Running) -> None:
    with pytest.raises(psycopg.errors.InvalidTextRepresentation):
        application.database("SELECT 'سعاد المثال'::integer")
    log = (application.data / "logs" / "postgres.log").read_text()
    assert "database system is ready" in log
    assert "سعاد" not in log


def test_the_worker_and_all_that_it_starts_wait_for_the_pages(application: Running) -> None:
    web, worker = (
        [process for process in application.everything() if module in process.cmdline()]
        for module in ("config.wsgi:application", "config.celery")
    )
    assert {process.nice() for process in worker} == {process.nice() + 10 for process in web}
    assert len(worker) > 1
    assert {_shared(process) for process in worker} <= {"nice 10", ""}


def _shared(process: psutil.Process) -> str:
    """How nice its whole session is to others, where Linux shares the processor among sessions."""
    group = Path(f"/proc/{process.pid}/autogroup")
    return group.read_text().strip().partition(" ")[2] if group.exists() else ""


def _listening(process: psutil.Process) -> set[tuple[str, int]]:
    """Where it listens; nowhere, if it has ended meanwhile, as PostgreSQL's own helpers do."""
    try:
        found = process.net_connections("inet")
    except psutil.NoSuchProcess:
        return set()
    return {(connection.laddr.ip, connection.laddr.port) for connection in found if connection.status == "LISTEN"}


def _keys(application: Running) -> list[str]:
    return list(places.read(Places(application.data).keys).values())


def test_the_serving_role_owns_nothing_and_cannot_make_databases(application: Running) -> None:
    addresses = places.read(Places(application.data).services)["environment"]
    with psycopg.connect(addresses["DATABASE_URL"]) as serving:
        rights = serving.execute("SELECT rolsuper, rolcreatedb FROM pg_roles WHERE rolname = current_user").fetchone()
        owned = serving.execute("SELECT count(*) FROM pg_tables WHERE tableowner = current_user").fetchone()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            serving.execute("CREATE TABLE mine ()")
    assert (rights, owned) == ((False, False), (0,))


def test_postgresql_believes_nobody_without_a_password(application: Running) -> None:
    socket = places.read(Places(application.data).services)["socket"]
    with pytest.raises(psycopg.OperationalError, match="no password supplied"):
        psycopg.connect(host=socket, user="ifraj_superuser", dbname="ifraj")


def test_a_second_one_on_the_same_folder_is_told_who_has_it(application: Running) -> None:
    second = script("run", "--data", str(application.data), "--port", str(free_port()))
    assert second.returncode == 1
    assert f"script/run (process {application.process.pid}) is using the data folder" in second.stdout


def test_a_port_that_is_taken_is_a_sentence(application: Running, data: Places) -> None:
    second = script("run", "--data", str(data), "--port", str(application.port))
    assert second.returncode == 1
    assert f"Port {application.port} cannot be used" in second.stdout
