"""Chromium for the browser tests and the pictures: the machine's own, or installed from Debian's packages."""

import os
import shutil
import subprocess

from config.embedded.terminal import step

# The shell is the same browser without its windows: where nobody looks they take half of the time.
PACKAGES = ("chromium-headless-shell", "chromium")
NAMES = (*PACKAGES, "chromium-browser", "google-chrome")


def found() -> str | None:
    """Where it is, by the first of NAMES that is there."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def why_missing() -> str | None:
    """Find it, or install it as root; the sentence that says why there is none."""
    if found():
        return None
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return f"There is no Chromium here. On Debian and Ubuntu, as root: apt-get install {PACKAGES[0]}"
    with step("Installing Chromium for the browser tests"):
        _apt("update")
        for package in PACKAGES:  # older ones have no shell
            said = _apt("install", "--yes", "--no-install-recommends", package)
            if found():
                return None
    return f"Debian's Chromium could not be installed: {(said.splitlines() or ['no reason given'])[-1]}"


def _apt(*command: str) -> str:
    """What apt-get complains of."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(["apt-get", "-qq", *command], env=environment, capture_output=True, text=True).stderr.strip()
