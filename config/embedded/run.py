"""script/run: the application on this machine, from the services to the address that is printed when it answers."""

import argparse
import errno
import http.client
import signal
import socket
import sys
import time

from config.embedded import places, processes, services
from config.embedded.logs import Log
from config.embedded.places import Places
from config.embedded.preparation import Preparation
from config.embedded.services import Services
from config.embedded.supervisor import Part, Supervisor
from config.embedded.terminal import Trouble, say, step
from config.embedded.venv import PYTHON, ROOT

LOGINS = (
    "documenter, documenter2, supervisor, supervisor2, liaison, analyst, administrator, administrator2;",
    "of a second organisation: other_documenter, other_supervisor, other_liaison",
)
# How each is asked to stop; the worker puts back into the queue what it cannot finish in time.
STOPPING = {"web": signal.SIGTERM, "worker": signal.SIGQUIT, "beat": signal.SIGTERM}
# Jobs wait for pages, because somebody waits for those.
NICE = {"worker": 10}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("script/run", description="Run Ifraj on this machine; Ctrl-C stops it.")
    parser.add_argument("--port", type=int, default=8000, help="the port on 127.0.0.1 (8000)")
    parser.add_argument("--data", metavar="DIR", help="the data folder (IFRAJ_DATA, else var/ in the clone)")
    parser.add_argument("--no-demo", action="store_true", help="no demo data in a new data folder")
    parser.add_argument("--verbose", action="store_true", help="show the logs of all parts here too")
    return parser.parse_args()


def main() -> int:
    chosen = arguments()
    supervisor = Supervisor(verbose=chosen.verbose)
    supervisor.take_signals()
    try:
        _run(chosen, supervisor)
    except Trouble as trouble:
        say(f"script/run: {trouble}")
        return 1
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        say("script/run: The disk is full. Make room and start again.")
        return 1
    except KeyboardInterrupt:
        pass
    return 0


def _run(chosen: argparse.Namespace, supervisor: Supervisor) -> None:
    began = time.monotonic()
    folder = places.chosen(chosen.data)
    folder.open()
    with folder.hold("script/run"):
        running = None
        try:
            services.clear(folder)
            refuse_taken(chosen.port)
            running = services.start(folder, supervisor)
            preparation = Preparation(folder, running.environment, supervisor)
            preparation.all()
            services.tell(folder, running)
            preparation.demo(wanted=not chosen.no_demo)
            _serve(folder, running, supervisor, chosen.port)
            _welcome(folder, chosen.port, time.monotonic() - began)
            supervisor.run()
        finally:
            say("\n  Stopping …")
            supervisor.stop()
            services.forget(folder, running)
            say("  Stopped.")


def refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise Trouble(f"Port {port} cannot be used ({error.strerror}); take another with --port.") from None


def _serve(folder: Places, running: Services, supervisor: Supervisor, port: int) -> None:
    with step("Starting the web server, the worker and the scheduler"):
        for part in parts(folder, running.environment, port):
            supervisor.add(part)
        web = supervisor.parts[-3]
        supervisor.wait_for(web, lambda: answers(port), 120)


def parts(folder: Places, environment: dict[str, str], port: int) -> list[Part]:
    """Web server, worker and scheduler."""
    environment = environment | {processes.MARK: str(folder.data), "PYTHONUNBUFFERED": "1"}
    commands: dict[str, list[str]] = {
        "web": [
            *("granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--no-ws"),
            *("--workers", "2", "--blocking-threads", "4", "--blocking-threads-idle-timeout", "600"),
            *("--respawn-failed-workers", "config.wsgi:application"),
        ],
        "worker": [
            *("celery", "-A", "config.celery", "worker", "--concurrency", "3", "--prefetch-multiplier", "1"),
            *("--without-gossip", "--without-mingle", "--max-memory-per-child", "250000", "--loglevel", "INFO"),
        ],
        "beat": [
            *("celery", "-A", "config.beat", "beat", "--pidfile=", "--loglevel", "WARNING"),
            *("--scheduler", "config.schedule:KeptSchedule", "--schedule", str(folder.data / "schedule.json")),
        ],
    }
    return [
        Part(
            name,
            [str(PYTHON), "-m", *command],
            ROOT,
            Log(folder.logs, name),
            environment,
            stopping=STOPPING[name],
            patience=15.0,
            nice=NICE.get(name, 0),
        )
        for name, command in commands.items()
    ]


def answers(port: int) -> bool:
    """Whether the site is up: database, broker, worker, and complete demo data where there is a demo."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz?serving", headers={"Host": "127.0.0.1"})
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _welcome(folder: Places, port: int, seconds: float) -> None:
    say(f"\n  Ifraj is running at http://127.0.0.1:{port}/ after {seconds:.1f} s. Ctrl-C stops it.")
    say(f"  To try a security key (which needs a name), open it as http://localhost:{port}/.")
    if folder.demo.exists():
        say("\n  Demo logins, all with the password  " + places.read(folder.demo)["password"])
        for line in LOGINS:
            say(f"    {line}")
    say("")


if __name__ == "__main__":
    sys.exit(main())
