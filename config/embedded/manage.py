"""script/manage: a management command with the services it needs, its standard output its own."""

import fcntl
import os
import sys
import time
from typing import NoReturn

from config.embedded import places, services
from config.embedded.places import Held, Places
from config.embedded.preparation import Preparation
from config.embedded.supervisor import Supervisor
from config.embedded.terminal import Trouble, say
from config.embedded.venv import PYTHON, ROOT

STDOUT = 3  # script/manage keeps the command's standard output here; 1 is standard error
PATIENCE = 180  # seconds to wait for services that another command is just starting


def main() -> int:
    data, command = split(sys.argv[1:])
    folder = places.chosen(data)
    try:
        folder.open()
        return _with_services(folder, command)
    except Trouble as trouble:
        say(f"script/manage: {trouble}")
        return 1
    except KeyboardInterrupt:
        return 130


def split(arguments: list[str]) -> tuple[str | None, list[str]]:
    """The data folder of `--data DIR` before the command, and the command."""
    if arguments[:1] == ["--data"] and len(arguments) > 1:
        return arguments[1], arguments[2:]
    if arguments and arguments[0].startswith("--data="):
        return arguments[0].removeprefix("--data="), arguments[1:]
    return None, arguments


def _with_services(folder: Places, command: list[str]) -> int:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            held = folder.hold("script/manage")
        except Held:
            _beside(folder, command)
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            with held:
                return _alone(folder, command)


def _beside(folder: Places, command: list[str]) -> None:
    """Become the command, on the services that another one runs; returns if they are not there yet, or no more."""
    guest = folder.guests(fcntl.LOCK_SH)
    try:
        addresses = places.read(folder.services).get("environment")
    except FileNotFoundError:
        addresses = None
    if not addresses:
        guest.close()
        return
    os.set_inheritable(guest.fileno(), True)  # held until the command ends
    _become(command, os.environ | addresses | {"IFRAJ_DATA": str(folder.data), "IFRAJ_KEYS": str(folder.keys)})


def _become(command: list[str], environment: dict[str, str]) -> NoReturn:
    if _has_stdout():
        os.dup2(STDOUT, 1)
        os.close(STDOUT)
    os.execve(PYTHON, [str(PYTHON), str(ROOT / "manage.py"), *command], environment)


def _alone(folder: Places, command: list[str]) -> int:
    """Start the services, initialise and migrate where needed, run the command, stop the services."""
    supervisor = Supervisor()
    supervisor.take_signals()
    running = None
    try:
        services.clear(folder)
        running = services.start(folder, supervisor)
        Preparation(folder, running.environment, supervisor).all()
        services.tell(folder, running)
        whole = [str(PYTHON), str(ROOT / "manage.py"), *command]
        return supervisor.attend(whole, running.environment, STDOUT if _has_stdout() else None)
    finally:
        with folder.guests(fcntl.LOCK_EX):  # others may be using these services
            services.forget(folder, running)
            supervisor.stop()


def _has_stdout() -> bool:
    try:
        os.fstat(STDOUT)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
