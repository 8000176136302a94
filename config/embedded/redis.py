"""The embedded Redis: a private socket and a password, no TCP. It holds what may be lost; the outbox sends it again."""

from pathlib import Path
from urllib.parse import quote

SOCKET = "redis.sock"


def command(program: Path) -> list[str]:
    return [str(program), "-"]  # configuration from standard input: the password is in no list of processes


def configuration(socket: Path, password: str) -> bytes:
    """A snapshot once a minute, replaced in one step: a kill -9 loses a minute of messages, never the file."""
    lines = (
        "port 0",
        f'unixsocket "{socket / SOCKET}"',
        "unixsocketperm 700",
        f"requirepass {password}",
        "dir .",
        "save 60 1",
        "stop-writes-on-bgsave-error no",
        "maxmemory 128mb",
        "maxmemory-policy noeviction",
        "daemonize no",
    )
    return "\n".join(lines).encode() + b"\n"


def url(socket: Path, password: str) -> str:
    return f"unix://:{password}@{quote(str(socket / SOCKET))}"
