"""Each promise is guarded: a fault that is planted in a copy of the program turns the tests red that guard it.

The list itself is looked over every day: what is to be replaced still stands there, and the tests still exist.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import pytest

from tests.faults.fault import Fault
from tests.faults.planted import FAULTS

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns(".*", "var", "__pycache__", "static_collected", "test-results", "secrets")
FAULTY = "faulty"  # the database that is made anew, with the fault
each_fault = pytest.mark.parametrize("fault", FAULTS, ids=[fault.what.replace(" ", "-") for fault in FAULTS])


@each_fault
def test_what_is_replaced_stands_there_once(fault: Fault) -> None:
    program = (ROOT / fault.file).read_text()
    assert program.count(fault.text) == 1, f"{fault.file} was changed: plant this fault in it anew"
    if fault.file.endswith(".py"):
        ast.parse(program.replace(fault.text, fault.instead))


@each_fault
def test_the_tests_that_turn_red_exist(fault: Fault) -> None:
    assert fault.red
    for test in fault.red:
        file, _colons, name = test.partition("::")
        assert not file.startswith("tests/run/"), f"{test} runs the application, which needs more than the copy has"
        tree = ast.parse((ROOT / file).read_text())
        assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, test


def test_each_rule_of_suspicion_and_each_kind_of_file_has_one() -> None:
    rules = {file.name for file in (ROOT / "releases/suspicion/rules").glob("[a-z]*.py")}
    kinds = {"decoder/pictures.py", "decoder/papers.py", "decoder/texts.py", "recordings.py"}
    wanted = {f"releases/suspicion/rules/{name}" for name in rules} | {f"releases/evidence/{name}" for name in kinds}
    assert wanted <= {fault.file for fault in FAULTS}


def test_no_two_faults_have_one_name() -> None:
    assert len({fault.what for fault in FAULTS}) == len(FAULTS)


@pytest.fixture(scope="module")
def copy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program in which the tests that the faults of this run name are green while none is planted."""
    folder = tmp_path_factory.mktemp("planted") / "ifraj"
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    chosen = [item for item in request.session.items if "copy" in getattr(item, "fixturenames", ())]
    faults = [cast(Fault, cast(pytest.Function, item).callspec.params["fault"]) for item in chosen]
    named = sorted({test for fault in faults for test in fault.red})
    assert failed(folder, named, "planted", "--create-db") == set()
    return folder


@pytest.mark.full
@each_fault
def test_a_planted_fault_turns_its_tests_red(fault: Fault, copy: Path) -> None:
    database = (FAULTY, "--create-db") if fault.in_database else ("planted", "--reuse-db")
    with planted(fault, copy):
        green = set(fault.red) - failed(copy, fault.red, *database)
    assert green == set(), f"not noticed: {fault.what}"


@contextmanager
def planted(fault: Fault, folder: Path) -> Iterator[None]:
    """The fault, for a while."""
    file = folder / fault.file
    whole = file.read_text()
    file.write_text(whole.replace(fault.text, fault.instead))
    try:
        yield
    finally:
        file.write_text(whole)


def failed(folder: Path, tests: Sequence[str], database: str, kept: str) -> set[str]:
    """Those of `tests` of which a case failed. An error without a failure is no answer, and fails this test."""
    options = ["-q", "--tb=no", "-rfE", "--show-capture=no", "-p", "no:cacheprovider", "--reuse-db", kept]
    command = [sys.executable, "-m", "pytest", *options, *tests]
    done = subprocess.run(
        command, cwd=folder, env=surroundings(database), capture_output=True, text=True, timeout=300 + 10 * len(tests)
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    red, broken = (set(re.findall(rf"^{word} (tests/[\w/.]+::\w+)", done.stdout, re.M)) for word in ("FAILED", "ERROR"))
    assert broken <= red, done.stdout
    assert bool(red) == bool(done.returncode), done.stdout
    return red


def surroundings(database: str) -> dict[str, str]:
    """The environment of this run, with a database of its own; nothing compiled is kept, for files change back."""
    beside = os.environ.get("PYTEST_XDIST_WORKER", "")
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV"))}
    if database == FAULTY:
        ours.pop("IFRAJ_TESTS_MADE", None)  # that one has no fault
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        url = urlsplit(ours[name])
        ours[name] = url._replace(path=f"{url.path}_{database}{beside}").geturl()
    return ours | {"PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "500"}
