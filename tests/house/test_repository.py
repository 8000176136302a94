"""What is kept in the repository names no machine and no foreign host; the menu leads to what is there."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse

from config.navigation import TABLE
from tests.house.source import ROOT

LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-servers.txt", "requirements-bench.txt",
         "requirements-spark.txt", "requirements-frictionless.txt")  # fmt: skip
HERE = "tests/house/test_repository.py"  # it has to name what it forbids
NAMES_OPTIONS = "config/embedded/pin.py"  # the options by which no address is written
SVG = "http://www.w3.org/"  # a name in XML, which nothing fetches

A_MACHINES_PATH = re.compile(r"(?<![\w.:/}$>*-])/(root|work|mnt|home/\w|Users/\w)[\w./-]*/")
A_REGISTRY = re.compile(
    r"pypi\.(org|python)|pythonhosted\.|npmjs\.|crates\.io|proxy\.golang|--(extra-)?index-url|--trusted-host", re.I
)
AN_ADDRESS = re.compile(r"://|^--|@ ?(file|git)", re.M)
A_HOST = re.compile(r"""(?:https?:|url\(\s*["']?|["'(])//[\w.-]+""", re.I)


def kept() -> dict[str, str]:
    """The texts of the repository by their paths."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    files = {name: ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()}
    return {name: text for name, file in files.items() if (text := _text(file)) is not None}


def _text(file: Path) -> str | None:
    try:
        return file.read_text()
    except UnicodeDecodeError:
        return None


def names_a_machine(text: str) -> bool:
    return A_MACHINES_PATH.search(text) is not None


def names_a_registry(text: str) -> bool:
    return A_REGISTRY.search(text) is not None


def holds_an_address(text: str) -> bool:
    return AN_ADDRESS.search("\n".join(line.split("#")[0] for line in text.splitlines())) is not None


def asks_a_foreign_host(text: str) -> bool:
    return A_HOST.search(text.replace(SVG, "")) is not None


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    assert [name for name, text in kept().items() if name != HERE and names_a_machine(text)] == []


def test_no_file_names_where_packages_come_from() -> None:
    found = [name for name, text in kept().items() if names_a_registry(text)]
    assert set(found) - {HERE, NAMES_OPTIONS} == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_versions_and_digests_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert not holds_an_address(text)
    assert all("==" in line for line in re.findall(r"^[a-z].*", text, re.M))
    assert text.count("--hash=sha256:") >= text.count("==")


def test_what_is_served_asks_no_foreign_host() -> None:
    served = {name: text for name, text in kept().items() if name.startswith(("static/", "templates/"))}
    assert served
    assert [name for name, text in served.items() if asks_a_foreign_host(text)] == []


@pytest.mark.parametrize(
    ("found", "planted"),
    [
        (names_a_machine, "kept in /" + "home/layla/ifraj/var"),
        (names_a_machine, 'open("/' + 'work/main/x")'),
        (names_a_registry, "https://py" + "pi.org/simple"),
        (holds_an_address, "django @ https://example.org/django.whl"),
        (holds_an_address, "--find-links wheels\ndjango==5.2"),
        (asks_a_foreign_host, "@font-face { src: url(//fonts.example/a.woff2) }"),
        (asks_a_foreign_host, 'fetch("https://example.org/count")'),
    ],
)
def test_what_is_planted_is_found(found: Callable[[str], bool], planted: str) -> None:
    assert found(planted)


@pytest.mark.parametrize("name", [entry.name for _label, entries in TABLE for entry in entries])
def test_an_entry_of_the_menu_leads_somewhere(name: str) -> None:
    """The menu itself leaves out what it cannot find, so that one page can be drawn without the others."""
    assert reverse(name).startswith("/")
