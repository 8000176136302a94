"""python -I limited.py PROGRAM …: bounds what the program may use, then becomes it. It imports nothing of ours."""

import os
import resource
import sys

LIMITS = {
    resource.RLIMIT_AS: 3 * 1024**3,  # bytes of address space
    resource.RLIMIT_CPU: 20 * 60,  # seconds of processor time
    resource.RLIMIT_FSIZE: 0,  # bytes written to any file: it has its pipe
    resource.RLIMIT_NOFILE: 64,
    resource.RLIMIT_CORE: 0,
}

if __name__ == "__main__":
    for limit, most in LIMITS.items():
        resource.setrlimit(limit, (most, most))
    os.nice(10)
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606  the program that the parent names by its whole path
