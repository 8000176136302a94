"""script/lint: every check of the code, all of them fast; each tool with its reason."""

import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import IO

from config.embedded import throwaway
from config.embedded.supervisor import Supervisor
from config.embedded.terminal import Trouble, say
from config.embedded.venv import PYTHON, ROOT


@dataclass(frozen=True)
class Check:
    """One tool, the reason it is here, and how it is asked (arguments of Python)."""

    reason: str
    command: tuple[str, ...]


def checks() -> list[Check]:
    templates = sorted(str(file.relative_to(ROOT)) for file in ROOT.glob("*/**/*.html") if ".venv" not in file.parts)
    manage = str(ROOT / "manage.py")
    return [
        Check("types: a wrong call is found before it runs", ("-m", "mypy", ".")),
        Check("style, imports, likely bugs, security", ("-m", "ruff", "check", ".")),
        Check("one layout, so that a difference is a change", ("-m", "ruff", "format", "--check", ".")),
        Check(
            "the floors: who asks stands above who is asked",
            ("-c", "from importlinter.cli import lint_imports_command as run; run()"),
        ),
        Check("templates indented by one rule", ("-m", "djhtml", "--check", *templates)),
        Check("no model without its migration", (manage, "makemigrations", "--check", "--dry-run", "--verbosity=0")),
        Check("no migration that breaks the version that still runs", ("-m", "config.embedded.lint_migrations")),
    ]


def main() -> int:
    supervisor = Supervisor()
    supervisor.take_signals()
    try:
        with throwaway.running(supervisor, **throwaway.NOTHING_TO_LOSE) as (_, started):
            return _all(started.environment)
    except Trouble as trouble:
        say(f"script/lint: {trouble}")
        return 1


def _all(environment: dict[str, str]) -> int:
    """Run them at once, tell them in order; 1 if one finds anything."""
    running = [(check, *_start(check, environment)) for check in checks()]
    failed = 0
    for check, process, output in running:
        began = time.monotonic()
        code = process.wait()
        output.seek(0)
        say(f"  {'ok    ' if code == 0 else 'FAILED'} {check.reason}  (+{time.monotonic() - began:.1f} s)")
        if code:
            failed += 1
            say(output.read())
    say("All checks passed." if not failed else f"{failed} of {len(running)} checks failed.")
    return 1 if failed else 0


def _start(check: Check, environment: dict[str, str]) -> tuple[subprocess.Popen[str], IO[str]]:
    output = tempfile.TemporaryFile("w+")  # noqa: SIM115 - read when the tool has ended
    command = [str(PYTHON), *check.command]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT, text=True)
    return process, output


if __name__ == "__main__":
    sys.exit(main())
