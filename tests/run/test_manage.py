"""script/manage beside a running application and alone."""

import subprocess
from pathlib import Path

import pytest

from tests.run.running import ROOT, Running, environment, script, wait_until

pytestmark = pytest.mark.services
QUESTION = "from accounts.models import User; print(User.objects.count())"


def test_beside_a_running_application_it_uses_what_runs(application: Running) -> None:
    done = script("manage", "--data", str(application.data), "shell", "--no-imports", "-c", QUESTION)
    assert (done.returncode, done.stdout.strip().isdigit(), done.stderr) == (0, True, "")


def test_alone_it_makes_the_folder_migrates_and_stops_what_it_started(
    making: subprocess.CompletedProcess[str], folders: Path
) -> None:
    assert making.stdout.strip().isdigit()
    assert "Making the database" in making.stderr
    assert not (folders / "new" / "services.json").exists()
    assert not (folders / "new" / "postgres" / "data" / "postmaster.pid").exists()


def test_the_exit_code_of_the_command_is_its_own(application: Running) -> None:
    failing = script("manage", "--data", str(application.data), "shell", "--no-imports", "-c", "raise SystemExit(7)")
    unknown = script("manage", "--data", str(application.data), "no_such_command")
    assert failing.returncode == 7
    assert (unknown.returncode, unknown.stdout) == (1, "")


@pytest.mark.full
def test_a_second_command_uses_the_services_of_the_first_which_waits_for_it(made: Path) -> None:
    first = shell(made, "import time; time.sleep(3)")
    wait_until(lambda: (made / "services.json").exists() and "environment" in (made / "services.json").read_text())
    second = shell(made, f"import time; time.sleep(8); {QUESTION}")
    answer, _ = second.communicate(timeout=120)
    assert (second.returncode, answer.strip().isdigit()) == (0, True)
    assert first.wait(timeout=120) == 0
    assert not (made / "services.json").exists()


def shell(data: Path, code: str) -> subprocess.Popen[str]:
    command = [str(ROOT / "script" / "manage"), "--data", str(data), "shell", "--no-imports", "-c", code]
    return subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True)
