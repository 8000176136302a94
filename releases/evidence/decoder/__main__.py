"""python -I …/decoder FD TASK: decode the open file FD; TASK is one of tasks.TASKS, perhaps with JSON after it.

Answers as `answering` says: {"media_type": …} with what the file tells of itself, or {"refused": CODE}. Only what kills
the process leaves it without an answer.
"""

import os
import resource
import sys
from importlib import import_module
from pathlib import Path

LIMITS = {
    resource.RLIMIT_AS: 1536 * 1024 * 1024,  # bytes of address space
    resource.RLIMIT_CPU: 120,  # seconds of processor time
    resource.RLIMIT_FSIZE: 0,  # bytes written to any file: it has its pipe
    resource.RLIMIT_NOFILE: 64,
    resource.RLIMIT_CORE: 0,
}


def main() -> None:
    for limit, most in LIMITS.items():
        resource.setrlimit(limit, (most, most))
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
    answering, tasks = (import_module(f"releases.evidence.decoder.{name}") for name in ("answering", "tasks"))
    os.lseek(int(sys.argv[1]), 0, os.SEEK_SET)  # the parent has looked into it
    with os.fdopen(int(sys.argv[1]), "rb") as file:
        try:
            said = tasks.TASKS[sys.argv[2]](file, *sys.argv[3:])
        except answering.Refused as refused:
            said = {"refused": str(refused)}
        except Exception:  # a decoder meets whatever somebody sent; all that matters is that it could not
            said = {"refused": "unreadable"}
    answering.end(**said)


if __name__ == "__main__":
    main()
