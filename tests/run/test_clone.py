"""From a fresh clone to the running application, as root and not, in a folder that only its owner can enter."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.run.running import ROOT, Running, free_port, script

pytestmark = [pytest.mark.services, pytest.mark.full]

NOBODY = 65534
NOT_CLONED = shutil.ignore_patterns(".git", ".venv", "var", "__pycache__", ".*_cache", "*.mo", ".hypothesis")
MEGABYTE = 1 << 20


def accounts() -> list[int]:
    return [0, NOBODY] if os.geteuid() == 0 else [os.geteuid()]


@pytest.fixture(scope="module", params=accounts())
def clone(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A new clone below a folder that only its owner can enter, and the application it starts without the demo."""
    closed = Path(f"/var/tmp/ifraj-test-clone-{os.getpid()}-{request.param}")  # noqa: S108 - below no closed folder
    closed.mkdir(mode=0o700)
    root = closed / "a folder with spaces"
    shutil.copytree(ROOT, root, ignore=NOT_CLONED)
    for path in (closed, *closed.rglob("*")):
        os.chown(path, request.param, request.param)
    yield Running(root / "var", root=root, user=request.param)
    shutil.rmtree(closed)


def test_the_first_start_is_90_seconds_of_work_and_700_megabytes(clone: Running) -> None:
    clone.start(seconds=500)
    memory = sum(process.memory_full_info().pss for process in clone.everything())
    owners = {name: part.uids().real for name in ("web", "postgres", "redis") if (part := clone.part(name))}
    assert clone.stop_and_count() < 90
    assert memory < 700 * MEGABYTE
    assert owners["web"] == clone.user
    assert 0 not in (owners["postgres"], owners["redis"])


def test_the_next_start_is_10_seconds_of_two_processors_work(clone: Running) -> None:
    clone.start()
    assert clone.stop_and_count() < 2 * 10


def test_without_a_network_a_sentence_says_so_and_what_was_installed_stays(clone: Running) -> None:
    pins = clone.root / "requirements.txt"
    before = pins.read_text()
    pins.write_text(f"{before}one-more==1.0 --hash=sha256:{'0' * 64}\n")
    without = {"PIP_INDEX_URL": f"http://127.0.0.1:{free_port()}/", "PIP_EXTRA_INDEX_URL": "", "PIP_RETRIES": "1"}
    done = script("run", root=clone.root, user=clone.user, **without)
    pins.write_text(before)
    assert (done.returncode, "no connection to the package index" in done.stdout) == (1, True), done.stdout
    assert "Installing" not in script("manage", "check", root=clone.root, user=clone.user, **without).stderr


def test_a_half_made_environment_is_made_anew(clone: Running) -> None:
    (clone.root / ".venv" / "installed.json").unlink()
    shutil.rmtree(next((clone.root / ".venv" / "lib").glob("python*/site-packages/django")))
    done = script("manage", "check", root=clone.root, user=clone.user)
    assert "Making the environment anew" in done.stderr
    assert done.returncode == 0
