"""script/test: the whole suite, on services of its own; what could not be run is said at the end."""

import sys

import psycopg

from config.embedded import browser, catalogues, places, throwaway
from config.embedded.places import Places
from config.embedded.postgres import OWNER, SUPERUSER
from config.embedded.services import Services
from config.embedded.supervisor import Supervisor
from config.embedded.terminal import Trouble, say
from config.embedded.venv import PYTHON, ROOT

HELP = """script/test [--full] [--spark] [arguments of pytest]

  --full   also what is too long for every day
  --spark  only what runs on Spark, with the packages of requirements-spark.txt; needs Java 17 or newer
"""
OURS = ("--full", "--spark")


def main() -> int:
    arguments = [argument for argument in sys.argv[1:] if argument not in OURS]
    if "--help" in arguments:
        say(HELP)
        return 0
    full, spark = (option in sys.argv[1:] for option in OURS)
    supervisor = Supervisor()
    supervisor.take_signals()
    try:
        missing = None if spark else browser.why_missing()
        return _run(supervisor, arguments, full=full, spark=spark, missing=missing)
    except Trouble as trouble:
        say(f"script/test: {trouble}")
        return 1
    except KeyboardInterrupt:
        return 130


def _run(supervisor: Supervisor, arguments: list[str], *, full: bool, spark: bool, missing: str | None) -> int:
    marks = [
        "spark" if spark else "not spark",
        *([] if full or spark else ["not full"]),
        *(["not browser"] if missing else []),
    ]
    options = ["--tb=short", "-q", *(["-m", " and ".join(marks)] if marks and "-m" not in arguments else [])]
    if not arguments and not spark:
        options += ["-n", "2", "--dist", "loadgroup"]  # both cores; the groups are made in tests/conftest.py
    catalogues.compile_newer(ROOT / "locale")
    # The database is brought up to this version once; whoever needs one in a test copies that one.
    with (
        throwaway.prepared(supervisor) as made,
        throwaway.running(supervisor, made, **throwaway.NOTHING_TO_LOSE) as (folder, started),
    ):
        _let_triggers_be_set_aside(folder, started)
        command = [str(PYTHON), "-m", "pytest", f"--rootdir={ROOT}", *options, *arguments]
        code = supervisor.attend(command, started.environment | {"IFRAJ_TESTS_MADE": str(made)})
    if missing:
        say(f"Not run: the browser tests. {missing}")
    if not full and "-m" not in arguments:
        say("Not run: what is marked “full”; script/test --full runs it too.")
    if not spark and "-m" not in arguments:
        say("Not run: what is marked “spark”; script/test --spark runs it.")
    return code


def _let_triggers_be_set_aside(folder: Places, started: Services) -> None:
    """Let the owner bring rows as they once were made (tests/cast.py); in somebody else's cluster it may not."""
    if started.cluster is None:
        return
    url = started.cluster.url(SUPERUSER, places.read(folder.passwords)["superuser"], "postgres")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"GRANT SET ON PARAMETER session_replication_role TO {OWNER}")


if __name__ == "__main__":
    sys.exit(main())
