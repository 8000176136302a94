"""The image of the Dockerfile as a folder: the code without what .dockerignore names, and all that both stages RUN."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from config.embedded.account import Account
from tests.run.compose import instructions
from tests.run.running import ROOT

NOT_COPIED = [line.removeprefix("**/") for line in (ROOT / ".dockerignore").read_text().split()]
# The account of the Dockerfile; one's own where one is not root.
APPLICATION = Account(10001, 10001) if os.geteuid() == 0 else Account(os.geteuid(), os.getegid())


@dataclass(frozen=True)
class Image:
    """What lies below `folder` as it lies below / in a container."""

    folder: Path

    @property
    def code(self) -> Path:
        return self.folder / "srv/ifraj"

    def placed(self, text: str) -> str:
        """`text` with the places of this image."""
        for place in ("/opt/venv", "/srv"):
            text = text.replace(place, f"{self.folder}{place}")
        return text.replace("/requirements.txt", str(ROOT / "requirements.txt"))

    def build(self) -> "Image":
        shutil.copytree(ROOT, self.code, ignore=shutil.ignore_patterns(*NOT_COPIED, ".*_cache"))
        (self.folder / "opt").mkdir()
        python = next(found for found in (sys.executable, "/usr/bin/python3") if APPLICATION.can_run(Path(found)))
        (self.folder / "python").symlink_to(python)
        for stage, folder in ((0, self.folder), (1, self.code)):
            for word, command in instructions(stage):
                if word == "RUN" and "useradd" not in command:
                    self._run(command, folder)
        return self

    def _run(self, command: str, folder: Path) -> None:
        index = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
        environment = index | {"PATH": f"{self.folder}/opt/venv/bin:{self.folder}:/usr/bin:/bin", "HOME": "/"}
        environment["IFRAJ_STATIC"] = str(self.folder / "srv/static")
        done = subprocess.run(
            ["sh", "-ec", self.placed(command)], cwd=folder, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
