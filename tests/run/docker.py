"""A `docker compose` for the scripts in deploy/: what they ask of it, done by the services' processes of one test."""

import subprocess
import sys
from pathlib import Path

from tests.run.engine import START, Installation
from tests.run.image import Image

FLAGS = {"--rm", "--no-deps", "-T", "--detach", "--wait"}


def main(image: str, folder: str, compose: str, verb: str, *arguments: str) -> int:
    """`up` finds running what the test has started; `exec` and `run` do what they say."""
    assert compose == "compose", compose
    installation = Installation(Path(folder), Image(Path(image)))
    words = list(arguments)
    entrypoint: tuple[str, ...] = START
    while words[0].startswith("-"):
        flag = words.pop(0)
        if flag == "--entrypoint":
            entrypoint = (words.pop(0),)
        elif flag not in FLAGS:
            raise SystemExit(f"docker compose {verb} was not expected to be given {flag}")
    service, *command = words
    if verb == "up":
        return 0
    if verb == "exec":
        entrypoint, command = (command[0],), command[1:]
    elif entrypoint == START and not command:
        command = [service]
    command = [installation.placed(service, word) for word in command]
    stdin = sys.stdin if verb == "exec" or "-T" in arguments else subprocess.DEVNULL
    return installation.run(service, *command, entrypoint=entrypoint, stdin=stdin).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
