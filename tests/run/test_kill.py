"""Parts that are killed are started again; what is left of a killed script/run is in nobody's way."""

from pathlib import Path

import psutil
import pytest

from config.embedded import processes
from tests.run.running import PARTS, Running, answers, script, wait_until

pytestmark = pytest.mark.services


@pytest.mark.parametrize("name", PARTS)
def test_a_part_that_is_killed_is_started_again(application: Running, name: str) -> None:
    killed = application.part(name)
    assert killed
    killed.kill()
    wait_until(lambda: f"{name} killed by signal 9" in application.said)
    wait_until(lambda: (again := application.part(name)) is not None and again.pid != killed.pid)
    wait_until(lambda: answers(application.port))
    wait_until(application.database_answers)


def test_a_worker_of_the_web_server_that_is_killed_is_replaced(application: Running) -> None:
    wait_until(lambda: application.part("web") is not None)
    web = application.part("web")
    assert web
    wait_until(lambda: len(web.children()) > 0)
    for child in web.children():
        child.kill()
    wait_until(lambda: answers(application.port))


@pytest.mark.full
def test_after_everything_was_killed_it_starts_where_it_was(data: Path) -> None:
    running = Running(data).start()
    running.database("CREATE TABLE kept AS SELECT 7 AS number")
    for process in running.everything():
        process.kill()
    running.process.wait()
    again = Running(data, port=running.port).start()
    assert again.database("SELECT number FROM kept") == [(7,)]
    again.stop()


@pytest.mark.full
def test_after_script_run_alone_was_killed_nothing_stays_and_it_starts_again(data: Path) -> None:
    running = Running(data).start()
    parts = running.everything()[1:]
    running.process.kill()
    _, alive = psutil.wait_procs(parts, timeout=60)
    assert not alive
    again = Running(data, port=running.port).start()
    again.stop()


@pytest.mark.full
def test_parts_that_outlive_a_killed_script_run_are_ended_by_the_next(data: Path) -> None:
    running = Running(data).start()
    web = running.part("web")
    assert web
    workers = web.children()
    postgres = running.part("postgres")
    assert postgres
    running.process.kill()
    web.kill()  # its workers keep the port
    postgres.kill()
    running.process.wait()
    assert any(worker.is_running() for worker in workers)
    again = Running(data, port=running.port).start()
    assert not any(worker.is_running() for worker in workers)
    assert not processes.leftovers(data / "elsewhere")
    again.stop()
    assert script("manage", "--data", str(data), "check").returncode == 0
