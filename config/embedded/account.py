"""Whom the servers run as: PostgreSQL refuses root, so as root it and Redis alone change to an unprivileged account."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from config.embedded.terminal import Trouble

CANDIDATES = ("ifraj", "postgres", "nobody")


class Change(TypedDict, total=False):
    """What `subprocess` takes to change the account before it starts a program."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Account:
    """An account to change to; `change` is empty for one's own."""

    uid: int
    gid: int

    @property
    def change(self) -> Change:
        if self.uid == os.geteuid():
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, folder: Path) -> None:
        """Make `folder` (0700) if need be, and this account its owner; also of all in it, where it came from root."""
        folder.mkdir(mode=0o700, exist_ok=True)
        if self.change and folder.stat().st_uid == 0:
            for path in (*folder.rglob("*"), folder):
                os.chown(path, self.uid, self.gid, follow_symlinks=False)
        folder.chmod(0o700)

    def own_file(self, file: Path) -> None:
        if self.change:
            os.chown(file, self.uid, self.gid)

    def can_enter(self, folder: Path) -> bool:
        return not self.change or self.can_run(Path("/bin/sh"), "-c", 'cd "$0"', str(folder))

    def can_run(self, program: Path, *arguments: str) -> bool:
        """Whether this account can start `program`: it may lie below a folder that only its owner can enter."""
        command = [program, *(arguments or ["--version"])]
        try:
            return subprocess.run(command, cwd="/", capture_output=True, **self.change).returncode == 0
        except OSError:
            return False


def of_servers(folder: Path) -> Account:
    """One's own account; as root the one that already owns `folder`, else the first of CANDIDATES there is."""
    if os.geteuid() != 0:
        if folder.exists() and folder.stat().st_uid != os.geteuid():
            owner = _name(folder.stat().st_uid)
            raise Trouble(f"The data folder {folder.parent} belongs to {owner}: start this as {owner}, or as root.")
        return Account(os.geteuid(), os.getegid())
    if folder.exists() and folder.stat().st_uid != 0:
        return Account(folder.stat().st_uid, folder.stat().st_gid)
    for name in CANDIDATES:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        if found.pw_uid != 0:
            return Account(found.pw_uid, found.pw_gid)
    command = "useradd --system ifraj" if shutil.which("useradd") else "adduser -S ifraj"
    raise Trouble(f"PostgreSQL does not run as root, and there is no account for it. Make one: {command}")


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"account {uid}"
