"""The embedded PostgreSQL: made, started, and its two roles."""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from config.embedded import binaries
from config.embedded.account import Account
from config.embedded.terminal import Trouble, last_lines

DATABASE, SUPERUSER, OWNER, SERVING = "ifraj", "ifraj_superuser", "ifraj_owner", "ifraj_app"
# The server's own view of its folder: it is started in it, and may not be able to enter the folders above.
HERE = "/proc/self/cwd"
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "96MB",
    "max_wal_size": "1GB",  # an import of a million rows would else write whole pages over and over
    "max_wal_senders": "0",  # nobody replicates from here
    "wal_level": "minimal",
    "jit": "off",  # the queries are short
    "random_page_cost": "1.1",  # no disk that turns: an index is read in any order at one price
    "log_line_prefix": "%m %q%u ",
    "log_min_messages": "log",  # what the server does; statements and their errors carry names and numbers
}


@dataclass(frozen=True)
class Cluster:
    """One data folder's PostgreSQL: `programs` run as `account` on `folder`, its socket in `socket`."""

    programs: Path
    account: Account
    folder: Path
    socket: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def url(self, role: str, password: str, database: str = DATABASE) -> str:
        return f"postgresql://{role}:{password}@/{database}?host={quote(str(self.socket), safe='')}"

    def make(self, superuser_password: str) -> None:
        """Initialise the cluster where there is none; refuse one of another major version."""
        major = binaries.major(self.programs)
        if (self.data / "PG_VERSION").exists():
            made_by = int((self.data / "PG_VERSION").read_text())
            if made_by != major:
                raise Trouble(
                    f"The database in {self.data} was made by PostgreSQL {made_by}, and here is PostgreSQL {major}. "
                    f"Use an installation with PostgreSQL {made_by}, or move the records with backup and restore."
                )
            return
        new = self.folder / "new"  # gets its place when it is whole
        password_file = self.folder / "password"
        subprocess.run(["rm", "-rf", new], check=True)
        self.account.own(self.folder)
        self.account.own(new)
        password_file.touch(mode=0o600)
        password_file.write_text(superuser_password)
        self.account.own_file(password_file)
        try:
            self._initdb(new, major)
        finally:
            password_file.unlink()
        new.rename(self.data)

    def _initdb(self, new: Path, major: int) -> None:
        # Sorted by code point everywhere, so that an index means the same on every machine.
        provider = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-ctype=C.UTF-8"]
        command = [
            *(str(self.programs / "initdb"), "-D", HERE, "--encoding=UTF8"),
            *(provider if major >= 17 else ["--locale=C.UTF-8"]),
            *(f"--username={SUPERUSER}", "--auth=scram-sha-256", "--pwfile=../password", "--no-instructions"),
        ]
        done = subprocess.run(
            command, cwd=new, env=ENVIRONMENT, capture_output=True, text=True, umask=0o077, **self.account.change
        )
        if done.returncode:
            output = done.stdout + done.stderr
            if "No space left" in output:
                raise Trouble(f"The disk is full: no room for the database in {self.folder}.")
            raise Trouble(f"PostgreSQL could not make its database in {self.folder}:\n{last_lines(output)}")

    def command(self, **settings: str) -> list[str]:
        chosen = SETTINGS | {"unix_socket_directories": str(self.socket)} | settings
        if binaries.major(self.programs) >= 18:
            chosen["io_method"] = "sync"  # no processes of their own for reading
        options = [part for name, value in chosen.items() for part in ("-c", f"{name}={value}")]
        return [str(self.programs / "postgres"), "-D", HERE, *options]

    def answers(self, superuser_password: str) -> bool:
        try:
            psycopg.connect(self.url(SUPERUSER, superuser_password, "postgres"), connect_timeout=2).close()
        except psycopg.OperationalError as error:
            if "password authentication failed" in str(error):
                raise Trouble(f"The passwords kept beside {self.folder} are not those of its database.") from None
            return False
        return True

    def make_roles(self, superuser_password: str, owner_password: str, serving_password: str) -> None:
        """The role that owns and migrates, the one that serves, and the database; what is there is left."""
        with psycopg.connect(self.url(SUPERUSER, superuser_password, "postgres"), autocommit=True) as connection:
            for role, options, password in (
                (OWNER, "LOGIN CREATEDB", owner_password),  # tests make databases of their own
                (SERVING, "LOGIN", serving_password),
            ):
                found = connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).rowcount
                text = sql.SQL(f"{'ALTER' if found else 'CREATE'} ROLE {{}} {options} PASSWORD {{}}")
                connection.execute(text.format(sql.Identifier(role), sql.Literal(password)))
            if not connection.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE]).rowcount:
                connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
                connection.execute(f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC")
            connection.execute(f"GRANT CONNECT, TEMPORARY ON DATABASE {DATABASE} TO {SERVING}")
