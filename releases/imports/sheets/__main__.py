"""python -I …/sheets FD [encoding=…] [separator=…] [sheet=…]: read the open file FD; see the package."""

import os
import resource
import sys
from importlib import import_module
from pathlib import Path

LIMITS = {
    resource.RLIMIT_AS: 2 * 1024**3,  # bytes of address space
    resource.RLIMIT_CPU: 600,  # seconds of processor time
    resource.RLIMIT_FSIZE: 0,  # bytes written to any file: it has its pipe
    resource.RLIMIT_NOFILE: 64,
    resource.RLIMIT_CORE: 0,
}


def main() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
    answering, reading = (import_module(f"releases.imports.sheets.{name}") for name in ("answering", "reading"))
    for limit, most in LIMITS.items():
        resource.setrlimit(limit, (most, most))
    asked = dict(word.split("=", 1) for word in sys.argv[2:])
    with os.fdopen(int(sys.argv[1]), "rb") as file:
        file.seek(0)  # the parent has looked into it
        try:
            reading.read(file, **asked)
        except answering.Refused as refused:
            answering.refuse(str(refused))
        except Exception:  # a reader meets whatever somebody sent; all that matters is that it could not
            answering.refuse("unreadable")
        else:
            answering.end()


if __name__ == "__main__":
    main()
