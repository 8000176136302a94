"""One script/run that the tests share, and data folders to start others on."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.run.image import Image
from tests.run.running import Running, copy_of_made, script


@pytest.fixture(scope="session")
def folders() -> Iterator[Path]:
    """A folder for data folders that every account can enter."""
    folder = Path(tempfile.mkdtemp(prefix="ifraj-test-run-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def application(folders: Path) -> Iterator[Running]:
    """A running application on a data folder without a demo."""
    running = Running(copy_of_made(folders / "shared")).start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def making(folders: Path) -> subprocess.CompletedProcess[str]:
    """What script/manage said and answered when it made a data folder."""
    question = "from accounts.models import User; print(User.objects.count())"
    return script("manage", "shell", "--no-imports", "-c", question, IFRAJ_DATA=str(folders / "new"))


@pytest.fixture(scope="session")
def made(folders: Path) -> Path:
    """A data folder on which nothing runs."""
    data = copy_of_made(folders / "made")
    if not data.exists():
        assert script("manage", "check", IFRAJ_DATA=str(data)).returncode == 0
    return data


@pytest.fixture
def data(folders: Path, request: pytest.FixtureRequest) -> Path:
    """A data folder for this test alone; made by the one who opens it."""
    return folders / str(abs(hash(request.node.nodeid)))


@pytest.fixture(scope="session")
def image(folders: Path) -> Image:
    """The Dockerfile's image, as a folder."""
    return Image(folders / "image").build()
