"""What others make of our files: Frictionless's own tool takes the packages, LibreOffice finds no formula.

Both are too long for every day (`full`). The tool is installed from its pins into an environment of its own;
LibreOffice is Debian's, installed where we are root and it is not there. What is not to be had is said.
"""

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.conf import settings

from casework.exports.columns import Column
from casework.exports.formats import Format, writer_of
from casework.exports.registry import LISTS
from casework.exports.writing import Sink, Wanted, streamed
from casework.sheets import Cell
from tests.casework.test_sheets import HOSTILE, is_live

LOCK = "requirements-frictionless.txt"
CELLS: dict[str, tuple[Cell, ...]] = {
    "string": ("إدلب", '"=1+1"', "a;=1", "two\nlines", "", None),
    "integer": (None, 1, 27),
    "number": (0.5, None),
    "boolean": (True, False),
    "datetime": ("2026-11-29T04:28:00+03:00", None),
    "date": ("2022-05-05", None),
}


def package(name: str, form: str, *, tagged: bool) -> bytes:
    """A package of this list, all columns, with cells of every kind; each row begins as a comment would."""
    columns = [column for column in LISTS[name].columns if not column.number]
    lines = [[f"# {number}", *(_cell(column, number) for column in columns[1:])] for number in range(12)]
    wanted = Wanted(LISTS[name], columns, form, tagged=tagged, packed=True, watermark="L-1 · given to = nobody, really")
    return b"".join(streamed(wanted, lines))


def _cell(column: Column, number: int) -> Cell:
    kinds = CELLS[column.type]
    return kinds[number % len(kinds)]


@pytest.fixture(scope="module")
def frictionless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tool, in an environment of its own with nothing of ours in it."""
    folder = tmp_path_factory.mktemp("frictionless")
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    install = [str(folder / "bin" / "pip"), "install", "-q", "--require-hashes", "-r", str(settings.BASE_DIR / LOCK)]
    done = subprocess.run(install, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"Frictionless could not be installed: {done.stderr.strip().splitlines()[-1:]}")
    return folder / "bin" / "frictionless"


@pytest.mark.full
@pytest.mark.parametrize("form", Format.values)
@pytest.mark.parametrize("name", [each.name for each in LISTS])
def test_frictionless_accepts_every_package(name: str, form: str, frictionless: Path, tmp_path: Path) -> None:
    tagged = any(column.tag for column in LISTS[name].columns)
    with zipfile.ZipFile(io.BytesIO(package(name, form, tagged=tagged))) as archive:
        archive.extractall(tmp_path)  # our own
    command = [str(frictionless), "validate", "datapackage.json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def soffice() -> str:
    """LibreOffice's Calc."""
    if not shutil.which("soffice") and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "--yes", "--no-install-recommends", "libreoffice-calc"]):
            subprocess.run(["apt-get", "-qq", *command], env=environment, capture_output=True)
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("There is no LibreOffice here. On Debian and Ubuntu, as root: apt-get install libreoffice-calc")
    return found


@pytest.mark.full
@pytest.mark.parametrize("form", [Format.XLSX, Format.CSV_SPREADSHEET])
def test_libreoffice_finds_no_formula(form: Format, soffice: str, tmp_path: Path) -> None:
    """What it opens is written as its own flat XML, in which a formula is an attribute of its cell."""
    sink, columns = Sink(), (Column("text", "text", "reference"), Column("live", "live", "reference"))
    writer = writer_of(form, sink, columns, tagged=False, title="hostile")
    for text in HOSTILE:
        writer.line((text, "x"))
    writer.end()
    (tmp_path / f"hostile.{form.ending}").write_bytes(sink.take())
    opened = _as_flat_xml(soffice, tmp_path / f"hostile.{form.ending}")
    assert "table:formula" not in opened
    assert opened.count("<table:table-row") > 100
    assert sum(map(is_live, HOSTILE)) > 200


@pytest.mark.full
def test_libreoffice_would_show_a_formula(soffice: str, tmp_path: Path) -> None:
    """What is not defused is a formula there: the search above finds something where there is something."""
    (tmp_path / "plain.csv").write_text("text\n=1+1\n", encoding="utf-8")
    assert re.search(r'table:formula="of:=1\+1"', _as_flat_xml(soffice, tmp_path / "plain.csv"))


def _as_flat_xml(soffice: str, file: Path) -> str:
    home = f"-env:UserInstallation=file://{file.parent}/profile"
    reader = ["--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"] if file.suffix == ".csv" else []
    command = [soffice, home, "--headless", *reader, "--convert-to", "fods", "--outdir", str(file.parent), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return file.with_suffix(".fods").read_text(encoding="utf-8")
