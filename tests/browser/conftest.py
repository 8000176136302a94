"""The browser of the browser tests: the Chromium of the machine."""

import os
import shutil
from typing import Any

import pytest


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium where there is one; without its sandbox as root, who may not have one."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    own = {"executable_path": found} if found else {}
    return {**browser_type_launch_args, **own, "args": [*browser_type_launch_args.get("args", []), *sandbox]}
