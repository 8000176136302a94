"""Where there is no container engine: the services of docker-compose.yml as processes, each as its container has it.

A service is given the environment, the secrets, the account, the command, the health check and the signal that the two
files say, and nothing else; the fixed places of a container (`/run/secrets`, `/var/lib/ifraj`, a port) become places of
one test. PostgreSQL is set up as its image does it: a superuser trusted on the socket alone, then deploy/roles.sh.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from config.embedded import account, binaries
from config.embedded.account import Account
from config.embedded.venv import SERVERS
from tests.run.compose import SERVICES, environment_of, interpolated
from tests.run.image import APPLICATION, Image
from tests.run.running import ROOT, free_port, wait_until

DOCKER = "#!/bin/sh\ncd '{root}' && PYTHONPATH=. exec '{python}' -m tests.run.docker '{image}' '{folder}' \"$@\"\n"
START = ("/bin/sh", "deploy/start")
STOPPING = {"database": "SIGINT"}  # said by its image


@dataclass
class Installation:
    """One team's server: its secrets, its volumes, and the services that run."""

    folder: Path
    image: Image
    running: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    def make(self) -> "Installation":
        """Draw the secrets, make the volumes and the database's cluster; nothing runs yet."""
        self.folder.mkdir(mode=0o755)
        for name in ("socket", "database", "redis"):
            self.servers.own(self.folder / name)
        (self.folder / "socket").chmod(0o755)
        APPLICATION.own(self.folder / "data")
        make_secrets(self.folder / "secrets")
        (self.folder / "ports").write_text(
            json.dumps({name: free_port() for name in ("database", "redis", "web", "public")})
        )
        (self.folder / "bin").mkdir()
        docker = self.folder / "bin" / "docker"
        docker.write_text(DOCKER.format(root=ROOT, python=sys.executable, image=self.image.folder, folder=self.folder))
        docker.chmod(0o755)
        initdb = [self.programs.postgres / "initdb", "-D", ".", "--username=postgres", "--auth-local=trust"]  # type: ignore[operator]
        self._as("database", [*map(str, initdb), "--auth-host=scram-sha-256"], stdout=subprocess.DEVNULL).wait()
        return self

    @cached_property
    def ports(self) -> dict[str, int]:
        found: dict[str, int] = json.loads((self.folder / "ports").read_text())
        return found

    @cached_property
    def servers(self) -> Account:
        return account.of_servers(self.folder / "database")

    @cached_property
    def programs(self) -> binaries.Binaries:
        return binaries.find(self.servers, postgres=True, redis=True)

    @property
    def path(self) -> str:
        """Where programs are looked for: the image's, PostgreSQL's and Redis' clients, those of the machine."""
        wheels = [SERVERS / binaries.WHEEL_POSTGRES, SERVERS / binaries.WHEEL_REDIS.parent]
        servers = [self.programs.postgres, self.programs.redis and self.programs.redis.parent]
        return ":".join(map(str, [self.image.folder / "opt/venv/bin", *wheels, *servers, "/usr/bin", "/bin"]))

    def secrets_of(self, service: str) -> Path:
        """A folder with the secrets that the container of `service` is given."""
        folder = self.folder / f"secrets-of-{service}"
        folder.mkdir(exist_ok=True)
        for name in SERVICES[service].get("secrets", []):
            if not (folder / name).exists():
                shutil.copyfile(self.folder / "secrets" / name, folder / name)
        return folder

    def environment(self, service: str) -> dict[str, str]:
        """What the process of a service is given: what the files say, and the test's places."""
        said = {name: self.placed(service, value) for name, value in environment_of(service).items()}
        said |= {"PATH": self.path, "SECRETS": str(self.secrets_of(service)), "LC_ALL": "C.UTF-8"}
        if "build" not in SERVICES[service]:
            return said | {"PGHOST": str(self.folder / "socket"), "PGPORT": str(self.ports["database"])}
        said |= {f"{name.upper()}_HOST": f"127.0.0.1:{self.ports[name]}" for name in ("database", "redis")}
        said |= {"HOSTNAME": socket.gethostname(), "HOME": str(self.image.code)}
        return said | {"HOST": "127.0.0.1", "PORT": str(self._port(service))}

    def _port(self, service: str) -> int:
        return self.ports.get(service, self.ports["web"])

    def placed(self, service: str, text: str) -> str:
        """`text` of the compose file or the Dockerfile with this installation's places."""
        places = {
            "/run/secrets": str(self.secrets_of(service)),
            "/var/lib/ifraj": str(self.folder / "data"),
            "8000": str(self._port(service)),
            "--host 127.0.0.1": f"--host 127.0.0.1 --port {self.ports['database']}",
            "redis-server - <<END\n": f"redis-server - <<END\nport {self.ports['redis']}\nbind 127.0.0.1\n",
            "redis-cli": f"redis-cli -p {self.ports['redis']}",
        }
        text = interpolated(text)
        for place, here in places.items():
            text = text.replace(place, here)
        return self.image.placed(text)

    def _as(self, service: str, command: list[str], **options: Any) -> "subprocess.Popen[bytes]":
        """Start `command` as the service's account, in its folder."""
        ours = "build" in SERVICES[service]
        change = (APPLICATION if ours else self.servers).change
        folder = self.image.code if ours else self.folder / service
        return subprocess.Popen(command, cwd=folder, env=self.environment(service), **change, **options)

    def run(
        self, service: str, *command: str, entrypoint: tuple[str, ...] = START, **options: Any
    ) -> "subprocess.CompletedProcess[bytes]":
        """Another process of `service` to its end, as `docker compose run` and `exec` do."""
        with self._as(service, [*entrypoint, *command], **options) as process:
            out, error = process.communicate()
        return subprocess.CompletedProcess(command, process.returncode, out, error)

    def said(self, service: str, *command: str) -> str:
        """What a management command prints; fails the test where it fails."""
        done = self.run(service, *command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def start(self, *services: str) -> "Installation":
        """Start services and wait until each is healthy, as those that depend on it do."""
        for service in services:
            with (self.folder / f"{service}.log").open("ab") as log:
                self.running[service] = self._as(service, self._command(service), stdout=log, stderr=log)
        for service in services:
            wait_until(lambda service=service: self.healthy(service), 120)  # type: ignore[misc]
        return self

    def _command(self, service: str) -> list[str]:
        if service == "database":
            settings = {"listen_addresses": "127.0.0.1", "unix_socket_directories": self.folder / "socket"}
            options = [f"--{name}={value}" for name, value in {**settings, "port": self.ports[service]}.items()]
            return [str(self.programs.postgres / "postgres"), "-D", ".", *options]  # type: ignore[operator]
        said = [self.placed(service, word) for word in SERVICES[service]["command"]]
        return [*START, *said] if "build" in SERVICES[service] else said

    def make_roles(self) -> "subprocess.CompletedProcess[bytes]":
        """What the image does with the file that is mounted for its first start."""
        roles = self.folder / "roles.sh"
        shutil.copy(ROOT / "deploy/roles.sh", roles)
        return self.run("database", entrypoint=("sh", str(roles)), stderr=subprocess.PIPE)

    def healthy(self, service: str) -> bool:
        """What the health check of the service says."""
        assert self.running[service].poll() is None, (self.folder / f"{service}.log").read_text()
        how, *words = SERVICES[service]["healthcheck"]["test"]
        words = [self.placed(service, word) for word in words]
        first, *rest = ["sh", "-c", *words] if how == "CMD-SHELL" else words
        done = self.run(service, *rest, entrypoint=(first,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return done.returncode == 0

    def stop(self, *services: str) -> dict[str, int]:
        """Stop services as the engine does, and how each ended; fails the test where one had to be killed."""
        ended = {}
        for service in services or [*reversed(self.running)]:
            process = self.running.pop(service)
            name = SERVICES[service].get("stop_signal", STOPPING.get(service, "SIGTERM"))
            process.send_signal(signal.Signals[name])
            ended[service] = process.wait(seconds(SERVICES[service].get("stop_grace_period", "10s")))
        return ended


def seconds(text: str) -> int:
    """Of `20s` and `1m`."""
    return int(text[:-1]) * {"s": 1, "m": 60}[text[-1]]


def make_secrets(folder: Path) -> None:
    """As a person does on the machine: by a Python without packages, under a mask that closes what one makes."""
    command = [sys.executable, "-S", str(ROOT / "deploy/make-secrets"), str(folder)]
    subprocess.run(command, check=True, capture_output=True, umask=0o077, env={"PATH": os.environ["PATH"]})
