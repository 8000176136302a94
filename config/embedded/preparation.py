"""What Django needs before it serves, each only where something has changed: database, catalogues, static files, demo.

Each start of Django costs a second, so what was done is remembered: for the database in a comment on the database
itself, together with the migrations it has; for the static files beside them.
"""

import hashlib
import re
import secrets
import signal
import subprocess
from pathlib import Path

import psutil
import psycopg
from psycopg import sql

from config.embedded import catalogues, places, processes
from config.embedded.logs import Log
from config.embedded.places import Places
from config.embedded.supervisor import TICK, Supervisor
from config.embedded.terminal import Trouble, last_lines, say, step
from config.embedded.venv import PYTHON, ROOT

OURS = ("accounts", "casework", "detainees", "releases", "families", "config")


class Preparation:
    """Prepares one data folder with the services of `environment`; a signal to `supervisor` ends it."""

    def __init__(self, chosen: Places, environment: dict[str, str], supervisor: Supervisor) -> None:
        self.places = chosen
        self.environment = environment | {processes.MARK: str(chosen.data)}
        self.supervisor = supervisor
        self.log = Log(chosen.logs, "setup")

    def all(self) -> None:
        """Catalogues and static files while the database is migrated."""
        static = self.start_files()
        self.database()
        self.finish_files(static)

    def database(self) -> None:
        """Migrations, rights of the serving role and acting key, where code, keys or migrations have changed."""
        with psycopg.connect(self.environment["DATABASE_OWNER_URL"], autocommit=True) as owner:
            refuse_newer(owner, self.places.data)
            if remembered(owner) == self._state(owner):
                return
        with step("Bringing the database up to this version"):
            self.manage("prepare_database")
        with psycopg.connect(self.environment["DATABASE_OWNER_URL"], autocommit=True) as owner:
            remember(owner, self._state(owner))

    def _state(self, owner: psycopg.Connection) -> str:
        return f"{code_digest(self.places.keys)} {migrations_digest(owner)}"

    def demo(self, *, wanted: bool) -> None:
        """The demo data, decided by the first script/run on this folder and made once, whatever comes between."""
        if self.places.demo_wanted is None:
            wanted = wanted and self._nobody_works_here()
            if wanted:
                places.write_private(self.places.demo, {"password": password(), "complete": False})
            self.places.decide_demo(wanted)
        if self.places.demo.exists() and not places.read(self.places.demo).get("complete"):
            with step("Making the demo data"):
                self.manage("make_demo")

    def _nobody_works_here(self) -> bool:
        with psycopg.connect(self.environment["DATABASE_OWNER_URL"]) as owner:
            found = owner.execute("SELECT FROM accounts_organisation LIMIT 1").rowcount
        return not found

    def start_files(self) -> subprocess.Popen[bytes] | None:
        """Compile the catalogues and begin to collect the static files, where something has changed."""
        catalogues.compile_newer(ROOT / "locale")
        made = self.places.data / "static.made"
        if made.exists() and made.read_text() == static_digest():
            return None
        made.unlink(missing_ok=True)
        return self.begin("collectstatic", "--clear", "--no-input", "--verbosity=0")

    def finish_files(self, running: subprocess.Popen[bytes] | None) -> None:
        if not running:
            return
        with step("Collecting the static files"):
            self.finish(running, "collectstatic")
        (self.places.data / "static.made").write_text(static_digest())

    def manage(self, *arguments: str) -> None:
        self.finish(self.begin(*arguments), arguments[0])

    def begin(self, *arguments: str) -> subprocess.Popen[bytes]:
        command = [str(PYTHON), str(ROOT / "manage.py"), *arguments]
        with self.log.open() as log:
            log.write(f"--- {' '.join(arguments)}\n".encode())
            process = processes.start(command, folder=ROOT, log=log, environment=self.environment)
        self.supervisor.others.add(process.pid)
        return process

    def finish(self, running: subprocess.Popen[bytes], name: str) -> None:
        """Wait for it, looking after the services meanwhile; a Trouble with its last words if it fails."""
        self.supervisor.run(lambda: running.poll() is not None, tick=TICK / 4)
        if self.supervisor.stopping:
            if running.poll() is None:
                processes.end([psutil.Process(running.pid)], signal.SIGTERM, 5)
            raise KeyboardInterrupt
        if running.returncode:
            words = self.log.tail()
            if "No space left on device" in words:
                raise Trouble(f"The disk is full: “{name}” could not be finished.")
            raise Trouble(f"“{name}” failed. The end of {self.log.path}:\n{last_lines(words)}")


def refuse_newer(owner: psycopg.Connection, data: Path) -> None:
    """A migration that this version does not have means that a newer one has worked on this database."""
    if not has_migrations(owner):
        return
    known = {app: known_migrations(app) for app in OURS}
    for app, name in owner.execute("SELECT app, name FROM django_migrations WHERE app = ANY(%s)", [list(OURS)]):
        if name not in known[app]:
            say(f"  The database knows the migration {app}.{name}, this version does not.")
            raise places.newer_version(data)


def known_migrations(app: str) -> set[str]:
    """By name: those that this version has, and the older ones for which they stand."""
    files = list((ROOT / app / "migrations").glob("[0-9]*.py"))
    stood_for = "".join(
        "".join(re.findall(r"^    replaces = \[.*?\]$", file.read_text(), re.M | re.S)) for file in files
    )
    return {file.stem for file in files} | set(re.findall(rf'\("{app}", "(\w+)"\)', stood_for))


def has_migrations(owner: psycopg.Connection) -> bool:
    found = owner.execute("SELECT to_regclass('public.django_migrations') IS NOT NULL").fetchone()
    return bool(found and found[0])


def migrations_digest(owner: psycopg.Connection) -> str:
    if not has_migrations(owner):
        return "none"
    found = owner.execute(
        "SELECT md5(string_agg(app || '.' || name, ' ' ORDER BY id)) FROM django_migrations"
    ).fetchone()
    return str(found and found[0])


def remembered(owner: psycopg.Connection) -> str:
    found = owner.execute(
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
    ).fetchone()
    return str(found and found[0])


def remember(owner: psycopg.Connection, state: str) -> None:
    name = sql.Identifier(owner.info.dbname)
    owner.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(name, sql.Literal(state)))


def code_digest(keys: Path) -> str:
    """Of everything that decides what the database should be: our code, the packages' versions, the keys."""
    found = hashlib.sha256(keys.read_bytes())
    for app in OURS:
        for file in sorted((ROOT / app).rglob("*")):
            if file.suffix in (".py", ".sql", ".json", ".csv") and "embedded" not in file.parts:
                found.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    found.update((ROOT / "requirements.txt").read_bytes())
    return found.hexdigest()[:32]


def static_digest() -> str:
    """Of our static files by name, size and time, and of the packages that bring others."""
    found = hashlib.sha256((ROOT / "requirements.txt").read_bytes() + (ROOT / "config" / "settings.py").read_bytes())
    for file in sorted((ROOT / "static").rglob("*")):
        status = file.stat()
        found.update(f"{file} {status.st_size} {status.st_mtime_ns}".encode())
    return found.hexdigest()


def password() -> str:
    """A password that can be read from one screen and typed on another."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))
