"""PostgreSQL and Redis for one data folder: embedded, or those that the environment names; and their addresses."""

import os
import secrets
import shutil
import signal
import tempfile
from dataclasses import dataclass
from pathlib import Path

import psycopg
import redis as redis_client

from config import keys
from config.embedded import account, binaries, places, processes, redis
from config.embedded.account import Account
from config.embedded.binaries import Binaries
from config.embedded.logs import Log
from config.embedded.places import Places
from config.embedded.postgres import ENVIRONMENT, OWNER, SERVING, Cluster
from config.embedded.supervisor import Part, Supervisor
from config.embedded.terminal import Trouble, step

LONGEST_SOCKET = 107 - len("/.s.PGSQL.5432")  # bytes the kernel takes for the address of a socket


@dataclass(frozen=True)
class Services:
    """Running servers. `environment` is what Django is given of them; `cluster` is None for somebody else's."""

    environment: dict[str, str]
    cluster: Cluster | None
    folder: Path | None  # of the sockets; removed at the end
    programs: Binaries


def start(chosen: Places, supervisor: Supervisor, **settings: str) -> Services:
    """Start what the environment does not name; answers when both do.

    `settings` are PostgreSQL's, for this start alone.
    """
    own_postgres, own_redis = not os.environ.get("DATABASE_URL"), not os.environ.get("REDIS_URL")
    environment = _common(chosen)
    if not (own_postgres or own_redis):
        services = Services(environment, None, None, Binaries(None, None))
    else:
        runs_as = account.of_servers(chosen.postgres)
        programs = binaries.find(runs_as, postgres=own_postgres, redis=own_redis)
        services = _start_embedded(chosen, supervisor, environment, runs_as, programs, settings)
    _check(services)
    return services


def _start_embedded(
    chosen: Places,
    supervisor: Supervisor,
    environment: dict[str, str],
    runs_as: Account,
    programs: Binaries,
    settings: dict[str, str],
) -> Services:
    secret, socket = _passwords(chosen), _socket_folder(runs_as)
    places.write_private(chosen.services, {"socket": str(socket)})
    cluster = None
    if programs.redis:
        _start_redis(chosen, supervisor, runs_as, programs.redis, socket, secret["redis"])
        environment["REDIS_URL"] = redis.url(socket, secret["redis"])
    if programs.postgres:
        cluster = Cluster(programs.postgres, runs_as, chosen.postgres, socket)
        _start_postgres(chosen, supervisor, cluster, secret, settings)
        environment["DATABASE_URL"] = cluster.url(SERVING, secret["serving"])
        environment["DATABASE_OWNER_URL"] = cluster.url(OWNER, secret["owner"])
    return Services(environment, cluster, socket, programs)


def _common(chosen: Places) -> dict[str, str]:
    if not chosen.keys.exists():
        keys.make(chosen.keys)
    return dict(os.environ) | {"IFRAJ_DATA": str(chosen.data), "IFRAJ_KEYS": str(chosen.keys)}


def _passwords(chosen: Places) -> dict[str, str]:
    """The passwords of this data folder, drawn the first time."""
    if not chosen.passwords.exists():
        if (chosen.postgres / "data").exists():
            raise Trouble(f"{chosen.passwords} is missing, and without it the database beside it cannot be opened.")
        names = ("superuser", "owner", "serving", "redis")
        places.write_private(chosen.passwords, {name: secrets.token_hex(24) for name in names})
    return places.read(chosen.passwords)


def _socket_folder(runs_as: Account) -> Path:
    """A new folder with a short path for the sockets, which only the servers' account (and root) can enter."""
    for parent in (tempfile.gettempdir(), "/tmp"):  # noqa: S108 - a new name below it, closed to others
        folder = Path(tempfile.mkdtemp(prefix="ifraj-", dir=parent))
        runs_as.own_file(folder)
        if len(bytes(folder)) <= LONGEST_SOCKET and runs_as.can_enter(folder):
            return folder
        folder.rmdir()
    raise Trouble("No folder with a short path was found for the servers' sockets: set TMPDIR to one.")


def _start_redis(
    chosen: Places, supervisor: Supervisor, runs_as: Account, program: Path, socket: Path, password: str
) -> None:
    runs_as.own(chosen.redis)
    part = Part(
        "redis",
        redis.command(program),
        chosen.redis,
        Log(chosen.logs, "redis"),
        ENVIRONMENT,
        account=runs_as,
        stdin=redis.configuration(socket, password),
        server=True,
    )
    supervisor.add(part)


def _start_postgres(
    chosen: Places, supervisor: Supervisor, cluster: Cluster, secret: dict[str, str], settings: dict[str, str]
) -> None:
    fresh = not cluster.data.exists()
    with step("Making the database" if fresh else "Starting PostgreSQL and Redis"):
        cluster.account.own(cluster.folder)
        cluster.make(secret["superuser"])
        (cluster.data / "postmaster.pid").unlink(missing_ok=True)  # the folder is held and nothing of it runs
        part = Part(
            "postgres",
            cluster.command(**settings),
            cluster.data,
            Log(chosen.logs, "postgres"),
            ENVIRONMENT,
            account=cluster.account,
            stopping=signal.SIGINT,  # disconnects everybody and writes everything down
            patience=30.0,
            server=True,
        )
        supervisor.add(part)
        supervisor.wait_for(part, lambda: cluster.answers(secret["superuser"]), 120)
        cluster.make_roles(secret["superuser"], secret["owner"], secret["serving"])


def _check(services: Services) -> None:
    """Both answer, with the rights that are needed; a Trouble says which does not."""
    environment = services.environment
    environment.setdefault("DATABASE_OWNER_URL", environment["DATABASE_URL"])
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        try:
            with psycopg.connect(environment[name], connect_timeout=5) as connection:
                version = connection.info.server_version // 10000
        except psycopg.Error as error:
            raise Trouble(f"The database of {name} does not answer: {str(error).strip().splitlines()[0]}") from None
        if version < binaries.OLDEST:
            raise Trouble(f"The database of {name} is PostgreSQL {version}; {binaries.OLDEST} or newer is needed.")
    client = redis_client.Redis.from_url(environment["REDIS_URL"], socket_connect_timeout=5)

    def answers() -> bool:
        try:
            return bool(client.ping())
        except (redis_client.ConnectionError, redis_client.TimeoutError):
            return False

    if not processes.wait_until(answers, 10):
        raise Trouble("The Redis of REDIS_URL does not answer.")


def tell(chosen: Places, services: Services) -> None:
    """Leave the addresses for script/manage, readable by oneself alone."""
    names = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL")
    addresses = {name: services.environment[name] for name in names}
    places.write_private(chosen.services, {"socket": str(services.folder or ""), "environment": addresses})


def clear(chosen: Places) -> None:
    """End what an earlier run on this folder left when it was killed; called while the folder is held."""
    processes.end_leftovers(chosen.data)
    _forget(chosen)


def forget(chosen: Places, services: Services | None) -> None:
    """The services have been stopped: take their addresses and their sockets' folder away."""
    _forget(chosen)
    if services and services.programs.held is not None:
        os.close(services.programs.held)


def _forget(chosen: Places) -> None:
    if chosen.services.exists():
        socket = places.read(chosen.services).get("socket", "")
        if Path(socket).name.startswith("ifraj-"):
            shutil.rmtree(socket, ignore_errors=True)
        chosen.services.unlink()
